"""Names told with their level one by one: as the subject of a rating, or in a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.lexicon import table
from nlp.naming.found import Found, year_near
from nlp.naming.items import Item, parse_item, share_producer
from nlp.naming.names import after_leads, starts_name
from nlp.naming.topics import goes_on, stands_for
from nlp.naming.words import CLASSES, after_phrase, has_phrase, noun_at, opens_count
from nlp.numbers import Number
from nlp.reading import Sentence, covered
from nlp.stars import Stars

_REACH = 80
_OWNER_REACH = 8
_JOINED = 12
_NEAR = 90
_FRONT = 40
_DATELINE = 4
_PERSONS = ("ông", "bà", "anh", "chị")
_BRACKET = re.compile(r"^\s*\([^()]*\)")
_BARRIERS = (";",)
_RATING = (
    "đạt", "được", "lên", "giữ", "nhận", "xếp", "hạng", "là", "từ", "chứng", "công", "mang", "gắn", "chuẩn", "ocop",
    "xét", "nghị", "loại", "thành", ":", "-", "(", "phẩm", "hàng", "mức", "có", "với", "đoạt", "cũng", "đều",
)  # fmt: skip
_KINDS = (["các", "sản", "phẩm"], ["những", "sản", "phẩm"], ["nhiều", "sản", "phẩm"])
_CLASSES = ("sản", "phẩm", "bộ", "mặt", "hàng", "dòng", "loại", "nhóm", "món")
_ONE = ("một", "1", "01")
_AMONG = (["trong"], ["số"])


def names_told(sentence: Sentence, used: frozenset[int], before: Item | None) -> Iterator[Found]:
    """The products that a sentence or caption rates, each with every level told of it.

    Args:
        sentence: The sentence.
        used: First tokens of the levels that head a list, which rate nothing else.
        before: The product that the sentence before was about.
    """
    floor = 0
    subject: list[Item] = []
    for position, stated in enumerate(sentence.stars):
        stars = _raised(sentence, stated, sentence.stars[position + 1 : position + 2])
        if stars.low != stars.high or stars.first in used:
            floor, subject = stars.last, []
            continue
        found = _subject(sentence, floor, stars) if not _lowest(sentence, stars) else []
        if not found and floor == 0:
            found = _after_front(sentence, stars)
        if not found and subject and goes_on(sentence, floor, stars.first):
            found = subject
        if not found and before is not None and floor == 0 and stands_for(sentence, stars):
            found = [before]
        potential = stars.potential or sentence.has("status", "expected", floor, stars.first)
        for item in found:
            yield Found(item, stars, sentence, year_near(sentence, stars), potential)
        floor, subject = stars.last, found


def _after_front(sentence: Sentence, stars: Stars) -> list[Item]:
    """The subject after a clause that is put in front: "Sau khi đạt 4 sao năm 2022, trà Lam Sơn bán chạy"."""
    opens = next((at + 1 for at in range(_DATELINE) if sentence.words(at, at + 1) in (["-"], [")"])), 0)
    if after_phrase(sentence, "fronts", opens) is None or any(starts_name(sentence, at) for at in range(stars.first)):
        return []
    counts = (number for number in sentence.numbers if number.value > 1 and number.last <= stars.first)
    if any(opens_count(sentence, number.last) for number in counts):
        return []
    reach = range(stars.last, min(stars.last + _FRONT, len(sentence.tokens)))
    for comma in (at for at in reach if sentence.tokens[at].text == ","):
        first = after_leads(sentence, comma + 1, len(sentence.tokens))
        item = parse_item(sentence, first, len(sentence.tokens)) if first < len(sentence.tokens) else None
        if item is not None and starts_name(sentence, first) and item.is_proper:
            return [item]
    return []


def _raised(sentence: Sentence, stars: Stars, following: Sequence[Stars]) -> Stars:
    """The level that was left for a higher one: "từ 3 sao năm 2019 lên 4 sao năm 2021"."""
    opened = stars.low != stars.high and sentence.tokens[stars.first].text == "từ"
    if opened and following and "lên" in sentence.words(stars.last, following[0].first + 1):
        return replace(stars, high=stars.low)
    return stars


def _lowest(sentence: Sentence, stars: Stars) -> bool:
    """Whether a level is the one left behind: "là sản phẩm nâng hạng từ 3 sao"."""
    return "từ" in sentence.words(stars.first + 1, stars.last) and not stars.upgrade


def _subject(sentence: Sentence, floor: int, stars: Stars) -> list[Item]:
    """The products whose level stands at some token: the name nearest before it, with those joined to it."""
    lowest = max(floor, stars.first - _REACH)
    for at in range(stars.first - 1, lowest - 1, -1):
        if sentence.tokens[at].text in _BARRIERS:
            lowest = at + 1
            break
    outside = _outside_brackets(sentence, lowest, stars.first)
    starts = [at for at in outside if starts_name(sentence, at)]
    starts = [at for at in starts if not _goes_on_after_dash(sentence, starts, at, stars)]
    starts = starts or [at for at in outside if at > lowest and _follows_a_verb(sentence, at)]
    if not starts:
        first = after_leads(sentence, lowest, stars.first)
        opens = lowest == 0 or sentence.tokens[lowest - 1].text in _BARRIERS
        item = parse_item(sentence, first, stars.first) if opens and first < stars.first else None
        return [item] if item is not None and _shown(sentence, first, item) and _rates(sentence, item, stars) else []
    while starts:
        last = _last_name(sentence, starts, stars)
        if last is not None:
            return last
        starts.pop()
    return []


def _goes_on_after_dash(sentence: Sentence, starts: Sequence[int], at: int, stars: Stars) -> bool:
    """Whether what begins after a dash is still the name before it: "Gốm Bồ Bát - Bộ đồ thờ"."""
    left = max((one for one in starts if one < at), default=None)
    if left is None or sentence.words(at - 1, at) != ["-"]:
        return False
    item = parse_item(sentence, left, stars.first)
    return item is not None and item.name_ends > sentence.tokens[at].start


def _outside_brackets(sentence: Sentence, first: int, last: int) -> list[int]:
    """Tokens in order, without those in brackets that close before the last."""
    found: list[int] = []
    depth = 0
    for at in range(last - 1, first - 1, -1):
        text = sentence.tokens[at].text
        depth = max(0, depth + (text == ")") - (text == "("))
        if depth == 0:
            found.append(at)
    return found[::-1]


def _follows_a_verb(sentence: Sentence, at: int) -> bool:
    """Whether a proper name begins after any word that is no part of it: "ông khoe chả cá lăng Hòa Tiến"."""
    tokens = sentence.tokens
    if noun_at(sentence, at) is None or tokens[at - 1].capital or noun_at(sentence, at - 1) is not None:
        return False
    if tokens[at].capital and tokens[at - 1].text in _PERSONS:
        return False
    for first in range(at - 1, max(-1, at - _OWNER_REACH), -1):
        if tokens[first].kind == "sign":
            break
        cue = table("named").match_at(tokens, first)
        if tokens[first].text not in _PERSONS and cue is not None and cue.meaning in ("producer", "not_name"):
            return False
    item = parse_item(sentence, at, len(tokens))
    return item is not None and any(map(str.isupper, " ".join(item.name.split()[1:])))


def _last_name(sentence: Sentence, starts: Sequence[int], stars: Stars) -> list[Item] | None:
    """The name that begins at the last start, if the level is told of it, with the names joined to it."""
    item = parse_item(sentence, starts[-1], stars.first)
    if item is None or not _rates(sentence, item, stars) or _is_plain(sentence, item):
        return None
    found, right = [item], starts[-1]
    for left in reversed(starts[:-1]):
        while sentence.words(right - 2, right) in CLASSES:
            right -= 2
        joined = sentence.tokens[right - 1].text
        if joined not in (",", "và", "cùng") or len(found) > _JOINED:
            break
        other = parse_item(sentence, left, right - 1)
        if other is None or has_phrase(sentence, "refuses", left, right) or _told_of(sentence, other):
            break
        found.insert(0, other)
        right = left
    if sentence.words(right - 3, right) == ["mỗi", "sản", "phẩm"]:
        return None
    kinds = sentence.words(right - 3, right) in _KINDS and len(found) == 1 and item.name.islower()
    if kinds or _counted_otherwise(sentence, right, len(found)) or _are_others(sentence, item, stars, len(found)):
        return None
    return share_producer(found, [True] * len(found))


def _told_of(sentence: Sentence, item: Item) -> bool:
    """Whether something else is told of a name, so that the next name's level is not its: "A đăng ký lại và B"."""
    after = sentence.view.lower[item.name_ends : item.end].split()[:2]
    return after in (["đề", "xuất"], ["đề", "nghị"], ["đăng", "ký"], ["không", "đạt"], ["chưa", "đạt"])


def _are_others(sentence: Sentence, item: Item, stars: Stars, names: int) -> bool:
    """Whether "là 3 sản phẩm đạt 4 sao" after the last of the names tells another number of them."""
    counts = (number for number in sentence.numbers if number.first < stars.first and _is_predicate(sentence, number))
    ends = item.name_ends
    return any(sentence.tokens[one.first].start >= ends and one.value != names for one in counts)


def _is_predicate(sentence: Sentence, number: Number) -> bool:
    return sentence.words(number.first - 1, number.first) in (["là"], ["gồm"])


def _counted_otherwise(sentence: Sentence, first: int, names: int) -> bool:
    """Whether a count of more or fewer stands before names, so that they are a kind: "5 bộ sản phẩm trái cây sấy"."""
    while sentence.tokens[first - 1].text in _CLASSES and first > 1:
        first -= 1
    counts = (number for number in sentence.numbers if number.last == first)
    return any(one.value != names and not _is_year(sentence, one) for one in counts)


def _is_year(sentence: Sentence, number: Number) -> bool:
    told = covered(sentence.dates, number.first, number.last)
    return told or sentence.words(number.first - 1, number.first) == ["năm"]


def _is_plain(sentence: Sentence, item: Item) -> bool:
    """Whether a name is one word or one noun of a kind without a capital of its own, which may be any of the kind."""
    if not item.name[1:].islower() or (item.name[0].isupper() and item.start != sentence.start):
        return False
    at = next((at for at, token in enumerate(sentence.tokens) if token.start == item.start), None)
    noun = noun_at(sentence, at) if at is not None and sentence.heading else None
    whole = at is not None and noun == at + item.name.count(" ") + 1
    return " " not in item.name or whole


def _rates(sentence: Sentence, item: Item, stars: Stars) -> bool:
    """Whether the words between a name and a level tell the level of it."""
    end = item.name_ends
    tokens = sentence.tokens
    first = stars.first
    while first > 0 and tokens[first - 1].start >= end:
        first -= 1
    between = sentence.words(first, stars.first + 1)
    if first == stars.first and _is_told_apart(sentence, item):
        # "mít sấy dẻo Ba Tơ 4 sao": the level stands at once after the name.
        return True
    if between[:-1] == [","] and sentence.words(stars.last, stars.last + 1) in ([], ["."], [","], [";"]):
        # "là bánh gio Lão Khanh, 3 sao": the level is told as its name is.
        return _is_told_apart(sentence, item)
    if not any(word in _RATING for word in between) and tokens[stars.first].text not in ("hạng", "từ"):
        return False
    among = any(
        sentence.tokens[at].text in _ONE and sentence.words(at + 1, at + 2) == ["trong"]
        for at in range(first, stars.first)
    )
    if has_phrase(sentence, "wishes", first, stars.first):
        return False
    if not among and has_phrase(sentence, "refuses", first, stars.first):
        return False
    counts = [
        number
        for number in sentence.numbers
        if first <= number.first < stars.first
        and sentence.words(number.first - 1, number.first) not in _AMONG
        and not _is_predicate(sentence, number)
    ]
    return not any(opens_count(sentence, number.last) for number in counts)


def _is_told_apart(sentence: Sentence, item: Item) -> bool:
    """Whether a name is proper, or one of a list: kinds have a level at once after them too ("một hộp muối 5 sao")."""
    at = next((at for at, token in enumerate(sentence.tokens) if token.start == item.start), 0)
    listed = sentence.words(at - 1, at) in ([","], [";"], [":"], ["gồm"], ["là"], ["và"], ["cùng"], ["có"])
    return " " in item.name and (listed or item.is_proper)


def _shown(sentence: Sentence, first: int, item: Item) -> bool:
    """Whether a subject that begins with no noun of a known kind is shown to be a name: quoted, or owned."""
    ends = item.name_ends
    told = not sentence.view.text[ends : item.end].lstrip().startswith(",")
    if sentence.tokens[first].text == '"' or (item.producer is not None and told):
        return True
    if not item.is_proper or any(place.first <= first < place.last for place in sentence.places):
        return False
    after = _BRACKET.sub("", sentence.view.lower[ends : ends + _NEAR]).split()
    return after[:1] in (["được"], ["đạt"], ["vừa"], ["đã"]) or after[:2] == ["là", "sản"]
