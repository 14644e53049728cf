"""When a feed, sitemap or listing of the registry is asked again: the sooner, the more often it changes.

The rule is the heuristic freshness of RFC 9111, section 4.2.2: what has not changed for a while is taken as fresh for a
tenth of that while. A feed that changed an hour ago is due after six minutes, one that has been the same for five days
after twelve hours.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from ocop.sleep import ASLEEP_PAUSE, is_asleep

FRESH_SHARE = 0.1
# A shorter pause is none: it is not for us to guess when the next run comes.
SHORTEST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(days=1)


def poll_at(changed_at: datetime | None, checked_at: datetime | None) -> datetime | None:
    """When a discovery page is due again; None where it was never asked, so at once.

    Args:
        changed_at: When it was last found to point to other articles than before; None where that is not known.
        checked_at: When it last answered.

    >>> from datetime import UTC
    >>> monday, tuesday = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)
    >>> poll_at(monday, tuesday).isoformat()
    '2026-03-03T02:24:00+00:00'
    """
    if checked_at is None:
        return None
    if changed_at is None:
        return checked_at
    if is_asleep(changed_at, checked_at):
        return checked_at + ASLEEP_PAUSE
    pause = min((checked_at - changed_at) * FRESH_SHARE, LONGEST_PAUSE)
    return checked_at + (pause if pause >= SHORTEST_PAUSE else timedelta())
