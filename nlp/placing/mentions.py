"""Places named in a sentence, and the words that point at one ("toàn tỉnh", "cả nước")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from nlp.lexicon import table
from nlp.placing.communes import bare_commune
from nlp.placing.eras import with_eras, with_own_era
from nlp.placing.gazetteer import find_by_name
from nlp.placing.levels import LEVEL_HEADS, pointing_at
from nlp.placing.names import CENTRAL_CITIES, NAME_HEADS, PlaceMention, bare_name, capital_run, kind_at, typed_name
from nlp.placing.phrases import districts_named
from nlp.placing.setting import Setting
from nlp.tokens import Token

__all__ = ["CENTRAL_CITIES", "PlaceMention", "find_places"]

_PLURALS = ("các", "những", "hai", "ba", "bốn", "năm")


def find_places(
    tokens: Sequence[Token], all_capitals: bool = False, setting: Setting | None = None
) -> list[PlaceMention]:
    """Places in order; a district keeps the province that stands beside it.

    Args:
        tokens: The tokens of a sentence.
        all_capitals: Whether the whole sentence is in capitals, so that capitals say nothing.
        setting: The provinces of the article; without them no commune is known by its bare name.

    >>> from nlp.text import read
    >>> from nlp.tokens import tokenise
    >>> found = find_places(tokenise(read("UBND huyện Hòa An (Cao Bằng) và toàn tỉnh, cả nước")))
    >>> [(place.level, place.name, place.province and place.province.name) for place in found]
    [('district', 'Hòa An', 'Cao Bằng'), ('province', None, None), ('country', 'Việt Nam', None)]
    """
    found: list[PlaceMention] = []
    heads, at = _heads(), 0
    while at < len(tokens):
        if not tokens[at].capital and tokens[at].text not in heads:
            at += 1
            continue
        listed = bool(found) and found[-1].level == "commune"
        place = _place_at(tokens, at, all_capitals, setting, listed)
        if place is None:
            at += 1
            continue
        at = max(place.last, at + 1)
        found.append(with_own_era(tokens, place))
        for more in () if all_capitals else _listed_after(tokens, place):
            found.append(more)
            at = more.last
    found = _with_siblings(found)
    if setting is not None and setting.hue_is_district:
        found = [_old_hue(place) if place.name == "Huế" else place for place in found]
    return with_eras(tokens, list(_with_provinces(tokens, found)))


@cache
def _heads() -> frozenset[str]:
    """Words in small letters that a place may start with: most words of a text are passed over by a look at them."""
    return LEVEL_HEADS | NAME_HEADS | table("place_words").heads


def _listed_after(tokens: Sequence[Token], place: PlaceMention) -> Iterator[PlaceMention]:
    """The further names of a list that one type word heads: "các xã Tam Lập, Vĩnh Hòa, Phước Sang"."""
    if place.name is None or place.level not in ("district", "commune") or place.first == 0:
        return
    head = tokens[place.first - 1]
    if head.text not in _PLURALS and head.kind != "number":
        return
    at = place.last
    while at + 1 < len(tokens) and tokens[at].text in (",", "và") and tokens[at + 1].capital:
        name, last = capital_run(tokens, at + 1)
        if kind_at(tokens, at + 1)[0] or last == at + 1:
            return
        units = districts_named(name) if place.level == "district" else ()
        yield PlaceMention(place.level, name, at + 1, last, units=units, kind=place.kind)
        at = last


def _place_at(
    tokens: Sequence[Token], at: int, all_capitals: bool, setting: Setting | None, listed: bool
) -> PlaceMention | None:
    named = typed_name(tokens, at, all_capitals)
    if named is not None:
        return named
    words = table("place_words").match_at(tokens, at)
    if words is not None and words.meaning == "country":
        return PlaceMention("country", "Việt Nam", at, words.last)
    pointing = pointing_at(tokens, at)
    if pointing is not None:
        return pointing
    bare = bare_name(tokens, at, all_capitals)
    if setting is None or all_capitals or not tokens[at].capital or (bare is not None and _is_at_home(bare, setting)):
        return bare
    if bare is not None and not (setting.reformed and _of_communes(tokens, at)) and bare.level != "district":
        return bare
    return bare_commune(tokens, at, setting, listed and bare is None) or bare


def _is_at_home(place: PlaceMention, setting: Setting) -> bool:
    """Whether a bare name is that of a district of the article's provinces, while there were districts."""
    if setting.reformed or not place.units:
        return False
    codes = {province.old_code for province in setting.provinces}
    return any(unit.province_code in codes for unit in place.units)


def _of_communes(tokens: Sequence[Token], at: int) -> bool:
    """Whether communes are told of in the sentence before a token."""
    return any(token.text in ("xã", "phường") for token in tokens[:at])


def _old_hue(place: PlaceMention) -> PlaceMention:
    """Huế as it was until 2025: a city of Thừa Thiên Huế, or that province where no type word stands before it."""
    if place.level != "province":
        return place
    province = find_by_name("Thừa Thiên Huế")
    if not place.kind:
        return replace(place, name=province.name, province=province)
    return replace(place, level="district", province=province, units=districts_named("Huế"))


def _with_siblings(places: list[PlaceMention]) -> list[PlaceMention]:
    """A district of the name of another province, among districts of its own: "Bố Trạch 38, Quảng Ninh 22"."""
    beside = {unit.province_code for place in places for unit in place.units if len(place.units) == 1}
    return [_as_district(place, beside) for place in places] if beside else places


def _as_district(place: PlaceMention, beside: set[str]) -> PlaceMention:
    if place.level != "province" or place.kind or place.name is None or place.province is None:
        return place
    units = tuple(unit for unit in districts_named(place.name) if unit.province_code in beside)
    if not units or place.province.old_code in beside:
        return place
    return replace(place, level="district", province=None, units=units)


def _with_provinces(tokens: Sequence[Token], places: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Districts and communes with the province, or district, that stands right after them."""
    skip = False
    for i, place in enumerate(places):
        if skip:
            skip = False
            continue
        after = places[i + 1] if i + 1 < len(places) else None
        if after is None or after.name is None or place.level not in ("district", "commune") or place.name is None:
            yield place
            continue
        between = [token.text for token in tokens[place.last : after.first]]
        beside = between in ([","], ["("], ["-"], [], ["thuộc"], ["của"], ["ở"])
        if after.level == "province" and beside and (after.kind or between == ["("] or _lies_in(place, after)):
            yield replace(place, province=after.province, last=after.last)
            skip = True
        else:
            yield place


def _lies_in(place: PlaceMention, province: PlaceMention) -> bool:
    """Whether a province has a district of the name that stands before it."""
    code = province.province.old_code if province.province is not None else None
    return any(unit.province_code == code for unit in place.units)
