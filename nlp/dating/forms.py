"""How days, months, quarters, years and stages are written, and the days that each form stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from nlp.dating.calendar import Days, day_or_none, months_days, nearest_day, nearest_month, year_days

Shape = Literal["day", "month", "months", "year", "stage", "round"]

_YEAR = r"((?:19|20)\d\d)"
MONTH_NAME = r"\d{1,2}|mười hai|mười một|mười|giêng|hai|ba|tư|sáu|bảy|tám|chín|chạp|(?:một|năm)(?= năm (?:19|20)\d\d)"
_QUARTER_NAME = r"iv|i{1,3}|[1-4]|một|hai|ba|tư"
_COUNT = r"\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười"
_OF_YEAR = rf"(?:\s?(?:/|-|\.|,|,? của|,? trong)?\s?(?:năm )?{_YEAR}|,? (?:của )?năm (nay|ngoái|trước|sau|tới))?"
# What makes of "10/12" or "5.6" a part or an amount and no day.
_COUNTED = r"số|sản|sp|chủ|hợp|htx|xã|phường|huyện|thôn|tổng|địa|đơn|tiêu|lần|sao|điểm|tỷ|tỉ|triệu|nghìn|ha|tấn|%"
_FIGURES = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
SHIFTS = {"nay": 0, "ngoái": -1, "kia": -2, "trước": -1, "sau": 1, "tới": 1}

_DAYS = re.compile(
    r"ngày \(?(?:từ )?(\d{1,2})\s?(?:-|đến|và|,)\s?(?:ngày )?"
    rf"(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})(?:\s?[/.-]\s?{_YEAR})?(?![\d/])"
)
_DAYS_OF_MONTHS = re.compile(
    r"ngày \(?(?:từ )?(?:ngày )?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?(?:-|đến|và|,)\s?(?:hết )?(?:ngày )?"
    rf"(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})(?:\s?[/.-]\s?{_YEAR})?(?![\d/])"
)
_FULL_DAY = re.compile(rf"(?=\d)(?<![\d/.])(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})\s?[/.-]\s?{_YEAR}(?![\d/])")
_WORDED_DAY = re.compile(rf"(?:ngày|đến|sáng|chiều) (\d{{1,2}}) tháng ({MONTH_NAME}|một|năm)(?!\w)(?:,? năm {_YEAR})?")
_SHORT_DAY = re.compile(
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|mùng|mồng)(?: nay| qua)?,? \(?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?![\d/%])"
)
_BARE_DAY = re.compile(
    rf"(?:đến|tới|từ|hết|trước|thời điểm) (\d{{1,2}})"
    rf"\s?([/.]|(?<=tính (?:đến|tới) \d\d)-)\s?(\d{{1,2}})(?![\d/%])(\s?(?:{_COUNTED})(?!\w))?"
)
_STAGE = re.compile(
    r"(?=[gtnc(12])(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|(?:các|những|từ|trong) năm|từ|trong)\s+)?\(?"
    rf"{_YEAR}\s?(?:-|đến(?: hết)?(?: năm)?|tới(?: năm)?)\s?{_YEAR}(?!\d)"
)
_YEARS = re.compile(
    rf"năm \(?{_YEAR}(?:(?:,| và) {_YEAR})? ?(?:,|và) (?:năm )?{_YEAR}(?![\d/]|\s?(?:sản|sp|chủ)(?!\w))"
)
_MONTHS_OF = re.compile(
    rf"(?<!\w)({_COUNT}) tháng(?: (đầu|cuối)(?: của)?(?: năm)?(?:\s?/?\s?(?:năm )?{_YEAR}| (nay|ngoái|trước))?"
    rf"|(?:/| của)?\s?(?:năm )?{_YEAR}|(?: của)? năm (nay|ngoái|trước))"
)
_HALF = re.compile(rf"nửa (?:năm )?(đầu|cuối)(?: của)?(?: năm)?(?: {_YEAR}| (nay|ngoái|trước))?")
_QUARTERS = re.compile(rf"quý ({_QUARTER_NAME})\s?(?:,|và|-|đến)\s?(?:quý )?({_QUARTER_NAME})(?!\w){_OF_YEAR}")
_QUARTER = re.compile(rf"quý ({_QUARTER_NAME})(?!\w){_OF_YEAR}")
_MONTHS = re.compile(
    rf"tháng ({MONTH_NAME})\s?(?:,|và|-|đến|tới)(?: hết| cuối)?\s?"
    rf"(?:tháng ({MONTH_NAME})(?!\w)|({MONTH_NAME})(?=\s?(?:/|-|\.|,? năm)\s?20)){_OF_YEAR}"
)
_MONTH = re.compile(
    rf"(giữa |(?:thượng|trung|hạ) tuần |nửa đầu )?tháng ({MONTH_NAME})(?![\w%])"
    rf"(?:\s?(?:/|-|\.|,? (?:của )?năm)\s?{_YEAR}|,? năm (nay|ngoái|trước|sau|tới))?"
)
_BARE_MONTH = re.compile(rf"(?<![\d/])(\d{{1,2}})/{_YEAR}(?![\d/])")
_OF_ROUND = (
    r"(?:thứ|đánh|giá|phân|hạng|xếp|xét|chấm|chọn|điểm|công|nhận|sản|phẩm|ocop|và|đầu|tiên|cuối|một|hai|ba|nhất|nhì"
    r"|cấp|tỉnh|huyện|thành|phố|thị|xã|\d{1,2}|[ivx]+)(?!\w)"
)
ROUND_NAME = (
    r"(?<!\w)(?:đợt|(?<!cùng )(?<!nhiệm )(?<!thời )kỳ|lần(?= (?:\d|[ivx]+(?!\w)|thứ))"
    r"|mùa(?= (?:20|đánh|phân|xếp|xét|chấm)))"
    rf"(?:,? {_OF_ROUND})*"
)
_ROUND = re.compile(
    rf"{ROUND_NAME}(?:\s?[/-]\s?|,? \(?(?:(?:của|trong|vào) )?(?:tháng \d{{1,2}}(?:/| )?)?(?:năm )?){_YEAR}"
)
_YEAR_UNIT = re.compile(
    r"(?=[gn12])(?:(giữa )?năm |(?<=\bđến )|(?<=\bhết )|(?<=\btới )|(?<=\bcuối )|(?<=\bđầu )|(?<=\btrong )"
    r"|(?<=\bvào )|(?<=\bsang )|(?<=\bocop )|(?<=\bkế hoạch )|(?<=\bchỉ tiêu )|(?<=\bmục tiêu ))"
    rf"{_YEAR}(?![\d/]|[.,]\d)(?!(?<!năm \d{{4}})\s?(?:sản|sp|mặt|chủ|hộ|hợp|htx|cơ|%|tỷ|triệu)(?!\w))"
)
_BY_NOW = re.compile(r" (?:này|vừa qua|vừa rồi)(?!\w)")
_RELATIVE_YEAR = re.compile(r"năm (nay|ngoái|trước|kia|vừa qua|vừa rồi|qua|rồi|tới|sau)(?!\w| đó| nay| giờ)")
SOME_YEARS = re.compile(r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|những|các|nhiều|mấy|vài|hằng|hàng|từng) $")
_THIS_YEAR = re.compile(
    r"(?=[cnđ])(?:cả năm(?! \d| nay| ngoái| trước)|(?:(?<=\bđến )|(?<=\btới ))năm(?=,)"
    r"|(?:(?<=\bcuối )|(?<=\bhết )|(?<=kết thúc ))năm(?! \d| nay| ngoái| trước| sau| tới| qua| vừa|\w)"
    r"|(?<=từ )đầu năm(?! \d| nay| ngoái| trước| sau)|(?<=\briêng )năm(?=,)"
    r"|(?<=\btrong )năm(?=[,.;:)]|$| đã| sẽ| có| được| toàn| của| tại| là))"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time as it stands in a text.

    Attributes:
        start: First character.
        end: Character after its last.
        days: First and last day; None for a day whose year nothing tells.
        shape: What it is a unit of.
        yearless: Whether its year is only inferred.
        span: Whether it is told by its two ends ("từ tháng 1 đến tháng 6").
    """

    start: int
    end: int
    days: Days | None
    shape: Shape
    yearless: bool = False
    span: bool = False


Reader = Callable[[re.Match[str], date | None], "Unit | None"]
Form = tuple[tuple[str, ...], re.Pattern[str], Reader]


def figure(word: str) -> int:
    """The number that digits or a word of a date tell ("mười", "chạp", "iv"); 0 where it is none."""
    return int(word) if word.isdigit() else _FIGURES.get(word, 0)


def _year_of(stated: str | None, relative: str | None, published: date | None) -> int | None:
    if stated is not None:
        return int(stated)
    return published.year + SHIFTS.get(relative or "", 0) if published is not None else None


def _unit(
    match: re.Match[str], days: Days | None, shape: Shape, yearless: bool = False, span: bool = False
) -> Unit | None:
    return Unit(match.start(), match.end(), days, shape, yearless, span) if days is not None else None


def _day(match: re.Match[str], day: str, month: str, year: str | None, published: date | None) -> Unit | None:
    if not 1 <= figure(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    found = day_or_none(int(year), figure(month), int(day)) if year else nearest_day(figure(month), int(day), published)
    return Unit(match.start(), match.end(), (found, found) if found else None, "day", year is None)


def _days(match: re.Match[str], published: date | None) -> Unit | None:
    last = _day(match, match[2], match[3], match[4], published)
    if last is None or last.days is None:
        return last
    first = day_or_none(last.days[1].year, last.days[1].month, int(match[1]))
    return replace(last, days=(first, last.days[1]), span=True) if first is not None and first < last.days[1] else None


def _days_of_months(match: re.Match[str], published: date | None) -> Unit | None:
    last = _day(match, match[3], match[4], match[5], published)
    if last is None or last.days is None:
        return last
    end = last.days[1]
    first = day_or_none(end.year - (int(match[2]) > end.month), int(match[2]), int(match[1]))
    return replace(last, days=(first, end), span=True) if first is not None and first < end else None


def _bare_day(match: re.Match[str], published: date | None) -> Unit | None:
    if match[4] and (match[2] == "." or int(match[1]) <= int(match[3])):
        return None
    follows = match.string[match.end() : match.end() + 2].lstrip()[:1]
    if match[2] == "." and follows not in ("", ",", ";", ")"):
        return None
    found = _day(match, match[1], match[3], None, published)
    return replace(found, end=match.start(4)) if found is not None and match[4] else found


def _stage(match: re.Match[str], _: date | None) -> Unit | None:
    first, last = int(match[1]), int(match[2])
    days = (date(first, 1, 1), date(last, 12, 31)) if first <= last <= first + 30 else None
    return _unit(match, days, "stage" if first < last else "year", span=True)


def _years(match: re.Match[str], _: date | None) -> Unit | None:
    first, last = int(match[1]), int(match[3])
    told = re.search(r"lần lượt|tương ứng", match.string[match.end() :])
    return (
        _unit(match, (date(first, 1, 1), date(last, 12, 31)), "stage", span=True)
        if last - first in (1, 2) and not told
        else None
    )


def _months_of(match: re.Match[str], published: date | None) -> Unit | None:
    count, year = figure(match[1]), _year_of(match[3] or match[5], match[4] or match[6], published)
    if year is None or not 0 < count <= 12:
        return None
    days = months_days(year, 13 - count, 12) if match[2] == "cuối" else months_days(year, 1, count)
    return _unit(match, days, "months", not any(match.groups()[2:]))


def _half(match: re.Match[str], published: date | None) -> Unit | None:
    year = _year_of(match[2], match[3], published)
    days = months_days(year, *((1, 6) if match[1] == "đầu" else (7, 12))) if year is not None else None
    return _unit(match, days, "months", not (match[2] or match[3]))


def _by_now(match: re.Match[str]) -> bool:
    """Whether words after a month or quarter tell its year by the article's own day: "tháng 9 này"."""
    return _BY_NOW.match(match.string, match.end()) is not None


def _quarters(match: re.Match[str], published: date | None) -> Unit | None:
    first, last, year = figure(match[1]), figure(match[2]), _year_of(match[3], match[4], published)
    days = months_days(year, 3 * first - 2, 3 * last) if year is not None and first < last else None
    return _unit(match, days, "months", not (match[3] or match[4]), True)


def _quarter(match: re.Match[str], published: date | None) -> Unit | None:
    quarter, year = figure(match[1]), _year_of(match[2], match[3], published)
    if year is not None and published is not None and _by_now(match) and 3 * quarter - 2 > published.month:
        # "Quý IV vừa qua" in January is of the year before.
        year -= 1
    days = months_days(year, 3 * quarter - 2, 3 * quarter) if year is not None else None
    return _unit(match, days, "months", not (match[2] or match[3] or _by_now(match)))


def _months(match: re.Match[str], published: date | None) -> Unit | None:
    first, last = figure(match[1]), figure(match[2] or match[3])
    told = match[4] or match[5]
    year = (
        _year_of(match[4], match[5], published) if told else nearest_month(last, published) if 1 <= last <= 12 else None
    )
    days = months_days(year, first, last) if year is not None and first < last else None
    return _unit(match, days, "months", not told, True)


def _month(match: re.Match[str], published: date | None) -> Unit | None:
    month, told = figure(match[2]), match[3] or match[4]
    year = (
        _year_of(match[3], match[4], published)
        if told
        else nearest_month(month, published)
        if 1 <= month <= 12
        else None
    )
    days = months_days(year, month, month) if year is not None else None
    return _unit(match, days, "month", not (told or _by_now(match)))


def _bare_month(match: re.Match[str], _: date | None) -> Unit | None:
    return _unit(match, months_days(int(match[2]), int(match[1]), int(match[1])), "month")


def _round(match: re.Match[str], _: date | None) -> Unit | None:
    return _unit(match, year_days(int(match[1])), "round")


def _year_unit(match: re.Match[str], _: date | None) -> Unit | None:
    year = int(match[2])
    return _unit(match, months_days(year, 1, 6) if match[1] else year_days(year), "year")


def _relative_year(match: re.Match[str], published: date | None) -> Unit | None:
    before = match.string[max(0, match.start() - 8) : match.start()]
    if published is None or SOME_YEARS.search(before):
        return None
    past = match[1] in ("qua", "vừa qua", "vừa rồi", "rồi")
    # In its last two months the year that is nearly over is "năm qua".
    shift = (0 if published.month >= 11 else -1) if past else SHIFTS[match[1]]
    return _unit(match, year_days(published.year + shift), "year")


def _this_year(match: re.Match[str], published: date | None) -> Unit | None:
    return _unit(match, year_days(published.year) if published else None, "year", True)


YEARS_MARKS = ("19", "20")
ROUND_MARKS = ("đợt", "kỳ", "lần", "mùa")

# Each form with signs of which one stands in every text that holds it: most forms are looked for in few sentences.
FORMS: tuple[Form, ...] = (
    (("ngày",), _DAYS_OF_MONTHS, _days_of_months),
    (("ngày",), _DAYS, _days),
    (YEARS_MARKS, _FULL_DAY, lambda match, published: _day(match, match[1], match[2], match[3], published)),
    ((" tháng ",), _WORDED_DAY, lambda match, published: _day(match, match[1], match[2], match[3], published)),
    (ROUND_MARKS, _ROUND, _round),
    (YEARS_MARKS, _STAGE, _stage),
    (("năm 20", "năm 19", "năm ("), _YEARS, _years),
    ((" tháng",), _MONTHS_OF, _months_of),
    (("nửa ",), _HALF, _half),
    (("quý ",), _QUARTERS, _quarters),
    (("quý ",), _QUARTER, _quarter),
    (("tháng ",), _MONTHS, _months),
    (("tháng ",), _MONTH, _month),
    (("/20", "/19"), _BARE_MONTH, _bare_month),
    (
        ("ngày", "hôm", "sáng", "trưa", "chiều", "tối", "mùng", "mồng"),
        _SHORT_DAY,
        lambda match, published: _day(match, match[1], match[2], None, published),
    ),
    (("đến ", "tới ", "từ ", "hết ", "trước ", "thời điểm "), _BARE_DAY, _bare_day),
    (YEARS_MARKS, _YEAR_UNIT, _year_unit),
    (("năm ",), _RELATIVE_YEAR, _relative_year),
    (("năm",), _THIS_YEAR, _this_year),
)
