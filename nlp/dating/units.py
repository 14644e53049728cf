"""Units of time in running text, each with its first and last day: a day, a month, a quarter, a year, a stage.

What the words around a unit make of it ("đến", "so với", "Quyết định … ngày") is told by `nlp.dating.words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nlp.dating.forms import FORMS, Shape, Unit
from nlp.dating.leaning import LEANING


def find_units(text: str, published: date | None) -> list[Unit]:
    """Units of time in a lower-case text, in order, none overlapping another.

    >>> [str(unit.days[1]) for unit in find_units("quý i, ii/2024 và ngày 5.9.2024", None)]
    ['2024-06-30', '2024-09-05']
    """
    taken: list[Unit] = []
    here = set(_ROOT.findall(text))
    for roots, (signs, pattern, reader) in _ALL:
        if here.isdisjoint(roots) or not any(map(text.__contains__, signs)):
            continue
        for match in pattern.finditer(text):
            if not any(match.start() < one.end and one.start < match.end() for one in taken):
                unit = reader(match, published)
                if unit is not None:
                    taken.append(unit)
    return sorted(taken, key=lambda unit: unit.start)


def joined(text: str, units: list[Unit]) -> Iterator[Unit]:
    """Units with those that "từ … đến …" joins made one: "từ tháng 10/2022 đến hết tháng 3/2023"."""
    waiting: Unit | None = None
    for unit in units:
        if waiting is None:
            waiting = unit
            continue
        one = _span(text, waiting, unit)
        if one is None:
            yield waiting
        waiting = one or unit
    if waiting is not None:
        yield waiting


# A time that leans on the article's day is longer than the units within it, and is looked for first.
_FORMS = (*LEANING, *FORMS)
# Each sign of a form holds one of these, so that one pass over a text tells which of them to ask for.
_ROOT = re.compile(
    "19|20|:|ngày|hôm|sáng|trưa|chiều|tối|mùng|mồng|tháng|năm|quý|nửa|đợt|kỳ|lần|mùa|từ|tới|đến|hết|trước"
    "|thời điểm|giai đoạn"
)
_ALL = tuple((frozenset(root for sign in form[0] for root in _ROOT.findall(sign)), form) for form in _FORMS)

_FROM = re.compile(r"(?:từ|trong|\()(?: (?:ngày|năm|cuối|giữa))?\s?$")
_TO = re.compile(r"\s?\)?\s?(?:-|đến|tới)(?: (?:hết|cuối|ngày|năm|ngày|nay))*\s?(?:\()?")


def _span(text: str, one: Unit, two: Unit) -> Unit | None:
    if one.days is None or two.days is None or _TO.fullmatch(text, one.end, two.start) is None:
        return None
    opened = _FROM.search(text[max(0, one.start - 12) : one.start]) or text[one.start : one.end].startswith(
        ("từ", "ngày")
    )
    first, last = one.days[0], two.days[1]
    if one.yearless and not two.yearless:
        year = last.year if first.replace(year=last.year, day=1) <= last else last.year - 1
        first = first.replace(year=year, day=min(first.day, 28) if first.month == 2 else first.day)
    if not opened or first > last:
        return None
    shape: Shape = "stage" if first.year != last.year and {one.shape, two.shape} <= {"year", "stage"} else "months"
    return Unit(one.start, two.end, (first, last), shape, one.yearless and two.yearless, True)
