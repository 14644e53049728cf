"""What is wrong now, without looking at the past: pauses, feeds that are dead or asleep, the last run."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop.dataset.health.habits import FEWEST_FAILED_DAYS
from ocop.dataset.health.verdict import Verdict
from ocop.sleep import is_asleep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ocop.dataset.health.histories import Histories
    from ocop.dataset.health.history import SourceHistory
    from ocop.dataset.runs import Run

# A run takes hours at most; one that began earlier and has no end was killed.
LONGEST_RUN = timedelta(hours=24)
# A run for history may take weeks.
LONGEST_HISTORY = timedelta(days=30)


def is_overdue(verb: str, started_at: datetime, now: datetime) -> bool:
    """Whether a run that has no end began so long ago that it cannot be going on as it should.

    >>> from datetime import UTC, datetime
    >>> began, now = datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC)
    >>> is_overdue("refresh", began, now), is_overdue("history", began, now)
    (True, False)
    """
    return now - started_at > (LONGEST_HISTORY if verb == "history" else LONGEST_RUN)


def paused(source: SourceHistory, now: datetime) -> list[Verdict]:
    """Whether an outlet is left in peace, and whether that happens day after day."""
    if source.pause is None or source.pause.until <= now:
        return []
    until = f"{source.pause.until:%Y-%m-%d %H:%M} UTC"
    last = source.visits[-FEWEST_FAILED_DAYS:]
    if len(last) == FEWEST_FAILED_DAYS and all(visit.tally.left_alone for visit in last):
        what = f"has turned us away on {len(last)} days in a row ({source.pause.cause}); left in peace until {until}"
        remedy = "ask fewer pages of it (raise delay_seconds in the registry) or write to it"
        return [Verdict("refusing", what, remedy, needs_person=True, source_id=source.source_id, since=last[0].day)]
    what = f"is left in peace until {until} ({source.pause.cause})"
    return [Verdict("paused", what, "nothing; it is asked again by itself", False, source.source_id)]


def ways(source: SourceHistory) -> Iterator[Verdict]:
    """Which feeds, sitemaps and listings of an outlet are dead or asleep."""
    dead = [way for way in source.ways if way.is_dead]
    asleep = [
        way
        for way in source.ways
        if not way.is_dead and way.checked_at and way.changed_at and is_asleep(way.changed_at, way.checked_at)
    ]
    remedy = "correct or remove them in the registry"
    if dead:
        told = ", ".join(f"{way.url} ({way.cause or 'no answer'})" for way in dead)
        what = f"{len(dead)} of {len(source.ways)} feeds, sitemaps and listings do not answer: {told}"
        yield Verdict("dead", what, remedy, len(dead) == len(source.ways), source.source_id)
    if asleep:
        told = ", ".join(f"{way.url} (since {way.changed_at:%Y-%m-%d})" for way in asleep)
        what = f"{len(asleep)} of {len(source.ways)} feeds, sitemaps and listings show nothing new: {told}"
        yield Verdict("asleep", what, remedy, needs_person=False, source_id=source.source_id)


def runs(histories: Histories, now: datetime) -> Iterator[Verdict]:
    """Whether the last run ended well, and whether anybody answered."""
    run = histories.last_run
    if run is not None and (verdict := _last_run(run, now)):
        yield verdict
    if not histories.anyone_answered:
        what = f"no outlet answered on {histories.last_visit_day}, the last day on which outlets were asked"
        remedy = "see whether this machine is on the network, then run `ocop refresh`"
        yield Verdict("network", what, remedy, needs_person=True, since=histories.last_visit_day)


def _last_run(run: Run, now: datetime) -> Verdict | None:
    began = f"the last run ({run.verb}, began {run.started_at:%Y-%m-%d %H:%M} UTC)"
    again = f"run `ocop {run.command}` again; it goes on from there"
    if run.finished_at is None:
        is_over = is_overdue(run.verb, run.started_at, now)
        what = f"{began} was killed" if is_over else f"{began} has no end: it still goes on, or was killed"
        remedy = again if is_over else f"wait, or {again}"
        return Verdict("run", what, remedy, needs_person=is_over, since=run.started_at.date())
    if run.outcome == "failed":
        return Verdict(
            "run", f"{began} failed", f"see its log; {again}", needs_person=True, since=run.started_at.date()
        )
    return None
