"""Level words without a name: they point at a place told elsewhere ("toàn tỉnh", "huyện đã có", "hai xã này")."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.lexicon import table, word_set
from nlp.placing.names import PlaceMention
from nlp.placing.phrases import region_table
from nlp.tokens import Token
from ocop.models import PlaceLevel

_LEVELS: dict[tuple[str, ...], PlaceLevel] = {
    ("tỉnh",): "province",
    ("huyện",): "district",
    ("quận",): "district",
    ("thị", "xã"): "district",
    ("thành", "phố"): "district",
    ("tp",): "district",
    ("xã",): "commune",
    ("phường",): "commune",
    ("thị", "trấn"): "commune",
    ("đặc", "khu"): "commune",
}
_STARTS = frozenset(words[0] for words in _LEVELS)
LEVEL_HEADS = _STARTS | {"địa", "khu", "vùng", "nơi"}
"""First words of level words, of "địa phương", and of parts of a province."""
_PARTS = (["miền", "núi"], ["ven", "biển"], ["đồng", "bằng"], ["vùng", "cao"], ["trung", "du"])
_WHOLE = (["của", "tỉnh"], ["trong", "tỉnh"])
_CITIES = (("thành", "phố"), ("tp",))
_SHORT = ("thành", "thị")
_LISTED = (",", "và", "-", "/", "hoặc", "hay")
_ANY = word_set("any_place")
_SOME = word_set("some_places")
_POINTERS = word_set("place_pointers")
_NOT_AFTER = word_set("no_place_after")
_ACTING = word_set("place_acting")
_FEW = ("hai", "ba", "bốn")
_YEAR = 4
_DAY_HEADS = word_set("day_heads")
_BACK = ("này", "ấy", "đó", "nói", "trên", "kia")
_OURS = ("ta", "nhà", "mình")


def pointing_at(tokens: Sequence[Token], at: int) -> PlaceMention | None:
    """The level word at a token that points at a place; None where there is none or it means any place of its level.

    >>> from nlp.text import read
    >>> from nlp.tokens import tokenise
    >>> tokens = tokenise(read("toàn tỉnh có 5, mỗi huyện 2, ba huyện góp 9"))
    >>> [(one.level, one.plural) for at in range(len(tokens)) if (one := pointing_at(tokens, at))]
    [('province', False), ('district', True)]
    """
    found = _level_at(tokens, at)
    if found is None:
        return _anywhere(tokens, at) or _area(tokens, at)
    words, level = found
    before = tokens[at - 1] if at > 0 else None
    if before is not None and (before.text in _SOME or _counts(tokens, at - 1)):
        return _several(tokens, at, level)
    last = _behind_epithet(tokens, at + len(words))
    after = tokens[last] if last < len(tokens) else None
    if _means_any(before, after) or not (_is_pointed(before) or (after is not None and after.kind == "word")):
        return None
    said = after.text if after is not None else ""
    return PlaceMention(
        level, None, at, last, city=words in _CITIES, ours=said in _OURS, back=said in _BACK, kind=" ".join(words)
    )


def _behind_epithet(tokens: Sequence[Token], at: int) -> int:
    """The token after what says more of a place that is pointed back at: "huyện miền núi này"."""
    epithet = table("place_epithets").match_at(tokens, at) if at < len(tokens) else None
    back = epithet is not None and epithet.last < len(tokens) and tokens[epithet.last].text in _BACK
    return epithet.last if epithet is not None and back else at


def _level_at(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], PlaceLevel] | None:
    if tokens[at].text not in _STARTS:
        return None
    for size in (2, 1):
        words = tuple(token.text for token in tokens[at : at + size])
        if words in _LEVELS:
            return words, _LEVELS[words]
    return None


def _means_any(before: Token | None, after: Token | None) -> bool:
    """Whether a level word means no place of its own: "mỗi xã", "cấp tỉnh", "hợp tác xã", "xã hội", "tỉnh bạn"."""
    if before is not None and before.text in _ANY:
        return True
    return after is not None and (after.text in _NOT_AFTER or (after.capital and after.kind == "word"))


def _anywhere(tokens: Sequence[Token], at: int) -> PlaceMention | None:
    """Read "địa phương" where it is the place told last, or some told before: "địa phương có 60", "hai nơi có 34"."""
    last = at + 1 if tokens[at].text == "nơi" else at + 2
    if last == at + 2 and [token.text for token in tokens[at:last]] != ["địa", "phương"]:
        return None
    before = tokens[at - 1].text if at > 0 else ""
    after = tokens[last] if last < len(tokens) else None
    if at > 0 and (before in _FEW or _counts(tokens, at - 1)) and after is not None and after.kind == "word":
        return PlaceMention("district", None, at, last, any_level=True, plural=True)
    acting = after is not None and after.text in _ACTING and last == at + 2
    if not acting or before in _ANY or before in _SOME or (at > 0 and tokens[at - 1].kind == "number"):
        return None
    return PlaceMention("district", None, at, last, back=True, any_level=True)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a number of places, and not the end of a date: "năm 2024 huyện phấn đấu"."""
    if tokens[at].kind != "number" or len(tokens[at].text) >= _YEAR:
        return False
    return at == 0 or (tokens[at - 1].text not in ("năm", "tháng", "ngày", "quý") and not _ends_day(tokens, at))


def _ends_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is the month of a day ("đến 30/9 huyện có"), and no part of a ratio ("9/9 huyện có")."""
    day = tokens[at - 2] if at > 1 and tokens[at - 1].text in ("/", "-") else None
    if day is None or not (day.text.isdigit() and tokens[at].text.isdigit()):
        return False
    return int(day.text) > int(tokens[at].text) or (at > 2 and tokens[at - 3].text in _DAY_HEADS)


def _is_pointed(before: Token | None) -> bool:
    return before is not None and before.text in _POINTERS


def _several(tokens: Sequence[Token], at: int, level: PlaceLevel) -> PlaceMention | None:
    """Several places without names that do something together: "hai huyện góp được", "8 quận, huyện đã làm xong"."""
    last, found = at, _level_at(tokens, at)
    while found is not None:
        last += len(found[0])
        goes_on = last + 1 < len(tokens) and tokens[last].text in _LISTED
        found = _level_at(tokens, last + 1) if goes_on and not _is_named(tokens, last + 1) else None
        last += found is not None
    while last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].text in _SHORT:
        # "20 tỉnh, thành phố", "21 huyện, thành, thị".
        last += 2
        last += last < len(tokens) and tokens[last].text in ("phố", "xã")
    if tokens[last : last + 1] and tokens[last].text == "(":
        # "28 quận, huyện (trừ hai quận) đã có".
        last = next((end + 1 for end in range(last, len(tokens)) if tokens[end].text == ")"), last)
    part = _part(tokens, at, last) if level == "district" else None
    if part is not None:
        return part
    after = tokens[last] if last < len(tokens) else None
    if level == "province" and last - at > 1 and (after is None or after.kind == "sign"):
        # "của các tỉnh, thành phố.": two units together mean all of them, whatever follows.
        return PlaceMention(level, None, at, last, plural=True)
    if after is None or after.kind != "word" or after.capital or after.text in _NOT_AFTER:
        return None
    return PlaceMention(level, None, at, last, plural=True)


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name follows the level word at a token: "2 huyện và thành phố Bắc Kạn"."""
    found = _level_at(tokens, at)
    last = at + len(found[0]) if found is not None else at
    last += last < len(tokens) and tokens[last].text == "."
    return last < len(tokens) and tokens[last].capital


def _area(tokens: Sequence[Token], at: int) -> PlaceMention | None:
    """A part of the province told by its land: "vùng ven biển của tỉnh"; or a region told elsewhere: "toàn vùng"."""
    if tokens[at].text == "vùng":
        named = at + 1 < len(tokens) and region_table().match_at(tokens, at + 1) is not None
        return None if named else _part(tokens, at, at + 1) or _region(tokens, at)
    return _part(tokens, at, at + 2) if [token.text for token in tokens[at : at + 2]] == ["khu", "vực"] else None


def _region(tokens: Sequence[Token], at: int) -> PlaceMention | None:
    """The region told elsewhere, and no land for something: "toàn vùng", "14 tỉnh trong vùng đã có", "vùng chỉ còn"."""
    before = tokens[at - 1].text if at > 0 else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    acts = after is None or after.kind != "word" or after.text in _ACTING
    if before in ("toàn", "cả") or (acts and (at == 0 or before in _POINTERS or tokens[at - 1].kind == "sign")):
        return PlaceMention("region", None, at, at + 1, back=True)
    return None


def _part(tokens: Sequence[Token], at: int, land: int) -> PlaceMention | None:
    """The part of a province whose land stands at a token; None where a name goes on from it, as in "miền núi phía"."""
    words = [token.text for token in tokens[land : land + 4]]
    if words[:2] not in _PARTS:
        return None
    last = land + (4 if words[2:] in _WHOLE else 2)
    if last < len(tokens) and (tokens[last].capital or tokens[last].text in ("phía", "tỉnh", "sông")):
        return None
    return PlaceMention("region", None, at, last, kind=" ".join(words[:2]))
