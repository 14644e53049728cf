"""The rows that a search ranks: those that the indexes give for a query and its filters, of facts or of products."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from ocop.dataset.fold import words_of
from ocop.dataset.ranking import Field, Ranker
from ocop.dataset.search_index import TextIndex, row_keys, star_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from sqlite_utils import Database

    from ocop.dataset.filters import Filters
    from ocop.dataset.query import SearchQuery, Term

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
        return tuple(
            dict.fromkeys((*looked_at, *self.star_columns, *self.also, "potential", "published_date", "search_number"))
        )


class Candidates:
    """Finds and ranks the rows of what is searched, in one dataset."""

    def __init__(self, db: Database, searched: Searched) -> None:
        """Takes the dataset and what is searched in it."""
        self._db = db
        self._searched = searched
        self._index = TextIndex(db, searched.index)

    def matching(self, query: SearchQuery, filters: Filters, at_most: int) -> list[int]:
        """Numbers of the rows that match by themselves, the newest.

        A star level that is asked for in words is met by what counts or has it, however its text puts it, and by what
        holds the words; the former come first and, where they are as many as may be ranked, alone.

        Args:
            query: What is asked.
            filters: What the answer is narrowed by.
            at_most: How many may be ranked.
        """
        keys = row_keys(filters)
        if not query.star:
            return list(islice(self._holding(query.wanted, query.excluded, keys), at_most))
        if query.beside_star or keys:
            few = list(islice(self._holding(query.beside_star, query.excluded, keys), _FEW + 1))
            if len(few) <= _FEW:
                return self._of_level(query, few)[:at_most]
        found: dict[int, None] = {}
        if filters.star in {None, query.star}:
            counting = self._holding(query.beside_star, query.excluded, (*keys, star_key(query.star)))
            found |= dict.fromkeys(islice(counting, at_most))
        if len(found) < at_most:
            found |= dict.fromkeys(islice(self._holding(query.wanted, query.excluded, keys), at_most))
        return list(found)

    def ranked(
        self, query: SearchQuery, numbers: Iterable[int], *, star: int | None, limit: int
    ) -> list[tuple[float, Row]]:
        """The best rows with their scores: what has the star level comes first, then by score, then the newest."""
        best = self.scored(query, numbers, star=star)[:limit]
        whole = {row["search_number"]: row for row in self.rows("*", (row["search_number"] for _, row in best))}
        return [(score, whole[row["search_number"]]) for score, row in best]

    def scored(self, query: SearchQuery, numbers: Iterable[int], *, star: int | None) -> list[tuple[float, Row]]:
        """As `ranked`, of all the rows, with no more of each than ranking needs."""
        rows = self.rows(", ".join(self._searched.ranked_columns), numbers)
        holders = {term: self._index.holders(term) for term in query.wanted}
        ranker = Ranker(self._searched.fields, query.wanted, holders, self._index.last)
        found = [(_star_fit(row, self._searched, star), ranker.score(row), row) for row in rows]
        found.sort(key=lambda one: one[2]["search_number"])
        found.sort(key=lambda one: (one[0], one[1], one[2]["published_date"] or ""), reverse=True)
        return [(score, row) for _, score, row in found]

    def rows(self, columns: str, numbers: Iterable[int]) -> list[Row]:
        """Rows by their numbers in the index."""
        return list(
            self._db.query(
                f"SELECT {columns} FROM {self._searched.relation}"  # noqa: S608 - our own names
                " WHERE search_number IN (SELECT value FROM json_each(?))",
                [json.dumps(list(numbers))],
            )
        )

    def _holding(self, wanted: Sequence[Term], excluded: Sequence[Term], keys: Sequence[str]) -> Iterator[int]:
        """Numbers of the rows that hold all that is wanted, the newest first.

        Words that most rows hold are not looked for in the index, which would be led through the longest of its lists,
        but in the rows that hold the others; unless too many of these turn out not to have them. Where there are no
        others, but words that must not be there, the index is led by one of the common words alone.
        """
        common = sorted(filter(self._index.is_common, wanted), key=self._index.holders)
        others = [term for term in wanted if term not in common]
        if not others and excluded:
            others, common = common[:1], common[1:]
        if not common or not others:
            yield from self._index.newest(wanted, excluded, keys)
            return
        numbers = self._index.newest(others, excluded, keys)
        lacking = 0
        while batch := list(islice(numbers, _LOOKED_AT_ONCE)):
            held = self._having(common, batch)
            yield from held
            lacking += len(batch) - len(held)
            if lacking > _MOST_LACKING:
                rest = self._index.newest(wanted, excluded, keys)
                yield from (number for number in rest if number < batch[-1])
                return

    def _of_level(self, query: SearchQuery, numbers: Sequence[int]) -> list[int]:
        """Those of the rows that count or have the star level asked for in words, then those that hold the words."""
        level = " AND ".join(f"{column} = {query.star}" for column in self._searched.star_columns)
        statement = f"SELECT search_number FROM {self._searched.table} WHERE search_number IN ({{}}) AND {level}"  # noqa: S608
        found = self._db.execute(statement.format(", ".join(map(str, numbers)))).fetchall()
        counting = {number for (number,) in found}
        others = [number for number in numbers if number not in counting]
        return [*(number for number in numbers if number in counting), *self._having(query.star_terms, others)]

    def _having(self, terms: Sequence[Term], numbers: Sequence[int]) -> list[int]:
        """Those of the rows in whose indexed texts all the terms stand; each term is one word."""
        columns, listed = ", ".join(self._searched.indexed_columns), ", ".join(map(str, numbers))
        rows = self._db.execute(
            f"SELECT search_number, {columns} FROM {self._searched.table} WHERE search_number IN ({listed})"  # noqa: S608
        )
        texts = {number: ", ".join(text for text in texts if text) for number, *texts in rows}
        words = {term.words[0] for term in terms if not term.is_prefix}
        beginnings = [term.words[0] for term in terms if term.is_prefix]
        return [number for number in numbers if _holds(texts[number], words, beginnings)]


def _holds(text: str, words: Set[str], beginnings: Iterable[str]) -> bool:
    """Whether all the words stand in a text, and for each of the beginnings a word that begins so."""
    held = set(words_of(text))
    return words <= held and all(any(word.startswith(beginning) for word in held) for beginning in beginnings)


def _star_fit(row: Mapping[str, Any], searched: Searched, star: int | None) -> int:
    """How well a row's stars are those that are asked for: they are 2, potentially 1, not 0."""
    if star is None or any(row[column] != star for column in searched.star_columns):
        return 0
    return 1 if row["potential"] else 2
