"""Where one name of a list ends and the next one begins: at semicolons, commas and "và", unless a producer goes on."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.naming.leads import lead_at
from nlp.naming.names import MAX_WORDS, UNITS
from nlp.naming.words import CLASSES, after_phrase, noun_at
from nlp.reading import Sentence

JOINS = ("và", "cùng", "hay")
"""Words that join two names."""
_OWNED = ("của", "do")
_SIGNS = ('"', "(", ")", ";", ",")
_MAKES = ("sản", "chế", "kinh")


def split_items(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Token spans of the items of a list, parted by semicolons, commas and "và".

    What stands in brackets or quotes holds together, and so do a producer and its place.
    """
    start, depth, quoted = first, 0, False
    for at in range(first, last):
        text = sentence.tokens[at].text
        if text not in _SIGNS and text not in JOINS:
            continue
        quoted ^= text == '"'
        depth = max(0, depth + (text == "(") - (text == ")"))
        parts = text in (";", ",") or (text in JOINS and _joins_items(sentence, start, at, last))
        if depth == 0 and not quoted and parts and not _goes_on(sentence, start, at, text):
            yield start, at
            start = at + 1
    yield start, last


def _goes_on(sentence: Sentence, first: int, at: int, text: str) -> bool:
    """Whether a comma or "và" stands before a place or a trade, which belongs to the producer before it.

    A producer without a name yet goes on too: "của cơ sở sản xuất bánh, kẹo Hương Lan".
    """
    if text != ";" and _is_unnamed(sentence, first, at):
        return True
    quarter = sentence.tokens[at + 1].text in UNITS if at + 1 < len(sentence.tokens) else False
    quarter = quarter and at + 2 < len(sentence.tokens) and sentence.tokens[at + 2].kind == "number"
    if at + 1 >= len(sentence.tokens) or (noun_at(sentence, at + 1) is not None and not quarter):
        return False
    place = (
        text == ","
        and sentence.tokens[at + 1].text in UNITS
        and lead_at(sentence, at + 1, len(sentence.tokens)) is None
    )
    return place or (text != ";" and after_phrase(sentence, "trade", at + 1) is not None)


def _is_unnamed(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a producer of a trade stands before a token without a name: "của cơ sở sản xuất rượu"."""
    owned = next((i for i in range(at - 1, first, -1) if sentence.tokens[i].text in _OWNED), None)
    if owned is None or any(token.capital or token.kind != "word" for token in sentence.tokens[owned:at]):
        return False
    return any(word in _MAKES for word in sentence.words(owned, at)) and noun_at(sentence, at - 1) is not None


def _joins_items(sentence: Sentence, first: int, at: int, last: int) -> bool:
    """Whether "và" joins two products, and not two words of a producer's name."""
    kinds = lead_at(sentence, at + 1, last)
    following = sentence.tokens[at + 1 : at + 2]
    counted = at + 1 + (bool(following) and following[0].kind == "number")
    if sentence.words(counted, counted + 2) in CLASSES:
        # "… của HTX A và 02 sản phẩm miến B, chè C".
        return True
    capitals = [token.capital for token in sentence.tokens[at + 1 : at + 3]]
    trade = capitals[:1] == [True] and (all(capitals) or noun_at(sentence, at - 1) is not None)
    if following and not trade and sentence.tokens[at - 1].capital and noun_at(sentence, at + 1):
        # What has its name is told; a further trade would come before the name: "HTX chè và cam Bản Lạn", "HTX Chè và
        # Dược liệu Lạn".
        return True
    if not any(word in _OWNED for word in sentence.words(first, at)) or (kinds is not None and not kinds.text):
        return True
    for token in sentence.tokens[at + 1 : min(last, at + 1 + 3 * MAX_WORDS)]:
        if token.text in (";", ",", "và"):
            return False
        if token.text in _OWNED:
            return True
    return False


def at_semicolons(sentence: Sentence, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """Token spans between the semicolons of a list."""
    signs = [at for at in range(first, last) if sentence.tokens[at].text == ";"]
    return tuple(zip([first, *(at + 1 for at in signs)], [*signs, last], strict=True))
