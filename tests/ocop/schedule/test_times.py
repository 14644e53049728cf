"""How often: what a person may say."""

from __future__ import annotations

import pytest

from ocop.errors import UsageError
from ocop.schedule.times import rhythm_of


@pytest.mark.parametrize(
    ("every", "crontab", "calendar"),
    [
        ("hour", "17 * * * *", "*-*-* *:17:00"),
        ("day", "17 6 * * *", "*-*-* 06:17:00"),
        ("week", "17 6 * * 1", "Mon *-*-* 06:17:00"),
        ("6:05", "5 6 * * *", "*-*-* 06:05:00"),
        ("00:00", "0 0 * * *", "*-*-* 00:00:00"),
        ("day 23:59", "59 23 * * *", "*-*-* 23:59:00"),
        (" week 7:30 ", "30 7 * * 1", "Mon *-*-* 07:30:00"),
    ],
)
def test_rhythms(every: str, crontab: str, calendar: str) -> None:
    rhythm = rhythm_of(every)
    assert (rhythm.crontab, rhythm.calendar) == (crontab, calendar)


@pytest.mark.parametrize("every", ["", "  ", "minute", "24:00", "6:60", "6", "hour 6:30", "day week", "6:5", "٦:٣٠"])
def test_what_is_no_rhythm_is_told(every: str) -> None:
    with pytest.raises(UsageError, match="none of hour, day, week"):
        rhythm_of(every)
