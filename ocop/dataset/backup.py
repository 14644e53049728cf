"""Backups: whole copies of a dataset that is in use."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.files import connect_to_read
from ocop.errors import DatasetError, UsageError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def back_up(path: Path, target: Path) -> None:
    """Copies a dataset as it is at this moment into a file that gets its name when it is whole.

    SQLite's online backup reads one state of the dataset, however long it takes and whoever writes meanwhile. The copy
    is one file that needs no others beside it. A file that was at `target` stays until the new one is whole and passes
    SQLite's quick check, so that a dataset that got damaged does not push out its last good backup.

    Args:
        path: The dataset, of any version; it is only read.
        target: Where the copy is to be, in a folder that is there.

    Raises:
        UsageError: The target is the dataset itself, a folder, or in no folder.
        DatasetError: The dataset is damaged or cannot be read, or the copy cannot be written: no room, or no right to.
            Nothing half written is left, and the dataset is as it was.
    """
    _check_target(path, target)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with told_plainly(path), closing(connect_to_read(path)) as source:
            _copy(source, part, target)
        part.replace(target)
    except OSError as error:
        raise DatasetError(_refusal(target, error.strerror or str(error))) from error
    finally:
        for leftover in (part, part.with_name(f"{part.name}-journal")):
            leftover.unlink(missing_ok=True)


def backup_before(version: int, path: Path, moment: datetime) -> Path:
    """Backup of a dataset beside it, to be kept when a newer program changes its schema; gives the file.

    Args:
        version: Number of the schema that it has.
        path: The dataset.
        moment: Now, in UTC.

    Raises:
        DatasetError: As `back_up` raises it.
    """
    target = path.with_name(f"{path.name}.schema-{version}.{moment:%Y%m%d-%H%M%S}.backup")
    back_up(path, target)
    return target


def _copy(source: sqlite3.Connection, part: Path, target: Path) -> None:
    try:
        pages, page_size = (source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        free = shutil.disk_usage(part.parent).free
        if free < pages * page_size:
            raise DatasetError(
                f"there is no room for the backup {target}: it takes {_megabytes(pages * page_size)} MB and"
                f" {_megabytes(free)} MB are free; free some space, then run the command again"
            )
        with closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            _check(copy)
    except sqlite3.OperationalError as error:
        raise DatasetError(_refusal(target, str(error))) from error


def _check(copy: sqlite3.Connection) -> None:
    """Refuses the copy of a damaged dataset, so that it never takes the place of a good one."""
    found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(f"malformed: {found}")


def _check_target(path: Path, target: Path) -> None:
    if target.is_dir():
        raise UsageError(f"{target} is a folder; name a file in it for the backup")
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent} for the backup; make it first")
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError(f"{target} is the dataset itself; name another file for its backup")


def _refusal(target: Path, why: str) -> str:
    return f"the backup {target} cannot be written ({why}); free some space or check the rights of its folder"


def _megabytes(size: int) -> int:
    """Bytes in megabytes, rounded up.

    >>> _megabytes(1), _megabytes(2_000_000)
    (1, 2)
    """
    return -(-size // 1_000_000)
