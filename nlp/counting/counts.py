"""Numbers that count products or producers, each with the noun it counts.

Five constructions: the number before its noun ("145 sản phẩm"), after it ("doanh nghiệp 132", "số sản phẩm … là 18"),
after a star level ("4 sao: 22"), after a place ("Càng Long 15"), after a product group ("đồ uống 41").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from nlp.counting.bare_counts import bare_count, elliptic_count, out_of
from nlp.counting.count import Count, Form
from nlp.counting.nouns import (
    PRODUCER_KINDS,
    PRODUCT_KINDS,
    ends_a_place,
    joins,
    may_stand_alone,
    noun_at,
    nouns_before,
    producer_kind,
    programme_name,
)
from nlp.lexicon import Cue
from nlp.numbers import Number
from nlp.reading import Sentence, covered

_KINDS = 5
# Words between a kind of producers and the share, or the number, that it has.
_SHARE_OF_KIND = (["chiếm"], ["là"], ["có"], ["đạt"], [",", "chiếm"], ["chiếm", "tới"])
_COUNT_OF_KIND: tuple[list[str], ...] = ([], ["có"], ["với"], ["gồm"], [":"])
_GROUPS = 6
_RATE = 12
_RATED = (["đạt"], ["là"], ["chiếm"])
_OPENING = 5
_REMEMBERED = 256
_NUMBERED = frozenset(
    ("điều", "khoản", "đợt", "lần", "quý", "thứ", "khu", "tổ", "bản", "thôn", "khóm", "ấp", "ảnh", "hình")
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100

__all__ = ["Count", "Form", "find_counts"]


@lru_cache(maxsize=_REMEMBERED)
def find_counts(sentence: Sentence, index: int) -> tuple[Count, ...]:
    """Counts of a sentence in order; the last ones are remembered, for facts and named products ask in turn.

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
        if count is not None and not ends_a_place(sentence, number):
            found.append(_bounded(sentence, count, found))
    return tuple(found)


def _bounded(sentence: Sentence, count: Count, before: Sequence[Count]) -> Count:
    """The count with a bound that is told with its fellow: "ít nhất 30% là hợp tác xã và 20% là doanh nghiệp"."""
    number = count.number
    if not before or not number.percent or number.high is not None or number.comparator != "eq":
        return count
    one = before[-1]
    between = sentence.words(one.last, count.first)
    listed = one.number.percent and one.measure == count.measure == "producers" and ";" not in between
    shared = one.number.comparator == "ge" and listed
    return replace(count, number=replace(number, comparator="ge")) if shared else count


def _is_something_else(sentence: Sentence, number: Number) -> bool:
    if covered(sentence.dates, number.first, number.last) or _opens_a_name(sentence, number):
        return True
    if any(stars.first <= number.first < stars.last for stars in sentence.stars):
        return True
    before = sentence.words(number.outer - 1, number.outer)
    if before == ["("] and sentence.words(number.last, number.last + 1) == [")"] and not number.percent:
        # "(1) trà sen, (2) mật ong" numbers a list.
        return sentence.words(number.outer - 2, number.outer - 1) in ([":"], [","], [";"], [], ["và"])
    if before == ["năm"] and _FIRST_YEAR <= number.value <= _LAST_YEAR and number.last - number.first == 1:
        # "Năm 2021 sản phẩm rượu A được công nhận".
        return "." not in sentence.tokens[number.first].text
    if before == ["số"]:
        return sentence.words(number.outer - 2, number.outer - 1) not in (["tổng"], ["con"], ["trong"])
    return not _NUMBERED.isdisjoint(before)


def _count(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    noun = noun_at(sentence, number.last)
    if noun is not None:
        if noun.meaning == "none" or programme_name(sentence, number) or _names_no_count(sentence, number, noun):
            return None
        return _with_subject(
            sentence, _of_kind_before(sentence, _made(sentence, index, number, noun, "number_noun")), before
        )
    if number.in_words:
        return elliptic_count(sentence, index, number, before) if out_of(sentence, number) else None
    if sentence.words(number.last, number.last + 1) == ["là"] and before and before[-1].measure == "producers":
        # "Trong số 45 chủ thể, có 20 là hợp tác xã": the kind stands for its noun.
        kind = noun_at(sentence, number.last + 1)
        if kind is not None and kind.meaning in PRODUCER_KINDS and not number.percent:
            return _made(sentence, index, number, kind, "number_noun")
    beside = elliptic_count(sentence, index, number, before)
    if beside is not None or not may_stand_alone(sentence, number):
        return beside
    return (
        _of_rate(sentence, index, number, before)
        or _after_head(sentence, index, number, before)
        or _after_noun(sentence, index, number, before)
        or bare_count(sentence, index, number, before)
    )


def _names_no_count(sentence: Sentence, number: Number, noun: Cue) -> bool:
    """Whether groups of products are counted ("thuộc 4 nhóm sản phẩm"), or a year is named ("năm OCOP đầu tiên")."""
    if sentence.words(number.first, noun.first + 1) == ["năm", "ocop"]:
        return True
    grouped = sentence.words(noun.first, noun.first + 1) == ["nhóm"] and number.value <= _GROUPS
    if grouped and sentence.words(noun.last, noun.last + 2) == [":", "nhóm"]:
        # "02 nhóm sản phẩm: nhóm đồ uống và nhóm dược liệu".
        return True
    before = sentence.words(number.outer - 1, number.outer)
    return grouped and before in (["thuộc"], ["trong"], ["theo"], ["thành"], ["ở"], ["cả"], ["đủ"], ["vào"])


def _made(sentence: Sentence, index: int, number: Number, noun: Cue, form: Form) -> Count:
    products = noun.meaning in PRODUCT_KINDS
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
        noun.meaning in ("producers_weak", "products_weak"),
        noun.meaning == "dossiers",
    )


def _of_kind_before(sentence: Sentence, count: Count) -> Count:
    """Producers with the kind told before: "hợp tác xã chiếm 68% số chủ thể", "chủ thể là HTX có 34 chủ thể"."""
    if count.measure != "producers" or count.producer_type is not None:
        return count
    links = _SHARE_OF_KIND if count.number.percent else _COUNT_OF_KIND
    for cue in sentence.cues("counted"):
        if cue.last > count.number.outer:
            break
        kind = PRODUCER_KINDS.get(cue.meaning)
        if kind is None or sentence.words(cue.last, count.number.outer) not in links:
            continue
        if count.number.percent or "chủ thể là" in " ".join(sentence.words(cue.first - _KINDS, cue.first + 3)):
            return replace(count, producer_type=kind)
    return count


def _with_subject(sentence: Sentence, count: Count, before: list[Count]) -> Count:
    """The count with the noun that it is the predicate of: "số sản phẩm 3 sao của huyện là 14 sản phẩm"."""
    floor = before[-1].last if before else 0
    for noun in nouns_before(sentence, count.number, floor):
        between = _without_brackets(sentence.words(noun.last, count.number.outer))
        said = sentence.words(noun.first - 1, noun.first) in (["số"], ["tổng"], ["lượng"])
        if said and between and joins(between) and (noun.meaning == "products") == (count.measure == "products"):
            return replace(count, form="noun_number", noun_first=noun.first, noun_last=noun.last, first=noun.first)
    return count


def _without_brackets(words: list[str]) -> list[str]:
    """Words without what is told in brackets among them: "số sản phẩm (kể cả sản phẩm cũ) là 250 sản phẩm"."""
    if "(" not in words or ")" not in words[words.index("(") :]:
        return words
    opens = words.index("(")
    return words[:opens] + _without_brackets(words[words.index(")", opens) + 1 :])


def _after_noun(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    floor = before[-1].last if before else 0
    for noun in nouns_before(sentence, number, floor):
        if noun.meaning == "none":
            return None
        between = sentence.words(noun.last, number.outer)
        adjacent = not between or between in ([":"], ["("], ["là"], ["có"], ["chiếm"], ["chỉ"], ["chỉ", "chiếm"])
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
        if subject and number.percent and _is_rate(sentence, noun, between):
            return _made(sentence, index, number, noun, "noun_number")
        if not subject or not joins(between):
            continue
        if (
            said
            or between[-1] in ("là", "lên", ":")
            or between[-2:] in (["lên", "đến"], ["lên", "tới"])
            or number.percent
            or (between[-1] == "có" and _ends_clause(sentence, number) and not _counted(sentence, noun))
        ):
            return _made(sentence, index, number, noun, "noun_number")
    return None


def _after_head(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    """Count of the producers that "số" opens a clause with, whatever nouns follow: "Số HTX có sản phẩm là 38"."""
    for noun in nouns_before(sentence, number, before[-1].last if before else 0):
        between = sentence.words(noun.last, number.outer)
        opens = sentence.words(noun.first - 1, noun.first) == ["số"] and (
            noun.first == 1 or sentence.tokens[noun.first - 2].kind == "sign"
        )
        if opens and noun.meaning in PRODUCER_KINDS:
            told = joins(between) and between[-1] in ("là", ":") and "," not in between
            return _made(sentence, index, number, noun, "noun_number") if told else None
    return None


def _of_rate(sentence: Sentence, index: int, number: Number, before: list[Count]) -> Count | None:
    """Share of the producers that "tỷ lệ" opens a clause with, whatever is told of them: "Tỷ lệ chủ thể … đạt 40%"."""
    if not number.percent or sentence.words(number.outer - 1, number.outer) not in _RATED:
        return None
    for noun in reversed(sentence.cues_between("counted", before[-1].last if before else 0, number.outer)):
        if sentence.words(noun.first - 2, noun.first) in (["tỷ", "lệ"], ["tỉ", "lệ"]):
            producers = noun.meaning in ("producers", *PRODUCER_KINDS)
            told = producers and ";" not in sentence.words(noun.last, number.outer)
            return _made(sentence, index, number, noun, "noun_number") if told else None
    return None


def _is_rate(sentence: Sentence, noun: Cue, between: list[str]) -> bool:
    """Whether a percentage ends what "tỷ lệ" opens: "Tỷ lệ chủ thể OCOP là nữ giữ ổn định với khoảng 40%"."""
    opened = {"tỷ", "tỉ"}.intersection(sentence.words(noun.first - _OPENING, noun.first))
    return bool(opened) and len(between) <= _RATE and not any(word in (",", ";", ":", ".") for word in between)


def _opens_a_name(sentence: Sentence, number: Number) -> bool:
    """Whether a number right after a kind of producer opens its name: "giỏ xách của cơ sở 10 Thúc"."""
    after = sentence.tokens[number.last : number.last + 1]
    if not after or not after[0].capital or covered(sentence.dates, number.last, number.last + 1):
        return False
    return any(cue.last == number.outer and cue.meaning in PRODUCER_KINDS for cue in sentence.cues("counted"))


def _ends_clause(sentence: Sentence, number: Number) -> bool:
    after = sentence.tokens[number.last : number.last + 1]
    return not after or after[0].kind == "sign"


def _counted(sentence: Sentence, noun: Cue) -> bool:
    """Whether a number of its own stands before a noun."""
    return any(number.last == noun.first for number in sentence.numbers)


def _two_kinds(sentence: Sentence, noun: Cue) -> bool:
    """Whether the number is of two kinds of producers together: "hợp tác xã và tổ hợp tác là 194"."""
    bracketed = sentence.words(noun.last, noun.last + 1) == ["("]
    if sentence.words(noun.first - 1, noun.first) not in ((["và"], [","]) if bracketed else (["và"],)):
        return False
    kinds = [cue for cue in sentence.cues("counted") if cue.last == noun.first - 1 and cue.meaning in PRODUCER_KINDS]
    counted = bool(kinds) and kinds[0].first > 0 and sentence.tokens[kinds[0].first - 1].kind == "number"
    return bool(kinds) and (bracketed or not counted)
