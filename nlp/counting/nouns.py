"""The nouns that numbers count, and the words that join them."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.lexicon import Cue, word_set
from nlp.numbers import NUMERALS, Number
from nlp.reading import Sentence, covered
from ocop.models import ProducerType

PRODUCER_KINDS: dict[str, ProducerType] = {
    "cooperative": "cooperative",
    "cooperative_group": "cooperative_group",
    "company": "company",
    "household": "household",
}
PRODUCT_KINDS = ("products", "products_weak", "dossiers")
_NOUN_LINKS = frozenset(
    (
        "là", "lên", "lên đến", "lên tới", "lên thành", ":", "đạt", "còn", "lên con số", "đến nay là", "có", "gồm",
        "đã lên đến", "chiếm", "tăng lên", ",", "là :", "hiện là", "đạt con số", "ở mức", "đã lên tới", "vào khoảng",
        "chỉ", "chỉ có", "chỉ là",
    )
)  # fmt: skip
_MAX_BETWEEN = 24
_FIRST_YEAR, _LAST_YEAR = 2008, 2035
_LABEL_WORDS = ("đó", "là", "con", "số", "tổng", "tỷ", "tỉ", "lệ")
_OF_PROGRAMME = ("ocop", "tham", "gia", "chương", "trình", "của", "tỉnh", "huyện")
_PREDICATE = 4
_HEADS_OF = ("chị", "anh", "nữ", "giám", "đốc", "chủ", "nhiệm")
_LABELS = word_set("number_labels")
_NO_THINGS = word_set("no_things")
_OTHER_WHOLES = word_set("other_wholes")
_NOT_AFTER_NUMBER = word_set("not_after_number")


def noun_at(sentence: Sentence, at: int) -> Cue | None:
    """The counted noun that starts at a token; "số", "tổng số" and "là" may stand before it after a percent sign."""
    if sentence.words(at - 1, at) in (["%"], ["trăm"]):
        while sentence.words(at, at + 1) in (
            ["số"],
            ["tổng"],
            ["lượng"],
            ["trong"],
            ["của"],
            ["là"],
            ["các"],
            ["thuộc"],
            ["chủ"],
            ["thể"],
        ):
            if any(cue.first == at for cue in sentence.cues("counted")):
                break
            at += 1
    return _cue_at(sentence, at) or _labelled(sentence, at) or _headed_by(sentence, at)


def _cue_at(sentence: Sentence, at: int) -> Cue | None:
    return next((cue for cue in sentence.cues("counted") if cue.first == at), None)


def _past(sentence: Sentence, at: int, words: tuple[str, ...]) -> int:
    """The first token from one on that is none of some words."""
    while at < len(sentence.tokens) and sentence.tokens[at].text in words:
        at += 1
    return at


def _labelled(sentence: Sentence, at: int) -> Cue | None:
    """The noun of a number that a line opens with: "♦ 335 - tổng sản phẩm OCOP", "Mười lăm: đó là số sản phẩm"."""
    if sentence.words(at, at + 1) not in (["-"], [":"]):
        return None
    first = at
    while first > 0 and (sentence.tokens[first - 1].kind == "number" or sentence.tokens[first - 1].text in NUMERALS):
        first -= 1
    if first == at or any(token.kind != "sign" for token in sentence.tokens[:first]):
        return None
    return _cue_at(sentence, _past(sentence, at + 1, _LABEL_WORDS))


def _headed_by(sentence: Sentence, at: int) -> Cue | None:
    """The producers whose heads are counted: "52 chị giám đốc hợp tác xã", "3 nữ chủ doanh nghiệp"."""
    last = _past(sentence, at, _HEADS_OF)
    cue = _cue_at(sentence, last) if last > at else None
    return cue if cue is not None and cue.meaning in PRODUCER_KINDS else None


def producer_kind(sentence: Sentence, noun: Cue) -> ProducerType | None:
    """Kind of producer: the noun's own, that of "chủ thể là hợp tác xã", none where several kinds share the number."""
    if noun.meaning == "producers":
        kind = _said_to_be(sentence, noun)
        return PRODUCER_KINDS[kind.meaning] if kind is not None and not _shared(sentence, kind) else None
    return None if _shared(sentence, noun) else PRODUCER_KINDS.get(noun.meaning)


def _said_to_be(sentence: Sentence, noun: Cue) -> Cue | None:
    """The kind that producers are said to be: "40% chủ thể tham gia OCOP là các hợp tác xã"."""
    at = _past(sentence, noun.last, _OF_PROGRAMME)
    if sentence.words(at, at + 1) != ["là"]:
        return None
    at = _past(sentence, at + 1, ("các", "những"))
    return next((cue for cue in sentence.cues("counted") if cue.first == at and cue.meaning in PRODUCER_KINDS), None)


def _shared(sentence: Sentence, noun: Cue) -> bool:
    """Whether a number is of two kinds together: "35% là hợp tác xã, tổ hợp tác", and no number is the second's own."""
    if sentence.words(noun.last, noun.last + 1) not in ([","], ["và"], ["/"], ["-"], ["hoặc"], ["hay"]):
        return False
    for cue in sentence.cues("counted"):
        if cue.first == noun.last + 1 and cue.meaning in PRODUCER_KINDS and cue.meaning != noun.meaning:
            following = sentence.tokens[cue.last : cue.last + _PREDICATE]
            said = bool(following) and following[0].text in ("chiếm", "là", "có")
            numbers = [token.kind == "number" or token.text in NUMERALS for token in following]
            return not (numbers[:1] == [True] or (said and any(numbers)))
    return False


def nouns_before(sentence: Sentence, number: Number, floor: int) -> Iterator[Cue]:
    """Counted nouns before a number and after a token, the nearest first; none of an aside that ends before it."""
    end = _before_aside(sentence, number.outer)
    for cue in reversed(sentence.cues("counted")):
        if floor <= cue.first and cue.last <= end and end - cue.last <= _MAX_BETWEEN:
            yield cue


def _before_aside(sentence: Sentence, at: int) -> int:
    """Where a bracket opens that is shut before the word before a token: "Số sản phẩm (…) là 250"; else the token."""
    if sentence.words(at - 2, at - 1) != [")"]:
        return at
    before = sentence.words(0, at - 2)
    return len(before) - 1 - before[::-1].index("(") if "(" in before else at


def joins(between: list[str]) -> bool:
    """Whether the last words between a noun and a number join them."""
    return any(" ".join(between[-length:]) in _NOUN_LINKS for length in (3, 2, 1))


def programme_name(sentence: Sentence, number: Number) -> bool:
    """Whether the number is that of "mỗi xã một sản phẩm"."""
    before = sentence.words(number.first - 3, number.first)
    if number.value != 1 or before[-1:] not in (["xã"], ["phường"], ["làng"]):
        return False
    if not number.in_words and any(place.name and place.last == number.first - 2 for place in sentence.places):
        # "các xã Tân An, Bình An mỗi xã 01 sản phẩm" tells what each has.
        return False
    return "mỗi" in before or "một" in before


def may_stand_alone(sentence: Sentence, number: Number) -> bool:
    """Whether what follows the number leaves it without a noun of its own."""
    after = sentence.tokens[number.last : number.last + 1]
    if not after:
        return True
    if after[0].kind == "number" or after[0].text in ("/", "-"):
        return False
    return after[0].text not in (_OTHER_WHOLES if number.percent else _NOT_AFTER_NUMBER)


def of_date_or_level(sentence: Sentence, number: Number) -> bool:
    """Whether a number belongs to a date or a star level."""
    dated = covered(sentence.dates, number.first, number.last)
    return dated or covered(sentence.stars, number.first, number.last)


def ends_a_place(sentence: Sentence, number: Number) -> bool:
    """Whether a number is the end of a name: "xã Gia Tân 2"."""
    return any(place.name and place.first < number.first < place.last for place in sentence.places)


def is_label(sentence: Sentence, number: Number) -> bool:
    """Whether a number is the name of what stands before it: "Nghị quyết 05", "khu 3", "thứ 2", "Nà Lữ 2"."""
    if number.outer == 0:
        return False
    before = sentence.tokens[number.outer - 1]
    if before.text == "số":
        return sentence.words(number.outer - 2, number.outer - 1) not in (["con"], ["tổng"])
    if before.text == ":" and number.outer > 1 and sentence.tokens[number.outer - 2].kind == "number":
        # "2021: 42" is the count of a year, "16:02" is none.
        return not covered(sentence.dates, number.outer - 2, number.outer - 1)
    if before.kind == "number" or before.text in ("/", "-", ".", "+", "%", "#", "&"):
        return True
    named = before.capital and number.outer > 1
    return before.text in _LABELS or (named and not any(place.last == number.outer for place in sentence.places))


def is_quantity(sentence: Sentence, number: Number) -> bool:
    """Whether a number in figures counts things, and is no time, level, name or share."""
    if number.in_words or number.percent or of_date_or_level(sentence, number) or is_label(sentence, number):
        return False
    if _FIRST_YEAR <= number.value <= _LAST_YEAR and number.last - number.first == 1:
        # "2020 thêm 5, 2021 thêm 4": years without their word.
        return "." in sentence.tokens[number.first].text
    after = sentence.tokens[number.last : number.last + 1]
    return bool(after) and after[0].kind == "word" and after[0].text not in _NO_THINGS
