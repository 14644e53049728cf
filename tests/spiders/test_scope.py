from datetime import UTC, datetime, timedelta

import pytest

from ocop.errors import UsageError
from spiders.scope import RECENT, Scope, first_moment, recent_scope
from spiders.stamps import VIETNAM

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("last_asked_days_ago", "looks_back", "what"),
    [
        (None, RECENT, "an outlet that was never asked"),
        (1, RECENT, "one that was asked yesterday"),
        (400, timedelta(days=407), "one that was not asked for a year: back to then, and a week more"),
    ],
)
def test_recent_scope(last_asked_days_ago: int | None, looks_back: timedelta, what: str) -> None:
    asked = NOW - timedelta(days=last_asked_days_ago) if last_asked_days_ago else None
    assert recent_scope(NOW, asked) == Scope(NOW - looks_back), what


@pytest.mark.parametrize(
    ("period", "held", "what"),
    [
        (None, True, "a sitemap that names no period"),
        (datetime(2026, 9, 1, tzinfo=VIETNAM), True, "the month in which the scope begins"),
        (datetime(2026, 9, 11, tzinfo=VIETNAM), True, "a block of days in it, though it ends earlier"),
        (datetime(2026, 8, 1, tzinfo=VIETNAM), False, "the month before"),
        (datetime(2026, 11, 1, tzinfo=VIETNAM), True, "this month"),
    ],
)
def test_sitemaps_in_scope(period: datetime | None, held: bool, what: str) -> None:
    assert Scope(datetime(2026, 9, 20, tzinfo=UTC)).holds(period) is held, what


def test_scope_begins_in_vietnam() -> None:
    new_year = Scope(first_moment("2019-01-01", NOW))
    assert new_year.holds(datetime(2019, 1, 1, tzinfo=VIETNAM))
    assert not new_year.holds(datetime(2018, 12, 1, tzinfo=VIETNAM))
    assert new_year.wants(datetime(2018, 12, 31, 17, tzinfo=UTC))
    assert not new_year.wants(datetime(2018, 12, 31, 16, 59, tzinfo=UTC))
    assert new_year.wants(None)


@pytest.mark.parametrize("day", ["", "2019", "01/02/2019", "2019-02-30", "hôm qua", "2027-01-01"])
def test_no_day_of_the_past(day: str) -> None:
    with pytest.raises(UsageError):
        first_moment(day, NOW)
