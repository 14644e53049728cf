"""Times told from the article's own day, or bare: "từ nay đến cuối năm", "tháng 6 tới", "11 tháng qua", "2021: 42"."""

from __future__ import annotations

import re
from datetime import date

from nlp.dating.calendar import Days, months_days, nearest_month, year_days
from nlp.dating.forms import MONTH_NAME, ROUND_MARKS, ROUND_NAME, SHIFTS, YEARS_MARKS, Form, Unit, figure

_COUNT = r"\d{1,2}|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười"
_FROM_NOW = re.compile(
    r"(?:kể )?từ (?:nay|giờ|bây giờ|lúc này|đây) (?:cho )?(?:đến|tới) (?:cuối|hết) năm(?: nay)?(?! \d|\w| sau| tới)"
)
_COMING = re.compile(
    rf"tháng ({MONTH_NAME})(?: năm)? (?:sắp tới|tới|sắp đến)"
    r"(?!\w| (?:nay|giờ|khi|tháng|cuối|hết|giữa|đầu|ngày|năm|quý|\d))"
)
_SO_FAR = re.compile(
    rf"(?:(?<=trong )|(?<=qua ))({_COUNT}) tháng(?= ?[,:])|({_COUNT}) tháng (?:vừa )?qua(?!\w)"
    rf"|(?:(?<=^)|(?<=[;:,] ))(?:mới )?({_COUNT}) tháng(?=,? (?:đã|mới|toàn|tỉnh|huyện|có)(?!\w))"
)
_MONTHS_NAMED = re.compile(r"(?<=các )tháng (\d{1,2})(?:, \d{1,2})* và (?:tháng )?(\d{1,2})(?![\d/%])")
_LABEL = re.compile(r"(?:(?<=^)|(?<=[;:,(] )|(?<=- ))((?:19|20)\d\d)(?=: ?\d)")
# "2024 huyện sẽ đưa 5 sản phẩm đi chấm": a bare year before the subject.
_BEFORE_SUBJECT = re.compile(
    r"(?:(?<=^)|(?<=[;:,] )|(?<=cho biết )|(?<=rằng ))((?:19|20)\d\d)"
    r"(?=,? (?:toàn )?(?:huyện|tỉnh|thành phố|thị xã|quận|xã|phường) (?:sẽ|đã|có|này|dự|phấn|thêm|mới))"
)
# "Đợt 1 năm nay", "kỳ xét cuối năm", "đợt 1, hồi tháng 6": a round whose year the article's own day tells.
_ROUND_BY_NOW = re.compile(
    rf"{ROUND_NAME}(?:,? (?:(?:của|trong|vào) )?năm (nay|ngoái|trước|tới|sau)(?!\w| đó)"
    r"|(?:(?<=đầu)|(?<=cuối)|,? trong|,? giữa) năm(?! ?\d|\w)"
    r"|(?<=[\diu]),? \(?(?:(?:hồi|vào|trong|của) )?tháng (\d{1,2})(?! ?[\d/]| năm))"
)
_NEXT_YEAR = re.compile(r"(?<!\w)sang năm(?! (?:\d|nay|thứ|mới|sau|tới)|\w)")
_OPENING = re.compile(r"đầu (?:nhiệm kỳ|giai đoạn) ((?:19|20)\d\d)\s?(?:-|đến)\s?(?:19|20)\d\d(?!\d)")


def _unit(match: re.Match[str], days: Days | None, span: bool = False) -> Unit | None:
    if days is None:
        return None
    whole = days == year_days(days[0].year)
    return Unit(match.start(), match.end(), days, "year" if whole else "months", span=span)


def _from_now(match: re.Match[str], published: date | None) -> Unit | None:
    return _unit(match, (published, date(published.year, 12, 31)), True) if published is not None else None


def _coming(match: re.Match[str], published: date | None) -> Unit | None:
    month = figure(match[1])
    if published is None or not 1 <= month <= 12:
        return None
    return _unit(match, months_days(published.year + (month < published.month), month, month))


def _so_far(match: re.Match[str], published: date | None) -> Unit | None:
    """The months of a year up to the article's day; None where they are fewer than those that have passed."""
    count = figure(match[1] or match[2] or match[3])
    if published is None:
        return None
    passed = {published.month: published.year, published.month - 1: published.year}
    year = passed.get(count, published.year - 1 if (count, published.month) == (12, 1) else None)
    return _unit(match, months_days(year, 1, count)) if year is not None else None


def _months_named(match: re.Match[str], published: date | None) -> Unit | None:
    return _unit(match, months_days(published.year, int(match[1]), int(match[2])) if published else None, True)


def _next_year(match: re.Match[str], published: date | None) -> Unit | None:
    return _unit(match, year_days(published.year + 1)) if published is not None else None


def _year(match: re.Match[str], _: date | None) -> Unit | None:
    return _unit(match, year_days(int(match[1])), True)


def _round_by_now(match: re.Match[str], published: date | None) -> Unit | None:
    if published is None:
        return None
    month = int(match[2]) if match[2] else None
    year = nearest_month(month, published) if month and month <= 12 else published.year + SHIFTS.get(match[1] or "", 0)
    return Unit(match.start(), match.end(), year_days(year), "round", not match[1]) if year is not None else None


LEANING: tuple[Form, ...] = (
    (("từ nay", "từ giờ", "từ bây giờ", "từ lúc này", "từ đây"), _FROM_NOW, _from_now),
    ((" tới", " sắp đến"), _COMING, _coming),
    ((" tháng",), _SO_FAR, _so_far),
    (("các tháng ",), _MONTHS_NAMED, _months_named),
    (("sang năm",), _NEXT_YEAR, _next_year),
    (ROUND_MARKS, _ROUND_BY_NOW, _round_by_now),
    ((":",), _LABEL, _year),
    (YEARS_MARKS, _BEFORE_SUBJECT, _year),
    (("đầu nhiệm kỳ", "đầu giai đoạn"), _OPENING, _year),
)
