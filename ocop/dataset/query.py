"""What a person types into the search: words, "phrases", beginnings* and -exclusions; any string is a valid query."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from ocop.dataset.fold import WORD, fold

# Of more different terms than these, which nobody types but who pastes a text, the longest are looked for.
MOST_TERMS = 24

_LEVELS = {"1": 1, "mot": 1, "2": 2, "hai": 2, "3": 3, "ba": 3, "4": 4, "bon": 4, "5": 5, "nam": 5}
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))(?P<star>\*)?')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: words that follow each other, folded.

    Attributes:
        words: The words, without marks and in lower case.
        is_prefix: The last word need only begin so.
        is_excluded: What holds the term is left out.
    """

    words: tuple[str, ...]
    is_prefix: bool = False
    is_excluded: bool = False

    @property
    def expression(self) -> str:
        """The term in the language of FTS5: always a quoted string, so that nothing in it is an operator."""
        return f'"{" ".join(self.words)}"' + (" *" if self.is_prefix else "")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query as it was understood.

    Attributes:
        wanted: All of these must be there.
        excluded: None of these may be there.
        star: The star level that is asked for in words, as in "4 sao" or "bốn sao"; None where none or several are.
        star_terms: Those of the wanted terms that say so.
        left_out: How many terms are not looked for, since there were too many.
    """

    wanted: tuple[Term, ...]
    excluded: tuple[Term, ...] = ()
    star: int | None = None
    star_terms: tuple[Term, ...] = ()
    left_out: int = 0

    @property
    def expression(self) -> str:
        """The query in the language of FTS5; empty where there is nothing to look for."""
        together = " AND ".join(term.expression for term in self.wanted)
        apart = " OR ".join(term.expression for term in self.excluded)
        return f"({together})" + (f" NOT ({apart})" if apart else "") if together else ""

    @property
    def beside_star(self) -> tuple[Term, ...]:
        """What is wanted beside the star level that is asked for in words."""
        return tuple(term for term in self.wanted if term not in self.star_terms)

    def matches(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the wanted terms stand in a text: half-open offsets in code points, in order, without overlaps.

        >>> parse_query("ca mau").matches("Tỉnh Cà Mau có 145 sản phẩm")
        ((5, 7), (8, 11))
        """
        words = [(found[0], found.start(), found.end()) for found in WORD.finditer(fold(text))]
        together = Term(tuple(word for term in self.star_terms for word in term.words))
        terms = (*self.beside_star, together) if _places(together, words) else self.wanted
        return _without_overlaps({place for term in terms for place in _places(term, words)})


def parse_query(typed: str) -> SearchQuery:
    """Query from what a person typed; what holds no letter and no digit is left out.

    >>> parse_query('"Đắk Lắk" 4 sao tiêu* -chè').expression
    '("dak lak" AND "4" AND "sao" AND "tieu" *) NOT ("che")'
    >>> parse_query('AND (').expression
    '("and")'
    """
    terms: dict[Term, None] = {}
    single: list[str] = []
    for part in _PART.finditer(unicodedata.normalize("NFC", typed)):
        phrase, word = part["phrase"], part["word"]
        words = tuple(WORD.findall(fold(phrase if phrase is not None else word)))
        if words:
            is_prefix = bool(part["star"]) or (word is not None and word.endswith("*"))
            term = Term(words, is_prefix, bool(part["minus"]))
            terms[term] = None
            single.append(words[0] if word and len(words) == 1 and not (is_prefix or term.is_excluded) else "")
    wanted = [term for term in terms if not term.is_excluded]
    excluded = [term for term in terms if term.is_excluded]
    kept = _longest(wanted)
    levels = {pair for pair in pairwise(single) if pair[0] in _LEVELS and pair[1] == "sao"}
    level = levels.pop() if len(levels) == 1 and len(kept) == len(wanted) else None
    return SearchQuery(
        tuple(kept),
        tuple(_longest(excluded)),
        star=_LEVELS[level[0]] if level else None,
        star_terms=tuple(Term((word,)) for word in level or ()),
        left_out=len(wanted) - len(kept),
    )


def _longest(terms: list[Term]) -> list[Term]:
    """The longest of the terms, as many as may be, in the order in which they were typed."""
    if len(terms) <= MOST_TERMS:
        return terms
    ranked = sorted(range(len(terms)), key=lambda number: (-sum(map(len, terms[number].words)), number))
    return [terms[number] for number in sorted(ranked[:MOST_TERMS])]


def _places(term: Term, words: list[tuple[str, int, int]]) -> list[tuple[int, int]]:
    """Where a term stands among words with their offsets."""
    width = len(term.words)
    if width == 1 and not term.is_prefix:
        return [(start, end) for word, start, end in words if word == term.words[0]]
    return [
        (words[first][1], words[first + width - 1][2])
        for first in range(len(words) - width + 1)
        if width and _fits(term, [word for word, _, _ in words[first : first + width]])
    ]


def _fits(term: Term, words: list[str]) -> bool:
    *head, last = term.words
    return words[:-1] == head and (words[-1].startswith(last) if term.is_prefix else words[-1] == last)


def _without_overlaps(spans: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
