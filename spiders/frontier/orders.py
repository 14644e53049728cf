"""What a run is asked to do, and what one outlet has waiting in it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from spiders.errands import Errand
from spiders.scope import Scope


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do.

    Attributes:
        since: For a run through history, the day from which on it reads; None for an ordinary run.
        asks_now: Whether feeds, sitemaps and listings are asked though they are not due.
        pages_per_source: Requests that one outlet gets in this run at most; 0 for no limit. What is left waits for the
            next run.
    """

    since: datetime | None = None
    asks_now: bool = False
    pages_per_source: int = 0


@dataclass(slots=True)
class Queue:
    """What one outlet has waiting in a run.

    Attributes:
        scope: How far back the run looks.
        roots: The outlet's own addresses that are due.
        discovery: What these led to, as far as it was read from the table.
        articles: The newest articles that are due, as far as they were read from the table.
        handed: Addresses that the run has asked for.
        is_stale: Whether the table holds discovery pages that `discovery` may not know of.
        has_stale_articles: Whether the table may hold articles that are due and come before, or after, `articles`.
        asked_discovery: How many discovery pages the run has asked for beside the roots.
        troubles: Failures in a row that speak of the whole outlet.
        refusals: Refusals in a row.
        is_stopped: Whether the run leaves the outlet alone from now on.
    """

    scope: Scope
    roots: deque[Errand]
    discovery: deque[Errand] = field(default_factory=deque)
    articles: deque[Errand] = field(default_factory=deque)
    handed: set[str] = field(default_factory=set)
    is_stale: bool = True
    has_stale_articles: bool = True
    asked_discovery: int = 0
    troubles: int = 0
    refusals: int = 0
    is_stopped: bool = False
