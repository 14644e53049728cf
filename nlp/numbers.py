"""Numbers in figures and in words, ranges, ratios, percentages, and the words that bound them.

Vietnamese writes "10.880" with a full stop for thousands and "5,7" with a decimal comma; "03" is three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.lexicon import table
from nlp.tokens import Token
from ocop.models import Comparator

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+")
_SCALES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_UNITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TEN = ("mười", "chục")
_TENS = ("mươi", "chục")
_ODD = ("linh", "lẻ")
# Words of which numbers are made.
NUMERALS = {*_UNITS, *_TEN, *_TENS, *_ODD, "trăm", "nghìn", "ngàn", "không"}
_HEADS = frozenset((*_UNITS, *_TEN, "trăm"))
_MAX_WORDS = 12
_BEFORE_ORDINALS = (
    "quý",
    "tháng",
    "đợt",
    "khóa",
    "lần",
    "điều",
    "số",
    "phường",
    "khu",
    "tổ",
    "thôn",
    "quận",
    "ấp",
    "hạng",
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a sequence of tokens.

    Attributes:
        value: Its value; the lower end of a range; the first of a ratio.
        first: Index of its first token, the comparator not included.
        last: Index after its last token.
        high: Upper end of a range.
        of: The second number of a ratio ("62/54").
        comparator: What the words before it say.
        outer: Index of the first token with the comparator.
        percent: Whether a percent sign follows.
        in_words: Whether it is written in words.
    """

    value: float
    first: int
    last: int
    high: float | None = None
    of: float | None = None
    comparator: Comparator = "eq"
    outer: int = 0
    percent: bool = False
    in_words: bool = False


def parse_figures(text: str) -> float | None:
    """Value of a number in figures; None where the signs in it make no number.

    >>> parse_figures("10.880"), parse_figures("5,7"), parse_figures("03"), parse_figures("1.2.3")
    (10880.0, 5.7, 3.0, None)
    """
    if _THOUSANDS.fullmatch(text):
        whole, _, decimals = text.replace(".", "").partition(",") if "." in text else (text.replace(",", ""), "", "")
        return float(f"{whole}.{decimals or 0}")
    plain = text.replace(",", ".")
    if plain.count(".") > 1 or len(plain) > 15:
        return None
    return float(plain)


def parse_words(words: Sequence[str]) -> float | None:
    """Value of a number in words, to the thousands; None where they are no number.

    >>> parse_words("mười lăm".split()), parse_words("một trăm linh hai".split()), parse_words("hai mươi mốt".split())
    (15.0, 102.0, 21.0)
    >>> parse_words("một nghìn không trăm linh năm".split())
    1005.0
    """
    total, current, expects_unit = 0, 0, True
    before = ""
    for word in words:
        nothing, before = before == "không", word
        if word in ("nghìn", "ngàn"):
            total, current = total + (current or 1) * 1000, 0
            expects_unit = True
        elif word == "trăm":
            current = 0 if nothing else (current or 1) * 100
            expects_unit = True
        elif word in _TENS and 0 < current % 100 < 10:
            current = current - current % 10 + current % 10 * 10
            expects_unit = True
        elif word in _TEN and current % 100 == 0:
            current += 10
            expects_unit = True
        elif word in _ODD and (current or total) and current % 100 == 0:
            expects_unit = True
        elif word == "không" and total and current == 0:
            expects_unit = False
        elif word in _UNITS and expects_unit:
            current += _UNITS[word]
            expects_unit = False
        else:
            return None
    return float(total + current) if words and before != "không" else None


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """Numbers in order, each with its range, ratio, percent sign and comparator.

    >>> from nlp.text import read
    >>> from nlp.tokens import tokenise
    >>> found = find_numbers(tokenise(read("từ 80 đến 130 sản phẩm, gần mười lăm hộ, 62/54, 3%")))
    >>> [(one.value, one.high, one.of, one.comparator, one.percent) for one in found[:2]]
    [(80.0, 130.0, None, 'eq', False), (15.0, None, None, 'lt', False)]
    >>> [(one.value, one.high, one.of, one.comparator, one.percent) for one in found[2:]]
    [(62.0, None, 54.0, 'eq', False), (3.0, None, None, 'eq', True)]
    """
    found: list[Number] = []
    floor = 0
    for at in [at for at, token in enumerate(tokens) if token.kind == "number" or token.text in _HEADS]:
        number = _number_at(tokens, at) if at >= floor else None
        if number is not None:
            number = _compared(tokens, _with_percent(tokens, _joined(tokens, number)), floor)
            found.append(number)
            floor = number.last
    return found


def _number_at(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    if token.kind == "number":
        value = parse_figures(token.text)
        if value is None:
            return None
        last = at + 1
        if _parted(tokens, at):
            value, last = value * 1000 + float(tokens[last].text), last + 1
        if last < len(tokens) and tokens[last].text in _SCALES and tokens[last].text != "trăm":
            value, last = value * _SCALES[tokens[last].text], last + 1
        return Number(round(value, 6), at, last, outer=at)
    if token.text not in _HEADS:
        return None
    last = at
    while last < len(tokens) and tokens[last].text in NUMERALS and last - at < _MAX_WORDS:
        last += 1
    for end in range(last, at, -1):
        value = parse_words([token.text for token in tokens[at:end]])
        if value:
            return Number(value, at, end, outer=at, in_words=True)
    return None


def _parted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a space parts the thousands: "3 317 sản phẩm"."""
    if at + 2 >= len(tokens) or tokens[at + 1].kind != "number" or tokens[at + 1].start != tokens[at].end + 1:
        return False
    one, two = tokens[at].text, tokens[at + 1].text
    figures = one.isdigit() and two.isdigit() and len(one) <= 3 and len(two) == 3 and one[0] != "0"
    ordinal = at > 0 and tokens[at - 1].text in _BEFORE_ORDINALS
    return figures and not ordinal and tokens[at + 2].kind == "word" and tokens[at + 2].text != "sao"


def _joined(tokens: Sequence[Token], number: Number) -> Number:
    """The number with the second one of a range ("80 - 130") or ratio ("62/54")."""
    at = number.last
    if at + 1 >= len(tokens) or tokens[at].text not in ("-", "đến", "tới", "/"):
        return number
    other = _number_at(tokens, at + 1)
    if other is None or other.in_words != number.in_words:
        return number
    if number.in_words and (tokens[at].text == "/" or tokens[number.first].text == "năm"):
        # "năm đến" is a year, and not five.
        return number
    if tokens[at].text == "/":
        return replace(number, of=other.value, last=other.last)
    # "80 - 130" is a range; "2021 - 2025" too, and is left to the dates; "3 - 2" is not.
    return replace(number, high=other.value, last=other.last) if other.value > number.value else number


def _with_percent(tokens: Sequence[Token], number: Number) -> Number:
    at = number.last
    if at < len(tokens) and tokens[at].text == "%":
        return replace(number, percent=True, last=at + 1)
    if at + 1 < len(tokens) and tokens[at].text == "phần" and tokens[at + 1].text == "trăm":
        return replace(number, percent=True, last=at + 2)
    return number


def _compared(tokens: Sequence[Token], number: Number, floor: int) -> Number:
    """The number with the comparator that stands before it."""
    comparators = table("comparators")
    for length in (4, 3, 2, 1):
        at = number.first - length
        if at < floor:
            continue
        cue = comparators.match_at(tokens, at)
        if cue is not None and cue.last == number.first:
            return replace(number, comparator=_comparator(cue.meaning), outer=at)
    if number.first > floor and tokens[number.first - 1].text == "từ" and number.high is not None:
        return replace(number, outer=number.first - 1)
    return number


def _comparator(meaning: str) -> Comparator:
    known: dict[str, Comparator] = {"gt": "gt", "ge": "ge", "lt": "lt", "le": "le", "approx": "approx"}
    return known.get(meaning, "eq")
