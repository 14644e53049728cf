"""Date stamps as feeds and sitemaps write them, read as moments in UTC.

What the outlets really write: RFC 822 with "GMT+7" for a zone, ISO 8601 with a blank before the offset or an HTML
entity in it, the American order of .NET ("9/5/2026 10:17:01 PM" is 5 September), and no zone at all, which means
Vietnam's.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

VIETNAM = timezone(timedelta(hours=7))
# A stamp of year 1 is an empty field of .NET, one of 1970 an empty field of Unix; the first Vietnamese paper went
# online in 1997.
_FIRST_YEAR = 1997

_GMT_OFFSET = re.compile(r"\b(?:GMT|UTC)\s*([+-])(\d{1,2})(?::?(\d{2}))?$", re.IGNORECASE)
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE
)
_SLASHED = re.compile(
    r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4})"
    r"(?:[ ,|-]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<seconds>\d{2}))?\s*(?P<half>[AP]M)?)?",
    re.IGNORECASE,
)


def parse_stamp(text: str | None, day_time: time = time(12)) -> datetime | None:
    """Moment of a stamp; None where there is none or it cannot be understood.

    Args:
        text: The stamp as written.
        day_time: Time of day, in Vietnam, for a stamp that gives only the day. Noon is the same day in UTC.

    >>> parse_stamp("Tue, 05 Dec 2023 07:30:00 GMT+7").isoformat()
    '2023-12-05T00:30:00+00:00'
    >>> parse_stamp("9/5/2026 10:17:01 PM").isoformat()
    '2026-09-05T15:17:01+00:00'
    >>> parse_stamp("2023-12-05").isoformat()
    '2023-12-05T05:00:00+00:00'
    """
    stamp = " ".join(html.unescape(text or "").split())
    try:
        moment = _iso(stamp, day_time) or _slashed(stamp, day_time) or _rfc822(stamp)
    except (ValueError, OverflowError):
        return None
    if moment is None or moment.year < _FIRST_YEAR:
        return None
    local = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    return local.astimezone(UTC)


def parse_change_stamp(text: str | None) -> datetime | None:
    """Latest moment that a stamp of a change can mean: a stamp that gives only the day means its end.

    >>> parse_change_stamp("2023-12-05").isoformat()
    '2023-12-05T16:59:59+00:00'
    """
    return parse_stamp(text, time(23, 59, 59))


def _iso(stamp: str, day_time: time) -> datetime | None:
    match = _ISO.fullmatch(stamp)
    if not match:
        return None
    day, clock, offset = match.groups()
    if clock is None:
        return datetime.combine(date.fromisoformat(day), day_time)
    return datetime.fromisoformat(f"{day}T{clock}{(offset or '').upper()}")


def _slashed(stamp: str, day_time: time) -> datetime | None:
    """Day-first as Vietnamese write it, but month-first where AM or PM shows the American form."""
    match = _SLASHED.fullmatch(stamp)
    if not match:
        return None
    half = (match["half"] or "").upper()
    first, second = int(match["first"]), int(match["second"])
    month, day = (first, second) if half and first <= 12 else (second, first)
    local_date = date(int(match["year"]), month, day)
    if match["hour"] is None:
        return datetime.combine(local_date, day_time)
    hour = int(match["hour"])
    # "16:46 PM" is a 24-hour clock with a meaningless label.
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "PM" else 0)
    return datetime.combine(local_date, time(hour, int(match["minute"]), int(match["seconds"] or 0)))


def _rfc822(stamp: str) -> datetime | None:
    with_offset = _GMT_OFFSET.sub(lambda zone: f"{zone[1]}{zone[2]:>02}{zone[3] or '00'}", stamp)
    return parsedate_to_datetime(with_offset) if with_offset else None


def local_text(moment: datetime) -> str:
    """A moment as a person in Vietnam tells it.

    >>> local_text(datetime(2026, 11, 21, 18, 30, tzinfo=UTC))
    '2026-11-22 01:30'
    """
    return f"{moment.astimezone(VIETNAM):%Y-%m-%d %H:%M}"
