"""Names told with their level in brackets: "chè Hồng Thái (4 sao), mật ong bạc hà (3 sao)"."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.naming.found import Found, year_near
from nlp.naming.items import Item, parse_item
from nlp.naming.names import starts_name
from nlp.naming.words import noun_at
from nlp.reading import Sentence

_COUNT = 6
_OF_ALL = ("đều", "cùng", "cả")


def names_with_brackets(sentence: Sentence) -> Iterator[Found]:
    """Names of a sentence that have a bracket with their level, in order."""
    floor = 0
    for stars in sentence.stars:
        opened = _bracket_before(sentence, stars.first)
        closed = sentence.words(stars.last, stars.last + 1) in ([")"], [","], [";"])
        if stars.low != stars.high or opened is None or not closed:
            continue
        first = _name_before(sentence, floor, opened)
        item = parse_item(sentence, first, stars.first) if first < opened else None
        if item is not None and not _of_count(sentence, item, opened):
            yield Found(item, stars, sentence, year_near(sentence, stars), stars.potential)
        floor = stars.last


def _of_count(sentence: Sentence, item: Item, opened: int) -> bool:
    """Whether a bracket explains a count that follows what seems a name: "Bộ … công nhận 16 sản phẩm (hạng 5 sao)"."""
    ends = item.name_ends
    return any(
        number.last <= opened and sentence.tokens[number.first].start >= ends for number in sentence.numbers
    ) and ("phẩm" in sentence.words(max(0, opened - _COUNT), opened))


def _name_before(sentence: Sentence, floor: int, opened: int) -> int:
    """Token at which the name before a bracket begins."""
    first = opened
    while first > floor and sentence.tokens[first - 1].text not in (",", ";", ":", ")", "và", "như", "là", "gồm"):
        first -= 1
    starts = [at for at in range(first, opened) if starts_name(sentence, at)]
    nouns = [at for at in range(first, opened) if noun_at(sentence, at) is not None]
    return starts[-1] if starts else nouns[0] if nouns else first


def _bracket_before(sentence: Sentence, at: int) -> int | None:
    """Index of the bracket that opens at most three tokens before a token."""
    opened = next((i for i in range(at - 1, max(-1, at - 5), -1) if sentence.tokens[i].text == "("), None)
    counted = opened is not None and any(token.kind == "number" for token in sentence.tokens[opened:at])
    of_all = opened is not None and any(word in _OF_ALL for word in sentence.words(opened, at + 1))
    return None if counted or of_all else opened
