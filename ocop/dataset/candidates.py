"""The rows that a search ranks: those that the indexes give for a query and its filters, of facts or of products."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocop.dataset.ranking import Field, Ranker
from ocop.dataset.search_index import TextIndex, row_keys, star_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlite_utils import Database

    from ocop.dataset.filters import Filters
    from ocop.dataset.query import SearchQuery

Row = dict[str, Any]

# All matches up to this number, or up to the limit where that is higher, are ranked; of more, those that came last into
# the dataset.
MOST_CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class Searched:
    """A relation that is searched.

    Attributes:
        index: Its full-text index.
        relation: The view that tells all of a row, by its `search_number`.
        fields: What of a row is looked at for ranking.
        star_columns: The columns that must all be the star level that a query asks for in words.
    """

    index: str
    relation: str
    fields: tuple[Field, ...]
    star_columns: tuple[str, ...]

    @property
    def ranked_columns(self) -> tuple[str, ...]:
        """The columns that ranking needs."""
        looked_at = (column for field in self.fields for column in field.columns)
        return tuple(dict.fromkeys((*looked_at, *self.star_columns, "potential", "published_date", "search_number")))


def matching_numbers(index: TextIndex, query: SearchQuery, filters: Filters, limit: int, at_most: int) -> list[int]:
    """Numbers of the rows that match by themselves, the newest of each kind.

    What counts or has the star level that is asked for in words comes first, however its text puts it; then, where that
    is less than is wanted, what holds the words.

    Args:
        index: Where to look.
        query: What is asked.
        filters: What the answer is narrowed by.
        limit: How many are wanted.
        at_most: How many may be ranked.
    """
    keys = row_keys(filters)
    found: dict[int, None] = {}
    if query.star:
        by_star = index.expression(query.beside_star, query.excluded, (*keys, star_key(query.star)))
        found |= dict.fromkeys(index.numbers(by_star, at_most))
    if len(found) < limit:
        by_words = index.expression(query.wanted, query.excluded, keys)
        found |= dict.fromkeys(index.numbers(by_words, at_most))
    return list(found)


def ranked(  # noqa: PLR0913, PLR0917 - where the rows are, what is asked, and how many are wanted
    db: Database, searched: Searched, index: TextIndex, query: SearchQuery, numbers: Iterable[int], limit: int
) -> list[tuple[float, Row]]:
    """The best of the rows with their scores, best first; of equal ones the newest."""
    rows = rows_by_number(db, searched, ", ".join(searched.ranked_columns), numbers)
    holders = {term: index.holders(term) for term in query.wanted}
    ranker = Ranker(searched.fields, query.wanted, holders, index.last)
    scored = [(_star_fit(row, searched, query), ranker.score(row), row) for row in rows]
    scored.sort(key=lambda one: one[2]["search_number"])
    scored.sort(key=lambda one: (one[0], one[1], one[2]["published_date"] or ""), reverse=True)
    best = {row["search_number"]: score for _, score, row in scored[:limit]}
    whole = {row["search_number"]: row for row in rows_by_number(db, searched, "*", best)}
    return [(score, whole[number]) for number, score in best.items()]


def rows_by_number(db: Database, searched: Searched, columns: str, numbers: Iterable[int]) -> list[Row]:
    """Rows of a relation by their numbers in its index."""
    listed = ", ".join(map(str, numbers))
    return list(db.query(f"SELECT {columns} FROM {searched.relation} WHERE search_number IN ({listed})"))  # noqa: S608


def _star_fit(row: Mapping[str, Any], searched: Searched, query: SearchQuery) -> int:
    """How well a row's stars are those that are asked for in words: they are 2, potentially 1, not 0."""
    if query.star is None or any(row[column] != query.star for column in searched.star_columns):
        return 0
    return 1 if row["potential"] else 2
