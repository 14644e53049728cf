"""When a page was published, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from ocop.models import Page
from pipelines.extraction.stamps import VIETNAM, Order, Stamp, is_ambiguous, parse_stamp, url_day

Ground = Literal["json-ld", "meta", "stamp", "url", "feed", "sitemap", "record"]

# The web is younger than this; a date before it is an empty field of some system.
_FIRST_DAY = date(1990, 1, 1)
# A page's clock shows the minute in which it was fetched, or the one before.
_CLOCK_WIDTH = timedelta(seconds=90)
_PICTURE_DAY = re.compile(r"/(20\d{2})/(\d{1,2})/(\d{1,2})/")
_HALF_DAY = re.compile(r"\d\s?[AP]M\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A text that may tell when the page was published.

    Attributes:
        ground: Where it was found.
        text: The text as written.
        order: Which of two small numbers is the day, where the source's profile knows.
    """

    ground: Ground
    text: str
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When a page was published; all None where that is not known.

    Attributes:
        day: The day in Vietnam.
        at: The moment in UTC, where a clock time is known.
        ground: Where it was read.
    """

    day: date | None = None
    at: datetime | None = None
    ground: Ground | None = None


def find_publication(page: Page, claims: Iterable[Claim], picture_url: str | None = None) -> Publication:
    """When a page was published: the first claim that can be true, then the day in its address, then the feed's word.

    A date that equals the time of the fetch is the page's clock, one after it or before 1990 an error: neither counts.

    Args:
        page: The page.
        claims: What the page tells, the best first.
        picture_url: Address of its lead picture, whose folders settle whether 9/5 is in May or September.
    """
    for claim in claims:
        order = claim.order or _order(claim, picture_url)
        stamp = parse_stamp(claim.text, order, page.fetched_at if page.reason != "file" else None)
        if stamp and _is_possible(stamp, page.fetched_at):
            return Publication(stamp.day, stamp.at, claim.ground)
    day = url_day(page.url)
    if day and _is_possible(Stamp(day), page.fetched_at):
        return Publication(day, None, "url")
    if page.hint_published_at:
        stamp = Stamp(page.hint_published_at.astimezone(VIETNAM).date(), page.hint_published_at)
        if _is_possible(stamp, page.fetched_at):
            return Publication(stamp.day, stamp.at, "sitemap" if page.reason == "sitemap" else "feed")
    return Publication()


def find_modification(page: Page, claims: Iterable[Claim], publication: Publication) -> datetime | None:
    """Moment of the last change that the page states; None where it states none or one before its publication."""
    for claim in claims:
        stamp = parse_stamp(claim.text, claim.order or _order(claim, None))
        if stamp and stamp.at and stamp.day >= _FIRST_DAY and stamp.at <= page.fetched_at + timedelta(days=1):
            before = (
                publication.at > stamp.at if publication.at else bool(publication.day and publication.day > stamp.day)
            )
            return None if before else stamp.at
    return None


def _is_possible(stamp: Stamp, fetched_at: datetime) -> bool:
    if not _FIRST_DAY <= stamp.day <= (fetched_at + timedelta(days=1)).astimezone(VIETNAM).date():
        return False
    if stamp.at is None:
        return True
    return stamp.at <= fetched_at + timedelta(days=1) and abs(stamp.at - fetched_at) > _CLOCK_WIDTH


def _order(claim: Claim, picture_url: str | None) -> Order:
    """Vietnam writes the day first. Metadata with a 12-hour clock comes from a server that thinks American."""
    if not is_ambiguous(claim.text):
        return "day first"
    american = parse_stamp(claim.text, "month first")
    folder = _PICTURE_DAY.search(picture_url or "")
    if folder and american:
        picture_day = tuple(int(part) for part in folder.groups())
        if picture_day == (american.day.year, american.day.month, american.day.day):
            return "month first"
        if picture_day == (american.day.year, american.day.day, american.day.month):
            return "day first"
    return "month first" if claim.ground == "meta" and _HALF_DAY.search(claim.text) else "day first"
