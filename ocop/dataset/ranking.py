"""Which of the matching facts say most about a query: BM25 over several fields, free of the database.

SQLite's own `bm25()` counts every occurrence of every word in the whole index first; with a million facts about OCOP
products that takes seconds for the words that all of them hold. Here the candidates are few and the rarity of a word is
told from outside, counted up to a bound.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.fold import fold_quickly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop.dataset.query import Term

SENTENCE_WEIGHT, PLACE_WEIGHT, TITLE_WEIGHT, TEXT_WEIGHT = 4.0, 4.0, 3.0, 1.0
_SATURATION, _LENGTH_SHARE = 1.2, 0.75  # the usual k1 and b
_USUAL_SENTENCE = 180  # code points


@dataclass(frozen=True, slots=True)
class Document:
    """What of a fact is searched.

    Attributes:
        sentence: The sentence that states it.
        place: Its place and province.
        title: The title of its article.
    """

    sentence: str
    place: str
    title: str


class Ranker:
    """Scores documents for one query."""

    def __init__(self, terms: Sequence[Term], holders: Mapping[Term, int], total: int) -> None:
        """Weighs the terms.

        Args:
            terms: What is wanted.
            holders: For each term, how many of the facts hold it; a lower bound will do for the common ones.
            total: Number of facts.
        """
        self._terms = [(_pattern(term), _rarity(min(holders[term], total), total)) for term in terms]
        self._folded: dict[str, str] = {}

    def score(self, document: Document) -> float:
        """How much a document says about the query; all terms are taken to stand at least in the article's text."""
        length = 1 - _LENGTH_SHARE + _LENGTH_SHARE * len(document.sentence) / _USUAL_SENTENCE
        fields = (
            (self._fold(document.sentence), SENTENCE_WEIGHT / length),
            (self._fold(document.place), PLACE_WEIGHT),
            (self._fold(document.title), TITLE_WEIGHT),
        )
        score = 0.0
        for pattern, rarity in self._terms:
            frequency = TEXT_WEIGHT + sum(weight * len(pattern.findall(text)) for text, weight in fields)
            score += rarity * frequency * (_SATURATION + 1) / (frequency + _SATURATION)
        return score

    def _fold(self, text: str) -> str:
        """Folded text, kept because facts share sentences and titles."""
        if text not in self._folded:
            self._folded[text] = fold_quickly(text)
        return self._folded[text]


def _rarity(holders: int, total: int) -> float:
    return math.log1p((total - holders + 0.5) / (holders + 0.5))


def _pattern(term: Term) -> re.Pattern[str]:
    words = r"[\W_]+".join(map(re.escape, term.words))
    return re.compile(rf"(?<![^\W_]){words}" + ("" if term.is_prefix else r"(?![^\W_])"))
