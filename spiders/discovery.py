"""A feed, sitemap or listing as it came -> the promising articles of its outlet, and where discovery goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ocop.models import Source
from spiders.feeds import parse_feed
from spiders.links import Link, belongs_to, is_article
from spiders.listings import parse_listing
from spiders.markup import decode_xml, form_of, unpack
from spiders.promise import promise_of
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
        next_url: The listing's following page.
        remark: What is odd about the page: `empty`, `no feed`, `html sitemap`; None where nothing is.
    """

    links: int = 0
    articles: tuple[Link, ...] = ()
    children: tuple[Link, ...] = ()
    next_url: str | None = None
    remark: str | None = None


def read_discovery(page: DiscoveryPage, source: Source) -> Findings:
    """Read a discovery page of an outlet by what it is, not by what its address promises.

    Raises:
        UnreadableInputError: It is gzipped and damaged, or too large.
    """
    if page.kind == "listing":
        return _read_listing(page, source)
    content = unpack(page.body)
    form = form_of(decode_xml(content))
    if form == "empty":
        return Findings(remark="empty")
    if form == "feed":
        links = articles_of(source, parse_feed(content, page.url))
        return Findings(len(links), promising(links))
    if page.kind == "feed" and form != "sitemap":
        return Findings(remark="no feed")
    sitemap = parse_sitemap(content, page.url)
    links = articles_of(source, sitemap.pages)
    children = tuple(child for child in sitemap.children if belongs_to(source, child.url))
    return Findings(len(links), promising(links), children, remark="html sitemap" if sitemap.is_html else None)


def articles_of(source: Source, links: Iterable[Link]) -> tuple[Link, ...]:
    """The links that lead to articles of the outlet."""
    return tuple(link for link in links if is_article(source, link.url))


def promising(articles: Iterable[Link]) -> tuple[Link, ...]:
    """The articles that are worth fetching by their words.

    >>> links = [Link("https://example.vn/gia-vang-d1.html"), Link("https://example.vn/them-5-san-pham-ocop-d2.html")]
    >>> [link.url for link in promising(links)]
    ['https://example.vn/them-5-san-pham-ocop-d2.html']
    """
    return tuple(link for link in articles if promise_of(link) is not None)


def _read_listing(page: DiscoveryPage, source: Source) -> Findings:
    """Every article of the page's own list, whatever its words, and the promising ones of those beside it."""
    listing = parse_listing(page.body, page.url, page.content_type, page.number)
    links = articles_of(source, listing.links)
    # A layout that marks everything as beside the list has no list that we could tell apart.
    listed = [link for link in links if not link.aside] or links
    wanted = {link.url for link in (*listed, *promising(links))}
    next_url = listing.next_url if listing.next_url and belongs_to(source, listing.next_url) else None
    return Findings(
        len(links),
        tuple(link for link in links if link.url in wanted),
        next_url=next_url,
        remark=None if links else "empty",
    )
