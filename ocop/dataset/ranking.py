"""Which of the matching rows say most about a query: BM25 over several fields, free of the database.

SQLite's own `bm25()` counts every occurrence of every word in the whole index first; with a million facts about OCOP
products that takes seconds for the words that all of them hold. Here the candidates are few and the rarity of a word is
told from outside, estimated for the common ones.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.fold import WORD, fold_quickly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop.dataset.query import Term

TEXT_WEIGHT = 1.0
_SATURATION, _LENGTH_SHARE = 1.2, 0.75  # the usual k1 and b


@dataclass(frozen=True, slots=True)
class Field:
    """One of the texts of a row that a query is looked for in.

    Attributes:
        columns: The columns that it is made of.
        weight: What a word in it counts, where a word in the rest of the article counts 1.
        usual_length: Its usual length in code points; None where its length does not matter.
    """

    columns: tuple[str, ...]
    weight: float
    usual_length: int | None = None


class Ranker:
    """Scores rows for one query."""

    def __init__(self, fields: Sequence[Field], terms: Sequence[Term], holders: Mapping[Term, int], total: int) -> None:
        """Weighs the terms.

        Args:
            fields: What of a row is looked at.
            terms: What is wanted.
            holders: For each term, how many of the rows hold it.
            total: Number of rows.
        """
        self._fields = tuple(fields)
        self._rarities = [_rarity(min(holders[term], total), total) for term in terms]
        self._terms = [_pattern(term) if len(term.words) > 1 or term.is_prefix else term.words[0] for term in terms]
        self._counts: dict[str, list[int]] = {}

    def score(self, row: Mapping[str, object]) -> float:
        """How much a row says about the query; all terms are taken to stand at least in the article's text."""
        frequencies = [TEXT_WEIGHT] * len(self._terms)
        for field in self._fields:
            text = ", ".join(str(row[column] or "") for column in field.columns)
            length = len(text) / field.usual_length if field.usual_length else 1.0
            weight = field.weight / (1 - _LENGTH_SHARE + _LENGTH_SHARE * length)
            for number, count in enumerate(self._counted(text)):
                frequencies[number] += weight * count
        return sum(
            rarity * frequency * (_SATURATION + 1) / (frequency + _SATURATION)
            for rarity, frequency in zip(self._rarities, frequencies, strict=True)
        )

    def _counted(self, text: str) -> list[int]:
        """How often each term stands in a text, kept because rows share sentences and titles."""
        if text not in self._counts:
            folded = fold_quickly(text)
            words = WORD.findall(folded)
            self._counts[text] = [
                words.count(term) if isinstance(term, str) else len(term.findall(folded)) for term in self._terms
            ]
        return self._counts[text]


def _rarity(holders: int, total: int) -> float:
    return math.log1p((total - holders + 0.5) / (holders + 0.5))


def _pattern(term: Term) -> re.Pattern[str]:
    words = r"[\W_]+".join(map(re.escape, term.words))
    return re.compile(rf"(?<![^\W_]){words}" + ("" if term.is_prefix else r"(?![^\W_])"))
