"""All that is wrong: pure functions of histories and the present moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.health.habits import failing, poorer, silent
from ocop.dataset.health.states import paused, runs, ways

if TYPE_CHECKING:
    from datetime import datetime

    from ocop.dataset.health.histories import Histories
    from ocop.dataset.health.history import SourceHistory
    from ocop.dataset.health.verdict import Verdict


def judge(histories: Histories, now: datetime) -> tuple[Verdict, ...]:
    """All that is wrong, what needs a person first."""
    found = [*runs(histories, now)]
    for source in histories.sources:
        found += judge_source(source, now)
    return tuple(sorted(found, key=lambda verdict: not verdict.needs_person))


def judge_source(source: SourceHistory, now: datetime) -> tuple[Verdict, ...]:
    """What is wrong with one outlet."""
    failed = failing(source)
    quiet = [] if failed else silent(source)
    return (*failed, *quiet, *poorer(source), *paused(source, now), *ways(source))
