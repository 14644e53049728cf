"""Times told from the article's own day, or bare: "từ nay đến cuối năm", "tháng 6 tới", "11 tháng qua", "2021: 42"."""

from __future__ import annotations

import re
from datetime import date

from nlp.dating.calendar import Days, months_days, year_days
from nlp.dating.forms import MONTH_NAME, YEARS_MARKS, Form, Unit, figure

_COUNT = r"\d{1,2}|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười"
_FROM_NOW = re.compile(
    r"(?:kể )?từ (?:nay|giờ|bây giờ|lúc này|đây) (?:cho )?(?:đến|tới) (?:cuối|hết) năm(?: nay)?(?! \d|\w| sau| tới)"
)
_COMING = re.compile(
    rf"tháng ({MONTH_NAME})(?: năm)? (?:sắp tới|tới|sắp đến)"
    r"(?!\w| (?:nay|giờ|khi|tháng|cuối|hết|giữa|đầu|ngày|năm|quý|\d))"
)
_SO_FAR = re.compile(rf"(?<=trong )({_COUNT}) tháng(?= ?[,:])|({_COUNT}) tháng (?:vừa )?qua(?!\w)")
_MONTHS_NAMED = re.compile(r"(?<=các )tháng (\d{1,2})(?:, \d{1,2})* và (?:tháng )?(\d{1,2})(?![\d/%])")
_LABEL = re.compile(r"(?:(?<=^)|(?<=[;:,(] )|(?<=- ))((?:19|20)\d\d)(?=: ?\d)")
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
    count = figure(match[1] or match[2])
    if published is None:
        return None
    passed = {published.month: published.year, published.month - 1: published.year}
    year = passed.get(count, published.year - 1 if (count, published.month) == (12, 1) else None)
    return _unit(match, months_days(year, 1, count)) if year is not None else None


def _months_named(match: re.Match[str], published: date | None) -> Unit | None:
    return _unit(match, months_days(published.year, int(match[1]), int(match[2])) if published else None, True)


def _year(match: re.Match[str], _: date | None) -> Unit | None:
    return _unit(match, year_days(int(match[1])), True)


LEANING: tuple[Form, ...] = (
    (("từ nay", "từ giờ", "từ bây giờ", "từ lúc này", "từ đây"), _FROM_NOW, _from_now),
    ((" tới", " sắp đến"), _COMING, _coming),
    ((" tháng",), _SO_FAR, _so_far),
    (("các tháng ",), _MONTHS_NAMED, _months_named),
    (YEARS_MARKS, _LABEL, _year),
    (("đầu nhiệm kỳ", "đầu giai đoạn"), _OPENING, _year),
)
