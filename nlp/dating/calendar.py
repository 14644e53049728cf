"""First and last days of years, months, quarters, and of a day whose year is left out."""

from __future__ import annotations

import calendar
from datetime import date

Days = tuple[date, date]


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def months_days(year: int, first: int, last: int) -> Days | None:
    """First and last day of the months `first` to `last` of a year; None where there are no such months.

    >>> months_days(2024, 1, 6)
    (datetime.date(2024, 1, 1), datetime.date(2024, 6, 30))
    """
    if not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day; None where there is no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_day(month: int, day: int, to: date | None) -> date | None:
    """The day of that month in the year that puts it nearest to another day; None where either is not known.

    >>> nearest_day(12, 30, date(2024, 1, 5)), nearest_day(2, 29, date(2024, 12, 5))
    (datetime.date(2023, 12, 30), datetime.date(2024, 2, 29))
    """
    if to is None:
        return None
    days = [found for year in (to.year - 1, to.year, to.year + 1) if (found := day_or_none(year, month, day))]
    return min(days, key=lambda found: abs(found - to), default=None)


def nearest_month(month: int, to: date | None) -> int | None:
    """The year that puts a month nearest to a day, past months first; None where the day is not known.

    >>> nearest_month(12, date(2024, 2, 1)), nearest_month(3, date(2024, 2, 1))
    (2023, 2024)
    """
    middle = nearest_day(month, 15, to)
    return middle.year if middle else None


def in_year(day: date, year: int) -> date:
    """The same day of another year; the last of a month stays the last.

    >>> in_year(date(2024, 2, 29), 2023), in_year(date(2023, 2, 28), 2024)
    (datetime.date(2023, 2, 28), datetime.date(2024, 2, 29))
    """
    last = calendar.monthrange(year, day.month)[1]
    if day.day == calendar.monthrange(day.year, day.month)[1]:
        return date(year, day.month, last)
    return date(year, day.month, min(day.day, last))
