"""Numbers that count without a noun of their own: a share, or after a level ("4 sao: 22"), a group or a place.

What they count is told by the level, the group, the place, or the count before them.
"""

from __future__ import annotations

from collections.abc import Sequence

from nlp.counting.among import AMONG, LONGEST_AMONG
from nlp.counting.count import Count, Form
from nlp.lexicon import word_set
from nlp.numbers import Number
from nlp.reading import Sentence
from ocop.models import Measure

_LINKS = word_set("count_links")
_AFTER_LISTED = ("và", "còn", "trong", "đạt", "cùng", "riêng", "ở", "tiếp", "số", "mỗi")
_SHARE_WORDS = word_set("share_links")
_REACHING = {"đạt", "hạng", "xếp", "loại", "được", "lên", "chuẩn", "ocop", "công", "nhận"}
_ACTS = (
    "công nhận mới",
    "đánh giá lại",
    "công nhận lại",
    "nâng hạng",
    "đánh giá mới",
    "đánh giá lần đầu",
    "phân hạng lại",
    "nâng sao",
    "mới",
)
_AMONG_THOSE = (["trong", "đó"], ["trong", "số", "đó"], ["trong", "số", "này"], ["số", "này"], ["số", "đó"])
_SHARING = frozenset(("chiếm", "với", "là", "đạt", "tới", "lên", "đến", "mức", "góp", "nắm", "giữ"))
_SIGNS = frozenset((",", ";", ":", "(", ")", "và"))
_OF_A_CHANGE = word_set("change")
_PREDICATE = 8
_FAR = 30
_NEAR = 4
_LISTED = 12
_LINE = 10


def bare_count(sentence: Sentence, index: int, number: Number, before: Sequence[Count]) -> Count | None:
    """Count of a number that no noun stands with; None where nothing tells what it counts."""
    return (
        _share(sentence, index, number, before)
        or _of_those(sentence, index, number, before)
        or _after_stars(sentence, index, number)
        or _share_at_level(sentence, index, number)
        or _after_group(sentence, index, number, before)
        or _after_place(sentence, index, number, before)
    )


def elliptic_count(sentence: Sentence, index: int, number: Number, before: Sequence[Count]) -> Count | None:
    """Count of a number beside which its noun is left out, being told with another: "12 mới, 3 đánh giá lại"."""
    noun = _noun_of(sentence, number, before)
    if noun is None or number.percent or like_a_year(sentence, number):
        return None
    told = (
        (bool(before) and (_level_follows(sentence, number) or _act_follows(sentence, number)))
        or _act_precedes(sentence, number)
        or _one_of_several(sentence, number)
    )
    return _bare(index, number, "elliptic") if told else None


def _noun_of(sentence: Sentence, number: Number, before: Sequence[Count]) -> str | None:
    """What the counts and nouns beside a number are of, where that is products."""
    if before:
        return "products" if before[-1].measure == "products" else None
    meanings = {cue.meaning for cue in sentence.cues("counted") if cue.first >= number.last}
    return "products" if meanings in ({"products"}, {"dossiers"}) else None


def _level_follows(sentence: Sentence, number: Number) -> bool:
    """Whether a level stands right after a number: "131 bốn sao", "12 đạt 3 sao"."""
    return any(
        0 <= stars.first - number.last <= _NEAR and set(sentence.words(number.last, stars.first)) <= _REACHING
        for stars in sentence.stars
    )


def _act_follows(sentence: Sentence, number: Number) -> bool:
    """Whether a number is of those that are new or renewed: "17 mới, 2 đánh giá lại"."""
    after = " ".join(sentence.words(number.last, number.last + 4))
    return after.startswith(_ACTS) and not after.startswith("mới có")


def _act_precedes(sentence: Sentence, number: Number) -> bool:
    """Whether a number ends what is to be done: "công nhận mới 40 và công nhận lại 20 sản phẩm"."""
    before = " ".join(sentence.words(number.outer - 4, number.outer))
    after = sentence.tokens[number.last : number.last + 1]
    ends = not after or after[0].text in ("và", ",", ";", ".", ")")
    return ends and before.endswith(tuple(act for act in _ACTS if act != "mới"))


def out_of(sentence: Sentence, number: Number) -> bool:
    """Whether a number is so many of the products counted right after it: "9 trong số 14 sản phẩm"."""
    after = sentence.words(number.last, number.last + LONGEST_AMONG)
    reach = next((number.last + len(words) for words in AMONG if after[: len(words)] == words), None)
    return any(other.outer == reach and other.last in _products(sentence) for other in sentence.numbers)


def _products(sentence: Sentence) -> set[int]:
    return {cue.first for cue in sentence.cues("counted") if cue.meaning in ("products", "dossiers")}


def _one_of_several(sentence: Sentence, number: Number) -> bool:
    """Whether a number shares the noun of one after it: "lần lượt 34 và 29 sản phẩm"."""
    if out_of(sentence, number):
        return True
    if not any(word in ("lượt", "ứng") for word in sentence.words(number.outer - _LISTED, number.outer)):
        return False
    nouns, last = _products(sentence), number.last
    for other in sentence.numbers:
        if other.first == last + 1 and sentence.words(last, last + 1) in ([","], ["và"]):
            last = other.last
            if last in nouns:
                return True
    return False


def _after_stars(sentence: Sentence, index: int, number: Number) -> Count | None:
    for stars in sentence.stars:
        if 0 <= number.outer - stars.last <= 4 and _linked(sentence, stars.last, number):
            return _bare(index, number, "star_number")
    return None


def _share(sentence: Sentence, index: int, number: Number, before: Sequence[Count]) -> Count | None:
    """A percentage that says again what part the count before it is: "160 sản phẩm 3 sao (chiếm 80%)"."""
    if not number.percent or not before or before[-1].number.percent:
        return None
    between = sentence.words(before[-1].last, number.outer)
    known = all(word in _SHARE_WORDS or word in "12345" for word in between)
    comma = max((at for at, word in enumerate(between, before[-1].last) if word == ","), default=number.outer)
    if any(comma < stars.first < number.outer for stars in sentence.stars):
        # "21 sản phẩm 4 sao, hạng 3 sao chiếm 87%": of another level.
        return None
    telling = [word for word in between if word not in ("khoảng", "gần", "hơn", "tới", "trên", "xấp", "xỉ")]
    if known:
        told = any(word in ("chiếm", "(", "đương", "lệ", "tức") for word in between)
    else:
        # A share told after what is done with the products: "được xuất khẩu, chiếm khoảng 3,5%".
        told = telling[-1:] == ["chiếm"] and _ends(sentence, number) and _whole_clause(sentence, before[-1], number)
    return _bare(index, number, "share", before[-1]) if told or _bracketed(sentence, number, between) else None


def _bracketed(sentence: Sentence, number: Number, between: Sequence[str]) -> bool:
    """Whether a percentage is all that a bracket right after a count says, and of no change or plan: "28 HTX (42%)"."""
    shut = sentence.words(number.last, number.last + 1) == [")"]
    return shut and between[:1] == ["("] and len(between) <= _NEAR and _OF_A_CHANGE.isdisjoint(between)


def _ends(sentence: Sentence, number: Number) -> bool:
    """Whether a clause ends with a number."""
    after = sentence.words(number.last, number.last + 1)
    return not after or after[0] in (",", ".", ";", ")")


def _whole_clause(sentence: Sentence, count: Count, number: Number) -> bool:
    """Whether nothing but what is told of a count stands between it and a number: no other number, level or clause."""
    between = sentence.words(count.last, number.outer)
    other = any(count.last <= one.first < number.outer for one in sentence.numbers)
    said = between[between.index(",") + 1 :] if "," in between else []
    return not other and said[:1] in (["chiếm"], ["khoảng"], ["tức"]) and len(between) <= _LISTED


def _of_those(sentence: Sentence, index: int, number: Number, before: Sequence[Count]) -> Count | None:
    """A percentage of what was counted before it: "10% trong đó là …", "38% chủ thể là nữ, 17% là người dân tộc"."""
    if not number.percent or not before:
        return None
    after = sentence.words(number.last, number.last + 4)
    those = any(after[: len(words)] == words for words in _AMONG_THOSE)
    more = after[:1] == ["là"] and before[-1].number.percent and before[-1].measure == "producers"
    like = before[-1]
    if not (those or more) or number.outer - like.last > _FAR:
        return None
    return Count(index, number, like.measure, None, number.outer, number.last, number.outer, number.last, "elliptic")


def _share_at_level(sentence: Sentence, index: int, number: Number) -> Count | None:
    """A percentage of what has a level: "trong đó 8% đạt 4 sao trở lên"."""
    after = sentence.words(number.last, number.last + 2)
    told = after == ["còn", "lại"] or after[:1] in (["đạt"], ["có"], ["là"])
    near = any(0 <= stars.first - number.last <= 4 for stars in sentence.stars)
    return _bare(index, number, "star_number") if number.percent and near and told else None


def _after_group(sentence: Sentence, index: int, number: Number, before: Sequence[Count]) -> Count | None:
    listed = bool(before) or bool(sentence.cues("counted")) or number.percent or _lists_groups(sentence)
    listed = listed or (len(sentence.tokens) <= _LINE and number.last == len(sentence.tokens))
    following = sentence.words(number.last, number.last + 4)
    told = number.percent or (bool(before) and before[-1].measure == "products")
    if told and following[:1] in (["thuộc"], ["là"], ["ở"]):
        reach = number.last + 4
        if any(number.last < cue.first <= reach for cue in sentence.cues("groups")):
            return _bare(index, number, "group_number")
    for cue in sentence.cues("groups"):
        if listed and _heads(sentence, cue.last, number):
            return _bare(index, number, "group_number")
    return None


def _after_place(sentence: Sentence, index: int, number: Number, before: Sequence[Count]) -> Count | None:
    """A number after a place, in a list whose head tells what is counted."""
    head = next((count for count in reversed(before)), None)
    after = sentence.tokens[number.last : number.last + 1]
    alone = not after or after[0].kind == "sign" or after[0].text in _AFTER_LISTED
    if like_a_year(sentence, number) or not alone or (number.of is not None and _of_units(sentence)):
        return None
    if head is None and not number.percent and not sentence.cues("counted") and len(sentence.numbers) == 1:
        # Nothing tells what is counted, and no list of places does.
        return None
    for place in sentence.places:
        if place.name is None or not _heads(sentence, place.last, number):
            continue
        if head is not None:
            return _bare(index, number, "place_number", head)
        noun = next((cue for cue in reversed(sentence.cues("counted")) if cue.last <= place.first), None)
        later = next((cue for cue in sentence.cues("counted") if cue.first >= number.last), None)
        if noun is not None or later is not None or number.percent or _lists_places(sentence):
            return _bare(index, number, "place_number")
    return None


def _of_units(sentence: Sentence) -> bool:
    """Whether a sentence gives parts of a number of provinces or the like: "miền núi 12/14 tỉnh, Nam Bộ (1/6)"."""
    return any(
        number.of is not None and sentence.words(number.last, number.last + 1) in (["tỉnh"], ["huyện"], ["xã"], ["địa"])
        for number in sentence.numbers
    )


def _heads(sentence: Sentence, first: int, number: Number) -> bool:
    """Whether a number is told of what ends at a token: "Càng Long có 15", "đồ uống đứng thứ hai với 10,6%"."""
    between = sentence.words(first, number.outer)
    if first > number.outer or len(between) > (_PREDICATE if number.percent else 3):
        return False
    if _linked(sentence, first, number):
        return len(between) <= 3
    return number.percent and between[-1] in _SHARING and not _SIGNS.intersection(between)


def _linked(sentence: Sentence, first: int, number: Number) -> bool:
    """Whether only words that link a number to what it is told of stand between a token and the number."""
    return all(word in _LINKS for word in sentence.words(first, number.outer))


def _lists_groups(sentence: Sentence) -> bool:
    """Whether two or more product groups have a number right after them."""
    starts = {number.outer for number in sentence.numbers}
    return sum({cue.last, cue.last + 1} & starts != set() for cue in sentence.cues("groups")) > 1


def _lists_places(sentence: Sentence) -> bool:
    """Whether two or more places have a number right after them ("Càng Long 15, Cầu Ngang 14")."""
    starts = {number.outer for number in sentence.numbers}
    starts |= {at - 1 for at in starts if sentence.words(at - 1, at) == ["("]}
    return sum(place.last in starts for place in sentence.places if place.name is not None) > 1


def like_a_year(sentence: Sentence, number: Number) -> bool:
    """Whether a number may be a year."""
    return 1900 <= number.value <= 2100 and "." not in sentence.tokens[number.first].text


def _bare(index: int, number: Number, form: Form, like: Count | None = None) -> Count:
    measure: Measure = like.measure if like else "products"
    kind = like.producer_type if like else None
    return Count(index, number, measure, kind, number.outer, number.last, number.outer, number.last, form)
