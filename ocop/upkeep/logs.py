"""The log of the runs: a file that is rotated, so that years of them stay small."""

from __future__ import annotations

import logging
import sys
import time
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from ocop.errors import OcopError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 5_000_000
EARLIER_FILES = 4

log = logging.getLogger("ocop.upkeep")


class _Handler(RotatingFileHandler):
    """Tells once, in one line, that the log cannot be written: a full disk must not fill the screen too."""

    is_told = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name of logging
        if not self.is_told:
            self.is_told = True
            print(f"ocop: the log {self.baseFilename} cannot be written: {sys.exc_info()[1]}", file=sys.stderr)


@contextmanager
def logged_to(path: Path) -> Iterator[None]:
    """While the block runs, what is logged goes to a file too, each line with its time in UTC.

    The file is begun anew when it has grown to 5 MB; four earlier ones are kept, numbered from the latest.

    Raises:
        OcopError: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _Handler(path, maxBytes=MOST_BYTES, backupCount=EARLIER_FILES, encoding="utf-8")
    except OSError as error:
        raise OcopError(f"the log {path} cannot be written: {error.strerror}; give the right to write there") from error
    formatter = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.setLevel(logging.INFO)
    root, level, own = logging.getLogger(), logging.getLogger().level, log.level
    root.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        log.setLevel(own)
        handler.close()
