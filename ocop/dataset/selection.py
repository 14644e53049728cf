"""What is exported: which table or view, which of its columns and which of its rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop.dataset.by_articles import rows_that_fit
from ocop.dataset.conflicts import conflicts_query
from ocop.dataset.filters import Filters
from ocop.dataset.migrations import view_query
from ocop.dataset.nearest import nearest_hint
from ocop.dataset.registry import Column, Relation, public_relations
from ocop.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

# Views of figures: what narrows them narrows the facts that they are made of.
_OF_FACTS = frozenset({"figures", "figures_by_year"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Part of a table or view.

    Attributes:
        relation: The table or view that is read.
        source: Its name in SQL, or the query that stands for it.
        columns: The columns that are wanted, in their order.
        condition: The rows that are wanted, in SQL.
        values: Values of the condition's question marks.
        words: What narrows the rows, as a person would say it.
    """

    relation: Relation
    columns: tuple[Column, ...]
    source: str
    condition: str = "TRUE"
    values: tuple[str | int, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The selection in SQL: its rows in the order of the relation's key."""
        columns = ", ".join(column.name for column in self.columns)
        key = ", ".join(self.relation.key)
        return f"SELECT {columns} FROM {self.source} WHERE {self.condition} ORDER BY {key}"  # noqa: S608


def selected(
    name: str,
    *,
    columns: Sequence[str] | None = None,
    filters: Filters | None = None,
    as_of: date | None = None,
) -> Selection:
    """Part of a table or view of the registry.

    `facts` and `named_products` are read with title, address, outlet and date of their articles, and only for the
    current versions of these.

    Args:
        name: Name of the table or view.
        columns: Names of the columns that are wanted, in the wanted order; None for all.
        filters: Only the rows that fit; None for all.
        as_of: Only the figures in force on this day; of the view `figures` alone.

    Raises:
        UsageError: There is no such table, view or column, or it has no column for a filter; the message names the
            nearest, or what there is.

    >>> selected("provinces", columns=["code", "name"]).query
    'SELECT code, name FROM provinces WHERE TRUE ORDER BY id'
    """
    relation = exported_relation(name)
    known = {column.name: column for column in relation.columns if not column.is_internal}
    wanted = known.values() if columns is None else [known[column] for column in _checked(columns, known, name)]
    filters = filters or Filters()
    words = _words(filters)
    source = relation.name
    if relation.name in _OF_FACTS and words:
        source, values = _of_facts(relation.name, filters)
        condition = "TRUE"
    elif relation.name == "conflicts" and words:  # either side may be what an outlet tells
        query, condition, values = conflicts_query(filters)
        source = f"({query}) AS conflicts"
    else:
        condition, values = rows_that_fit(relation, filters)
    if as_of:
        if "from_date" not in known:
            raise UsageError(f"--as-of is for figures; {name} tells of no day on which a number is in force")
        condition += " AND from_date <= ? AND (until_date IS NULL OR until_date > ?)"
        values = [*values, as_of.isoformat(), as_of.isoformat()]
        words = {**words, "in force on": as_of.isoformat()}
    return Selection(relation, tuple(wanted), source, condition, tuple(values), words)


def exported_relation(name: str) -> Relation:
    """Table or view that an export of `name` reads.

    Raises:
        UsageError: There is none; the message names those that exist.
    """
    known = public_relations()
    if name not in known:
        raise UsageError(f"there is no table “{name}”; {nearest_hint(name, known)}there are {', '.join(known)}")
    return known[known[name].export]


def _checked(columns: Sequence[str], known: Collection[str], table: str) -> Sequence[str]:
    """The names, each once and each of a column that exists."""
    for column in columns:
        if column not in known:
            raise UsageError(
                f"{table} has no column “{column}”; {nearest_hint(column, known)}it has {', '.join(known)}"
            )
        if columns.count(column) > 1:
            raise UsageError(f"the column {column} is named twice; name each once")
    if not columns:
        raise UsageError(f"name at least one column of {table}: {', '.join(known)}")
    return columns


def _of_facts(view: str, filters: Filters) -> tuple[str, list[str | int]]:
    """Query of the figures as the facts that fit tell them, and its values: what `ocop figures` shows of these.

    Beside being the same answer, it is the fast one: the figures of one province need not be those of all.
    """
    facts = public_relations()["fact_details"]
    condition, values = filters.condition([column.name for column in facts.columns])
    return f"({view_query(view, f'(SELECT * FROM fact_details WHERE {condition})')})", values  # noqa: S608


def _words(filters: Filters) -> dict[str, str]:
    """Filters as a person would say them."""
    said = {
        "province": filters.province and filters.province.name,
        "star": filters.star,
        "status": filters.status,
        "outlet": filters.outlet and filters.outlet.name,
        "published since": filters.since,
        "published until": filters.until,
    }
    return {name: str(value) for name, value in said.items() if value is not None}
