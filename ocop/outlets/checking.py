"""Whether what the registry says of an outlet works: a feed, a sitemap, a listing and three articles are looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from ocop.models import Source
from ocop.outlets.asking import Asking
from ocop.outlets.findings import Finding
from ocop.outlets.maps import newest_map
from ocop.outlets.reading import read_pointers, read_sample
from ocop.outlets.signposts import tells_ocop
from ocop.outlets.verdicts import NO_ARTICLES
from ocop.outlets.visits import Visit
from pipelines.extraction.profiles import Profile
from spiders.discovery import DiscoveryKind, articles_of
from spiders.links import Link, is_article
from spiders.stamps import VIETNAM

_SAMPLES = 3
# Pages of pictures and videos are no fault; so many addresses are asked until three articles are found.
_MOST_ASKED = 6


def check_outlet(
    source: Source, profiles: tuple[Profile, ...] | None = None, *, every_address: bool = False
) -> Visit[tuple[Finding, ...]]:
    """The visit that checks an outlet.

    Args:
        source: The outlet.
        profiles: The profiles of layouts; the shipped ones, if None.
        every_address: Whether to look at all its feeds, sitemaps and listings rather than at the first of each.
    """
    asking = Asking()
    findings: list[Finding] = []
    links: dict[str, Link] = {}
    known: tuple[tuple[DiscoveryKind, tuple[str, ...]], ...] = (
        ("feed", source.feeds),
        ("sitemap", source.sitemaps),
        ("listing", source.listings),
    )
    for kind, addresses in known:
        for url in addresses if every_address else addresses[:1]:
            finding, found = yield from _check_pointers(source, kind, url, asking)
            findings.append(finding)
            links |= {link.url: links.get(link.url, link) for link in found}
    findings += yield from _check_articles(source, _likeliest(links.values()), asking, profiles)
    return tuple(findings)


def _check_pointers(
    source: Source, kind: DiscoveryKind, url: str, asking: Asking
) -> Visit[tuple[Finding, tuple[Link, ...]]]:
    """A feed, sitemap or listing, and the articles it points to; of a sitemap index the newest map that has some."""
    answer = yield from asking.ask(url)
    pointers = yield from newest_map(read_pointers(answer, kind), asking, lambda link: is_article(source, link.url))
    links = articles_of(source, pointers.links)
    verdict = pointers.verdict or (None if links else NO_ARTICLES)
    days = [_day(moment) for link in links if (moment := link.published_at or link.modified_at)]
    return Finding(source.id, kind, url, verdict, len(links), max(days, default=None)), links


def _check_articles(
    source: Source, links: tuple[Link, ...], asking: Asking, profiles: tuple[Profile, ...] | None
) -> Visit[list[Finding]]:
    """Three articles that the outlet's own pages point to."""
    findings: list[Finding] = []
    for link in links[:_MOST_ASKED]:
        answer = yield from asking.ask(link.url)
        sample = read_sample(answer, source, profiles)
        if sample.is_picture:
            continue
        day = sample.article.published_date if sample.article else None
        findings.append(Finding(source.id, "article", link.url, sample.verdict, newest_date=day))
        if len(findings) == _SAMPLES:
            break
    return findings or [Finding(source.id, "article", "", NO_ARTICLES)]


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()


def _likeliest(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links in the order in which they are worth a look: those that speak of OCOP first."""
    return tuple(sorted(links, key=lambda link: not tells_ocop(link)))
