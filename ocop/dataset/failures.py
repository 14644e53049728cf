"""What SQLite refuses, told in one line that says the remedy."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from ocop.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def told_plainly(path: Path | None = None) -> Iterator[None]:
    """Turns SQLite's failures into a `DatasetError` of one line that says the remedy."""
    name = str(path) if path else "the dataset"
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise DatasetError(
            f"{name}: a row breaks a rule of the dataset ({error}); nothing of it was written"
        ) from error
    except sqlite3.DatabaseError as error:
        raise DatasetError(f"{name}: {_remedy(str(error))}") from error


def _remedy(message: str) -> str:
    if "locked" in message or "busy" in message:
        return "another program is writing to it; wait until it has finished, then try again"
    if "readonly" in message or "unable to open" in message:
        return "cannot be opened for writing here; check the rights of the file and its folder, or copy it elsewhere"
    if "full" in message or "disk I/O" in message:
        return (
            f"the disk refuses ({message}); free some space, then run the command again: nothing half-written is kept"
        )
    if "malformed" in message or "not a database" in message:
        return (
            "the file is damaged; put a backup in its place, or run `ocop import` on its archive folder into a new file"
        )
    return f"SQLite refuses: {message}"
