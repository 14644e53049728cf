"""When a page is due again: by its age after a success, after a growing pause when a try failed."""

from __future__ import annotations

from datetime import datetime, timedelta

from ocop.sleep import ASLEEP_PAUSE

RECHECK_AGES = (timedelta(days=1), timedelta(days=7), timedelta(days=30), timedelta(days=180))
FIRST_RETRY = timedelta(hours=1)
MAX_TRIES = 5


def recheck_at(first_fetched_at: datetime, checked_at: datetime) -> datetime:
    """When an article is to be asked for again: at the age of 1, 7, 30 and 180 days, later every 180 days.

    Args:
        first_fetched_at: When the article was first fetched.
        checked_at: When it was last asked for.

    >>> from datetime import UTC
    >>> first = datetime(2026, 3, 1, tzinfo=UTC)
    >>> recheck_at(first, first).date(), recheck_at(first, datetime(2026, 3, 12, tzinfo=UTC)).date()
    (datetime.date(2026, 3, 2), datetime.date(2026, 3, 31))
    """
    for age in RECHECK_AGES:
        if first_fetched_at + age > checked_at:
            return first_fetched_at + age
    last = RECHECK_AGES[-1]
    return first_fetched_at + last * ((checked_at - first_fetched_at) // last + 1)


def retry_at(failed_at: datetime, failures: int) -> datetime | None:
    """When a failed page is tried again: after 1, 2, 4 and 8 hours; None when all tries are used up.

    Args:
        failed_at: When it failed.
        failures: Tries that have failed in a row, this one included.
    """
    return None if failures >= MAX_TRIES else failed_at + FIRST_RETRY * 2 ** (failures - 1)


def retry_discovery_at(failed_at: datetime, failures: int, *, was_answered: bool) -> datetime:
    """When a failed feed, sitemap or listing is tried again: as an article for four times, then once a week.

    Where nobody answered the first time, it is due at once: often it is our own network that failed.

    Args:
        failed_at: When it failed.
        failures: Tries that have failed in a row, this one included.
        was_answered: Whether the server gave an answer.
    """
    if failures == 1 and not was_answered:
        return failed_at
    return retry_at(failed_at, failures) or failed_at + ASLEEP_PAUSE
