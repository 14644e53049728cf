"""What is known of an outlet from earlier runs: the values that verdicts are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from ocop.dataset.pauses import Pause
    from ocop.dataset.tallies import SourceTally


@dataclass(frozen=True, slots=True)
class Visit:
    """One day on which an outlet was asked.

    Attributes:
        day: The day, in UTC.
        tally: What came of it, over all runs of the day.
    """

    day: date
    tally: SourceTally

    @property
    def is_failed(self) -> bool:
        """Whether the outlet was asked and never answered."""
        return self.tally.asked > 0 and self.tally.answered == 0


@dataclass(frozen=True, slots=True)
class Way:
    """A feed, sitemap or listing of the registry.

    Attributes:
        url: Its address.
        is_dead: It is no more, or has failed so often that it is asked once a week only.
        cause: Why it is dead; None where it is not.
        checked_at: When it last answered; None where it never did.
        changed_at: When it last pointed to other articles than before; None where that is not known.
    """

    url: str
    is_dead: bool = False
    cause: str | None = None
    checked_at: datetime | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceHistory:
    """One outlet.

    Attributes:
        source_id: Its id.
        name: Its name.
        visits: The days on which it was asked, the earliest first; runs for its history are not among them.
        ways: Its feeds, sitemaps and listings.
        pause: The time in which it is left in peace; None where it is not.
    """

    source_id: str
    name: str
    visits: tuple[Visit, ...] = ()
    ways: tuple[Way, ...] = ()
    pause: Pause | None = None
