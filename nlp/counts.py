"""Numbers that count products or producers, each with the noun it counts.

Five constructions: the number before its noun ("145 sản phẩm"), after it ("doanh nghiệp 132", "số sản phẩm … là 18"),
after a star level ("4 sao: 22"), after a place ("Càng Long 15"), after a product group ("đồ uống 41").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from nlp.lexicon import Cue, word_set
from nlp.nouns import (
    PRODUCER_KINDS,
    joins,
    may_stand_alone,
    noun_at,
    nouns_before,
    producer_kind,
    programme_name,
)
from nlp.numbers import Number
from nlp.reading import Sentence, covered
from ocop.models import Measure, ProducerType

Form = Literal["number_noun", "noun_number", "star_number", "place_number", "group_number", "share"]

_LINKS = word_set("count_links")
_AFTER_LISTED = ("và", "còn", "trong", "là", "của", "đạt", "cùng", "riêng", "ở", "tiếp", "số", "mỗi")
_SHARE_WORDS = word_set("share_links")


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts.

    Attributes:
        sentence: Index of its sentence.
        number: The number.
        measure: Products or producers.
        producer_type: Kind of producer.
        noun_first: Index of the first token of the noun; where it is left out, of the number.
        noun_last: Index after the last token of the noun.
        first: Index of the first token of number and noun.
        last: Index after the last.
        form: The construction.
        weak: Whether the noun alone does not say that OCOP is meant ("đơn vị").
        dossier: Whether dossiers are counted.
    """

    sentence: int
    number: Number
    measure: Measure
    producer_type: ProducerType | None
    noun_first: int
    noun_last: int
    first: int
    last: int
    form: Form
    weak: bool = False
    dossier: bool = False


def find_counts(sentence: Sentence, index: int) -> list[Count]:
    """Counts of a sentence in order.

    >>> from nlp.reading import read_article
    >>> from ocop.models import Article
    >>> text = "Tỉnh có 18 sản phẩm OCOP của 9 chủ thể: 4 sao có 6, 3 sao có 12."
    >>> sentence = read_article(Article(url="file:a", text=text)).sentences[0]
    >>> [(count.number.value, count.form) for count in find_counts(sentence, 0)]
    [(18.0, 'number_noun'), (9.0, 'number_noun'), (6.0, 'star_number'), (12.0, 'star_number')]
    """
    found: list[Count] = []
    for number in sentence.numbers:
        if _is_something_else(sentence, number):
            continue
        count = _count(sentence, index, number, found)
        if count is not None:
            found.append(count)
    return found


def _is_something_else(sentence: Sentence, number: Number) -> bool:
    if covered(list(sentence.dates), number.first, number.last):
        return True
    if any(star.first <= number.first < star.last for star in sentence.stars):
        return True
    before = sentence.words(number.outer - 1, number.outer)
    if before == ["("] and sentence.words(number.last, number.last + 1) == [")"] and not number.percent:
        # "(1) trà sen, (2) mật ong" numbers a list.
        return sentence.words(number.outer - 2, number.outer - 1) in ([":"], [","], [";"], [], ["và"])
    if before == ["số"]:
        return sentence.words(number.outer - 2, number.outer - 1) not in (["tổng"], ["con"], ["trong"])
    return before in (
        ["điều"],
        ["khoản"],
        ["đợt"],
        ["lần"],
        ["quý"],
        ["thứ"],
        ["khu"],
        ["tổ"],
        ["bản"],
        ["thôn"],
        ["khóm"],
        ["ấp"],
    )


def _count(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    noun = noun_at(sentence, number.last)
    if noun is not None:
        if noun.meaning == "none" or programme_name(sentence, number):
            return None
        return _with_subject(sentence, _made(sentence, index, number, noun, "number_noun"), before)
    if number.in_words or not may_stand_alone(sentence, number):
        return None
    return (
        _share(sentence, index, number, before)
        or _after_noun(sentence, index, number, before)
        or _after_stars(sentence, index, number)
        or _share_at_level(sentence, index, number)
        or _after_group(sentence, index, number, before)
        or _after_place(sentence, index, number, before)
    )


def _made(sentence: Sentence, index: int, number: Number, noun: Cue, form: Form) -> Count:
    products = noun.meaning in ("products", "dossiers")
    first = min(number.outer, noun.first)
    return Count(
        index,
        number,
        "products" if products else "producers",
        producer_kind(sentence, noun),
        noun.first,
        noun.last,
        first,
        max(number.last, noun.last),
        form,
        noun.meaning == "producers_weak",
        noun.meaning == "dossiers",
    )


def _with_subject(sentence: Sentence, count: Count, before: list[Count]) -> Count:
    """The count with the noun that it is the predicate of: "số sản phẩm 3 sao của huyện là 14 sản phẩm"."""
    floor = before[-1].last if before else 0
    for noun in nouns_before(sentence, count.number, floor):
        between = sentence.words(noun.last, count.number.outer)
        said = sentence.words(noun.first - 1, noun.first) in (["số"], ["tổng"], ["lượng"])
        if said and between and joins(between) and (noun.meaning == "products") == (count.measure == "products"):
            return replace(count, form="noun_number", noun_first=noun.first, noun_last=noun.last, first=noun.first)
    return count


def _after_noun(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    floor = before[-1].last if before else 0
    for noun in nouns_before(sentence, number, floor):
        if noun.meaning == "none":
            return None
        between = sentence.words(noun.last, number.outer)
        adjacent = not between or between in ([":"], ["("], ["là"], ["có"], ["chiếm"])
        kind = noun.meaning in PRODUCER_KINDS
        if adjacent and (kind or number.percent or between in ([":"], ["là"])):
            if _two_kinds(sentence, noun):
                return replace(_made(sentence, index, number, noun, "noun_number"), producer_type=None)
            return _made(sentence, index, number, noun, "noun_number")
        counted = sentence.words(noun.first - 2, noun.first)
        said = (
            "số" in counted[-1:]
            or counted in (["tổng", "số"], ["số", "lượng"])
            or counted[-1:] in (["tổng"], ["lượng"])
        )
        subject = noun.meaning in ("products", "producers", "dossiers")
        if not subject or not joins(between):
            continue
        if (
            said
            or between[-1] in ("là", "lên", ":")
            or between[-2:] in (["lên", "đến"], ["lên", "tới"])
            or number.percent
        ):
            return _made(sentence, index, number, noun, "noun_number")
    return None


def _after_stars(sentence: Sentence, index: int, number: Number) -> Count | None:
    for stars in sentence.stars:
        if 0 <= number.outer - stars.last <= 4 and _linked(sentence, stars.last, number):
            return _bare(index, number, "star_number")
    return None


def _two_kinds(sentence: Sentence, noun: Cue) -> bool:
    """Whether the number is of two kinds of producers together: "hợp tác xã và tổ hợp tác là 194"."""
    if sentence.words(noun.first - 1, noun.first) != ["và"]:
        return False
    kinds = [cue for cue in sentence.cues("counted") if cue.last == noun.first - 1 and cue.meaning in PRODUCER_KINDS]
    counted = (
        bool(kinds) and sentence.tokens[kinds[0].first - 1].kind == "number" if kinds and kinds[0].first else False
    )
    return bool(kinds) and not counted


def _share(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    """A percentage that says again what part the count before it is: "160 sản phẩm 3 sao (chiếm 80%)"."""
    if not number.percent or not before or before[-1].number.percent:
        return None
    between = sentence.words(before[-1].last, number.outer)
    known = all(word in _SHARE_WORDS or word in "12345" for word in between)
    if not known or not any(word in ("chiếm", "(", "đương", "lệ") for word in between):
        return None
    return _bare(index, number, "share", before[-1])


def _share_at_level(sentence: Sentence, index: int, number: Number) -> Count | None:
    """A percentage of what has a level: "trong đó 8% đạt 4 sao trở lên"."""
    after = sentence.words(number.last, number.last + 1)
    near = any(0 <= stars.first - number.last <= 4 for stars in sentence.stars)
    return (
        _bare(index, number, "star_number") if number.percent and near and after in (["đạt"], ["có"], ["là"]) else None
    )


def _after_group(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    listed = bool(before) or bool(sentence.cues("counted")) or number.percent or _lists_groups(sentence)
    following = sentence.words(number.last, number.last + 4)
    if number.percent and following[:1] in (["thuộc"], ["là"], ["ở"]):
        reach = number.last + 4
        if any(number.last < cue.first <= reach for cue in sentence.cues("groups")):
            return _bare(index, number, "group_number")
    for cue in sentence.cues("groups"):
        if listed and 0 <= number.outer - cue.last <= 3 and _linked(sentence, cue.last, number):
            return _bare(index, number, "group_number")
    return None


def _after_place(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    """A number after a place, in a list whose head tells what is counted."""
    head = next((count for count in reversed(before)), None)
    after = sentence.tokens[number.last : number.last + 1]
    alone = not after or after[0].kind == "sign" or after[0].text in _AFTER_LISTED
    if _like_a_year(sentence, number) or not alone:
        return None
    for place in sentence.places:
        near = 0 <= number.outer - place.last <= 3
        if place.name is None or not near or not _linked(sentence, place.last, number):
            continue
        if head is not None:
            return _bare(index, number, "place_number", head)
        noun = next((cue for cue in reversed(sentence.cues("counted")) if cue.last <= place.first), None)
        later = next((cue for cue in sentence.cues("counted") if cue.first >= number.last), None)
        if noun is not None or later is not None or number.percent or _lists_places(sentence):
            return _bare(index, number, "place_number")
    return None


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


def _like_a_year(sentence: Sentence, number: Number) -> bool:
    return 1900 <= number.value <= 2100 and "." not in sentence.tokens[number.first].text


def _bare(index: int, number: Number, form: Form, like: Count | None = None) -> Count:
    measure: Measure = like.measure if like else "products"
    kind = like.producer_type if like else None
    return Count(index, number, measure, kind, number.outer, number.last, number.outer, number.last, form)
