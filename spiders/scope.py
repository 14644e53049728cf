"""How far back a run looks: an ordinary one for what is new, one for history as far as it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ocop.errors import UsageError
from spiders.stamps import VIETNAM

# An ordinary run reads the sitemaps of so many days, and the articles that they date so.
RECENT = timedelta(days=62)
# Where an outlet was not asked for longer, it looks back to then, and a little further.
OVERLAP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run asks for, by its date.

    Attributes:
        since: The earliest day of interest, as its first moment.
    """

    since: datetime

    def holds(self, period_starts_at: datetime | None) -> bool:
        """Whether a sitemap may hold what is of interest, by the first moment of the month that its period begins in.

        What bears no date is asked for.
        """
        if period_starts_at is None:
            return True
        since = self.since.astimezone(period_starts_at.tzinfo)
        return (period_starts_at.year, period_starts_at.month) >= (since.year, since.month)

    def wants(self, dated: datetime | None) -> bool:
        """Whether an article is of interest, by the date that its sitemap gives; without one it is."""
        return dated is None or dated >= self.since


def recent_scope(now: datetime, last_asked_at: datetime | None) -> Scope:
    """Scope of an ordinary run: two months, or since the outlet was last asked where that is longer ago.

    >>> from datetime import UTC
    >>> recent_scope(datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 3, 8, tzinfo=UTC)).since.date().isoformat()
    '2026-03-01'
    """
    recent = now - RECENT
    return Scope(min(recent, last_asked_at - OVERLAP) if last_asked_at else recent)


def first_moment(day: str, now: datetime) -> datetime:
    """First moment of a day in Vietnam, for a run that reads history from then on.

    Raises:
        UsageError: It is no day, or one that has not come.

    >>> from datetime import UTC
    >>> first_moment("2019-01-01", datetime(2026, 11, 20, tzinfo=UTC)).isoformat()
    '2019-01-01T00:00:00+07:00'
    """
    try:
        moment = datetime.combine(date.fromisoformat(day.strip()), time(), VIETNAM)
    except ValueError:
        raise UsageError(f"“{day}” is no day: write it as 2019-01-31") from None
    if moment > now:
        raise UsageError(f"{day} has not come yet: name a day of the past")
    return moment
