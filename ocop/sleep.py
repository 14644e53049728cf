"""When a feed, sitemap or listing sleeps: the crawl asks it less often by that, and people are told of it."""

from __future__ import annotations

from datetime import datetime, timedelta

ASLEEP_AFTER = timedelta(days=90)
# What sleeps, since it never changes or never answers, is asked so often.
ASLEEP_PAUSE = timedelta(days=7)


def is_asleep(changed_at: datetime, checked_at: datetime) -> bool:
    """Whether a discovery page has shown the same articles for so long that it may be dead.

    Args:
        changed_at: When it was last found to point to other articles than before.
        checked_at: When it last answered.
    """
    return checked_at - changed_at >= ASLEEP_AFTER
