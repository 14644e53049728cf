"""Which of the copies made at different times are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def surplus(moments: Iterable[datetime], keep: int) -> list[datetime]:
    """Copies that are one too many, by their moments, so that `keep` remain that reach back as far as they can.

    Of copies of one day (in UTC) the last one matters most: a copy goes first that has a later one of its day, the
    oldest of them first; then the oldest of all. So seven copies of an hourly run come to be those of seven days, the
    latest among them.

    Args:
        moments: When the copies were made.
        keep: How many may remain, 1 or more.

    >>> from datetime import UTC, datetime
    >>> hours = [datetime(2026, 11, day, hour, tzinfo=UTC) for day, hour in ((20, 9), (21, 9), (21, 18), (22, 9))]
    >>> [f"{moment:%d %H}h" for moment in surplus(hours, 3)]
    ['21 09h']
    """
    left, gone = sorted(moments), []
    while len(left) > keep:
        days = [moment.date() for moment in left]
        twice = (index for index, day in enumerate(days[:-1]) if days[index + 1] == day)
        gone.append(left.pop(next(twice, 0)))
    return gone
