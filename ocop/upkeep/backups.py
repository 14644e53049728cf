"""The backups of a dataset: one before each run, a few of them kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from typing import TYPE_CHECKING

from ocop.dataset.backup import back_up
from ocop.errors import DatasetError
from ocop.paths import backups_dir
from ocop.upkeep.rotation import surplus

if TYPE_CHECKING:
    from pathlib import Path

_STAMP = "%Y%m%dT%H%M%SZ"
# Copies of a dataset that did not pass its last verification are named so: they push out no copy that did.
_DOUBTFUL = ".unverified"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup.

    Attributes:
        path: The file.
        made_at: When it was made.
        is_doubtful: Whether the dataset had failed its verification before.
    """

    path: Path
    made_at: datetime
    is_doubtful: bool


def make_backup(database: Path, keep: int, now: datetime, *, is_doubtful: bool = False) -> Backup:
    """Back up a dataset into its folder of backups, then remove the backups that are too many.

    Nothing else may work on the backups meanwhile: the caller holds the dataset's lock.

    Args:
        database: The dataset.
        keep: How many backups are kept, 1 or more; one doubtful backup, the latest, is kept beside them.
        now: The present moment.
        is_doubtful: Whether the dataset failed its last verification.

    Raises:
        DatasetError: The backup cannot be written; the earlier ones are all there.
    """
    folder = backups_dir(database)
    name = f"{database.stem}-{now.astimezone(UTC).strftime(_STAMP)}{_DOUBTFUL if is_doubtful else ''}{database.suffix}"
    backup = Backup(folder / name, now, is_doubtful)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob(f".{escape(database.stem)}-*.part*"):  # of runs that were killed
            leftover.unlink()
        back_up(database, backup.path)
        _thin_out(database, keep)
    except OSError as error:
        remedy = "make room or give the right to write there"
        raise DatasetError(f"no backup can be kept in {folder}: {error.strerror or error}; {remedy}") from error
    return backup


def list_backups(database: Path) -> list[Backup]:
    """The backups of a dataset, the oldest first."""
    pattern = re.compile(
        rf"{re.escape(database.stem)}-(\d{{8}}T\d{{6}}Z)({re.escape(_DOUBTFUL)})?{re.escape(database.suffix)}"
    )
    folder = backups_dir(database)
    found = ((path, pattern.fullmatch(path.name)) for path in (folder.iterdir() if folder.is_dir() else ()))
    backups = [
        Backup(path, datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), bool(match[2]))
        for path, match in found
        if match
    ]
    return sorted(backups, key=lambda backup: backup.made_at)


def _thin_out(database: Path, keep: int) -> None:
    backups = list_backups(database)
    for doubtful, most in ((False, keep), (True, 1)):
        several = {each.made_at: each.path for each in backups if each.is_doubtful is doubtful}
        for moment in surplus(several, most):
            several[moment].unlink()
