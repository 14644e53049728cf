"""Files that get their names when they are whole."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, BinaryIO

from ocop.errors import OcopError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def appearing_whole(path: Path) -> Iterator[BinaryIO]:
    """File that gets its name when the block ends well; one that was there stays until then, and where it does not.

    A link stays a link to the file that is replaced; a device or pipe is written as it is.

    Raises:
        UsageError: The path is a folder, or in none.
        OcopError: The disk is full or may not be written; nothing is left behind.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}; make it first")
    target = path.resolve()
    is_ordinary = target.is_file() or not target.exists()
    part = target.with_name(f".{target.name}.{os.getpid()}.part") if is_ordinary else target
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            if is_ordinary:
                os.fsync(file.fileno())
        if is_ordinary:
            part.replace(target)
    except OSError as error:
        raise OcopError(
            f"{path} was not written ({error.strerror or error}); a file that was there is as it was: "
            "free some space, or name a file in a folder that you may write to"
        ) from error
    finally:
        if is_ordinary:
            part.unlink(missing_ok=True)
