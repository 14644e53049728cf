"""Which of the two provinces of one name is told of: the one up to 30 June 2025 or the one since.

Of the 34 provinces of today 23 were made of two or three, and all but one bear the name of one of them. So an article
of after the reform tells the old one apart: "Lào Cai cũ", "Lào Cai (cũ)", "Trước khi sáp nhập, Lào Cai có …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.lexicon import Cue, table, word_set
from nlp.placing.names import PlaceMention
from nlp.tokens import Token

_HEADS = word_set("era_heads")
_NEW_BEFORE = word_set("new_province_before")
_UNITS = ("xã", "phường", "huyện", "thôn", "các", "quận")
_JOINTS = (",", "và", "với", "cùng", "hay", "tỉnh", "thành", "phố")
_TYPED = ("tỉnh", "phố")


def with_own_era(tokens: Sequence[Token], place: PlaceMention) -> PlaceMention:
    """A place with what the words right at its name say of its time, which then belong to it: "cũ", "(cũ)", "(mới)"."""
    after = [token.text for token in tokens[place.last : place.last + 3]]
    if after[:1] == ["cũ"] or after[:2] == ["(", "cũ"]:
        closed = 1 if after[0] == "cũ" else (3 if after[2:] == [")"] else 0)
        return replace(place, era="former", last=place.last + closed)
    if place.level != "province":
        return place
    if after[:2] == ["(", "mới"]:
        return replace(place, era="present", last=place.last + (3 if after[2:] == [")"] else 0))
    new = bool(place.kind) and after[:1] == ["mới"] and _is_new(tokens, place.last + 1)
    return replace(place, era="present") if new else place


def _is_new(tokens: Sequence[Token], at: int) -> bool:
    """Whether the "mới" before a token tells of a new province, and is no "only": "Lạng Sơn mới có 215 sản phẩm"."""
    return at >= len(tokens) or tokens[at].kind == "sign" or tokens[at].text in _NEW_BEFORE


def with_eras(tokens: Sequence[Token], places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of a sentence, its provinces with what its other words say of their time.

    A word at the name comes first; then what stands right after it ("Lào Cai trước sáp nhập"); then what heads the
    clause, until another time is told; then what the list says that it stands in ("Lào Cai và Yên Bái cũ").

    >>> from nlp.placing.mentions import find_places
    >>> from nlp.text import read
    >>> from nlp.tokens import tokenise
    >>> text = "Trước khi sáp nhập, Lào Cai có 200 sản phẩm; nay tỉnh Lào Cai có 605"
    >>> [(place.name, place.era) for place in find_places(tokenise(read(text)))]
    [('Lào Cai', 'former'), ('Lào Cai', None)]
    """
    found = list(places)
    if not any(place.level == "province" for place in found):
        return found
    cues = list(table("place_eras").find(tokens))
    for number, cue in enumerate(cues):
        until = cues[number + 1].first if number + 1 < len(cues) else len(tokens)
        for at in _told_by(tokens, found, cue, until):
            if found[at].era is None:
                found[at] = replace(found[at], era="present" if cue.meaning == "present" else "former")
    return _with_lists(tokens, found)


def _told_by(tokens: Sequence[Token], places: Sequence[PlaceMention], cue: Cue, until: int) -> Iterator[int]:
    """The provinces, by their number, that a cue tells the time of; `until` is where the next cue begins."""
    if cue.meaning == "now":
        return
    for at, place in enumerate(places):
        beside = place.last == cue.first or (tokens[place.last].text == "(" and place.last + 1 == cue.first)
        if beside and place.level == "province":
            yield at
            return
    if cue.meaning != "former" or _of_smaller_units(tokens, cue):
        return
    heads = cue.first == 0 or tokens[cue.first - 1].kind == "sign" or tokens[cue.first - 1].text in _HEADS
    if heads:
        yield from _headed(tokens, places, cue.last, until)
        return
    before = [at for at, place in enumerate(places) if place.last <= cue.first]
    if before and places[before[-1]].level == "province" and not _parted(tokens, places[before[-1]].last, cue.first):
        yield before[-1]


def _of_smaller_units(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether communes or districts were joined: "trước khi sáp nhập xã"."""
    return cue.last < len(tokens) and tokens[cue.last].text in _UNITS


def _headed(tokens: Sequence[Token], places: Sequence[PlaceMention], first: int, until: int) -> Iterator[int]:
    """The provinces of what a cue heads; none where a smaller place comes first, which then was joined to another."""
    for at, place in enumerate(places):
        if place.first < first:
            continue
        if place.first >= until or _parted(tokens, first, place.first) or place.level in ("district", "commune"):
            return
        if place.level == "province":
            yield at


def _parted(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.text == ";" for token in tokens[first:last])


def _with_lists(tokens: Sequence[Token], places: list[PlaceMention]) -> list[PlaceMention]:
    """Provinces told together that lie in one today are of one time: "Lào Cai và Yên Bái cũ", "tỉnh cũ Lào Cai"."""
    for at, place in enumerate(places):
        words = [token.text for token in tokens[max(0, place.first - 2) : place.first]]
        if place.level == "province" and place.era is None and words[-1:] == ["cũ"] and words[0] in _TYPED:
            places[at] = replace(place, era="former")
    for order in (range(1, len(places)), range(len(places) - 1, 0, -1)):
        for at in order:
            one, two = places[at - 1], places[at]
            if not _of_one_list(tokens, one, two):
                continue
            if one.era == "former" and two.era is None:
                places[at] = replace(two, era="former")
            elif two.era == "former" and one.era is None:
                places[at - 1] = replace(one, era="former")
    return places


def _of_one_list(tokens: Sequence[Token], one: PlaceMention, two: PlaceMention) -> bool:
    if one.province is None or two.province is None or (one.level, two.level) != ("province", "province"):
        return False
    between = [token.text for token in tokens[one.last : two.first]]
    alike = one.province != two.province and one.province.today_code == two.province.today_code
    return alike and bool(between) and all(word in _JOINTS for word in between)
