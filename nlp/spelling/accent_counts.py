"""How often words stand beside one another in Vietnamese about OCOP: what tells "năm" from "nam".

`nlp/data/accents.txt` holds the counts of the annotated articles of this project (`python -m benchmarks.accents` writes
it); the cue words of the reader and the names of the gazetteer are added when it is loaded.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import pairwise

from nlp.lexicon import PhraseTable, words_of
from nlp.placing.gazetteer import aliases, communes, districts, provinces
from nlp.text import fold, read
from nlp.tokens import Token, tokenise

EDGE = "|"
"""Stands for the end of a line among the words."""
_NUMBER, _YEAR = "#", "##"
_IS_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_PHRASES = ("confidence", "words")
# A phrase of the tables counts as if it had been read so many times.
_CUE, _PROVINCE, _DISTRICT, _COMMUNE = 2.0, 3.0, 1.0, 0.2
_ALONE = 0.2
# Numbers in words stand where figures do, each so much more seldom.
_IN_WORDS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_SELDOM = 0.05


def _numbers() -> defaultdict[str, float]:
    return defaultdict(float)


@dataclass
class Counts:
    """Counts of words and of pairs of neighbours.

    Attributes:
        words: How often each word was seen.
        pairs: For each word how often each other one followed it.
    """

    words: defaultdict[str, float] = field(default_factory=_numbers)
    pairs: defaultdict[str, defaultdict[str, float]] = field(default_factory=lambda: defaultdict(_numbers))

    def add_text(self, text: str) -> None:
        """Count the lines of a text."""
        for line in text.split("\n"):
            words = units(tokenise(read(line)))
            if words:
                self._add([EDGE, *words, EDGE], 1, 1)

    def add_phrase(self, words: Sequence[str], weight: float) -> None:
        """Count the words of a phrase that may stand anywhere in a line."""
        self._add(words, weight, weight * _ALONE)

    def _add(self, words: Sequence[str], together: float, alone: float) -> None:
        for word in words:
            if word != EDGE:
                self.words[word] += alone
        for one, two in pairwise(words):
            self.pairs[one][two] += together


def units(tokens: Iterable[Token]) -> list[str]:
    """Words as they are counted: numbers but for years are alike.

    >>> units(tokenise(read("Năm 2023: 12 sản phẩm")))
    ['năm', '##', ':', '#', 'sản', 'phẩm']
    """
    return [
        token.text if token.kind != "number" else _YEAR if _IS_YEAR.fullmatch(token.text) else _NUMBER
        for token in tokens
    ]


def written(counts: Counts) -> Iterator[str]:
    """Lines of a file of counts: a word, how often it was seen, and what followed it; a count of one is left out."""
    for word in sorted({*counts.words, *counts.pairs}):
        after = sorted(counts.pairs[word].items()) if word in counts.pairs else []
        shown = [other if times == 1 else f"{other}={times:g}" for other, times in after]
        yield " ".join((f"{word}={counts.words.get(word, 0):g}", *shown))


def load(lines: Iterable[str]) -> Counts:
    """Counts from the lines of a file.

    >>> told = Counts()
    >>> told.add_text("tỉnh có 5, huyện có 5")
    >>> load(written(told)) == told
    True
    """
    counts = Counts()
    for line in lines:
        head, *after = line.split(" ")
        word, times = _split(head)
        if times:
            counts.words[word] = times
        for item in after:
            other, seen = _split(item)
            counts.pairs[word][other] = seen
    return counts


def _split(item: str) -> tuple[str, int]:
    # The sign "=" itself may be a word.
    at = item.rfind("=")
    return (item[:at], int(item[at + 1 :])) if at > 0 else (item, 1)


@cache
def known() -> Counts:
    """Counts of the project's articles, with the cue words and the names of places."""
    folder = resources.files("nlp").joinpath("data")
    with folder.joinpath("accents.txt").open(encoding="utf-8") as file:
        counts = load(file.read().splitlines())
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml") and entry.name.removesuffix(".toml") not in _NO_PHRASES:
            for meaning in tomllib.loads(entry.read_text("utf-8")).values():
                for phrase in meaning["phrases"]:
                    counts.add_phrase(words_of(phrase), _CUE)
    for word in list(counts.pairs):
        for number in _IN_WORDS if counts.pairs[word][_NUMBER] else ():
            counts.add_phrase((word, number), _SELDOM * counts.pairs[word][_NUMBER])
    for word, times in list(counts.pairs[_NUMBER].items()):
        for number in _IN_WORDS:
            counts.add_phrase((number, word), _SELDOM * times)
    names = [(one.name, _PROVINCE) for one in provinces()]
    names += [(one.name, _DISTRICT) for one in districts()] + [(one.name, _COMMUNE) for one in communes()]
    names += [(alias, _DISTRICT) for alias, _, _ in aliases()]
    for name, weight in names:
        counts.add_phrase(words_of(name), weight)
    return counts


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """For each word without diacritics the words that it may stand for.

    >>> {"năm", "nam"} <= set(spellings()["nam"])
    True
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in known().words:
        found[fold(word)].append(word)
    return {plain: tuple(words) for plain, words in found.items()}


@cache
def places() -> PhraseTable:
    """Names of provinces and districts without diacritics, to how they are spelt; a province goes before a district."""
    names = [one.name for one in provinces()] + [one.name for one in districts()]
    spelt: dict[tuple[str, ...], str] = {}
    for name in names:
        words = words_of(name)
        if len(words) > 1:
            spelt.setdefault(tuple(map(fold, words)), " ".join(words))
    return PhraseTable("spelling", spelt.items())
