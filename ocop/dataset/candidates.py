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


def matching_numbers(index: TextIndex, query: SearchQuery, filters: Filters, at_most: int) -> list[int]:
    """Numbers of the rows that match by themselves, the newest.

    A star level that is asked for in words is met by what counts or has it, however its text puts it, and by what holds
    the words. Where more of both match than may be ranked, the newest that count it are among them in any case.

    Args:
        index: Where to look.
        query: What is asked.
        filters: What the answer is narrowed by.
        at_most: How many may be ranked.
    """
    keys = row_keys(filters)
    if not query.star:
        return list(index.numbers(index.expression(query.wanted, query.excluded, keys), at_most))
    key = star_key(query.star)
    words = " AND ".join(term.expression for term in query.star_terms)
    either = index.expression(query.beside_star, query.excluded, (*keys, f"({key} OR ({words}))"))
    found = dict.fromkeys(index.numbers(either, at_most))
    if len(found) == at_most:
        counting = index.expression(query.beside_star, query.excluded, (*keys, key))
        found |= dict.fromkeys(index.numbers(counting, at_most))
    return list(found)


def ranked(  # noqa: PLR0913 - where the rows are, what is asked, and how many are wanted
    db: Database,
    searched: Searched,
    index: TextIndex,
    query: SearchQuery,
    numbers: Iterable[int],
    *,
    star: int | None,
    limit: int,
) -> list[tuple[float, Row]]:
    """The best of the rows with their scores, best first: what has the star level, then by score, then the newest."""
    rows = rows_by_number(db, searched, ", ".join(searched.ranked_columns), numbers)
    holders = {term: index.holders(term) for term in query.wanted}
    ranker = Ranker(searched.fields, query.wanted, holders, index.last)
    scored = [(_star_fit(row, searched, star), ranker.score(row), row) for row in rows]
    scored.sort(key=lambda one: one[2]["search_number"])
    scored.sort(key=lambda one: (one[0], one[1], one[2]["published_date"] or ""), reverse=True)
    best = {row["search_number"]: score for _, score, row in scored[:limit]}
    whole = {row["search_number"]: row for row in rows_by_number(db, searched, "*", best)}
    return [(score, whole[number]) for number, score in best.items()]


def rows_by_number(db: Database, searched: Searched, columns: str, numbers: Iterable[int]) -> list[Row]:
    """Rows of a relation by their numbers in its index."""
    listed = ", ".join(map(str, numbers))
    return list(db.query(f"SELECT {columns} FROM {searched.relation} WHERE search_number IN ({listed})"))  # noqa: S608


def _star_fit(row: Mapping[str, Any], searched: Searched, star: int | None) -> int:
    """How well a row's stars are those that are asked for: they are 2, potentially 1, not 0."""
    if star is None or any(row[column] != star for column in searched.star_columns):
        return 0
    return 1 if row["potential"] else 2
