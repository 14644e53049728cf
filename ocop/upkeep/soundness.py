"""Whether a dataset is sound after a run."""

from __future__ import annotations

from pathlib import Path

from ocop.dataset.connection import open_dataset, told_plainly
from ocop.errors import DatasetError


def verified(database: Path) -> str:
    """What a verification found to be well, in one line.

    Raises:
        DatasetError: The dataset breaks a rule; the message says which.
    """
    db = open_dataset(database, "read")
    try:
        with told_plainly(database):
            found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            broken = db.execute("PRAGMA foreign_key_check").fetchone()
    finally:
        db.close()
    if found != "ok" or broken:
        raise DatasetError(f"{database} is damaged ({found if found != 'ok' else broken}); put a backup in its place")
    return "every rule holds"
