"""The level of a list of names, told in the sentences after it: of all of them, of as many, or of the rest of them."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.counting.counts import find_counts
from nlp.naming.lists import NameList
from nlp.naming.words import after_phrase
from nlp.reading import Document, Sentence
from nlp.stars import Stars
from nlp.text import fold

_NEXT = 2
_AFTER = 4
_PARAGRAPHS = 2
_NEAR = 3
_AT_LEAST = 2
_FRONT = 8


def told_of_all(document: Document, index: int) -> Stars | None:
    """The level that the sentences after a list tell of all its names: "Tất cả các sản phẩm này đều đạt 3 sao"."""
    here = document.sentences[index]
    for sentence in document.sentences[index + 1 : index + 1 + _NEXT]:
        if sentence.paragraph - here.paragraph > 1:
            return None
        if len(sentence.stars) == 1 and _tells_of_all(sentence):
            return sentence.stars[0] if sentence.stars[0].low == sentence.stars[0].high else None
    return None


def _tells_of_all(sentence: Sentence) -> bool:
    """Whether the subject of a sentence is all that was listed: "Sau khi chấm, tất cả các sản phẩm đều đạt 3 sao"."""
    commas = (at + 1 for at, token in enumerate(sentence.tokens[:_FRONT]) if token.text == ",")
    for at in (0, *commas):
        counted = sentence.words(at, at + 1) == ["cả"] and any(number.first == at + 1 for number in sentence.numbers)
        if counted or after_phrase(sentence, "all_these", at) is not None:
            return True
    return False


def told_of_some(document: Document, index: int, one: NameList) -> tuple[Stars, frozenset[str]] | None:
    """The level that the sentences soon after a list tell of its names, and the names that are told apart from it.

    "… gồm A, B, C. Hội đồng xếp cả 3 sản phẩm 4 sao", "… Chung cuộc, A được 4 sao, số còn lại 3 sao".
    """
    number = one.count.number.value if one.count is not None else len(one.items)
    here = document.sentences[index].paragraph
    after = [
        sentence
        for sentence in document.sentences[index + 1 : index + 1 + _AFTER]
        if sentence.paragraph - here <= _PARAGRAPHS
    ]
    rated = " ".join(fold(sentence.lower) for sentence in after if sentence.stars)
    own = frozenset(item.name for item in one.items if f" {fold(item.name)} " in f" {rated} ") if rated else frozenset()
    for sentence in after:
        if not sentence.stars:
            continue
        if 0 < len(own) < len(one.items) and (level := _of_the_rest(sentence)) is not None:
            return level, own
        for several, level in _counted_levels(sentence):
            if several == number:
                return level, _put_off(sentence, one)
            # "6 sản phẩm đạt 3 sao, riêng …" after a list of seven: one was put off.
            if several == number - len(own) or (several == number - 1 and "riêng" in sentence.lower):
                return level, own | _put_off(sentence, one)
    return None


def _counted_levels(sentence: Sentence) -> Iterator[tuple[float, Stars]]:
    """The numbers of products of which a sentence tells one level, and that level."""
    for count in find_counts(sentence, sentence.index):
        first, last = clause_of(sentence, count.first)
        levels = [stars for stars in sentence.stars if first <= stars.first < last]
        exact = len(levels) == 1 and levels[0].low == levels[0].high
        several = count.measure == "products" and count.number.value >= _AT_LEAST
        if several and exact and not sentence.has("status", "target", first, last):
            yield count.number.value, levels[0]


def _of_the_rest(sentence: Sentence) -> Stars | None:
    """The level that a sentence tells of all that it does not name: "số còn lại đều đạt 3 sao"."""
    words = sentence.words(0, len(sentence.tokens))
    rest = next((at for at in range(len(words) - 1) if words[at : at + 2] == ["còn", "lại"]), None)
    told = [stars for stars in sentence.stars if rest is not None and rest < stars.first]
    counted = rest is not None and any(token.kind == "number" for token in sentence.tokens[max(0, rest - _NEAR) : rest])
    return told[0] if told and not counted and told[0].low == told[0].high else None


def _put_off(sentence: Sentence, one: NameList) -> frozenset[str]:
    """The names that a sentence that tells the level of a list takes out of it: "… đạt 3 sao, riêng giò để sau"."""
    _, found, exception = sentence.lower.partition("riêng")
    apart = fold(exception)
    return frozenset(item.name for item in one.items if found and fold(item.name) in apart)


def clause_of(sentence: Sentence, at: int) -> tuple[int, int]:
    """The stretch between two semicolons that holds a token."""
    signs = [i for i, token in enumerate(sentence.tokens) if token.text == ";"]
    first = max((i + 1 for i in signs if i < at), default=0)
    return first, min((i for i in signs if i > at), default=len(sentence.tokens))
