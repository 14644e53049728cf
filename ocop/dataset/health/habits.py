"""What is wrong with an outlet, judged by its own past: it fails, is silent or gives less than it used to.

An outlet of which too little is known is not judged. Limits are wide on purpose: what is told too often is read by
nobody.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop.dataset.health.habit import Habit, habit_of
from ocop.dataset.health.measures import Measure, measures
from ocop.dataset.health.verdict import Verdict
from ocop.dataset.tallies import Coverage, total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ocop.dataset.health.history import SourceHistory, Visit

# Silence is judged from so many pauses between two days that brought something.
FEWEST_GAPS = 5
SHORTEST_SILENCE = timedelta(days=10)
# What is given is judged in heaps of so many pages or articles; the latest against at least so many earlier ones.
HEAP = 12
FEWEST_HEAPS = 4
# Days in a row without an answer that are told; where an outlet often fails and comes back, more.
FEWEST_FAILED_DAYS = 3
# Share of requests that fail, above which it is told where it is unusual.
FAILING_SHARE = 0.4


def failing(source: SourceHistory) -> list[Verdict]:
    """Whether an outlet does not answer, or fails much more often than it used to."""
    streaks = _failed_streaks(source.visits)
    lasting = streaks.pop() if streaks and source.visits[-1].is_failed else ()
    usual = habit_of([len(streak) for streak in streaks], fewest=3)
    limit = max(FEWEST_FAILED_DAYS, usual.high(1) if usual else 0)
    remedy = (
        "look at it in a browser: has it moved, is it down, does it turn us away? Correct its table in the registry"
    )
    if lasting and len(lasting) >= limit:
        cause = total(visit.tally for visit in lasting).failed[0][0]
        since = lasting[0].day
        days = f"has not answered on {len(lasting)} days in a row, since {since} ({cause})"
        return [Verdict("failing", days, remedy, needs_person=True, source_id=source.source_id, since=since)]
    heaps = _heaps(source.visits, lambda visit: visit.tally.asked)
    if not heaps or lasting:
        return []
    latest, *earlier = (total(visit.tally for visit in heap) for heap in heaps)
    share = latest.failures / latest.asked
    habit = habit_of([each.failures / each.asked for each in earlier], FEWEST_HEAPS)
    if habit is None or share <= max(FAILING_SHARE, habit.high(0.25)):
        return []
    causes = ", ".join(f"{times} {cause}" for cause, times in latest.failed)
    what = f"{share:.0%} of the last {latest.asked} requests failed ({causes}), usually {habit.middle:.0%}"
    since = heaps[0][0].day
    return [Verdict("failing", what, remedy, needs_person=True, source_id=source.source_id, since=since)]


def silent(source: SourceHistory) -> list[Verdict]:
    """Whether an outlet that answers has brought nothing for much longer than its usual gap."""
    days = [visit.day for visit in source.visits if visit.tally.found]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    habit = habit_of(gaps, FEWEST_GAPS)
    answered = [visit.day for visit in source.visits if not visit.is_failed]
    if habit is None or not answered:
        return []
    silence = (answered[-1] - days[-1]).days
    if silence <= max(SHORTEST_SILENCE.days, habit.high(2 * habit.middle)):
        return []
    what = (
        f"has brought nothing since {days[-1]}, {silence} days up to its last answer;"
        f" usually something comes every {_days(habit)}"
    )
    remedy = "look whether its feeds, sitemaps and listings still show new articles, and correct them in the registry"
    return [Verdict("silent", what, remedy, needs_person=True, source_id=source.source_id, since=days[-1])]


def _days(habit: Habit) -> str:
    return "day" if habit.middle <= 1 else f"{habit.middle:g} days"


def poorer(source: SourceHistory) -> Iterator[Verdict]:
    """What the latest pages of an outlet give less of than those before."""
    for measure in measures():
        heaps = _heaps(source.visits, partial(_basis, measure))
        if len(heaps) <= FEWEST_HEAPS:
            continue
        latest, *earlier = (_value(measure, heap) for heap in heaps)
        habit = habit_of(earlier, FEWEST_HEAPS)
        if habit is not None and latest < habit.low(measure.slack(habit.middle)):
            since = heaps[0][0].day
            what = f"{measure.what}: {measure.shown(latest)} since {since}, usually {measure.shown(habit.middle)}"
            yield Verdict("poorer", what, measure.remedy, measure.urgent, source.source_id, since, measure.name)


def _basis(measure: Measure, visit: Visit) -> int:
    return measure.basis(visit.tally.coverage)


def _value(measure: Measure, heap: Sequence[Visit]) -> float:
    coverage = sum((visit.tally.coverage for visit in heap), Coverage())
    return measure.value(coverage) or 0.0


def _heaps(visits: Sequence[Visit], size: Callable[[Visit], int]) -> list[tuple[Visit, ...]]:
    """Days heaped up until a heap rests on `HEAP` or more; the latest heap first, days in order in each."""
    heaps: list[tuple[Visit, ...]] = []
    heap: list[Visit] = []
    for visit in reversed(visits):
        if size(visit):
            heap.insert(0, visit)
        if sum(map(size, heap)) >= HEAP:
            heaps.append(tuple(heap))
            heap = []
    return heaps


def _failed_streaks(visits: Sequence[Visit]) -> list[tuple[Visit, ...]]:
    """The rows of days on which the outlet did not answer, the earliest first."""
    streaks: list[list[Visit]] = [[]]
    for visit in visits:
        if visit.is_failed:
            streaks[-1].append(visit)
        elif streaks[-1]:
            streaks.append([])
    return [tuple(streak) for streak in streaks if streak]
