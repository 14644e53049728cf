"""How often a schedule runs, as each scheduler writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ocop.errors import UsageError

Period = Literal["hour", "day", "week"]
PERIODS: tuple[Period, ...] = ("hour", "day", "week")

# Not on the hour, when everybody asks.
_MINUTE = 17
_HOUR = 6


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, and when.

    Attributes:
        period: Every hour, every day, or every week on Monday.
        minute: Minute of the hour.
        hour: Hour of the day; of no meaning for every hour.
    """

    period: Period
    minute: int = _MINUTE
    hour: int = _HOUR

    @property
    def calendar(self) -> str:
        """As `OnCalendar` of a systemd timer.

        >>> Rhythm("week").calendar, Rhythm("hour").calendar
        ('Mon *-*-* 06:17:00', '*-*-* *:17:00')
        """
        day = "Mon *-*-*" if self.period == "week" else "*-*-*"
        hour = "*" if self.period == "hour" else f"{self.hour:02}"
        return f"{day} {hour}:{self.minute:02}:00"

    @property
    def crontab(self) -> str:
        """As the first five fields of a line of cron.

        >>> Rhythm("day", 30, 6).crontab, Rhythm("hour").crontab
        ('30 6 * * *', '17 * * * *')
        """
        hour = "*" if self.period == "hour" else self.hour
        return f"{self.minute} {hour} * * {1 if self.period == 'week' else '*'}"

    @property
    def words(self) -> str:
        """In plain words.

        >>> Rhythm("day", 5, 22).words
        'every day at 22:05'
        """
        if self.period == "hour":
            return f"every hour, {self.minute} minutes past"
        day = "every week, on Monday" if self.period == "week" else "every day"
        return f"{day} at {self.hour:02}:{self.minute:02}"


def rhythm_of(every: str) -> Rhythm:
    """The rhythm that a person asks for.

    Args:
        every: `hour`, `day`, `week`, or a time such as `22:30` for every day at that time; `week 22:30` both.

    Raises:
        UsageError: It is none of these.

    >>> rhythm_of("22:30").words, rhythm_of("week 7:05").words
    ('every day at 22:30', 'every week, on Monday at 07:05')
    """
    match = re.fullmatch(r"(hour|day|week)?\s*(?:(\d{1,2}):(\d{2}))?", every.strip(), re.ASCII)
    period = match[1] or "day" if match else None
    hour, minute = (int(match[2] or _HOUR), int(match[3] or _MINUTE)) if match else (0, 0)
    if not match or not every.strip() or hour > 23 or minute > 59 or (period == "hour" and match[2]):
        raise UsageError(f"--every {every!r} is none of hour, day, week, or a time such as 22:30 or “week 22:30”")
    return Rhythm(period, minute, hour)  # type: ignore[arg-type]
