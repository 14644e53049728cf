"""Rows of the views, as the registry names their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop.dataset.failures import told_plainly
from ocop.dataset.registry import relations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlite_utils import Database

Record = dict[str, Any]


def columns_of(view: str) -> tuple[str, ...]:
    """Names of the columns of a view, in order.

    >>> columns_of("coverage")[:3]
    ('province', 'province_id', 'province_code')
    """
    return tuple(column.name for column in relations()[view].columns)


def view_rows(  # noqa: PLR0913 - the parts of a query
    db: Database,
    view: str,
    *,
    query: str | None = None,
    condition: str = "TRUE",
    values: Sequence[str | int] = (),
    order: str,
) -> Iterator[Record]:
    """The rows of a view that meet a condition, one at a time, for as long as the dataset is open.

    Args:
        db: The dataset.
        view: Name of the view.
        query: What is read in its place, with the same columns: the same query over fewer facts.
        condition: In SQL, over its columns.
        values: Of the question marks in query and condition, in their order.
        order: By what the rows are ordered.

    Raises:
        DatasetError: The dataset cannot be read.
    """
    source = f"({query})" if query else view
    statement = f"SELECT * FROM {source} AS {view} WHERE {condition} ORDER BY {order}"  # noqa: S608 - names are ours
    with told_plainly():
        yield from db.query(statement, list(values))
