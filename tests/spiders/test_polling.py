from datetime import UTC, datetime, timedelta

import pytest

from ocop.sleep import is_asleep
from spiders.polling import poll_at

CHECKED = datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("unchanged_for", "pause", "what"),
    [
        (timedelta(), timedelta(), "it has just changed"),
        (timedelta(minutes=9), timedelta(), "a pause of less than a minute is none"),
        (timedelta(minutes=10), timedelta(minutes=1), "a tenth of ten minutes"),
        (timedelta(hours=10), timedelta(hours=1), "a tenth of ten hours"),
        (timedelta(days=10), timedelta(days=1), "a tenth of ten days"),
        (timedelta(days=60), timedelta(days=1), "a day at most"),
        (timedelta(days=90), timedelta(days=7), "it sleeps, and is asked once a week"),
        (timedelta(days=900), timedelta(days=7), "it sleeps for good"),
    ],
)
def test_poll_at(unchanged_for: timedelta, pause: timedelta, what: str) -> None:
    assert poll_at(CHECKED - unchanged_for, CHECKED) == CHECKED + pause, what


def test_what_was_never_asked_is_due() -> None:
    assert poll_at(None, None) is None


def test_what_was_asked_before_its_changes_were_noted_is_due() -> None:
    assert poll_at(None, CHECKED) == CHECKED


def test_sleep() -> None:
    assert not is_asleep(CHECKED - timedelta(days=89), CHECKED)
    assert is_asleep(CHECKED - timedelta(days=90), CHECKED)
