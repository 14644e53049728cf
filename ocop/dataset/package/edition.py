"""Which state of the dataset a package holds: that after its last run, told by the run and never by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.times import moment_of

if TYPE_CHECKING:
    from sqlite_utils import Database

_NEVER_RUN = "0.0.0"


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the dataset.

    Attributes:
        run_id: The last run; None where there was none.
        created_at: When it ended, or began where it has not ended; UTC, ISO 8601. None where there was none.
        schema: Number of the dataset's schema.
    """

    run_id: str | None
    created_at: str | None
    schema: int

    @property
    def version(self) -> str:
        """The day of the last run, as a version that programs can sort, with its time behind the plus sign.

        >>> Edition("20260301-060000-refresh", "2026-03-01T06:05:00Z", 6).version
        '2026.3.1+060500'
        """
        if self.created_at is None:
            return _NEVER_RUN
        moment = moment_of(self.created_at)
        return f"{moment.year}.{moment.month}.{moment.day}+{moment:%H%M%S}"

    @property
    def day(self) -> str | None:
        """The day of the last run, ISO 8601; None where there was none."""
        return self.created_at[:10] if self.created_at else None


def edition_of(db: Database) -> Edition:
    """The state that a dataset is in."""
    last = db.execute(
        "SELECT id, coalesce(finished_at, started_at) AS ended_at FROM runs ORDER BY ended_at DESC, id DESC LIMIT 1"
    ).fetchone()
    run_id, created_at = last or (None, None)
    return Edition(run_id, created_at, schema=int(db.execute("PRAGMA user_version").fetchone()[0]))
