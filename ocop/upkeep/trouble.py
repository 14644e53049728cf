"""What is wrong with a dataset after a run, as one list: of the run itself, of silence, of single outlets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.health import judge, silent_altogether, source_histories
from ocop.dataset.times import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlite_utils import Database

    from ocop.dataset.health import Verdict

# What is wrong with the last run is told by its own steps.
_OF_RUNS = ("run", "network")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong.

    Attributes:
        key: What tells it from others, and stays the same while it lasts: `<kind>/<outlet or step>`.
        what: What is wrong, in words.
        remedy: What to do; empty where `what` says it.
        is_failure: Whether the run did not do what it is for, and not only one outlet of many.
    """

    key: str
    what: str
    remedy: str
    is_failure: bool = False

    @property
    def line(self) -> str:
        """What is wrong and what to do."""
        return f"{self.what} -> {self.remedy}" if self.remedy else self.what


def troubles_of(db: Database, now: datetime, silent_days: int | None) -> tuple[Trouble, ...]:
    """What at the outlets needs a person, silence of them all first.

    Args:
        db: The dataset.
        now: The present moment.
        silent_days: Days without a new article after which that is told; None: as the dataset's past makes it unusual.
    """
    histories = source_histories(db, now)
    verdicts = [each for each in judge(histories, now) if each.needs_person and each.kind not in _OF_RUNS]
    silence = _silence_since(db, now, silent_days) if silent_days else map(_of_verdict, silent_altogether(histories))
    return (*silence, *map(_of_verdict, verdicts))


def _of_verdict(verdict: Verdict) -> Trouble:
    key = "/".join(part for part in (verdict.kind, verdict.source_id or "", verdict.measure or "") if part)
    what = f"{verdict.source_id}: {verdict.what}" if verdict.source_id else verdict.what
    return Trouble(key, what, verdict.remedy, is_failure=verdict.source_id is None)


def _silence_since(db: Database, now: datetime, days: int) -> Iterator[Trouble]:
    """Whether no run of so many days has brought a new article."""
    with told_plainly():
        last = db.execute(
            "SELECT coalesce((SELECT max(started_at) FROM runs JOIN run_counts ON run_id = runs.id"
            " WHERE name = 'dataset/new' AND count > 0), (SELECT min(started_at) FROM runs))"
        ).fetchone()[0]
    if last is not None and now - moment_of(last) > timedelta(days=days):
        since = moment_of(last)
        what = f"no new article since {since:%Y-%m-%d}, {(now - since).days} days ago; more than {days} are to be told"
        yield Trouble("silent", what, "see `ocop status`, and whether the outlets can be reached", is_failure=True)
