"""Points and periods of time in running text: "đến cuối tháng 8/2023", "giai đoạn 2021 - 2025", "hiện nay".

`dateparser` reads full dates of page headers; of the periods of prose it makes nothing or something wrong, so they have
a grammar of their own: a unit (day, month, quarter, half, year, stage) and the words before it that make it a point.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nlp.calendar_units import Days, day_or_none, months_days, nearest_day, nearest_month, year_days

DateKind = Literal["period", "day", "now", "since"]

_YEAR = r"((?:19|20)\d\d)"
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}
_MONTH_WORDS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip

_FULL_DAY = re.compile(rf"(?<![\d/.])(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})\s?[/.-]\s?{_YEAR}(?![\d/])")
_WORDED_DAY = re.compile(rf"ngày (\d{{1,2}}) tháng (\d{{1,2}}|mười một|mười hai|[a-zà-ỹ]+)(?:,? năm {_YEAR})?")
_SHORT_DAY = re.compile(
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|đến|từ|mùng|mồng)(?: nay)?,? \(?"
    r"(\d{1,2})\s?[/-]\s?(\d{1,2})(?![\d/%]|\s?(?:sản|sao))"
)
_STAGE = re.compile(
    r"(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|(?:các|những|từ|trong) năm|từ|trong)\s+)?\(?"
    rf"{_YEAR}\s?(?:-|đến(?: hết)?(?: năm)?|tới(?: năm)?)\s?{_YEAR}(?!\d)"
)
_MONTHS_OF = re.compile(
    r"(\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng (?:(đầu|cuối)(?: của)?(?: năm)?|(?=(?:năm )?20\d\d))"
    rf"(?:\s?/?\s?(?:năm )?{_YEAR}| nay)?"
)
_HALF = re.compile(rf"nửa (đầu|cuối) năm(?: {_YEAR}| nay)?")
_QUARTER = re.compile(rf"quý (iv|i{{1,3}}|[1-4]|một|hai|ba|tư)(?![\w])(?:\s?(?:/|-|,|năm)?\s?(?:năm )?{_YEAR})?")
_MONTH = re.compile(
    r"tháng (\d{1,2}|mười hai|mười một|mười|giêng|một(?= năm (?:19|20)\d\d)|hai|ba|tư|sáu|bảy|tám|chín)(?![\w%])"
    rf"(?:\s?(?:/|-|\.|,? năm)\s?{_YEAR}| năm (nay|ngoái|trước))?"
)
_BARE_MONTH = re.compile(rf"(?<![\d/])(\d{{1,2}})/{_YEAR}(?![\d/])")
_ROUND = re.compile(
    rf"(?:đợt|kỳ|lần)(?: thứ)? (?:\d|[ivx]+|một|hai|ba|nhất|đầu)(?:\s?[/-]\s?|\s?,? (?:của )?(?:năm )?){_YEAR}"
)
_YEAR_UNIT = re.compile(rf"năm {_YEAR}(?![\d/])")
_RELATIVE_YEAR = re.compile(r"(?:cả )?năm (nay|ngoái|trước|qua|tới|sau)(?! đó)|cả năm(?! 20)")
_SINCE = re.compile(
    rf"(?:kể )?từ (?:(đầu năm)(?: {_YEAR}| nay)?|(?:năm |tháng \d+/)?{_YEAR}) "
    r"(?:cho )?(?:đến|tới) (?:nay|giờ|hiện)(?: nay)?"
)
# "Hiện" alone is a time only before a subject or a verb of having, and not in "thực hiện", "hiện đại".
_HIENS_SUBJECT = r"(?:toàn|tỉnh|huyện|thị|thành|đã|có|đang|địa|xã|cả|trên|còn|mới|nắm|là|các|nay|\w+ có|\w+ \w+ có)"
_HIEN = r"(?<!thể )(?<!thực )(?<!phát )(?<!biểu )hiện(?! thực| đại| vật| diện| trạng| trường| hữu| hành)"
_NOW = re.compile(
    r"(?:tính )?(?:đến|tới|cho đến) (?:nay|giờ|hiện nay|hiện tại|thời điểm này|thời điểm hiện tại|lúc này)"
    rf"|thời điểm này|hiện nay|hiện tại|{_HIEN}(?=,? {_HIENS_SUBJECT})|(?<=[,.] )nay (?=toàn|tỉnh|huyện|đã)"
)
# Words before a unit that make its end the point meant.
_UNTIL = re.compile(
    r"(?:(?:tính|lũy kế|luỹ kế|cộng dồn|thống kê|tổng kết|kết thúc|cho|vào|kể|chốt|hồi)\s+)*"
    r"(?:đến hết|đến cuối|đến|tới|hết|cuối|kết thúc|trước|tổng kết|chốt sổ|chốt số liệu|chốt)"
    r"(?: (?:hết|cuối|thời điểm|ngày|tháng|năm|thời điểm ngày))*\s+(?:ngày )?$"
)
_SUMMED_UP = re.compile(r"(?:tổng kết|kết thúc|sau|qua)\s[^.;,]{0,60}$")
# "Tăng 15 sản phẩm so với cuối năm 2024": a date to compare with is not the date of the count.
_COMPARED = re.compile(r"so với(?: cùng kỳ| thời điểm| kế hoạch| mục tiêu| chỉ tiêu| thời gian| đầu)?\s*$|cùng kỳ\s*$")
_DECISION = re.compile(
    r"(?:quyết định|nghị quyết|kế hoạch|công văn|tờ trình|văn bản|thông báo|qđ|nq|kh|ubnd|ttg|-[a-zđ]+)[^,.;]{0,45}$"
    r"|\bqđ-[\w-]+,?\s*$"
)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A point or period of time as it stands in a text.

    Attributes:
        start: First character in the text that was searched.
        end: Character after its last.
        first_day: First day of the period; None where only its end is meant or known.
        last_day: Last day; None for "hiện nay", whose day is the day of publication.
        kind: "period", "day", "now" ("đến nay") or "since" ("từ năm 2019 đến nay").
        until: Whether words such as "đến", "hết", "cuối" make the last day the point meant.
        round: Whether it names an assessment round ("đợt 1 năm 2025").
        decision: Whether it is the date of a decree, decision or plan.
        stage: Whether it spans several years ("giai đoạn 2021 - 2025").
    """

    start: int
    end: int
    first_day: date | None
    last_day: date | None
    kind: DateKind
    until: bool = False
    round: bool = False
    decision: bool = False
    stage: bool = False


_MAY_HOLD = re.compile(r"\d|năm|nay|hiện|thời điểm|giờ|lúc này|tháng|quý")

Reader = Callable[[re.Match[str], date | None], "Days | None"]


def _figure(word: str) -> int:
    return int(word) if word.isdigit() else _MONTH_WORDS.get(word, _NUMERALS.get(word, 0))


def _full_day(match: re.Match[str], _: date | None) -> Days | None:
    found = day_or_none(int(match[3]), int(match[2]), int(match[1]))
    return (found, found) if found else None


def _worded_day(match: re.Match[str], published: date | None) -> Days | None:
    day, month = int(match[1]), _figure(match[2])
    found = day_or_none(int(match[3]), month, day) if match[3] else nearest_day(month, day, published)
    return (found, found) if found else None


def _short_day(match: re.Match[str], published: date | None) -> Days | None:
    found = nearest_day(int(match[2]), int(match[1]), published)
    return (found, found) if found else None


def _stage(match: re.Match[str], _: date | None) -> Days | None:
    first, last = int(match[1]), int(match[2])
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last <= first + 30 else None


def _year_of(stated: str | None, published: date | None) -> int | None:
    return int(stated) if stated else published.year if published else None


def _months_of(match: re.Match[str], published: date | None) -> Days | None:
    count, year = _figure(match[1]), _year_of(match[3], published)
    if year is None or not 0 < count <= 12:
        return None
    return months_days(year, 13 - count, 12) if match[2] == "cuối" else months_days(year, 1, count)


def _half(match: re.Match[str], published: date | None) -> Days | None:
    year = _year_of(match[2], published)
    if year is None:
        return None
    return months_days(year, 1, 6) if match[1] == "đầu" else months_days(year, 7, 12)


def _quarter(match: re.Match[str], published: date | None) -> Days | None:
    quarter, year = _figure(match[1]), _year_of(match[2], published)
    return months_days(year, 3 * quarter - 2, 3 * quarter) if year is not None else None


def _month(match: re.Match[str], published: date | None) -> Days | None:
    month = _figure(match[1])
    year = int(match[2]) if match[2] else nearest_month(month, published) if 1 <= month <= 12 else None
    if match[3] and published:
        year = published.year - (match[3] != "nay")
    return months_days(year, month, month) if year is not None else None


def _bare_month(match: re.Match[str], _: date | None) -> Days | None:
    return months_days(int(match[2]), int(match[1]), int(match[1]))


def _year_unit(match: re.Match[str], _: date | None) -> Days | None:
    return year_days(int(match[1]))


def _relative_year(match: re.Match[str], published: date | None) -> Days | None:
    if published is None:
        return None
    shift = {None: 0, "nay": 0, "ngoái": -1, "trước": -1, "qua": -1, "tới": 1, "sau": 1}[match[1]]
    return year_days(published.year + shift)


def _since(match: re.Match[str], published: date | None) -> Days | None:
    year = int(match[3] or match[2] or 0) or (published.year if published else None)
    return (date(year, 1, 1), published or date(year, 12, 31)) if year is not None else None


_READERS: tuple[tuple[re.Pattern[str], Reader, DateKind], ...] = (
    (_SINCE, _since, "since"),
    (_FULL_DAY, _full_day, "day"),
    (_WORDED_DAY, _worded_day, "day"),
    (_STAGE, _stage, "period"),
    (_MONTHS_OF, _months_of, "period"),
    (_HALF, _half, "period"),
    (_QUARTER, _quarter, "period"),
    (_MONTH, _month, "period"),
    (_BARE_MONTH, _bare_month, "period"),
    (_SHORT_DAY, _short_day, "day"),
    (_ROUND, _year_unit, "period"),
    (_YEAR_UNIT, _year_unit, "period"),
    (_RELATIVE_YEAR, _relative_year, "period"),
)


def find_dates(text: str, published: date | None) -> list[DateExpression]:
    """Points and periods in a sentence, in order, none overlapping another.

    Args:
        text: Lower-case text of a `View`.
        published: Day of publication, for what is told without a year.

    >>> found = find_dates("đến cuối tháng 8/2023 tỉnh có 92 sản phẩm; năm 2024 thêm 10", None)
    >>> [(str(one.first_day), str(one.last_day), one.until) for one in found]
    [('2023-08-01', '2023-08-31', True), ('2024-01-01', '2024-12-31', False)]
    """
    if _MAY_HOLD.search(text) is None:
        return []
    taken: list[DateExpression] = []
    for pattern, reader, kind in _READERS:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in taken):
                continue
            days = reader(match, published)
            if days is not None or pattern in (_FULL_DAY, _WORDED_DAY, _SHORT_DAY):
                taken.append(_expression(text, match, kind, days, pattern))
    taken.extend(_nows(text, taken))
    return sorted(
        (one for one in taken if not _COMPARED.search(text[max(0, one.start - 24) : one.start])),
        key=lambda one: one.start,
    )


def _expression(
    text: str, match: re.Match[str], kind: DateKind, days: Days | None, pattern: re.Pattern[str]
) -> DateExpression:
    before = text[max(0, match.start() - 80) : match.start()]
    prefix = _UNTIL.search(before)
    inside = pattern is _SHORT_DAY and match[0].startswith("đến")
    until = prefix is not None or inside or (pattern is _STAGE and _SUMMED_UP.search(before) is not None)
    start = match.start() - (len(prefix[0]) if prefix else 0)
    decision = kind == "day" and _DECISION.search(before) is not None
    stage = pattern is _STAGE and days is not None and days[0].year != days[1].year
    first, last = days if days else (None, None)
    return DateExpression(
        start, match.end(), first, last, kind, until and kind != "since", pattern is _ROUND, decision, stage
    )


def _nows(text: str, taken: list[DateExpression]) -> Iterator[DateExpression]:
    for match in _NOW.finditer(text):
        if not any(match.start() < one.end and one.start < match.end() for one in taken):
            yield DateExpression(match.start(), match.end(), None, None, "now")
