"""What Datasette needs to know to search Vietnamese: the search box takes what `ocop search` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette import hookimpl

from ocop.dataset.fold import fold_name
from ocop.dataset.query import parse_query

if TYPE_CHECKING:
    import sqlite3

_NOTHING = '""'


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # datasette has no types
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Gives SQL the functions `escape_fts` (in place of Datasette's own) and `fold_name`."""
    conn.create_function("escape_fts", 1, search_expression, deterministic=True)
    conn.create_function("fold_name", 1, _fold_name, deterministic=True)


def search_expression(typed: object) -> str:
    """What was typed into the search box, in the language of FTS5; never an error, at worst nothing is found.

    >>> search_expression("Đắk Lắk")
    '("dak" AND "lak")'
    >>> search_expression('"')
    '""'
    """
    return parse_query(str(typed or "")).expression or _NOTHING


def _fold_name(name: object) -> str:
    return fold_name(str(name or ""))
