"""One date stamp, as pages write it: in metadata, beside the title, in the address.

The forms come from real pages: day first with slashes, hyphens or dots, the clock before or after it, weekdays, labels
and visit counts around it, 12-hour clocks in both languages, ISO 8601 with entities or a space before the offset, the
American order of .NET, months in words. A stamp without a zone is Vietnam's.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Literal

import dateparser

VIETNAM = timezone(timedelta(hours=7))
Order = Literal["day first", "month first"]

_LONGEST = 120
_ISO = re.compile(
    r"(?<![\d/.-])(\d{4})(?:-(\d{1,2})-|/(\d{1,2})/)(\d{1,2})(?![\d/])"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z\b|[+-]\d{2}:?\d{2})?)?",
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d])")
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:hg]|\s?giờ\s?)(\d{2})(?::(\d{2}))?(?!\d)(?:\s?(?:phút\s?)?(AM|PM|SA|CH|sáng|chiều|tối)\b)?",
    re.IGNORECASE,
)
_AFTERNOON = frozenset({"PM", "CH", "CHIỀU", "TỐI"})
# "12 Tháng Năm, 2025", "12 Th5 2025", "May 12, 2025", "12 May 2025".
_MONTH_NAMES = {
    **{name: number for number, name in enumerate(("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín"), 1)},
    **{"một": 1, "bốn": 4, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12},
}
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})\s?[,.]?\s?(?:tháng|thg|th)\s?\.?\s?(\d{1,2}|mười một|mười hai|mười|một|giêng|hai|ba|"
    r"bốn|tư|năm|sáu|bảy|tám|chín|chạp)\s?[,/.]?\s?(?:năm\s)?\s?(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NAMED_ENGLISH = (
    re.compile(rf"\b(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<m>{_MONTH})\.?,?[ -](?P<y>\d{{4}})(?!\d)", re.IGNORECASE
    ),
)
_ZONE = re.compile(r"\(?\b(?:GMT|UTC)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?\)?", re.IGNORECASE)
_RFC_822 = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}")
_UNIX = re.compile(r"1\d{9}(\d{3})?")
_MONTH_WORD = re.compile(r"tháng", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NO_DATE = re.compile(
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|cn)\b\s*,?"
    r"|^\W*(?:(?:thời gian|ngày|giờ)\s+)?(?:cập nhật|đăng(?: tin| bài)?|xuất bản|phát hành)(?:\s+(?:lúc|ngày))?\s*:?"
    r"|^\W*(?:ngày|lúc)\b:?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\W*(\d{1,3})\s+(phút|giờ|tiếng|ngày)\s+trước\W*", re.IGNORECASE)
_MINUTES = {"phút": 1, "giờ": 60, "tiếng": 60, "ngày": 1440}
_URL_DAYS = (
    re.compile(r"/(?P<y>20\d{2})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?=/|$)"),
    re.compile(r"[-/](?P<y>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?=\D|$)"),
    re.compile(r"[-/_](?P<y>20\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?:[0-2]\d[0-5]\d[0-5]\d\d{0,4})?(?=\.|/|$)"),
    # VCCorp: three digits for the site, the time of creation without its century, a serial number.
    re.compile(r"-\d{3}(?P<y>\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)[0-2]\d[0-5]\d[0-5]\d\d{2,4}(?=\.|$)"),
)
_URL_MILLISECONDS = re.compile(r"[-/](1[3-9]\d{11})(?=\.|/|$)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that was read.

    Attributes:
        day: The day in Vietnam.
        at: The moment in UTC, where a clock time is given.
    """

    day: date
    at: datetime | None = None


def parse_stamp(text: str, order: Order = "day first", now: datetime | None = None) -> Stamp | None:
    """The first date in a short text; None where there is none with day, month and year.

    Args:
        text: The stamp with whatever stands around it; longer than a line it is no stamp.
        order: Which of two small numbers is the day, where both could be.
        now: When the page was fetched, for "15 phút trước"; None leaves such stamps unread.

    >>> parse_stamp("Thứ sáu, 15/9/2023 | 13:58 GMT+7")
    Stamp(day=datetime.date(2023, 9, 15), at=datetime.datetime(2023, 9, 15, 6, 58, tzinfo=datetime.timezone.utc))
    >>> parse_stamp("9/5/2026 10:17:01 PM", "month first").day
    datetime.date(2026, 9, 5)
    >>> parse_stamp("tháng 9 năm 2023") is None
    True
    """
    stamp = " ".join(unicodedata.normalize("NFC", html.unescape(html.unescape(text))).split())
    if not stamp or len(stamp) > _LONGEST:
        return None
    try:
        return (
            _iso(stamp)
            or _numeric(stamp, order)
            or _unix(stamp)
            or _relative(stamp, now)
            or _named(stamp)
            or _rfc_822(stamp)
            or _named_in_english(stamp)
            or _words(stamp)
        )
    except (ValueError, OverflowError):
        return None


def without_date(text: str) -> str:
    """What stands beside the date, the clock time and the weekday of a stamp.

    >>> without_date("Thứ sáu, 15/9/2023 | 13:58 GMT+7 - Lê An")
    'Lê An'
    """
    rest = unicodedata.normalize("NFC", text)
    for pattern in (_ISO, _NUMERIC, _NAMED, *_NAMED_ENGLISH, _ZONE, _CLOCK, _NO_DATE):
        rest = pattern.sub(" ", rest)
    return " ".join(rest.split()).strip(" |-–,.•·:()")


def has_clock(text: str) -> bool:
    """Whether a stamp tells the time of the day.

    >>> has_clock("(10:20:00 SA - 17/3/2025)"), has_clock("17/3/2025")
    (True, False)
    """
    return bool(_CLOCK.search(_ZONE.sub(" ", text)))


def is_ambiguous(text: str) -> bool:
    """Whether day and month of a numeric stamp could change places.

    >>> is_ambiguous("9/5/2026 10:17:01 PM"), is_ambiguous("9/15/2026"), is_ambiguous("2026-05-09")
    (True, False, False)
    """
    match = _NUMERIC.search(text)
    if not match or _ISO.search(text):
        return False
    first, second = int(match[1]), int(match[3])
    return first <= 12 and second <= 12 and first != second


def url_day(url: str) -> date | None:
    """Day that an address carries: of publication or, on some systems, of creation shortly before it.

    >>> url_day("https://example.vn/det-lua-173231205064941487.htm")
    datetime.date(2023, 12, 5)
    >>> url_day("https://example.vn/det-lua-post905877.html") is None
    True
    """
    for pattern in _URL_DAYS:
        match = pattern.search(url)
        if match:
            year = int(match["y"])
            try:
                return date(year if year > 99 else 2000 + year, int(match["m"]), int(match["d"]))
            except ValueError:
                continue
    milliseconds = _URL_MILLISECONDS.search(url)
    return _moment(int(milliseconds[1]) / 1000).day if milliseconds else None


def _moment(seconds: float) -> Stamp:
    at = datetime.fromtimestamp(seconds, UTC)
    return Stamp(at.astimezone(VIETNAM).date(), at)


def _iso(stamp: str) -> Stamp | None:
    match = _ISO.search(stamp)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or match[3]), int(match[4])
    if match[5] is None:
        return _with_clock(stamp.replace(match[0], " "), date(year, month, day))
    zone = datetime.fromisoformat(f"2000-01-01T00:00:00{match[8].upper()}").tzinfo if match[8] else VIETNAM
    at = datetime(year, month, day, int(match[5]), int(match[6]), int(match[7] or 0), tzinfo=zone)
    return Stamp(at.astimezone(VIETNAM).date(), at.astimezone(UTC))


def _numeric(stamp: str, order: Order) -> Stamp | None:
    match = _NUMERIC.search(stamp)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    month_first = first <= 12 and (second > 12 or order == "month first")
    day, month = (second, first) if month_first else (first, second)
    return _with_clock(stamp.replace(match[0], " | "), date(year, month, day))


def _with_clock(rest: str, day: date) -> Stamp:
    """The day with the clock time that stands in the rest of its stamp."""
    zone = _ZONE.search(rest)
    clock = _CLOCK.search(_ZONE.sub(" ", rest))
    if not clock:
        return Stamp(day)
    hour, half = int(clock[1]), (clock[4] or "").upper()
    # "16:46 PM" is a 24-hour clock with a label that means nothing.
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    if hour > 23 or int(clock[2]) > 59:
        return Stamp(day)
    offset = (
        timezone(timedelta(hours=int(zone[1] + zone[2]), minutes=int(zone[1] + (zone[3] or "0")))) if zone else VIETNAM
    )
    at = datetime(day.year, day.month, day.day, hour, int(clock[2]), int(clock[3] or 0), tzinfo=offset)
    return Stamp(at.astimezone(VIETNAM).date(), at.astimezone(UTC))


def _unix(stamp: str) -> Stamp | None:
    match = _UNIX.fullmatch(stamp)
    return _moment(int(stamp) / (1000 if match[1] else 1)) if match else None


def _relative(stamp: str, now: datetime | None) -> Stamp | None:
    match = _RELATIVE.fullmatch(stamp)
    if not match or now is None:
        return None
    at = now - timedelta(minutes=int(match[1]) * _MINUTES[match[2].lower()])
    return Stamp(at.astimezone(VIETNAM).date(), None if match[2].lower() == "ngày" else at.astimezone(UTC))


def _named(stamp: str) -> Stamp | None:
    """A date with the word "tháng" or a short form of it between day and month."""
    match = _NAMED.search(stamp)
    if not match:
        return None
    month = int(match[2]) if match[2].isdigit() else _MONTH_NAMES[match[2].lower()]
    return _with_clock(stamp.replace(match[0], " | "), date(int(match[3]), month, int(match[1])))


def _rfc_822(stamp: str) -> Stamp | None:
    if not _RFC_822.match(stamp):
        return None
    at = parsedate_to_datetime(stamp)
    at = at if at.tzinfo else at.replace(tzinfo=VIETNAM)
    return Stamp(at.astimezone(VIETNAM).date(), at.astimezone(UTC))


def _named_in_english(stamp: str) -> Stamp | None:
    for pattern in _NAMED_ENGLISH:
        match = pattern.search(stamp)
        if match:
            day = date(int(match["y"]), _ENGLISH.index(match["m"][:3].lower()) + 1, int(match["d"]))
            return _with_clock(stamp.replace(match[0], " | "), day)
    return None


def _words(stamp: str) -> Stamp | None:
    if not (_MONTH_WORD.search(stamp) and _YEAR.search(stamp)):
        return None
    bare = _CLOCK.sub(" ", _ZONE.sub(" ", _NO_DATE.sub(" ", stamp))).split("|")[0]
    found = dateparser.parse(
        " ".join(bare.strip(" ,.-–()").split()),
        languages=["vi"],
        settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True},
    )
    return _with_clock(stamp, found.date()) if found else None
