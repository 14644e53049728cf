"""Names of places: after a type word ("huyện Ba Bể"), or by themselves ("Cà Mau")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.lexicon import table, word_set
from nlp.placing.gazetteer import Era, Province, Unit, find_by_name, is_commune
from nlp.placing.phrases import district_table, districts_named, province_table, region_table
from nlp.tokens import Token
from ocop.models import PlaceLevel

_CITY_WORDS = ("thành phố", "tp")
_DISTRICT_WORDS = ("thành phố", "tp", "huyện", "quận", "thị xã", "tx", "h", "q")
CENTRAL_CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
"""Cities that are provinces."""
# Capitals before a name that do not make it a part of a longer name.
_OPEN_CAPITALS = word_set("open_capitals")
_SHORT_KINDS = ("tp", "tx", "tt", "p", "x", "h", "q")
_INITIALS = ("h", "q")
_MAX_NAME = 5
_PERSON = 3
_SURNAMES = word_set("surnames")
_REGION_HEADS = ("miền", "vùng", "duyên", "cao", "châu", "đồng", "trung")
NAME_HEADS = frozenset((*_SHORT_KINDS, "tphcm", *_REGION_HEADS))
"""Words in small letters that a name, or its type word in short, may start with."""
_SIDES = {
    "miền": ("núi", "tây", "đông", "biển", "xuôi", "bắc", "nam", "ngược"),
    "vùng": ("cao", "biển", "núi"),
}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as it stands in a sequence of tokens.

    Attributes:
        level: Administrative level; for "thành phố" without a name, "district".
        name: Name without its type word; None for a word that points at a place told elsewhere.
        first: Index of its first token, the type word included.
        last: Index after its last token.
        province: The province itself, or the one that stands beside a district ("huyện Hòa An (Cao Bằng)").
        units: Districts of that name.
        kind: Type word as written in lower case; empty where there is none.
        era: Whether it is told of as it was before the reform ("cũ") or is since ("mới"); None where neither is said.
        city: Whether "thành phố" without a name may mean a province.
        ours: Whether the paper speaks of its own province ("tỉnh ta").
        back: Whether it points at the last one told ("tỉnh này").
        any_level: Whether it points at a place of whatever level ("địa phương").
        plural: Whether it stands for several places of its level that are not named ("hai huyện").
    """

    level: PlaceLevel
    name: str | None
    first: int
    last: int
    province: Province | None = None
    units: tuple[Unit, ...] = ()
    kind: str = ""
    era: Era | None = None
    city: bool = False
    ours: bool = False
    back: bool = False
    plural: bool = False
    any_level: bool = False


def kind_at(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Type word at a token and the index after it (and after the dot of an abbreviation); empty where there is none."""
    one = tokens[at].text
    two = f"{one} {tokens[at + 1].text}" if at + 1 < len(tokens) else ""
    if two in ("thành phố", "thị xã", "thị trấn", "đặc khu"):
        return two, at + 2
    if one in ("tỉnh", "huyện", "quận", "xã", "phường"):
        return one, at + 1
    if one in _SHORT_KINDS and at + 1 < len(tokens):
        dotted = tokens[at + 1].text == "."
        if dotted or one in ("tp", "tx", "tt"):
            return one, at + 2 if dotted else at + 1
    return "", at


def typed_name(tokens: Sequence[Token], at: int, all_capitals: bool) -> PlaceMention | None:
    """A name after its type word."""
    whole = province_table().match_at(tokens, at)
    if whole is not None and tokens[at].text in ("tp", "thành", "tỉnh", "tphcm") and whole.last - at > 1:
        return PlaceMention("province", whole.meaning, at, whole.last, find_by_name(whole.meaning), kind="thành phố")
    kind, name_at = kind_at(tokens, at)
    part_of_word = kind == "xã" and at > 0 and tokens[at - 1].text in ("tác", "hợp", "thị")
    epithet = table("place_epithets").match_at(tokens, name_at) if kind and name_at < len(tokens) else None
    if epithet is not None and epithet.last < len(tokens) and kind_at(tokens, epithet.last)[0]:
        # "Năm huyện ngoại thành TP Hồ Chí Minh" have no name of their own.
        return None
    if epithet is not None:
        # "huyện miền núi Sơn Động".
        name_at = epithet.last
    if not kind or part_of_word or name_at >= len(tokens):
        return None
    if tokens[name_at].kind == "number":
        return _numbered(tokens, at, name_at, kind)
    if not tokens[name_at].capital:
        return None
    known = _known_name(tokens, at, name_at, kind)
    return known if known is not None or kind == "tỉnh" or all_capitals else _unknown_name(tokens, at, name_at, kind)


def _known_name(tokens: Sequence[Token], at: int, name_at: int, kind: str) -> PlaceMention | None:
    """A province or district of the gazetteer after its type word."""
    province = province_table().match_at(tokens, name_at)
    city = kind in _CITY_WORDS and province is not None and province.meaning in CENTRAL_CITIES
    if province is not None and (kind == "tỉnh" or city):
        return PlaceMention("province", province.meaning, at, province.last, find_by_name(province.meaning), kind=kind)
    district = district_table().match_at(tokens, name_at) if kind in _DISTRICT_WORDS else None
    if district is None:
        return None
    units = districts_named(district.meaning)
    return PlaceMention("district", units[0].name, at, district.last, units=units, kind=kind)


def _unknown_name(tokens: Sequence[Token], at: int, name_at: int, kind: str) -> PlaceMention | None:
    """Capitalised words after a type word."""
    name, last = capital_run(tokens, name_at)
    level: PlaceLevel = "district" if kind in _DISTRICT_WORDS else "commune"
    if last == name_at or (kind in _SHORT_KINDS and (len(name) == 1 or kind in _INITIALS)):
        # "P.H.1.4" is no ward, and "H.Niê" a person.
        return None
    if level == "district" and last - name_at >= _PERSON and tokens[name_at].text in _SURNAMES:
        # "Trưởng phòng Nông nghiệp huyện Trần Văn An cho biết" names who speaks for the district.
        return PlaceMention(level, None, at, name_at, kind=kind)
    if level == "commune" and _numbered_name(tokens, name, last):
        return PlaceMention(level, f"{name} {tokens[last].text}", at, last + 1, kind=kind)
    return PlaceMention(level, name, at, last, kind=kind)


def _numbered_name(tokens: Sequence[Token], name: str, last: int) -> bool:
    """Whether a number ends the name of a commune ("xã Gia Tân 2") and counts nothing after it."""
    if last >= len(tokens) or tokens[last].kind != "number" or len(tokens[last].text) > 1:
        return False
    counts = last + 1 < len(tokens) and tokens[last + 1].text in ("sản", "sp", "chủ", "hồ", "mặt")
    return not counts and is_commune(f"{name} {tokens[last].text}")


def _numbered(tokens: Sequence[Token], at: int, name_at: int, kind: str) -> PlaceMention | None:
    """Read units that have a number for a name ("quận 1", "phường 12"), and not "mỗi phường 4 sản phẩm"."""
    if at > 0 and tokens[at - 1].text in ("mỗi", "từng"):
        return None
    if kind in ("quận", "q"):
        name = f"Quận {tokens[name_at].text}"
        return PlaceMention("district", name, at, name_at + 1, units=districts_named(name), kind="quận")
    if kind in ("phường", "p"):
        return PlaceMention("commune", f"Phường {tokens[name_at].text}", at, name_at + 1, kind=kind)
    return None


def capital_run(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Name of capitalised words from a token on, and the index after it."""
    last = at
    while last < len(tokens) and tokens[last].capital and last - at < _MAX_NAME and tokens[last].text != "ocop":
        last += 1
    return " ".join(token.text.capitalize() for token in tokens[at:last]), last


def bare_name(tokens: Sequence[Token], at: int, all_capitals: bool) -> PlaceMention | None:
    """A name without a type word."""
    token = tokens[at]
    part = _part_of_province(tokens, at)
    if part is not None:
        return part
    region = region_table().match_at(tokens, at)
    if region is not None and (token.capital or token.text in _REGION_HEADS):
        return PlaceMention("region", region.meaning, at, region.last)
    if not token.capital or _other_name_before(tokens, at) or _heads_something_else(tokens, at):
        return None
    province = province_table().match_at(tokens, at)
    if province is not None and not _goes_on(tokens, province.last, all_capitals):
        return PlaceMention("province", province.meaning, at, province.last, find_by_name(province.meaning))
    return _bare_district(tokens, at, all_capitals)


def _bare_district(tokens: Sequence[Token], at: int, all_capitals: bool) -> PlaceMention | None:
    """A district without its type word, by a name of two syllables or more."""
    district = district_table().match_at(tokens, at)
    if (
        district is None
        or (district.last - at < 2 and not _has_count(tokens, at))
        or _goes_on(tokens, district.last, all_capitals)
    ):
        return None
    words = [i for i in range(at, district.last) if tokens[i].kind == "word"]
    if not all(tokens[i].capital or tokens[i - 1].kind == "sign" for i in words):
        # "Cư M'gar" has a small letter after its sign.
        return None
    units = districts_named(district.meaning)
    return PlaceMention("district", units[0].name, at, district.last, units=units)


def _has_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of one syllable goes on a list with a number of its own: "…, Kbang 5 sản phẩm"."""
    listed = at > 0 and tokens[at - 1].text in (",", ";", "và", "là")
    last = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text in (":", "(", "với", "có", "được", "đạt"))
    return listed and last < len(tokens) and tokens[last].kind == "number"


def _part_of_province(tokens: Sequence[Token], at: int) -> PlaceMention | None:
    """A part of a province without a unit of its own: "miền núi Quảng Nam", "miền Tây Nghệ An", "vùng cao Yên Bái"."""
    sides = _SIDES.get(tokens[at].text, ())
    if at + 2 >= len(tokens) or tokens[at + 1].text not in sides:
        return None
    name_at = at + 2 + (tokens[at + 2].text == "tỉnh")
    province = province_table().match_at(tokens, name_at) if name_at < len(tokens) else None
    if province is None or not tokens[name_at].capital:
        return None
    side = tokens[at + 1].text.capitalize() if tokens[at + 1].capital else tokens[at + 1].text
    name = f"{tokens[at].text} {side} {province.meaning}"
    return PlaceMention("region", name, at, province.last, find_by_name(province.meaning))


def _other_name_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name goes on from a capitalised word before it ("Nguyễn Thái Bình")."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.kind != "word" or not before.capital or before.text in _OPEN_CAPITALS or before.text == "htx":
        # What is no place after "HTX" is told by the words before names.
        return False
    # A capital at the head of the sentence says nothing.
    return at > 1 and tokens[at - 2].kind == "word"


def _heads_something_else(tokens: Sequence[Token], at: int) -> bool:
    words = table("place_words")
    for length in (4, 3, 2, 1):
        if at >= length:
            cue = words.match_at(tokens, at - length)
            if cue is not None and cue.last == at and cue.meaning in ("not_place_head", "body"):
                return cue.meaning == "not_place_head"
    return False


def _goes_on(tokens: Sequence[Token], last: int, all_capitals: bool) -> bool:
    """Whether the name is only the head of a longer one ("Cà Mau Xanh")."""
    if all_capitals or last >= len(tokens):
        return False
    after = tokens[last]
    return (
        after.kind == "word" and after.capital and after.text not in ("ocop", "và", "có") and not after.text.isupper()
    )
