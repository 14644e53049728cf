"""Conflicts: numbers of one place and kind of count that cannot both be right, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop.dataset.filters import Filters
from ocop.dataset.migrations import view_query
from ocop.dataset.statement import Statement, statement_of
from ocop.dataset.view_rows import Record, columns_of, view_rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_SIDE_COLUMNS = ("outlet", "source_id", "published_date")
# What contradicts most plainly first; then by place, from the country down, the latest day first.
_ORDER = (
    "CASE kind WHEN 'different_number' THEN 1 WHEN 'shrinking_stock' THEN 2 WHEN 'lapsed_stock' THEN 3"
    " WHEN 'risen_stars' THEN 4 ELSE 5 END,"
    " CASE place_level WHEN 'country' THEN 1 WHEN 'region' THEN 2 WHEN 'province' THEN 3 WHEN 'district' THEN 4 ELSE 5"
    " END,"
    " province, place, as_of_date DESC, measure DESC, producer_type, product_group, star_min, star_max, status,"
    " fact_id, other_fact_id"
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two numbers that cannot both be right.

    Attributes:
        kind: What kind of contradiction it is, in the words of the registry.
        one: The number that most stories state of a day; of a stock that shrinks, the later one.
        one_date: The day that it is of (ISO).
        one_stories: Independent stories that state it.
        other: The number that contradicts it.
        other_date: The day that this one is of.
        other_stories: Independent stories that state it.
        record: The row of the view, for programs.
    """

    kind: str
    one: Statement
    one_date: str
    one_stories: int
    other: Statement
    other_date: str
    other_stories: int
    record: Record


def find_conflicts(db: Database, filters: Filters | None = None) -> list[Conflict]:
    """What contradicts what, the plainest contradictions first.

    Args:
        db: The dataset.
        filters: Province, star level and status are those of both numbers; outlet and days of publication those of
            one of them at least. All other facts count as in the whole dataset.

    Raises:
        DatasetError: The dataset cannot be read.
    """
    query, condition, values = conflicts_query(filters or Filters())
    records = view_rows(db, "conflicts", query=query, condition=condition, values=values, order=_ORDER)
    return [
        Conflict(
            kind=record["kind"],
            one=statement_of(record),
            one_date=record["as_of_date"],
            one_stories=record["stories"],
            other=statement_of(record, "other_"),
            other_date=record["other_as_of_date"],
            other_stories=record["other_stories"],
            record=record,
        )
        for record in records
    ]


def conflicts_query(filters: Filters) -> tuple[str, str, list[str | int]]:
    """The view narrowed by filters as `find_conflicts` says: a query, and over it, named `conflicts`, a condition.

    Args:
        filters: What narrows it.

    Returns:
        The query, the condition, and the values of the question marks in both, in their order.
    """
    kind, kind_values = replace(filters, outlet=None, since=None, until=None).condition(columns_of("fact_details"))
    side, side_values = replace(filters, province=None, star=None, status=None).condition(_SIDE_COLUMNS)
    sides = " UNION ALL ".join(
        f"SELECT {', '.join(f'conflicts.{prefix}{name} AS {name}' for name in _SIDE_COLUMNS)}"
        for prefix in ("", "other_")
    )
    query = view_query("conflicts", f"(SELECT * FROM fact_details WHERE {kind})")  # noqa: S608 - ours
    return query, f"EXISTS (SELECT 1 FROM ({sides}) WHERE {side})", [*kind_values, *side_values]  # noqa: S608 - ours
