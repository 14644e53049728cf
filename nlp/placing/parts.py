"""Counts of some parts of a place: what "hai huyện Đầm Dơi và Cái Nước" have is no figure of the whole province."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.lexicon import table
from nlp.placing.gazetteer import name_key
from nlp.placing.names import PlaceMention
from nlp.reading import Document, Sentence

_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_MOST = 5
_SEVERAL = ("các", "những")
_UNITS = ("xã", "phường", "huyện")
_HAVING = frozenset(
    ("có", "đã", "hiện", "đang", "cũng", "được", "đạt", "với", "góp", "đóng", "mới", "chỉ", "tổng", "cộng")
)
_OWNING = frozenset(("ocop", "của", "thuộc", "ở", "tại", "trên", "địa", "bàn"))


def parts_named(places: Sequence[PlaceMention]) -> str:
    """Names of places that are counted together, as `Fact.place_parts` has them: in the order of the alphabet.

    >>> parts_named([PlaceMention("district", "Đầm Dơi", 0, 2), PlaceMention("district", "Cái Nước", 3, 5)])
    'Cái Nước; Đầm Dơi'
    """
    return "; ".join(sorted({place.name for place in places if place.name}, key=lambda name: (name_key(name), name)))


def parts_pointed_at(document: Document, sentence: Sentence, place: PlaceMention) -> str | None:
    """The parts that a word for several places stands for: those that its paragraph has named just before, as many.

    "Đầm Dơi và Cái Nước dẫn đầu. Hai huyện có 34 sản phẩm." None where others, or all, may be meant: "13 huyện".
    """
    told = sentence.words(place.first - 1, place.first) if place.first > 0 else []
    number = next((int(word) if word.isdigit() else _NUMBERS.get(word) for word in told), None)
    if number is None or not 1 < number <= _MOST:
        return None
    named = _named_before(document, sentence, place)
    return parts_named(named) if len(named) == number else None


def parts_of_land(sentence: Sentence, first: int, last: int) -> str | None:
    """The parts of one kind of land that have what is told from one token to another, in the words of the text.

    "9 xã vùng biên giới có 12 sản phẩm", "12 sản phẩm của các xã đảo".
    """
    for at in range(len(sentence.tokens) - 1):
        if sentence.tokens[at].text not in _UNITS or at == 0:
            continue
        head = sentence.tokens[at - 1]
        behind = _behind_land(sentence, at + 1)
        if behind == at + 1 or not (head.text in _SEVERAL or head.text in _NUMBERS or head.text.isdigit()):
            continue
        between = sentence.words(behind, first) if behind <= first else sentence.words(last, at - 1)
        if all(word in (_HAVING if behind <= first else _OWNING) for word in between) and not first < at < last:
            return sentence.view.lower[head.start : sentence.tokens[behind - 1].end]
    return None


def _behind_land(sentence: Sentence, at: int) -> int:
    """The token behind words that tell of one kind of land among others: "biên giới", "vùng biên giới"."""
    for head in (at + (sentence.words(at, at + 1) == ["vùng"]), at):
        found = table("place_epithets").match_at(sentence.tokens, head) if head < len(sentence.tokens) else None
        if found is not None:
            return found.last
    return at


def _named_before(document: Document, sentence: Sentence, place: PlaceMention) -> list[PlaceMention]:
    """The different places of one level that the nearest sentence of the paragraph names before a word for several."""
    for other in _back(document, sentence):
        until = place.first if other is sentence else len(other.tokens)
        levels = ("district", "commune") if place.any_level else (place.level,)
        found = {one.name: one for one in other.places if one.name and one.level in levels and one.last <= until}
        if found:
            return list(found.values())
    return []


def _back(document: Document, sentence: Sentence) -> Iterator[Sentence]:
    yield sentence
    for other in document.sentences[: sentence.index][::-1]:
        if other.paragraph != sentence.paragraph:
            return
        yield other
