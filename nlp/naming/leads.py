"""The producer or place that a part of a list opens with: "HTX An Phú có …", "tại huyện Hòa An: …"."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.lexicon import table
from nlp.naming.names import UNITS, after_leads
from nlp.naming.owners import owner_and_place
from nlp.naming.words import CLASSES, noun_at
from nlp.reading import Sentence

_REACH = 40
_SHORT = 8
_JOINS = ("và", "cùng")
_KINDS = ("loại", "dòng", "món", "sản", "mặt")
_BEFORE = ("tại", "ở", "riêng", "-", "+", "*", "•", "●", "▪", "■", "theo", "đó", ",", "còn")
_OWNED = ("của", "do", "thuộc")
_INTRODUCE = ("biểu", "bật", "riêng", "là", "thể", "trong", "đó")
_OPENS = frozenset(("có", "gồm", "với", ":", "là", "góp", "hữu", "đưa"))


@dataclass(frozen=True, slots=True)
class Lead:
    """What a part of a list opens with.

    Attributes:
        text: The producer or place, as written; empty where only a kind is told.
        after: Token at which the names begin.
    """

    text: str
    after: int


def lead_at(sentence: Sentence, first: int, last: int) -> Lead | None:
    """The producer or place that stands before names between two tokens; None where a name comes at once."""
    at = first
    while at < last and sentence.tokens[at].text in _BEFORE:
        at += 1
    if at >= last:
        return None
    kinds = _kinds(sentence, at, last)
    if kinds is not None:
        return Lead("", kinds)
    if not opens_lead(sentence, at):
        return None
    for opener in range(at + 1, min(last - 1, at + _REACH)):
        text = sentence.tokens[opener].text
        if text == ";":
            return None
        if text in _OPENS and _name_follows(sentence, opener + 1, last):
            tokens = sentence.tokens
            return Lead(sentence.view.text[tokens[at].start : tokens[opener - 1].end], opener + 1)
    return None


def head_owner(sentence: Sentence, first: int, counted: tuple[int, int], opens: int) -> tuple[str | None, str | None]:
    """Producer and place that the head of a list tells: "HTX A có 3 sản phẩm gồm", "2 sản phẩm của Công ty B là".

    Args:
        sentence: The sentence.
        first: Token at which the head begins.
        counted: First token of the list's count, and the token after it.
        opens: Token at which the names begin.
    """
    tokens, text = sentence.tokens, sentence.view.text
    for at in range(opens - 1, counted[1] - 1, -1):
        if tokens[at].text in _OWNED:
            owner = owner_and_place(text[tokens[at].start : tokens[opens - 1].start])
            if owner[0] is not None:
                return owner
    for at in range(counted[0] - 1, max(first, counted[0] - _REACH) - 1, -1):
        begins = at == 0 or tokens[at - 1].kind == "sign" or tokens[at - 1].text in _INTRODUCE
        cue = table("named").match_at(tokens, at) if begins else None
        if cue is not None and cue.meaning == "producer" and noun_at(sentence, at) is None:
            return owner_and_place(text[tokens[at].start : tokens[counted[0] - 1].end])
    return None, None


def _kinds(sentence: Sentence, at: int, last: int) -> int | None:
    """Token after "7 loại trà:", which tells what the names after it are."""
    at += sentence.tokens[at].text in _JOINS
    if at + 1 >= last or sentence.tokens[at].kind != "number" or sentence.tokens[at + 1].text not in _KINDS:
        return None
    reach = range(at + 2, min(last - 1, at + _SHORT))
    return next((colon + 1 for colon in reach if sentence.tokens[colon].text == ":"), None)


def opens_lead(sentence: Sentence, at: int) -> bool:
    """Whether a producer or place begins at a token."""
    if noun_at(sentence, at) is not None:
        return False
    cue = table("named").match_at(sentence.tokens, at)
    if cue is not None and cue.meaning == "producer":
        return True
    return sentence.tokens[at].text in UNITS or any(place.first == at and place.name for place in sentence.places)


def _name_follows(sentence: Sentence, at: int, last: int) -> bool:
    first = after_leads(sentence, at, last)
    if first >= last:
        return False
    token = sentence.tokens[first]
    counted = token.capital and sentence.words(first - 2, first) in CLASSES
    return noun_at(sentence, first) is not None or token.text == '"' or counted
