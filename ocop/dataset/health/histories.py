"""The histories of all outlets, read from the dataset."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.health.history import SourceHistory, Visit, Way
from ocop.dataset.pauses import pauses
from ocop.dataset.runs import Run, list_runs
from ocop.dataset.tallies import tallies
from ocop.dataset.times import optional_moment, utc_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlite_utils import Database

# So far back an outlet is compared with itself: long enough for one that writes about the programme once a week, short
# enough that a lasting change becomes the new habit.
LOOKS_BACK = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Histories:
    """What there is to judge.

    Attributes:
        sources: The outlets, by name.
        last_run: The latest run of any kind; None where there was none.
        last_visit_day: The latest day on which outlets were asked; None where there was none.
        anyone_answered: Whether an outlet answered on that day.
    """

    sources: tuple[SourceHistory, ...]
    last_run: Run | None = None
    last_visit_day: date | None = None
    anyone_answered: bool = True


def source_histories(db: Database, now: datetime, source_ids: Sequence[str] = ()) -> Histories:
    """The histories of some outlets, or of all.

    Days on which no outlet at all answered say something of our own network and nothing of the outlets: they are no
    visits.

    Args:
        db: The dataset.
        now: The present moment.
        source_ids: The outlets; all that the dataset knows, if empty.
    """
    days = _visits(db, now)
    answered = {day: any(visit.tally.heard_of for visit in visits.values()) for day, visits in days.items()}
    asked_at_all = [day for day, visits in days.items() if any(visit.tally.asked for visit in visits.values())]
    paused, ways = pauses(db, now), _ways(db)
    with told_plainly():
        known = db.execute("SELECT id, name FROM sources ORDER BY name, id").fetchall()
    sources = tuple(
        SourceHistory(
            source_id,
            name,
            tuple(
                visits[source_id]
                for day, visits in days.items()
                if answered[day] and source_id in visits and visits[source_id].tally.asked
            ),
            tuple(ways[source_id]),
            paused.get(source_id),
        )
        for source_id, name in known
        if not source_ids or source_id in source_ids
    )
    last_day = max(asked_at_all, default=None)
    return Histories(
        sources=sources,
        last_run=next(iter(list_runs(db, 1)), None),
        last_visit_day=last_day,
        anyone_answered=last_day is None or answered[last_day],
    )


def _visits(db: Database, now: datetime) -> dict[date, dict[str | None, Visit]]:
    """What the runs of each day did at each outlet, the earliest day first."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    with told_plainly():
        rows = db.execute(
            "SELECT substr(started_at, 1, 10), name, count FROM runs CROSS JOIN run_counts ON run_id = runs.id"
            " WHERE started_at >= ? AND verb NOT IN ('history', 'import', 'reprocess')"
            " AND name GLOB '*/*/*'",
            [utc_text(now - LOOKS_BACK)],
        )
        for day, name, number in rows:
            counts[day][name] += number
    days = {date.fromisoformat(day): tallies(of_day) for day, of_day in sorted(counts.items())}
    return {day: {tally.source_id: Visit(day, tally) for tally in several} for day, several in days.items()}


def _ways(db: Database) -> dict[str, list[Way]]:
    """The registry's own feeds, sitemaps and listings: those that another page led to come and go by themselves."""
    found: dict[str, list[Way]] = defaultdict(list)
    with told_plainly():
        rows = db.execute(
            "SELECT source_id, url, state IN ('failed', 'gone', 'skipped'), cause, checked_at, links_changed_at"
            " FROM pages WHERE kind <> 'article' AND depth = 0 AND source_id IS NOT NULL ORDER BY url"
        ).fetchall()
    for source_id, url, is_dead, cause, checked, changed in rows:
        way = Way(url, bool(is_dead), cause if is_dead else None, optional_moment(checked), optional_moment(changed))
        found[source_id].append(way)
    return found
