"""Breakdowns: totals against the sum of their parts, as one article states both."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.filters import Filters
from ocop.dataset.nearest import checked_choice
from ocop.dataset.statement import Statement, statement_of
from ocop.dataset.view_rows import Record, columns_of, view_rows

if TYPE_CHECKING:
    from sqlite_utils import Database

VERDICTS = ("does_not_add_up", "incomplete", "adds_up")
_ORDER = (
    "CASE verdict WHEN 'does_not_add_up' THEN 1 WHEN 'incomplete' THEN 2 ELSE 3 END, province, place,"
    " published_date DESC, article_id, fact_id, dimension, part_unit"
)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way in which a total is split.

    Attributes:
        verdict: `adds_up`, `does_not_add_up` or `incomplete`.
        reason: Why it does not, or why nobody can tell; None where it adds up.
        total: The total.
        dimension: By what its parts are told apart from it.
        parts: The numbers of the parts, in the order of the text.
        parts_sum: Their sum.
        record: The row of the view, for programs.
    """

    verdict: str
    reason: str | None
    total: Statement
    dimension: str
    parts: tuple[float, ...]
    parts_sum: float
    record: Record


def find_breakdowns(db: Database, filters: Filters | None = None, verdict: str | None = None) -> list[Breakdown]:
    """Totals with their parts, those that do not add up first.

    Args:
        db: The dataset.
        filters: What the totals are narrowed by.
        verdict: Only these; None for all.

    Raises:
        UsageError: There is no such verdict.
        DatasetError: The dataset cannot be read.
    """
    condition, values = (filters or Filters()).condition(columns_of("breakdown_checks"))
    if verdict is not None:
        condition, values = f"{condition} AND verdict = ?", [*values, checked_choice("verdict", verdict, VERDICTS)]
    return [
        Breakdown(
            verdict=record["verdict"],
            reason=record["reason"],
            total=statement_of(record),
            dimension=record["dimension"],
            parts=tuple(json.loads(record["part_values"])),
            parts_sum=record["parts_sum"],
            record=record,
        )
        for record in view_rows(db, "breakdown_checks", condition=condition, values=values, order=_ORDER)
    ]


def breakdown_counts(db: Database) -> dict[str, int]:
    """How many breakdowns there are of each verdict."""
    found = dict(db.execute("SELECT verdict, count(*) FROM breakdown_checks GROUP BY verdict").fetchall())
    return {verdict: found.get(verdict, 0) for verdict in VERDICTS}
