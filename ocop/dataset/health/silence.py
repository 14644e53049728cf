"""Silence of all outlets together, which none of them shows by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ocop.dataset.health.habits import silent
from ocop.dataset.health.history import SourceHistory, Visit
from ocop.dataset.tallies import total

if TYPE_CHECKING:
    from datetime import date

    from ocop.dataset.health.histories import Histories
    from ocop.dataset.health.verdict import Verdict
    from ocop.dataset.tallies import SourceTally


def silent_altogether(histories: Histories) -> list[Verdict]:
    """Whether all outlets together have brought nothing for much longer than usual, judged as one outlet is."""
    days: dict[date, list[SourceTally]] = defaultdict(list)
    for source in histories.sources:
        for visit in source.visits:
            days[visit.day].append(visit.tally)
    together = SourceHistory("", "", tuple(Visit(day, total(tallies)) for day, tallies in sorted(days.items())))
    return [
        replace(
            verdict,
            what=f"the registry as a whole {verdict.what}",
            remedy="see `ocop status`, and whether the outlets can be reached",
            source_id=None,
        )
        for verdict in silent(together)
    ]
