"""Looking at a site to see how its articles are found: a visit that ends in a proposal for the registry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin

from ocop.errors import OcopError
from ocop.models import Article, Source
from ocop.outlets.addresses import alike, of_the_form
from ocop.outlets.asking import Asking
from ocop.outlets.hosts import id_of
from ocop.outlets.patterns import infer_pattern
from ocop.outlets.proposals import Proposal, propose
from ocop.outlets.reading import is_below_root, read_sample
from ocop.outlets.signposts import anchors_of, is_label, listing_candidates, read_robots, tells_ocop
from ocop.outlets.verdicts import verdict_of
from ocop.outlets.visits import Answer, Visit
from ocop.outlets.ways import own, try_feeds, try_listings, try_sitemaps
from spiders.causes import ROBOTS
from spiders.links import Link, host_of

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
# So many articles are read, out of so many addresses at most.
_SAMPLES, _MOST_ASKED = 3, 5


def probe(url: str, identifier: str | None = None) -> Visit[Proposal]:
    """The visit that looks at a site.

    Args:
        url: Any address of it.
        identifier: Id for the outlet; made from its domain, if None.

    Raises:
        OcopError: While it goes: the site does not answer, or holds no news that could be found again.
    """
    asking = Asking()
    front = yield from _front(url, asking)
    domain = host_of(front.url).removeprefix("www.")
    outlet = Source(identifier or id_of(domain), domain, domain, "other")
    robots = read_robots(front.robots, front.url)
    sitemaps = yield from try_sitemaps(outlet, front, robots.sitemaps, asking)
    feeds = yield from try_feeds(outlet, front, asking)
    links = anchors_of(front)
    likely = likely_articles(feeds.links, sitemaps.links, own(outlet, links))
    samples, articles = yield from _read_some(outlet, likely, asking)
    if not articles:
        raise OcopError(f"{domain}: none of its pages reads as a news article, so there is nothing to propose")
    seen = (*links, *(link for sample in samples for link in anchors_of(sample)))
    urls = [link.url for link in likely]
    never = [front.url, *feeds.all, *sitemaps.all]
    labelled = [link.url for link in seen if is_label(link.title)]
    trial = replace(outlet, article_url_pattern=infer_pattern(urls, never, labelled))
    candidates = listing_candidates(own(outlet, (*seen, *sitemaps.links)))
    listings = yield from try_listings(trial, (each for each in candidates if each not in urls), asking)
    pattern = infer_pattern(urls, [*never, *listings.all], labelled)
    if pattern is None:
        raise OcopError(f"{domain}: no pattern tells the addresses of its articles from those of its other pages")
    if not (feeds.working or sitemaps.working or listings.working):
        raise OcopError(f"{domain}: no feed, sitemap or OCOP listing answers, so new articles could not be found")
    settled = replace(
        outlet,
        feeds=feeds.all,
        sitemaps=sitemaps.all,
        listings=listings.all,
        article_url_pattern=pattern,
        unverified=(*feeds.silent, *sitemaps.silent, *listings.silent),
    )
    return propose(settled, front, samples, articles, robots.delay_seconds)


def likely_articles(feeds: Iterable[Link], sitemaps: Iterable[Link], front: Iterable[Link]) -> tuple[Link, ...]:
    """Links that have the form of articles: feeds are believed before sitemaps, and these before headlines.

    Args:
        feeds: Links of feeds.
        sitemaps: Links of sitemaps.
        front: Links of the front page.
    """
    by_url = {link.url: link for link in (*front, *sitemaps, *feeds)}
    in_feeds, in_maps = ([link.url for link in links] for links in (feeds, sitemaps))
    headlines = [link.url for link in front if not is_label(link.title)]
    samples: tuple[str, ...] = ()
    for urls in (in_feeds, [*in_feeds, *in_maps], [*in_feeds, *in_maps, *headlines]):
        if len(samples := alike(urls)) >= _SAMPLES:
            break
    further = of_the_form(samples, (url for url in in_maps if url not in samples))
    return tuple(by_url[url] for url in (*samples, *further))


def _front(url: str, asking: Asking) -> Visit[Answer]:
    """The front page of the site that an address is on."""
    answer = yield from asking.ask(url)
    if answer.cause == ROBOTS:
        raise OcopError(f"robots.txt of {host_of(url)} forbids {url}, so it is not looked at")
    if answer.cause:
        raise OcopError(f"{url} cannot be looked at: {verdict_of(answer.cause)}; is the address right?")
    if answer.media_type not in _PAGES:
        raise OcopError(f"{url} is {answer.media_type}, not a web page: give the address of the outlet's front page")
    if is_below_root(answer.url):
        root = yield from asking.ask(urljoin(answer.url, "/"))
        if not root.cause and root.media_type in _PAGES:
            return root
    return answer


def _read_some(
    outlet: Source, likely: tuple[Link, ...], asking: Asking
) -> Visit[tuple[tuple[Answer, ...], tuple[Article, ...]]]:
    """Pages of some articles with what they say, those that speak of OCOP first."""
    read: list[tuple[Answer, Article]] = []
    for link in sorted(likely, key=lambda link: not tells_ocop(link))[:_MOST_ASKED]:
        answer = yield from asking.ask(link.url)
        sample = read_sample(answer, outlet)
        if sample.article is not None:
            read.append((answer, sample.article))
        if len(read) == _SAMPLES:
            break
    return tuple(answer for answer, _ in read), tuple(article for _, article in read)
