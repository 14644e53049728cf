"""Being told to stop by the system, tidily."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

_EXIT_CODE = 128 + signal.SIGTERM


@contextlib.contextmanager
def tidy_termination() -> Iterator[None]:
    """Within the block, SIGTERM ends the program as Ctrl-C does: what cleans up behind itself still does so.

    For the main thread alone.
    """
    earlier = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)


def _end(_: int, __: FrameType | None) -> NoReturn:
    raise SystemExit(_EXIT_CODE)
