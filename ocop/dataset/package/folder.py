"""A folder that gets its name when everything in it is written."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from ocop.errors import OcopError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@contextlib.contextmanager
def appearing_whole(folder: Path, is_ours: Callable[[Path], bool]) -> Iterator[Path]:
    """Folder to write into, which takes the place of `folder` when the block ends well, and vanishes when it does not.

    Args:
        folder: Where it is to be; a folder that is not there yet, is empty, or holds what an earlier call wrote.
        is_ours: Whether a folder holds what an earlier call wrote and nothing else.

    Raises:
        UsageError: There is a file, or a folder with other things in it, or no folder to make it in.
        OcopError: The disk is full, or the folder may not be written; what was there is as it was.
    """
    target = _checked(folder, is_ours)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        yield part
        _put_in_place(part, target)
    except OSError as error:
        raise OcopError(
            f"{folder} was not written ({error.strerror or error}); what was there is as it was: "
            "free some space, or name a folder where you may write"
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _checked(folder: Path, is_ours: Callable[[Path], bool]) -> Path:
    target = folder.resolve()
    if target.exists():
        if not target.is_dir():
            raise UsageError(f"{folder} is a file; name a folder for the package")
        if any(target.iterdir()) and not is_ours(target):
            raise UsageError(f"{folder} holds other files; name a new or empty folder for the package")
    elif not target.parent.is_dir():
        raise UsageError(f"there is no folder {folder.parent}; make it first")
    return target


def _put_in_place(part: Path, target: Path) -> None:
    """Gives a folder its name; one that has the name steps aside for that moment, and back if it fails."""
    if not target.exists():
        part.rename(target)
        return
    aside = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.rename(aside)
    try:
        part.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
