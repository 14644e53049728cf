"""Vietnamese written without diacritics, read with them: "Den nay, toan tinh co" as "Đến nay, toàn tỉnh có".

Of the words that a plain one may stand for those are taken that go best with their neighbours (the most likely path of
a bigram model, see `nlp.spelling.accent_counts`). Each letter keeps its place, so that all rules and offsets work
unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import islice
from math import log
from operator import itemgetter

from nlp.lexicon import word_set
from nlp.spelling.accent_counts import EDGE, known, places, spellings, units
from nlp.text import View, fold
from nlp.tokens import Token, tokenise

_MARKED = re.compile(r"[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\S+(?:-[^\W\d_]\S*){3,}")
_FEW = 0.02
_LONG_LINE = 8
_OPENING = 3000
# No article is longer.
_LONGEST = 300_000
_KNOWN = 0.6
_SHORTEST = 5
_PATHS = 4
# Weight of how common a word is at all, beside how often it follows the word before.
_PRIOR = 30.0
_UNSEEN = 0.3
_LEAST_COMMON = 0.08


def restored(text: str) -> str:
    """The text with diacritics in the lines that have none; its length stays.

    Lines of another language stay as they are, and so does a line that has diacritics.

    >>> restored("Den nay, toan tinh co 32 san pham OCOP 3 sao, trong do 5 san pham moi cua nam 2023")
    'Đến nay, toàn tỉnh có 32 sản phẩm OCOP 3 sao, trong đó 5 sản phẩm mới của năm 2023'
    >>> restored("The OCOP products of Vietnam are sold in nam 2023, the ministry said")
    'The OCOP products of Vietnam are sold in nam 2023, the ministry said'
    """
    lines = text[:_LONGEST].split("\n")
    everywhere = is_plain(text[:_OPENING])
    return "\n".join(restored_line(line) if _needs(line, everywhere) else line for line in lines) + text[_LONGEST:]


def _needs(line: str, everywhere: bool) -> bool:
    """Whether a line lacks its diacritics; a short one may have none, so that the whole text must tell."""
    if everywhere:
        return _share_marked(line) < _FEW
    return _MARKED.search(line) is None and is_plain(line, _LONG_LINE)


def _is_marked(text: str) -> bool:
    """Whether a text has so many diacritics that its letters need no counting."""
    enough = int(len(text) * _FEW) + 1
    return sum(1 for _ in islice(_MARKED.finditer(text), enough)) == enough


def _share_marked(text: str) -> float:
    letters = sum(map(str.isalpha, text))
    return len(_MARKED.findall(text)) / letters if letters else 0.0


def is_plain(text: str, shortest: int = _SHORTEST) -> bool:
    """Whether a text is Vietnamese without diacritics."""
    if _is_marked(text) or _share_marked(text) >= _FEW:
        return False
    words = [fold(word) for word in _WORDS.findall(text)]
    if len(words) < shortest or sum(word in word_set("plain_vietnamese") for word in words) < _LEAST_COMMON * len(
        words
    ):
        return False
    return sum(word in spellings() for word in words) > _KNOWN * len(words)


def restored_line(line: str) -> str:
    """The line with diacritics, whatever it is."""
    view = View(line, line)
    tokens = tokenise(view)
    pieces = list(line)
    addresses = [match.span() for match in _ADDRESS.finditer(line)]
    for token, word in zip(tokens, _best(tokens), strict=True):
        named = any(start <= token.start < end for start, end in addresses)
        if token.kind == "word" and not named and len(word) == token.end - token.start:
            pieces[token.start : token.end] = _cased(line[token.start : token.end], word)
    return "".join(pieces)


def _cased(plain: str, word: str) -> Iterator[str]:
    """Letters of a word in the case of another; letters that have marks of their own stay."""
    for one, two in zip(plain, word, strict=True):
        yield one if _MARKED.match(one) else two.upper() if one.isupper() else two


def _best(tokens: Sequence[Token]) -> list[str]:
    """The words that the tokens stand for, by the most likely path."""
    steps: list[dict[str, str]] = []
    scores = {EDGE: 0.0}
    named = _places(tokens)
    for at, word in enumerate(units(tokens)):
        ahead: dict[str, float] = {}
        step: dict[str, str] = {}
        for choice in (named[at],) if at in named else spellings().get(word, (word,)):
            ahead[choice], step[choice] = max((scores[one] + _likely(one, choice), one) for one in scores)
        steps.append(step)
        scores = dict(nlargest(_PATHS, ahead.items(), key=itemgetter(1))) if len(ahead) > _PATHS else ahead
    word = max(scores, key=lambda one: scores[one])
    found: list[str] = []
    for step in reversed(steps):
        found.append(word)
        word = step[word]
    return found[::-1]


def _places(tokens: Sequence[Token]) -> dict[int, str]:
    """Words of names of provinces and districts, where capitals show that they are names."""
    found: dict[int, str] = {}
    if all(token.capital for token in tokens if token.kind == "word"):
        return found
    for cue in places().find(tokens):
        if all(token.capital for token in tokens[cue.first : cue.last] if token.kind == "word"):
            found.update(enumerate(cue.meaning.split(" "), cue.first))
    return found


@lru_cache(maxsize=100_000)
def _likely(one: str, two: str) -> float:
    """Logarithm of the likelihood that a word follows another."""
    counts = known()
    after: Mapping[str, float] = counts.pairs.get(one, {})
    common = counts.words.get(two, _UNSEEN) / _all_words()
    return log((after.get(two, 0) + _PRIOR * common) / (_followers(one) + _PRIOR))


@lru_cache(maxsize=10_000)
def _followers(word: str) -> float:
    return sum(known().pairs.get(word, {}).values())


@lru_cache(maxsize=1)
def _all_words() -> float:
    return sum(known().words.values())


def forget() -> None:
    """Forget what was loaded, so that changed counts are read."""
    for one in (known, places, spellings, _likely, _followers, _all_words):
        one.cache_clear()
