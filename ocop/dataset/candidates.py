"""The rows that a search ranks: those that the indexes give for a query and its filters, of facts or of products."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from ocop.dataset.fold import words_of
from ocop.dataset.ranking import Field, Ranker
from ocop.dataset.search_index import row_keys, star_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlite_utils import Database

    from ocop.dataset.filters import Filters
    from ocop.dataset.query import SearchQuery, Term
    from ocop.dataset.search_index import TextIndex

Row = dict[str, Any]

# All matches up to this number, or up to the limit where that is higher, are ranked; of more, those that came last into
# the dataset.
MOST_CANDIDATES = 100

# Where more than so many candidates lack a word that most rows were taken to hold, the index is asked after all.
_MOST_LACKING = 300
_LOOKED_AT_ONCE = 100

# Of so few candidates the star level is looked at in the rows.
_FEW = 300


@dataclass(frozen=True, slots=True)
class Searched:
    """A relation that is searched.

    Attributes:
        table: The table.
        index: Its full-text index.
        indexed_columns: The columns whose words are in the index.
        relation: The view that tells all of a row, by its `search_number`.
        fields: What of a row is looked at for ranking.
        star_columns: The columns that must all be the star level that a query asks for in words.
        also: More columns that are read of every candidate.
    """

    table: str
    index: str
    indexed_columns: tuple[str, ...]
    relation: str
    fields: tuple[Field, ...]
    star_columns: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def ranked_columns(self) -> tuple[str, ...]:
        """The columns that ranking needs."""
        looked_at = (column for field in self.fields for column in field.columns)
        return tuple(dict.fromkeys((*looked_at, *self.star_columns, *self.also, "potential", "published_date", "search_number")))


def matching_numbers(  # noqa: PLR0913 - where the rows are, what is asked, and how many are wanted
    db: Database, searched: Searched, index: TextIndex, query: SearchQuery, filters: Filters, at_most: int
) -> list[int]:
    """Numbers of the rows that match by themselves, the newest.

    A star level that is asked for in words is met by what counts or has it, however its text puts it, and by what holds
    the words; the former come first and, where they are as many as may be ranked, alone.

    Args:
        db: The dataset.
        searched: What is searched.
        index: Its index.
        query: What is asked.
        filters: What the answer is narrowed by.
        at_most: How many may be ranked.
    """
    keys = row_keys(filters)
    if query.star:
        key = star_key(query.star)
        if query.beside_star or keys:
            few = list(islice(_holding(db, searched, index, query.beside_star, query.excluded, keys), _FEW + 1))
            if len(few) <= _FEW:
                return _of_level(db, searched, few, query)[:at_most]
        counting = _holding(db, searched, index, query.beside_star, query.excluded, (*keys, key))
        found = dict.fromkeys(islice(counting, at_most))
        if len(found) == at_most or key in keys:
            return list(found)
    else:
        found = {}
    holding = _holding(db, searched, index, query.wanted, query.excluded, keys)
    return list(found | dict.fromkeys(islice(holding, at_most)))


def _holding(  # noqa: PLR0913 - where the rows are, and what is asked
    db: Database,
    searched: Searched,
    index: TextIndex,
    wanted: Sequence[Term],
    excluded: Sequence[Term],
    keys: Sequence[str],
) -> Iterator[int]:
    """Numbers of the rows that hold all that is wanted, the newest first.

    Words that most rows hold are not looked for in the index, which would be led through the longest of its lists, but
    in the rows that hold the others; unless too many of these turn out not to have them.
    """
    common = [term for term in wanted if index.is_common(term)]
    others = [term for term in wanted if term not in common]
    whole = index.expression(wanted, excluded, keys)
    if not common or not others or whole is None:
        yield from index.numbers(whole)
        return
    words = {word for term in common for word in term.words}
    numbers = index.numbers(index.expression(others, excluded, keys))
    last, lacking = None, 0
    while lacking <= _MOST_LACKING and (batch := list(islice(numbers, _LOOKED_AT_ONCE))):
        texts = _indexed_texts(db, searched, batch)
        held = [number for number in batch if words <= set(words_of(texts[number]))]
        lacking += len(batch) - len(held)
        yield from held
        last = batch[-1]
    if lacking > _MOST_LACKING:
        yield from (number for number in index.numbers(whole) if number < (last or 0))


def _of_level(db: Database, searched: Searched, numbers: Sequence[int], query: SearchQuery) -> list[int]:
    """Those of the rows that count or have the star level that is asked for in words, then those that hold the words."""
    level = " AND ".join(f"{column} = {query.star}" for column in searched.star_columns)
    listed = ", ".join(map(str, numbers))
    counting = {
        number
        for (number,) in db.execute(
            f"SELECT search_number FROM {searched.table} WHERE search_number IN ({listed}) AND {level}"  # noqa: S608
        )
    }
    words = {word for term in query.star_terms for word in term.words}
    texts = _indexed_texts(db, searched, numbers)
    holding = [number for number in numbers if number not in counting and words <= set(words_of(texts[number]))]
    return [*(number for number in numbers if number in counting), *holding]


def _indexed_texts(db: Database, searched: Searched, numbers: Sequence[int]) -> dict[int, str]:
    """What of each row is in its index."""
    columns, listed = ", ".join(searched.indexed_columns), ", ".join(map(str, numbers))
    rows = db.execute(
        f"SELECT search_number, {columns} FROM {searched.table} WHERE search_number IN ({listed})"  # noqa: S608 - ours
    )
    return {number: ", ".join(text for text in texts if text) for number, *texts in rows}


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
    best = scored(db, searched, index, query, numbers, star=star)[:limit]
    whole = {row["search_number"]: row for row in rows_by_number(db, searched, "*", (row["search_number"] for _, row in best))}
    return [(score, whole[row["search_number"]]) for score, row in best]


def scored(  # noqa: PLR0913 - where the rows are, and what is asked
    db: Database,
    searched: Searched,
    index: TextIndex,
    query: SearchQuery,
    numbers: Iterable[int],
    *,
    star: int | None,
) -> list[tuple[float, Row]]:
    """As `ranked`, of all the rows, with no more of each than ranking needs."""
    rows = rows_by_number(db, searched, ", ".join(searched.ranked_columns), numbers)
    holders = {term: index.holders(term) for term in query.wanted}
    ranker = Ranker(searched.fields, query.wanted, holders, index.last)
    found = [(_star_fit(row, searched, star), ranker.score(row), row) for row in rows]
    found.sort(key=lambda one: one[2]["search_number"])
    found.sort(key=lambda one: (one[0], one[1], one[2]["published_date"] or ""), reverse=True)
    return [(score, row) for _, score, row in found]


def rows_by_number(db: Database, searched: Searched, columns: str, numbers: Iterable[int]) -> list[Row]:
    """Rows of a relation by their numbers in its index."""
    listed = ", ".join(map(str, numbers))
    return list(db.query(f"SELECT {columns} FROM {searched.relation} WHERE search_number IN ({listed})"))  # noqa: S608


def _star_fit(row: Mapping[str, Any], searched: Searched, star: int | None) -> int:
    """How well a row's stars are those that are asked for: they are 2, potentially 1, not 0."""
    if star is None or any(row[column] != star for column in searched.star_columns):
        return 0
    return 1 if row["potential"] else 2
