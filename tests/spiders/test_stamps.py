from datetime import UTC, datetime

import pytest

from spiders.stamps import parse_change_stamp, parse_stamp


@pytest.mark.parametrize(
    ("stamp", "expected", "what"),
    [
        ("Tue, 05 Dec 2023 07:30:00 +0700", "2023-12-05T00:30", "RFC 822 with an offset"),
        ("Tue, 05 Dec 2023 07:30:00 GMT+7", "2023-12-05T00:30", "an offset that RFC 822 does not know"),
        ("Tue, 05 Dec 2023 07:30:00 GMT+07:00", "2023-12-05T00:30", "the same with minutes"),
        ("Tue, 05 Dec 2023 07:30:00 GMT", "2023-12-05T07:30", "Greenwich"),
        ("Tue, 05 Dec 2023 07:30:00", "2023-12-05T00:30", "no zone means Vietnam's"),
        ("05 Dec 2023 07:30 +0700", "2023-12-05T00:30", "no weekday, no seconds"),
        ("2026-07-19T14:30:00.000 +07:00", "2026-07-19T07:30", "a blank before the offset"),
        ("2026-07-19T23:45:00&#x2B;07:00", "2026-07-19T16:45", "an entity in the offset"),
        ("2026-07-19T14:30:00Z", "2026-07-19T14:30", "Zulu time"),
        ("2026-07-19 23:45", "2026-07-19T16:45", "a blank for the T, no zone"),
        ("2026-07-19", "2026-07-19T05:00", "a day alone is its noon in Vietnam, the same day in UTC"),
        ("9/5/2026 10:17:01 PM", "2026-09-05T15:17:01", "American order, as AM and PM show"),
        ("7/8/2026 12:05:00 AM", "2026-07-07T17:05", "midnight of the 12-hour clock"),
        ("30-08-2023 08:52:11", "2023-08-30T01:52:11", "day first without AM or PM"),
        ("30/08/2023", "2023-08-30T05:00", "day first, the day alone"),
        ("17/03/2025 16:46 PM", "2025-03-17T09:46", "a 24-hour clock with a meaningless label"),
        ("13/08/2026 09:00 AM", "2026-08-13T02:00", "AM, but the first number cannot be a month"),
        ("  2026-07-19T14:30:00Z\n", "2026-07-19T14:30", "blanks around it"),
    ],
)
def test_stamp(stamp: str, expected: str, what: str) -> None:
    assert parse_stamp(stamp) == datetime.fromisoformat(expected).replace(tzinfo=UTC), what


@pytest.mark.parametrize(
    "stamp",
    [
        None,
        "",
        "   ",
        "hôm qua",
        "0001-01-01T00:00:00",
        "Thu, 1 Jan 1970 00:00:00 GMT",
        "2023-13-45",
        "32/01/2024",
        "25:70",
    ],
)
def test_no_stamp(stamp: str | None) -> None:
    assert parse_stamp(stamp) is None


def test_day_of_a_change_lasts_until_its_end() -> None:
    assert parse_change_stamp("2023-12-05") == datetime(2023, 12, 5, 16, 59, 59, tzinfo=UTC)


def test_moment_of_a_change_is_itself() -> None:
    assert parse_change_stamp("2023-12-05T08:00:00+07:00") == datetime(2023, 12, 5, 1, tzinfo=UTC)
