"""When a page was published, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from ocop.grounds import Confidence, Ground
from ocop.models import Page
from pipelines.extraction.stamps import VIETNAM, Order, Stamp, is_ambiguous, parse_stamp, url_day
from pipelines.extraction.tracing import note_claims

Verdict = Literal["sound", "no date", "page clock", "in the future", "before 1990"]

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
        may_be_clock: Whether it may be the day of the visit: then that day does not count.
    """

    ground: Ground
    text: str
    order: Order | None = None
    may_be_clock: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with what became of it.

    Attributes:
        claim: The claim.
        stamp: The date that was read out of it; None where it holds none.
        verdict: Whether it can be true, and if not, why.
        is_open: Whether day and month could change places, and nothing settles it.
    """

    claim: Claim
    stamp: Stamp | None
    verdict: Verdict
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """When a page was published; all None where that is not known.

    Attributes:
        day: The day in Vietnam.
        at: The moment in UTC, where a clock time is known.
        ground: Where it was read.
        confidence: How sure the day is; what the words mean is told in `Article.published_confidence`.
    """

    day: date | None = None
    at: datetime | None = None
    ground: Ground | None = None
    confidence: Confidence | None = None


def find_publication(page: Page, claims: Iterable[Claim], picture_url: str | None = None) -> Publication:
    """When a page was published: the first claim that can be true, then the day in its address, then the feed's word.

    A date that equals the time of the fetch is the page's clock, one after it or before 1990 an error: neither counts.

    Args:
        page: The page.
        claims: What the page tells, the best first.
        picture_url: Address of its lead picture, whose folders settle whether 9/5 is in May or September.
    """
    weighed = weigh_claims(page, claims, picture_url)
    note_claims(weighed)
    return chosen(weighed)


def weigh_claims(page: Page, claims: Iterable[Claim], picture_url: str | None = None) -> tuple[Weighed, ...]:
    """All that tells of a page's publication, its address and its feed included, each with what became of it.

    The arguments are those of `find_publication`.
    """
    told_by_page = list(claims)
    days = _plain_days(page, told_by_page)
    weighed = _without_visits([_weighed(page, claim, picture_url, days) for claim in told_by_page], page)
    day = url_day(page.url)
    if day:
        weighed.append(Weighed(Claim("url", page.url), Stamp(day), _verdict(Stamp(day), page.fetched_at)))
    if page.hint_published_at:
        told = Claim("sitemap" if page.reason == "sitemap" else "feed", page.hint_published_at.isoformat())
        stamp = Stamp(page.hint_published_at.astimezone(VIETNAM).date(), page.hint_published_at)
        weighed.append(Weighed(told, stamp, _verdict(stamp, page.fetched_at)))
    return tuple(weighed)


def chosen(weighed: Iterable[Weighed]) -> Publication:
    """The publication that weighed claims, the best first, add up to."""
    sound = [(each, each.stamp) for each in weighed if each.verdict == "sound" and each.stamp]
    if not sound:
        return Publication()
    best, stamp = sound[0]
    others = [(other.claim.ground, said.day) for other, said in sound[1:] if other.claim.ground != best.claim.ground]
    return Publication(stamp.day, stamp.at, best.claim.ground, _confidence(best, stamp.day, others))


def _confidence(best: Weighed, day: date, others: Iterable[tuple[Ground, date]]) -> Confidence:
    """How sure a day is: another place that says it too makes it sure, one that says another day unsure.

    Addresses carry the day on which an article was begun, which may be the one before.
    """
    distances = [abs(said - day).days for _, said in others]
    if 0 in distances:
        return "high"
    is_hearsay = best.claim.ground in {"url", "feed", "sitemap"}
    return "low" if is_hearsay or best.is_open or any(distance > 1 for distance in distances) else "medium"


def find_modification(
    page: Page, claims: Iterable[Claim], publication: Publication
) -> tuple[datetime | None, Ground | None]:
    """Moment of the last change that the page states, and where; None twice where there is none after publication."""
    for claim in claims:
        stamp = parse_stamp(claim.text, claim.order or _order(claim))
        if stamp and stamp.at and stamp.day >= _FIRST_DAY and stamp.at <= page.fetched_at + timedelta(days=1):
            before = (
                publication.at > stamp.at if publication.at else bool(publication.day and publication.day > stamp.day)
            )
            return (None, None) if before else (stamp.at, claim.ground)
    return None, None


def _weighed(page: Page, claim: Claim, picture_url: str | None, days: Container[date]) -> Weighed:
    settled = claim.order or _settled_order(claim, picture_url, days)
    order = settled or _order(claim)
    stamp = parse_stamp(claim.text, order, page.fetched_at if page.reason != "file" else None)
    is_open = settled is None and is_ambiguous(claim.text) and claim.ground != "stamp"
    verdict = _verdict(stamp, page.fetched_at)
    if verdict == "sound" and claim.may_be_clock and stamp and stamp.day == _today(page):
        verdict = "page clock"
    return Weighed(claim, stamp, verdict, is_open)


def _without_visits(weighed: list[Weighed], page: Page) -> list[Weighed]:
    """Claims of which metadata of today does not count where a date beside the headline is older.

    Some systems write the day of the visit into their metadata; none shows a reader an older day than the article has.
    """
    today = _today(page)
    shown = any(
        each.verdict == "sound" and each.claim.ground == "stamp" and each.stamp and each.stamp.day < today
        for each in weighed
    )
    return [
        replace(each, verdict="page clock")
        if shown and each.verdict == "sound" and each.claim.ground != "stamp" and each.stamp and each.stamp.day == today
        else each
        for each in weighed
    ]


def _plain_days(page: Page, claims: Iterable[Claim]) -> frozenset[date]:
    """Days that are told beyond doubt, by which an ambiguous one is settled."""
    days = {stamp.day for claim in claims if not is_ambiguous(claim.text) and (stamp := parse_stamp(claim.text))}
    days.update(day for day in (url_day(page.url),) if day)
    if page.hint_published_at:
        days.add(page.hint_published_at.astimezone(VIETNAM).date())
    return frozenset(days)


def _today(page: Page) -> date:
    return page.fetched_at.astimezone(VIETNAM).date()


def _verdict(stamp: Stamp | None, fetched_at: datetime) -> Verdict:
    if stamp is None:
        return "no date"
    if stamp.day < _FIRST_DAY:
        return "before 1990"
    tomorrow = fetched_at + timedelta(days=1)
    if stamp.day > tomorrow.astimezone(VIETNAM).date() or (stamp.at and stamp.at > tomorrow):
        return "in the future"
    return "page clock" if stamp.at and abs(stamp.at - fetched_at) <= _CLOCK_WIDTH else "sound"


def _order(claim: Claim) -> Order:
    """Vietnam writes the day first. Metadata with a 12-hour clock comes from a server that thinks American."""
    is_american = claim.ground == "meta" and _HALF_DAY.search(claim.text) and is_ambiguous(claim.text)
    return "month first" if is_american else "day first"


def _settled_order(claim: Claim, picture_url: str | None, days: Container[date]) -> Order | None:
    """The order that another day of the page, or the folder of its picture, tells; None where neither does."""
    if not is_ambiguous(claim.text):
        return None
    american, ours = parse_stamp(claim.text, "month first"), parse_stamp(claim.text)
    if american and ours and (american.day in days) != (ours.day in days):
        return "month first" if american.day in days else "day first"
    folder = _PICTURE_DAY.search(picture_url or "")
    if folder and american:
        picture_day = tuple(int(part) for part in folder.groups())
        if picture_day == (american.day.year, american.day.month, american.day.day):
            return "month first"
        if picture_day == (american.day.year, american.day.day, american.day.month):
            return "day first"
    return None
