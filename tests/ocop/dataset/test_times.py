from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop.dataset.times import VIETNAM, latest_moment, moment_of, optional_moment, optional_utc_text, utc_text

moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([UTC, VIETNAM]))  # noqa: DTZ001


@given(moments, moments)
def test_the_text_sorts_as_time_does_and_reads_back(one: datetime, other: datetime) -> None:
    one, other = one.replace(microsecond=0), other.replace(microsecond=0)
    assert (utc_text(one) < utc_text(other)) == (one < other)
    assert moment_of(utc_text(one)) == one


def test_none_stays_none() -> None:
    assert optional_utc_text(None) is None
    assert optional_moment(None) is None
    assert optional_moment("2023-12-05T00:30:00Z") == datetime(2023, 12, 5, 0, 30, tzinfo=UTC)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        utc_text(datetime(2023, 12, 5))  # noqa: DTZ001


def test_a_day_lasts_until_its_end_in_vietnam() -> None:
    assert utc_text(latest_moment(date(2023, 12, 5))) == "2023-12-05T16:59:59Z"
    moment = datetime(2023, 12, 5, tzinfo=UTC)
    assert latest_moment(moment) is moment
