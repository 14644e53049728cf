"""A feed, sitemap or listing as it came -> the promising articles of its outlet, and where discovery goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ocop.models import Source
from ocop.notices import REFUSAL
from spiders.feeds import parse_feed
from spiders.links import Link, Promise, belongs_to, is_article
from spiders.listings import parse_listing
from spiders.markup import decode_xml, form_of, unpack
from spiders.promise import promise_of
from spiders.refusals import is_refusal_page
from spiders.sitemaps import parse_sitemap

DiscoveryKind = Literal["feed", "sitemap", "listing"]


@dataclass(frozen=True, slots=True)
class DiscoveryPage:
    """A discovery page as received.

    Attributes:
        kind: What the registry holds it for.
        url: Its address.
        body: Its bytes.
        content_type: Its `Content-Type` header.
        number: For a listing, how many of its pages lead up to this one, itself included.
    """

    kind: DiscoveryKind
    url: str
    body: bytes
    content_type: str | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class Findings:
    """What a discovery page holds for us.

    Attributes:
        links: Number of articles of the outlet that it points to, promising or not.
        articles: The promising ones, in page order.
        children: Further sitemaps, newest period first.
        links_sha256: Fingerprint of all that the page points to.
        next_url: The listing's following page.
        remark: What is odd about the page: `empty`, `no feed`, `html sitemap`, `refusal`; None where nothing is.
    """

    links: int = 0
    articles: tuple[Link, ...] = ()
    children: tuple[Link, ...] = ()
    links_sha256: str = ""
    next_url: str | None = None
    remark: str | None = None


def read_discovery(page: DiscoveryPage, source: Source) -> Findings:
    """Read a discovery page of an outlet by what it is, not by what its address promises.

    Raises:
        UnreadableInputError: It is gzipped and damaged, or too large.
    """
    if page.kind == "listing":
        return _or_refusal(_read_listing(page, source), page)
    content = unpack(page.body)
    form = form_of(decode_xml(content))
    if form == "empty":
        return Findings(remark="empty")
    if form == "feed":
        links = articles_of(source, parse_feed(content, page.url))
        return _findings(source, links)
    if page.kind == "feed" and form != "sitemap":
        return _or_refusal(Findings(remark="no feed"), page)
    sitemap = parse_sitemap(content, page.url)
    links = articles_of(source, sitemap.pages)
    children = tuple(child for child in sitemap.children if belongs_to(source, child.url))
    if sitemap.is_html:
        return _or_refusal(_findings(source, links, children, remark="html sitemap"), page)
    return _findings(source, links, children)


def articles_of(source: Source, links: Iterable[Link]) -> tuple[Link, ...]:
    """The links that lead to articles of the outlet."""
    return tuple(link for link in links if is_article(source, link.url))


def promising(articles: Iterable[Link], weak_words: int = 1) -> tuple[Link, ...]:
    """The articles that are worth fetching by their words, each with its promise.

    >>> links = [Link("https://example.vn/gia-vang-d1.html"), Link("https://example.vn/them-5-san-pham-ocop-d2.html")]
    >>> [(link.url, link.promise.kind) for link in promising(links)]
    [('https://example.vn/them-5-san-pham-ocop-d2.html', 'strong')]
    """
    promised = ((link, promise_of(link, weak_words)) for link in articles)
    return tuple(replace(link, promise=promise) for link, promise in promised if promise is not None)


def links_sha256(links: Iterable[Link]) -> str:
    """Fingerprint of what a discovery page points to: the same as long as it shows the same articles and sitemaps."""
    told = sorted(f"{link.url} {link.modified_at or ''}" for link in links)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _findings(
    source: Source, links: tuple[Link, ...], children: tuple[Link, ...] = (), remark: str | None = None
) -> Findings:
    """What a feed or sitemap holds."""
    return Findings(
        len(links), promising(links, source.weak_words), children, links_sha256((*links, *children)), remark=remark
    )


def _or_refusal(findings: Findings, page: DiscoveryPage) -> Findings:
    """The findings, unless they are none because the page turns us away."""
    if not findings.links and not findings.children and is_refusal_page(page.body, page.content_type):
        return Findings(remark=REFUSAL)
    return findings


def _read_listing(page: DiscoveryPage, source: Source) -> Findings:
    """Every article of the page's own list, whatever its words, and the promising ones of those beside it."""
    listing = parse_listing(page.body, page.url, page.content_type, page.number)
    links = articles_of(source, listing.links)
    # A layout that marks everything as beside the list has no list that we could tell apart.
    listed = {link.url for link in links if not link.aside} or {link.url for link in links}
    wanted = [replace(link, promise=_promise_in_listing(link, source, is_listed=link.url in listed)) for link in links]
    next_url = listing.next_url if listing.next_url and belongs_to(source, listing.next_url) else None
    return Findings(
        len(links),
        tuple(link for link in wanted if link.promise),
        links_sha256=links_sha256(links),
        next_url=next_url,
        remark=None if links else "empty",
    )


def _promise_in_listing(link: Link, source: Source, *, is_listed: bool) -> Promise | None:
    promise = promise_of(link, source.weak_words)
    return promise or (Promise("listed") if is_listed else None)
