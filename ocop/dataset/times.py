"""Times and days as the dataset writes them: ISO 8601 text that sorts as time does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "+07")


def utc_text(moment: datetime) -> str:
    """Moment as the columns named `_at` hold it: UTC, to the second, ending in Z.

    Raises:
        ValueError: The moment has no time zone, so nobody can say when it was.

    >>> utc_text(datetime(2023, 12, 5, 7, 30, tzinfo=VIETNAM))
    '2023-12-05T00:30:00Z'
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def optional_utc_text(moment: datetime | None) -> str | None:
    """`utc_text`, with None for None."""
    return None if moment is None else utc_text(moment)


def moment_of(text: str) -> datetime:
    """Moment that `utc_text` wrote.

    >>> moment_of("2023-12-05T00:30:00Z")
    datetime.datetime(2023, 12, 5, 0, 30, tzinfo=datetime.timezone.utc)
    """
    return datetime.fromisoformat(text)


def optional_moment(text: str | None) -> datetime | None:
    """`moment_of`, with None for None."""
    return None if text is None else moment_of(text)


def latest_moment(stamp: datetime | date) -> datetime:
    """Last moment that a stamp can mean: a day without a clock time lasts until its end in Vietnam.

    >>> latest_moment(date(2023, 12, 5)).isoformat()
    '2023-12-05T23:59:59+07:00'
    """
    if isinstance(stamp, datetime):
        return stamp
    return datetime.combine(stamp, time(23, 59, 59), VIETNAM)
