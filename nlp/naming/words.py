"""The words around names of products: one table of phrases for each meaning of `nlp/data/naming.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from nlp.lexicon import PhraseTable, table, words_of
from nlp.reading import Sentence

CLASSES = (["sản", "phẩm"], ["mặt", "hàng"])
"""The words for products of any kind, as words of a sentence."""
_COUNTED = (["sản"], ["mặt"], ["chủ"], ["hồ"])


@cache
def phrases(meaning: str) -> PhraseTable:
    """Table of the phrases of one meaning; unlike the cue words of a table, meanings may share phrases.

    >>> phrases("share").kind
    'share'
    """
    return PhraseTable(meaning, [(words_of(phrase), meaning) for phrase in _meanings()[meaning]["phrases"]])


@cache
def _meanings() -> dict[str, dict[str, list[str]]]:
    """All phrases of the file, which is read once and not again for each meaning."""
    with resources.files("nlp").joinpath("data", "naming.toml").open("rb") as file:
        return tomllib.load(file)


def after_phrase(sentence: Sentence, meaning: str, at: int) -> int | None:
    """Index after the longest phrase of a meaning that starts at a token; None where none does."""
    if not 0 <= at < len(sentence.tokens):
        return None
    cue = phrases(meaning).match_at(sentence.tokens, at)
    return cue.last if cue is not None else None


def has_phrase(sentence: Sentence, meaning: str, first: int, last: int) -> bool:
    """Whether a phrase of a meaning lies between two tokens; a word of a proper name ("Kỳ Như") is none."""
    found = phrases(meaning)
    reach = (at for at in range(max(0, first), min(last, len(sentence.tokens))) if not in_proper_name(sentence, at))
    cues = (found.match_at(sentence.tokens, at) for at in reach)
    return any(cue is not None and cue.last <= last for cue in cues)


def in_proper_name(sentence: Sentence, at: int) -> bool:
    """Whether a word within a sentence is written as a part of a proper name ("chè Đạt Phát")."""
    token = sentence.tokens[at]
    inside = at > 0 and sentence.tokens[at - 1].kind == "word"
    return inside and token.capital and sentence.view.text[token.start + 1 : token.end].islower()


def noun_at(sentence: Sentence, at: int) -> int | None:
    """Index after the noun of a kind of product ("tinh dầu", "trà") at a token; None where there is none."""
    if not 0 <= at < len(sentence.tokens):
        return None
    nouns = table("product_nouns")
    cue = nouns.match_at(sentence.tokens, at) if sentence.tokens[at].text in nouns.heads else None
    if cue is None or _is_ministry(sentence, at):
        return None
    # "cao" is an extract, "cao nhất" is none.
    other = table("named").match_at(sentence.tokens, at)
    return cue.last if other is None or other.meaning != "not_name" or other.last <= cue.last else None


def opens_count(sentence: Sentence, at: int) -> bool:
    """Whether a noun of what is counted opens at a token: "sản phẩm", "mặt hàng", "chủ thể", "hồ sơ"."""
    return sentence.words(at, at + 1) in _COUNTED


def _is_ministry(sentence: Sentence, at: int) -> bool:
    """Whether "Bộ" with a capital opens the name of a ministry or its minister: "Bộ NN&PTNT", "Bộ trưởng"."""
    token, following = sentence.tokens[at], sentence.tokens[at + 1 : at + 2]
    if token.text != "bộ" or not token.capital or not following:
        return False
    known = table("product_nouns").match_at(sentence.tokens, at + 1) is not None
    return following[0].text == "trưởng" or (following[0].capital and not known)
