"""How the real web writes a moment down: each function is one habit, and the layouts use them as filters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

VIETNAM_TIME = timezone(timedelta(hours=7))
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_MONTHS = (
    "Tháng Một",
    "Tháng Hai",
    "Tháng Ba",
    "Tháng Tư",
    "Tháng Năm",
    "Tháng Sáu",
    "Tháng Bảy",
    "Tháng Tám",
    "Tháng Chín",
    "Tháng Mười",
    "Tháng Mười Một",
    "Tháng Mười Hai",
)


def local(moment: datetime) -> datetime:
    """The moment on a clock in Vietnam."""
    return moment.astimezone(VIETNAM_TIME)


def iso(moment: datetime) -> str:
    """ISO 8601 with the offset of Vietnam.

    >>> iso(datetime.fromisoformat("2023-12-05T00:30:00+00:00"))
    '2023-12-05T07:30:00+07:00'
    """
    return local(moment).isoformat(timespec="seconds")


def iso_utc(moment: datetime) -> str:
    """ISO 8601 in UTC, as WordPress writes it: a morning in Vietnam falls on the day before.

    >>> iso_utc(datetime.fromisoformat("2023-12-05T06:30:00+07:00"))
    '2023-12-04T23:30:00+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def iso_minutes(moment: datetime) -> str:
    """ISO 8601 to the minute.

    >>> iso_minutes(datetime.fromisoformat("2023-12-05T07:30:00+07:00"))
    '2023-12-05T07:30+07:00'
    """
    return local(moment).isoformat(timespec="minutes")


def iso_spaced(moment: datetime) -> str:
    """ISO 8601 with milliseconds and a space before the offset, which `datetime.fromisoformat` refuses.

    >>> iso_spaced(datetime.fromisoformat("2026-07-19T14:30:00+07:00"))
    '2026-07-19T14:30:00.000 +07:00'
    """
    return local(moment).strftime("%Y-%m-%dT%H:%M:%S.000 +07:00")


def us_clock(moment: datetime) -> str:
    """Month first, 12-hour clock, no zone.

    >>> us_clock(datetime.fromisoformat("2026-09-05T22:17:01+07:00"))
    '9/5/2026 10:17:01 PM'
    """
    here = local(moment)
    return f"{here.month}/{here.day}/{here.year} {here.hour % 12 or 12}:{here:%M:%S} {here:%p}"


def slashes(moment: datetime) -> str:
    """Day, month, year and time.

    >>> slashes(datetime.fromisoformat("2026-10-05T15:42:00+07:00"))
    '05/10/2026 15:42'
    """
    return local(moment).strftime("%d/%m/%Y %H:%M")


def slash_day(moment: datetime) -> str:
    """Day, month and year.

    >>> slash_day(datetime.fromisoformat("2026-10-05T15:42:00+07:00"))
    '05/10/2026'
    """
    return local(moment).strftime("%d/%m/%Y")


def dashed(moment: datetime) -> str:
    """Day and time with a dash between them.

    >>> dashed(datetime.fromisoformat("2026-08-14T21:20:00+07:00"))
    '14/08/2026 - 21:20'
    """
    return local(moment).strftime("%d/%m/%Y - %H:%M")


def half_day_clock(moment: datetime) -> str:
    """Day with hyphens and a 12-hour clock.

    >>> half_day_clock(datetime.fromisoformat("2026-08-15T01:01:00+07:00"))
    '15-08-2026 - 01:01 AM'
    """
    return local(moment).strftime("%d-%m-%Y - %I:%M %p")


def weekday(moment: datetime) -> str:
    """Weekday, day and time, with a space before the comma.

    >>> weekday(datetime.fromisoformat("2023-05-25T10:00:00+07:00"))
    'Thứ Năm 25/05/2023 , 10:00 (GMT+7)'
    """
    here = local(moment)
    return f"{_WEEKDAYS[here.weekday()]} {here:%d/%m/%Y , %H:%M} (GMT+7)"


def header_clock(moment: datetime) -> str:
    """The clock that a page's header shows.

    >>> header_clock(datetime.fromisoformat("2025-11-17T05:01:00+07:00"))
    'Thứ Hai 17/11/2025 05:01'
    """
    here = local(moment)
    return f"{_WEEKDAYS[here.weekday()]} {here:%d/%m/%Y %H:%M}"


def month_words(moment: datetime) -> str:
    """Day with the month in words.

    >>> month_words(datetime.fromisoformat("2023-12-05T07:30:00+07:00"))
    '5 Tháng Mười Hai, 2023'
    """
    here = local(moment)
    return f"{here.day} {_MONTHS[here.month - 1]}, {here.year}"


def rfc822(moment: datetime) -> str:
    """RFC 822 with a numeric offset.

    >>> rfc822(datetime.fromisoformat("2023-12-05T07:30:00+07:00"))
    'Tue, 05 Dec 2023 07:30:00 +0700'
    """
    return format_datetime(local(moment))


def rfc822_utc(moment: datetime) -> str:
    """RFC 822 in UTC.

    >>> rfc822_utc(datetime.fromisoformat("2023-12-05T06:30:00+07:00"))
    'Mon, 04 Dec 2023 23:30:00 +0000'
    """
    return format_datetime(moment.astimezone(UTC))


def rfc822_gmt7(moment: datetime) -> str:
    """RFC 822 with the zone "GMT+7", which parsers refuse.

    >>> rfc822_gmt7(datetime.fromisoformat("2023-12-05T07:30:00+07:00"))
    'Tue, 05 Dec 2023 07:30:00 GMT+7'
    """
    return format_datetime(local(moment)).replace("+0700", "GMT+7")


def spelled(moment: datetime, pattern: str) -> str:
    """The moment in any spelling, told as the pattern of `str.format`.

    Its fields: `weekday` ("Thứ Hai"), `weekday_low` ("Thứ hai"), `day`, `month`, `year`, `hour`, `minute`, `second`,
    `hour12`, `half` ("AM"), `half_vn` ("SA"), `month_word` ("Tháng Năm"), `month_en` ("May"), `millis` (Unix time).

    >>> monday = datetime.fromisoformat("2025-05-12T08:30:00+07:00")
    >>> spelled(monday, "{weekday}, {day:02}/{month:02}/{year} | {hour:02}:{minute:02} GMT+7")
    'Thứ Hai, 12/05/2025 | 08:30 GMT+7'
    """
    return pattern.format(**clock_fields(moment))


def clock_fields(moment: datetime) -> dict[str, str | int]:
    """The fields of `spelled`, on a clock in Vietnam.

    >>> clock_fields(datetime.fromisoformat("2025-05-12T15:30:00+07:00"))["half_vn"]
    'CH'
    """
    here = local(moment)
    weekday = _WEEKDAYS[here.weekday()]
    return {
        "weekday": weekday,
        "weekday_low": weekday.capitalize(),
        "day": here.day,
        "month": here.month,
        "year": here.year,
        "hour": here.hour,
        "minute": here.minute,
        "second": here.second,
        "hour12": here.hour % 12 or 12,
        "half": "AM" if here.hour < 12 else "PM",
        "half_vn": "SA" if here.hour < 12 else "CH",
        "month_word": _MONTHS[here.month - 1],
        "month_en": f"{here:%B}",
        "millis": int(here.timestamp() * 1000),
    }


def earlier(moment: datetime, minutes: int) -> datetime:
    """The moment so many minutes before.

    >>> earlier(datetime.fromisoformat("2023-12-05T07:30:00+07:00"), 42).time().isoformat()
    '06:48:00'
    """
    return moment - timedelta(minutes=minutes)


def folder(moment: datetime) -> str:
    """Year, month and day as folders, as in the address of a picture.

    >>> folder(datetime.fromisoformat("2026-09-05T22:17:01+07:00"))
    '2026/09/05'
    """
    return local(moment).strftime("%Y/%m/%d")


FILTERS = {
    name: habit
    for name, habit in globals().items()
    if callable(habit) and getattr(habit, "__module__", None) == __name__ and not name.startswith("_")
}
