"""Sitemaps and sitemap indexes -> links to articles and to further sitemaps.

Met in the wild besides the protocol of sitemaps.org: children listed inside `<urlset>`, an HTML page of links at the
sitemap's address, plain lists of addresses, and gzip without saying so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from spiders.links import Link, clean_url, path_of
from spiders.markup import decode_xml, form_of, parse_html, parse_xml, unpack
from spiders.stamps import VIETNAM, parse_change_stamp, parse_stamp

_MAP_ADDRESS = re.compile(r"\.xml(?:\.gz)?$|/sitemaps?[/._-]", re.IGNORECASE)
_PERIODS = (
    re.compile(r"(?<!\d)(20\d{2})[-_/](\d{1,2})(?:[-_/](\d{1,2}))?(?!\d)"),
    re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})?(?!\d)"),
)
_LATEST = re.compile(r"latest|news-sitemap|sitemap-news|moi-nhat", re.IGNORECASE)
_LONG_AGO = datetime(1970, 1, 1, tzinfo=VIETNAM)
_ALWAYS_NEW = datetime(9999, 1, 1, tzinfo=VIETNAM)
# Sitemaps of things that are no articles, by words of their address.
_OTHER_THINGS = re.compile(r"categor|chuyen-muc|tags?\b|author|image|video|photo|page-sitemap", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap points to.

    Attributes:
        pages: Addresses of pages, in the sitemap's order.
        children: Further sitemaps, the newest period first.
        is_html: Whether the address holds an HTML page of links.
    """

    pages: tuple[Link, ...] = ()
    children: tuple[Link, ...] = ()
    is_html: bool = False


def parse_sitemap(body: bytes, url: str) -> Sitemap:
    """Read a sitemap of any form; one that holds nothing is empty.

    Args:
        body: The document as received, gzipped or not.
        url: Address of the sitemap, for relative links.

    Raises:
        UnreadableInputError: It is gzipped and damaged, or too large.

    >>> index = b'<sitemapindex><sitemap><loc>https://example.vn/news-2026-7.xml</loc></sitemap></sitemapindex>'
    >>> [child.url for child in parse_sitemap(index, "https://example.vn/sitemap.xml").children]
    ['https://example.vn/news-2026-7.xml']
    """
    content = unpack(body)
    text = decode_xml(content)
    form = form_of(text)
    if form == "html":
        links = _html_links(content, url)
    elif form == "text":
        links = [Link(address) for line in text.splitlines() if (address := clean_url(line)) and "://" in line]
    else:
        links = _xml_links(text, url)
    unique = {link.url: link for link in links if link.url != url}.values()
    maps = {link.url for link in unique if _MAP_ADDRESS.search(path_of(link.url))}
    children = [link for link in unique if link.url in maps and not _OTHER_THINGS.search(path_of(link.url))]
    pages = tuple(link for link in unique if link.url not in maps)
    return Sitemap(pages, tuple(sorted(children, key=newness, reverse=True)), is_html=form == "html")


def newness(link: Link) -> tuple[datetime, int]:
    """Sort key of sitemaps, greatest for the newest: the period in the address, else the last change, then a number.

    >>> newest = newness(Link("https://example.vn/sitemaps/news-2026-10.xml"))
    >>> newest > newness(Link("https://example.vn/sitemaps/news-2026-9.xml"))
    True
    """
    path = path_of(link.url)
    numbers = re.findall(r"\d+", path)
    moment = period_of(link.url) or link.modified_at or (_ALWAYS_NEW if _LATEST.search(path) else _LONG_AGO)
    return moment, int(numbers[-1][:9]) if numbers else 0


def period_of(url: str) -> datetime | None:
    """First day, in Vietnam, of the period that a sitemap's address names; None where it names none.

    Months come with and without a zero, days alone and as blocks of five ("2026-7-11-15").

    >>> period_of("https://example.vn/sitemaps/sitemaps-2026-7-11-15.xml").date().isoformat()
    '2026-07-11'
    """
    path = path_of(url)
    match = next(filter(None, (pattern.search(path) for pattern in _PERIODS)), None)
    if not match:
        return None
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3] or 1), tzinfo=VIETNAM)
    except ValueError:
        return None


def _xml_links(text: str, base: str) -> list[Link]:
    """Links of `<url>` and `<sitemap>` elements, whatever their namespace and nesting."""
    root = parse_xml(text)
    links = []
    for entry in root.iter("{*}url", "{*}sitemap") if root is not None else ():
        fields = dict(_fields(entry))
        address = clean_url(fields.get("loc", ""), base) if fields.get("loc") else None
        if address:
            links.append(
                Link(
                    url=address,
                    title=fields.get("title"),
                    published_at=parse_stamp(fields.get("publication_date")),
                    modified_at=parse_change_stamp(fields.get("lastmod")),
                )
            )
    return links


def _fields(entry: etree._Element) -> Iterator[tuple[str, str]]:
    """Local names and texts of what an entry says of its page, `news:` elements included, pictures left out."""
    for element in entry:
        name = str(element.tag).rpartition("}")[2]
        if name == "news":
            yield from _fields(element)
        elif name not in {"image", "video"} and (text := " ".join("".join(element.itertext()).split())):
            yield name, text


def _html_links(body: bytes, base: str) -> list[Link]:
    root = parse_html(body)
    anchors = root.iter("a") if root is not None else ()
    links = ((clean_url(anchor.get("href") or "", base), anchor) for anchor in anchors if anchor.get("href"))
    return [Link(url, title=" ".join(anchor.text_content().split()) or None) for url, anchor in links if url]
