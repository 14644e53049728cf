"""Conflicts: numbers of one place and kind of count that cannot both be right, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ocop.dataset.filters import Filters
from ocop.dataset.migrations import view_query
from ocop.dataset.statement import Statement, statement_of
from ocop.dataset.view_rows import Record, columns_of, view_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@dataclass(frozen=True)
class Conflict:
    """Two numbers that cannot both be right.

    Attributes:
        record: The row of the view, for programs.
    """

    record: Record

    @property
    def kind(self) -> str:
        """What kind of contradiction it is, in the words of the registry."""
        return str(self.record["kind"])

    @cached_property
    def one(self) -> Statement:
        """The number that most stories state of a day; of a stock that shrinks, the later one."""
        return statement_of(self.record)

    @property
    def one_date(self) -> str:
        """The day that it is of (ISO)."""
        return str(self.record["as_of_date"])

    @property
    def one_stories(self) -> int:
        """Independent stories that state it."""
        return int(self.record["stories"])

    @cached_property
    def other(self) -> Statement:
        """The number that contradicts it."""
        return statement_of(self.record, "other_")

    @property
    def other_date(self) -> str:
        """The day that this one is of (ISO)."""
        return str(self.record["other_as_of_date"])

    @property
    def other_stories(self) -> int:
        """Independent stories that state this one."""
        return int(self.record["other_stories"])


def find_conflicts(db: Database, filters: Filters | None = None) -> Iterator[Conflict]:
    """What contradicts what, the plainest contradictions first, one at a time for as long as the dataset is open.

    Args:
        db: The dataset.
        filters: Province, star level and status are those of both numbers; outlet and days of publication those of
            one of them at least. All other facts count as in the whole dataset.

    Raises:
        DatasetError: The dataset cannot be read.
    """
    query, condition, values = conflicts_query(filters or Filters())
    records = view_rows(db, "conflicts", query=query, condition=condition, values=values, order=_ORDER)
    return map(Conflict, records)


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
    either = f"EXISTS (SELECT 1 FROM ({sides}) WHERE {side})" if side_values else "TRUE"  # noqa: S608 - ours
    return query, either, [*kind_values, *side_values]
