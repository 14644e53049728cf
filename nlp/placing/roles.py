"""What a place is to its sentence: its subject, or only an agent, an address, a goal or an aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from nlp.lexicon import table, word_set
from nlp.placing.mentions import PlaceMention
from nlp.placing.names import kind_at
from nlp.reading import Sentence

PlaceRole = Literal["subject", "agent", "address", "goal", "aside"]

_AGENT_REACH = 14
_LIVING = (["trú"], ["đóng"], ["ngụ"], ["sống"], ["sở"], ["chỉ"], ["hộ"])
_OPENING = word_set("open_capitals") | {"riêng", "còn", "trong", "nhất", "đầu"}
_RANKS = (["nhất"], ["đầu"], ["nhì"])
_RANKED = (["thứ"], ["tốp"], ["top"], ["hạng"])
_HAVING = ("có", "với", "đã", "hiện", ":", "được", "góp", "đạt", "đóng")
_LIST_HEADS = ("các", "những", "hai", "ba", "bốn", "mấy", ";", ":", "riêng", "còn", "có", "gồm", "là")
_AUTHORITIES = ("ubnd", "dân", "ocop", "phòng", "hđnd", "đồng", "huyện", "hđ", "tế", "nghiệp")
_AUTHORITY_REACH = 2
_NAME = 2
_PUTTING = (("đề", "nghị"), ("kiến", "nghị"), ("đề", "xuất"), ("tham", "mưu"), ("trình",), ("gửi",))
_NO_PUTTING = (["chương", "trình"], ["quy", "trình"], ["công", "trình"], ["tiến", "trình"])
_AT = (["tại"], ["ở"])
_MERGED = (["hợp", "nhất"], ["sáp", "nhập"])
_VENUE_REACH = 16
_ACTS = word_set("place_acts")
_SITES = word_set("place_sites")
_GOALS = word_set("place_goals")
_ASIDES = word_set("place_asides")
_EVENTS = word_set("events")
_BODIES = word_set("authority_bodies")


def place_role(sentence: Sentence, place: PlaceMention, until: int | None = None) -> PlaceRole:
    """What a place is to its sentence, or to what stands at a token of it.

    subject: what the clause is about, or where it happens; agent: who recognises or judges ("được UBND tỉnh công nhận",
    "do huyện tổ chức"); address: where somebody lives; goal: whom something is put to ("trình tỉnh");
    aside: what only tells more of another place ("gồm cả Sóc Trăng trước đây"), or of a product ("nước mắm Cửa Lò").
    """
    if _in_brackets(sentence, place, until) or _is_address(sentence, place):
        return "address"
    if _is_goal(sentence, place):
        return "goal"
    if _is_agent(sentence, place):
        return "agent"
    aside = _is_rank(sentence, place) or _is_aside(sentence, place) or _is_origin(sentence, place)
    aside = aside or is_venue(sentence, place) or _is_merged_with(sentence, place)
    return "aside" if aside else "subject"


def subjects(sentence: Sentence, places: Sequence[PlaceMention], until: int | None = None) -> list[PlaceMention]:
    """Those of the places that are subjects of the sentence, or of what stands at a token of it."""
    return [place for place in places if place_role(sentence, place, until) == "subject"]


def _in_brackets(sentence: Sentence, place: PlaceMention, until: int | None) -> bool:
    """Whether a place stands in brackets that what it is asked for does not stand in as well."""
    opened = 0
    for token in sentence.tokens[: place.first]:
        opened += {"(": 1, ")": -1}.get(token.text, 0)
    return opened > 0 and (until is None or ")" in sentence.words(place.last, until))


def _is_address(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a commune, or its district, only says where somebody lives: it neither heads a clause nor acts."""
    if place.level == "district":
        return _is_of_commune(sentence, place) or _is_of_named(sentence, place)
    if place.level != "commune" or place.name is None or not place.kind:
        # A commune without its type word is only known where it heads a count.
        return False
    before = sentence.tokens[place.first - 1] if place.first > 0 else None
    if before is None or before.text in (";", ":"):
        return False
    if before.text == "," and not _is_name_before(sentence, place.first - 1):
        # "Trong tháng 9, xã Bố Trạch tổ chức chấm": what stands before is nobody who could live there.
        return False
    if before.kind == "sign":
        return not (_heads_clause(sentence, place) or _listed(sentence, place) or _opens_list(sentence, place))
    lives = before.text in ("tại", "ở") and sentence.words(place.first - 2, place.first - 1)[-1:] in _LIVING
    return (
        lives or before.text in ("thuộc", "ở") or (place.first > 1 and before.capital and before.text not in _OPENING)
    )


def _is_of_commune(sentence: Sentence, district: PlaceMention) -> bool:
    """Whether a district only tells where the commune before it is: "ở xã Bình Đào, huyện Thăng Bình"."""
    before = next((one for one in sentence.places if one.last == district.first - 1), None)
    comma = sentence.words(district.first - 1, district.first) == [","]
    return (
        comma and before is not None and before.level == "commune" and before.name is not None and bool(district.kind)
    )


def _is_of_named(sentence: Sentence, district: PlaceMention) -> bool:
    """Whether a district only tells where somebody is from: "Lê Thị Hoa, huyện Thăng Bình, kể", "HTX Hòa An ở"."""
    at = district.first
    joint, after = sentence.words(at - 1, at), sentence.words(district.last, district.last + 1)
    name = sentence.tokens[max(0, at - 3) : max(0, at - 1)]
    if len(name) < _NAME or not all(token.capital and token.kind == "word" and token.text != "ocop" for token in name):
        return False
    if any(one.last == at - 1 for one in sentence.places):
        return False
    return joint in _AT or (joint == [","] and after == [","] and bool(district.kind))


def _is_name_before(sentence: Sentence, comma: int) -> bool:
    """Whether a name, or a place smaller than a commune, ends at a comma: "ông Ba, xã A", "HTX A, thôn 3, xã B"."""
    last = sentence.tokens[comma - 1]
    if any(date.first < comma <= date.last for date in sentence.dates):
        return False
    return last.kind != "word" or (last.capital and comma > 1)


def _heads_clause(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a number or "có" follows the name at once, as in a list of communes."""
    at = place.last
    if sentence.words(at, at + 1) == ["("]:
        # "xã Bình An (quê sen) có 14".
        at = next((end + 1 for end in range(at, len(sentence.tokens)) if sentence.tokens[end].text == ")"), at)
        at = place.last if any(token.kind == "number" for token in sentence.tokens[place.last : at]) else at
    after = sentence.tokens[at : at + 1]
    return bool(after) and (after[0].kind == "number" or after[0].text in _HAVING)


def _listed(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a commune goes on a list that "các xã" or the head of a clause opens: "các xã Tân An, Bình An"."""
    first = place
    for other in reversed([one for one in sentence.places if one.last <= place.first and one.level == place.level]):
        if sentence.words(other.last, first.first) not in ([","], ["và"]):
            break
        first = other
    before = sentence.words(first.first - 1, first.first + 1)
    return first is not place and (first.first == 0 or any(word in _LIST_HEADS for word in before))


def _opens_list(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a commune is the first of a list that has a count: "…, phường 8 và phường 9 mỗi phường 4"."""
    last = place
    for other in [one for one in sentence.places if one.first >= place.last]:
        if other.level != place.level or sentence.words(last.last, other.first) not in ([","], ["và"]):
            break
        last = other
    shared = sentence.words(last.last, last.last + 1) in (["mỗi"], ["cùng"], ["đều"])
    return last is not place and (shared or _heads_clause(sentence, last))


def _is_goal(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether something is only put, or brought, to a place: "gửi về tỉnh", "đề nghị UBND tỉnh Tây Ninh xét"."""
    at = place.first
    while at > 0 and sentence.tokens[at - 1].text in _BODIES:
        at -= 1
    put = any(sentence.words(at - len(verb), at) == list(verb) for verb in _PUTTING)
    if put and sentence.words(at - 2, at) not in _NO_PUTTING:
        return True
    return place.name is None and any(word in _GOALS for word in sentence.words(place.first - 1, place.first))


def _is_agent(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place is who acts in a passive clause: "được UBND tỉnh Quảng Nam xếp hạng"."""
    after = sentence.words(place.last, place.last + 3)
    if not any(word in _ACTS for word in after):
        return False
    for at in range(place.first - 1, max(-1, place.first - _AGENT_REACH), -1):
        token = sentence.tokens[at]
        if token.text in ("được", "do", "bởi"):
            return True
        if token.kind != "word" or token.text in _SITES:
            return False
    return False


def acts(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether it is the authority of a place that does something: "UBND huyện A tổ chức", "Hội đồng OCOP TX A họp"."""
    before = sentence.words(place.first - _AUTHORITY_REACH, place.first)
    return bool(place.kind) and any(word in _AUTHORITIES for word in before)


def _is_rank(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place is only that among whose places another is ranked: "thứ 2 cả nước", "nhiều nhất tỉnh"."""
    first = place.first - (sentence.words(place.first - 1, place.first) in (["toàn"], ["cả"]))
    before = sentence.tokens[max(0, first - 2) : first]
    words = [token.text for token in before]
    if words == ["ít", "nhất"] and first < place.first:
        # "Phấn đấu ít nhất toàn tỉnh có 150".
        return False
    return words[-1:] in _RANKS or (words[:1] in _RANKED and len(words) > 1)


def is_venue(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place only is where something is held: "họp tại Biên Hòa", "Tại huyện A, Sở Nông nghiệp tổ chức …"."""
    if place.name is None or sentence.words(place.first - 1, place.first) not in _AT:
        return False
    held = sentence.words(_clause_start(sentence, place.first), place.first - 1)
    return bool(_EVENTS.intersection(held)) or _is_host(sentence, place)


def _clause_start(sentence: Sentence, at: int) -> int:
    """The token after the last sign, or number, before a token."""
    signs = (index for index in range(at - 1, -1, -1) if sentence.tokens[index].text in (",", ";", ":", "("))
    return next(signs, -1) + 1


def _is_host(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether the bodies of a wider place act where a place is told to be the scene."""
    if place.level == "province":
        head = sentence.tokens[place.last + 1 : place.last + 3]
        return len(head) > 1 and head[0].text == "bộ" and head[0].capital and head[1].capital
    reach = place.last + _VENUE_REACH
    for at in range(place.last, min(reach, len(sentence.tokens) - 1)):
        token = sentence.tokens[at]
        if token.kind == "number" or token.text == ";":
            return False
        if token.text == "sở" and token.capital and sentence.tokens[at + 1].capital:
            return True
        if any(one.first == at and one.level == "province" and acts(sentence, one) for one in sentence.places):
            return True
        if sentence.words(at, at + 2) == ["cấp", "tỉnh"]:
            return True
    return False


def _is_merged_with(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place only was merged with the one told of: "Tuyên Quang sau hợp nhất với Hà Giang có 588"."""
    before = sentence.words(place.first - 3, place.first)
    return before[:2] in _MERGED and before[2:] in (["với"], ["cùng"], ["thêm"])


def _is_origin(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a bare name only says where a thing is from: "nước mắm Cửa Lò và …"."""
    if (
        place.kind
        or place.name is None
        or place.level not in ("district", "commune")
        or place.first == 0
        or _heads_clause(sentence, place)
    ):
        return False
    nouns = table("product_nouns")
    for length in (1, 2, 3):
        if place.first >= length:
            noun = nouns.match_at(sentence.tokens, place.first - length)
            if noun is not None and noun.last == place.first:
                return True
    return False


def _is_aside(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place stands between commas in words that tell more of a place before them."""
    opened = next((at for at in range(place.first - 1, 0, -1) if sentence.tokens[at].text in (",", ";", ":")), None)
    if opened is None or sentence.tokens[opened].text != ",":
        return False
    if sentence.tokens[opened + 1].text not in _ASIDES and not _is_apposition(sentence, opened):
        return False
    following = sentence.tokens[place.last :]
    closed = next((token for token in following if token.kind == "number" or token.text in (",", ";", ":")), None)
    told = any(other.last <= opened and other.name is not None for other in sentence.places)
    return told and closed is not None and closed.text == ","


def _is_apposition(sentence: Sentence, comma: int) -> bool:
    """Whether a name is called by its level after a comma: "Tân Sơn, huyện nghèo của tỉnh Phú Thọ, …"."""
    if not any(other.last == comma and other.name is not None for other in sentence.places):
        return False
    at = comma + 1
    kind, last = kind_at(sentence.tokens, at)
    named = last < len(sentence.tokens) and sentence.tokens[last].capital
    return bool(kind) and not named and not any(other.first == at and other.name for other in sentence.places)
