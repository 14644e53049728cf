"""The full-text indexes: a query and its filters in their language, and what they tell of a term.

Each index has beside its words a column `keys`, in which every filter is a word that begins with `=`; nobody can type
one. So an index answers words and filters together, and never has to look at a row that a filter leaves out.
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlite_utils import Database

    from ocop.dataset.filters import Filters
    from ocop.dataset.query import Term

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2099, 12, 31)  # no article has a day outside
_COUNTED = 300
_COMMON_SHARE = 0.7
_MOST_FORWARDS = 2_000
_MOST_BEGINNINGS = 400


class TextIndex:
    """One full-text index of the dataset."""

    def __init__(self, db: Database, name: str) -> None:
        """Takes the index of that name; the words that it holds stand in `<name>_words`."""
        self._db = db
        self._name = name
        self._beginnings: dict[str, tuple[str, ...] | None] = {}
        self._holders: dict[str, int] = {}
        self._last: int | None = None

    def expression(self, wanted: Sequence[Term], excluded: Sequence[Term], keys: Sequence[str]) -> str | None:
        """What is wanted, what is not, and the filters, in the language of FTS5; None where nothing can be found."""
        parts = [self._term(term) for term in wanted]
        together = [part for part in (*parts, *keys) if part]
        if not all(parts) or not together:
            return None
        apart = [part for part in map(self._term, excluded) if part]
        if len(together) > 1:
            together.sort(key=self._held_by)  # the first one leads through the index
        return f"({' AND '.join(together)})" + (f" NOT ({' OR '.join(apart)})" if apart else "")

    def numbers(self, expression: str | None, at_most: int | None = None) -> Iterator[int]:
        """Numbers of the rows that match, those that came last into the dataset first; read as they are asked for."""
        if expression is not None:
            found = self._db.execute(
                f"SELECT rowid FROM {self._name} WHERE {self._name} MATCH ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608
                [expression, -1 if at_most is None else at_most],
            )
            yield from (number for (number,) in found)

    def newest(self, wanted: Sequence[Term], excluded: Sequence[Term], keys: Sequence[str]) -> Iterator[int]:
        """Numbers of the rows that hold all that is wanted, nothing excluded, and the keys; in the order of `numbers`.

        Where few rows are expected the whole index must be passed through; forwards it is the faster.
        """
        expression = self.expression(wanted, excluded, keys)
        if expression is not None and self._expected(wanted, excluded, keys) < _COUNTED:
            found = self._db.execute(
                f"SELECT rowid FROM {self._name} WHERE {self._name} MATCH ? ORDER BY rowid LIMIT ?",  # noqa: S608
                [expression, _MOST_FORWARDS],
            ).fetchall()
            if len(found) < _MOST_FORWARDS:
                yield from (number for (number,) in reversed(found))
                return
        yield from self.numbers(expression)

    def _expected(self, wanted: Sequence[Term], excluded: Sequence[Term], keys: Sequence[str]) -> float:
        """How many rows would match if terms and keys kept nothing of each other."""
        last = max(self.last, 1)
        having = math.prod(self._held_by(part) / last for part in (*map(self._term, wanted), *keys))
        return last * having * math.prod(1 - self.holders(term) / last for term in excluded)

    @property
    def last(self) -> int:
        """The highest number of a row; 0 where there is none."""
        if self._last is None:
            found = self._db.execute(f"SELECT max(id) FROM {self._name}_docsize").fetchone()  # noqa: S608 - ours
            self._last = int(found[0] or 0)
        return self._last

    def holders(self, term: Term) -> int:
        """How many rows hold a term: exactly where few do, else as if it were as frequent among all as of late."""
        return self._held_by(self._term(term))

    def is_common(self, term: Term) -> bool:
        """Whether a term is one word, or the beginning of one, that most rows hold, as far as the latest tell."""
        return len(term.words) == 1 and self.holders(term) > _COMMON_SHARE * self.last

    def _held_by(self, expression: str) -> int:
        if expression not in self._holders:
            newest, least = self._latest(expression) if expression else (0, 0)
            seen = self.last - least + 1 if newest == _COUNTED else self.last
            self._holders[expression] = round(self.last * newest / seen) if newest else 0
        return self._holders[expression]

    def _latest(self, expression: str) -> tuple[int, int]:
        """How many of the latest rows that match there are, up to a number, and the lowest number of these."""
        count, least = self._db.execute(
            f"SELECT count(*), min(number) FROM (SELECT rowid AS number FROM {self._name}"  # noqa: S608 - our own names
            f" WHERE {self._name} MATCH ? ORDER BY rowid DESC LIMIT ?)",
            [expression, _COUNTED],
        ).fetchone()
        return count, least or 0

    def _term(self, term: Term) -> str:
        """A term in the language of FTS5; empty where it is a beginning that no word has."""
        if not term.is_prefix:
            return term.expression
        *head, last = term.words
        words = self._words(last)
        if words is None:
            return term.expression
        phrases = " OR ".join(f'"{" ".join((*head, word))}"' for word in words)
        return f"({phrases})" if phrases else ""

    def _words(self, beginning: str) -> tuple[str, ...] | None:
        """The words that begin so; None where they are too many.

        The index itself would first join the lists of all of them from end to end, which takes a second where the
        words are common; as alternatives they are read only as far as needed.
        """
        if beginning not in self._beginnings:
            words: list[str] = []
            after = beginning
            while len(words) <= _MOST_BEGINNINGS:
                found = self._db.execute(
                    f"SELECT term FROM {self._name}_words WHERE term >= ? LIMIT 1",  # noqa: S608 - our own names
                    [after],
                ).fetchone()
                if found is None or not found[0].startswith(beginning):
                    break
                words.append(found[0])
                after = f"{found[0]}\x01"
            self._beginnings[beginning] = tuple(words) if len(words) <= _MOST_BEGINNINGS else None
        return self._beginnings[beginning]


def article_keys(filters: Filters) -> list[str]:
    """The filters that concern an article, each as an expression of FTS5."""
    keys = []
    if filters.outlet and filters.outlet.source_id:
        keys.append(_key("source", filters.outlet.source_id.encode().hex()))
    elif filters.outlet:
        keys.append(_key("outlet", filters.outlet.name.encode().hex()))
    if filters.since or filters.until:
        span = _span(max(filters.since or _FIRST_DAY, _FIRST_DAY), min(filters.until or _LAST_DAY, _LAST_DAY))
        keys.append(f"({' OR '.join(span) or _key('day', 'never')})")
    return keys


def row_keys(filters: Filters) -> list[str]:
    """All filters, for the index of facts or of products, each as an expression of FTS5."""
    keys = article_keys(filters)
    if filters.province and filters.province.current_code:
        keys.append(_key("today", filters.province.current_code))
    elif filters.province:
        keys.append(_key("then", filters.province.ids[0].replace("-", "x")))
    if filters.star:
        keys.append(star_key(filters.star))
    if filters.status:
        keys.append(_key("status", filters.status))
    return keys


def star_key(star: int) -> str:
    """What counts or has this star level alone."""
    return _key("star", star)


def _key(name: str, value: object) -> str:
    return f'"={name}{value}"'


def _span(first: date, last: date) -> Iterator[str]:
    """The days from the first to the last, in whole years and months where they can be."""
    day = first
    while day <= last:
        year_end, month_end = date(day.year, 12, 31), _month_end(day)
        if day.day == 1 and day.month == 1 and year_end <= last:
            key, end = _key("year", f"{day:%Y}"), year_end
        elif day.day == 1 and month_end <= last:
            key, end = _key("month", f"{day:%Y%m}"), month_end
        else:
            key, end = _key("day", f"{day:%Y%m%d}"), day
        yield key
        day = date.fromordinal(end.toordinal() + 1)


def _month_end(day: date) -> date:
    return date.fromordinal(date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal() - 1)
