"""What a person types into the search: words, "phrases", beginnings* and -exclusions; any string is a valid query."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ocop.dataset.fold import fold

_WORD = re.compile(r"[^\W_]+")
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
    """

    wanted: tuple[Term, ...]
    excluded: tuple[Term, ...] = ()

    @property
    def expression(self) -> str:
        """The query in the language of FTS5; empty where there is nothing to look for."""
        together = " AND ".join(term.expression for term in self.wanted)
        return " NOT ".join((f"({together})", *(term.expression for term in self.excluded))) if together else ""

    def matches(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the wanted terms stand in a text: half-open offsets in code points, in order, without overlaps.

        >>> parse_query("ca mau").matches("Tỉnh Cà Mau có 145 sản phẩm")
        ((5, 7), (8, 11))
        """
        words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(fold(text))]
        marked: set[tuple[int, int]] = set()
        for term in self.wanted:
            width = len(term.words)
            for first in range(len(words) - width + 1):
                if _fits(term, [word for word, _, _ in words[first : first + width]]):
                    marked.add((words[first][1], words[first + width - 1][2]))
        return _without_overlaps(marked)


def parse_query(typed: str) -> SearchQuery:
    """Query from what a person typed; what holds no letter and no digit is left out.

    >>> parse_query('"Đắk Lắk" 4 sao tiêu* -chè').expression
    '("dak lak" AND "4" AND "sao" AND "tieu" *) NOT "che"'
    >>> parse_query('AND (').expression
    '("and")'
    """
    terms = []
    for part in _PART.finditer(unicodedata.normalize("NFC", typed)):
        phrase, word = part["phrase"], part["word"]
        words = tuple(_WORD.findall(fold(phrase if phrase is not None else word)))
        if words:
            is_prefix = bool(part["star"]) or (word is not None and word.endswith("*"))
            terms.append(Term(words, is_prefix, bool(part["minus"])))
    return SearchQuery(
        tuple(term for term in terms if not term.is_excluded), tuple(term for term in terms if term.is_excluded)
    )


def _fits(term: Term, words: list[str]) -> bool:
    *head, last = term.words
    return words[:-1] == head and (words[-1].startswith(last) if term.is_prefix else words[-1] == last)


def _without_overlaps(spans: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
