from datetime import UTC, datetime, timedelta

import pytest

from spiders.pauses import pause_until

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("refusals", "retry_after", "pause", "what"),
    [
        (0, None, None, "no refusal"),
        (2, None, None, "two refusals in a row"),
        (3, None, timedelta(days=1), "three: for the day"),
        (3, 60.0, timedelta(days=1), "a short wait that is asked for shortens no day"),
        (3, 2 * 86_400.0, timedelta(days=2), "a longer one prolongs it"),
        (1, 60.0, None, "a minute is waited for within the run"),
        (1, 61.0, timedelta(seconds=61), "longer than a minute: until then"),
        (0, 3600.0, timedelta(hours=1), "a server that is down asks for time too"),
    ],
)
def test_pause_until(refusals: int, retry_after: float | None, pause: timedelta | None, what: str) -> None:
    assert pause_until(refusals, retry_after, NOW) == (NOW + pause if pause else None), what
