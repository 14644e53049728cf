"""How the page of each table and view begins, read from `tables.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class TablePage:
    """What the page of a table or view shows before anything is asked of it.

    Attributes:
        shown: Columns to begin with; empty for all.
        facets: Columns whose values are counted beside the rows.
        newest: Column by which the newest rows come first; None where the order is the key's.
        search: Full-text index that the search box asks; None where there is no box.
        questions: Names of the questions that are a better way in.
        heavy: Of a large dataset neither rows nor facets are counted.
        instead: Name of the question that the page of a large dataset leads to.
    """

    shown: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    newest: str | None = None
    search: str | None = None
    questions: tuple[str, ...] = ()
    heavy: bool = False
    instead: str | None = None


@cache
def table_pages() -> Mapping[str, TablePage]:
    """Pages by the name of their table or view; one that is not here shows all its columns and has no facets.

    >>> table_pages()["articles"].search
    'article_search'
    """
    text = resources.files("ocop.web").joinpath("tables.toml").read_text(encoding="utf-8")
    return {name: _page(entry) for name, entry in tomllib.loads(text).items()}


def _page(entry: Mapping[str, Any]) -> TablePage:
    plain: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return TablePage(**plain)
