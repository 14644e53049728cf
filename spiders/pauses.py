"""When an outlet is left in peace: after refusals in a row, and as long as it asks for."""

from __future__ import annotations

from datetime import datetime, timedelta

from spiders.retry_after import LONGEST_WAIT_SECONDS

# Refusals in a row after which the outlet is left in peace for the day.
REFUSAL_LIMIT = 3
THE_DAY = timedelta(days=1)


def pause_until(refusals: int, retry_after: float | None, now: datetime) -> datetime | None:
    """Until when an outlet is left in peace after a failed request; None where it may be asked on.

    Args:
        refusals: Answers in a row, up to this one, that refuse (403, 429, a page that says so); 0 if this one does not.
        retry_after: Seconds that the answer asks for; None where it does not ask. Up to a minute is waited for within
            the run.
        now: The present moment.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> pause_until(1, None, noon) is None, pause_until(1, 7200, noon).hour, pause_until(3, None, noon).day
    (True, 14, 3)
    """
    asked = timedelta(seconds=retry_after) if retry_after and retry_after > LONGEST_WAIT_SECONDS else timedelta()
    long = max(asked, THE_DAY) if refusals >= REFUSAL_LIMIT else asked
    return now + long if long else None
