"""Pages that list OCOP articles -> the links of their own list, and the page that follows."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ocop.folding import fold_words
from spiders.links import Link, clean_url
from spiders.markup import parse_html

_WORDS_FILE = Path(__file__).with_name("listings.toml")
# "/ocop/trang-2.html", "/ocop/page/2/", "/ocop-p2.html" and "/ocop.html" share the stem "/ocop".
_PAGE_PART = re.compile(r"(?:[/_-](?:trang|page|paged|p)?[-_/]?\d+)?(?:\.\w+)?/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing points to.

    Attributes:
        links: All its links, in page order, each address once; those outside its own list are `aside`.
        next_url: The page that follows; None where it is the last.
    """

    links: tuple[Link, ...]
    next_url: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """The content of `listings.toml`."""

    next_labels: frozenset[str]
    aside_tags: frozenset[str]
    aside_names: re.Pattern[str]


def parse_listing(body: bytes, url: str, content_type: str | None = None, number: int = 1) -> Listing:
    """Read a listing; a page without a single link gives an empty one.

    Args:
        body: The page as received.
        url: Its address.
        content_type: Its `Content-Type` header, for the encoding.
        number: How many pages of the listing lead up to this one, itself included.

    >>> page = b'<main><a href="/ocop-5-sao-d1.html">OCOP 5 sao</a></main><div><a href="?page=2">2</a></div>'
    >>> parse_listing(page, "https://example.vn/tag/ocop").next_url
    'https://example.vn/tag/ocop?page=2'
    """
    root = parse_html(body, content_type)
    if root is None:
        return Listing(())
    base = clean_url(next(iter(root.xpath("//base/@href")), ""), url) or url
    asides = set(_aside_anchors(root))
    merged: dict[str, Link] = {}
    for anchor in root.iter("a"):
        address = clean_url(anchor.get("href") or "", base) if anchor.get("href") else None
        if address:
            merged[address] = _merge(merged.get(address), Link(address, _label(anchor), aside=anchor in asides))
    return Listing(tuple(merged.values()), _next_url(root, url, base, number))


def _merge(known: Link | None, link: Link) -> Link:
    """One link of two to the same address: the longer title, and in the list if either is."""
    if known is None:
        return link
    title = max(known.title or "", link.title or "", key=len) or None
    return Link(link.url, title, aside=known.aside and link.aside)


def _label(anchor: HtmlElement) -> str | None:
    text = anchor.text_content() or anchor.get("title") or next(iter(anchor.xpath(".//img/@alt")), "")
    return " ".join(str(text).split()) or None


def _aside_anchors(root: HtmlElement) -> Iterator[HtmlElement]:
    words = _words()
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"html", "body"}:
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in words.aside_tags or words.aside_names.search(names):
            yield from element.iter("a")


def _next_url(root: HtmlElement, url: str, base: str, number: int) -> str | None:
    """Address of the following page: by `rel=next`, by the next number, by a label, in this order of trust."""
    for href in root.xpath("//link[@rel='next']/@href | //a[@rel='next']/@href"):
        address = clean_url(str(href), base)
        if address and address != url:
            return address
    labels = _words().next_labels
    by_label = None
    for anchor in root.iter("a"):
        address = clean_url(anchor.get("href") or "", base) if anchor.get("href") else None
        if address is None or not _same_listing(address, url):
            continue
        text = " ".join(anchor.text_content().split())
        if text == str(number + 1):
            return address
        said = {
            text,
            *(fold_words(label) for label in (text, anchor.get("title") or "", anchor.get("aria-label") or "")),
        }
        if said & labels and by_label is None:
            by_label = address
    return by_label


def _same_listing(address: str, url: str) -> bool:
    """Whether an address is another page of the listing at `url`."""
    there, here = urlsplit(address), urlsplit(url)
    stem = _PAGE_PART.sub("", here.path)
    return address != url and there.netloc == here.netloc and there.path.startswith(stem)


@cache
def _words() -> _Words:
    words = tomllib.loads(_WORDS_FILE.read_text(encoding="utf-8"))
    return _Words(
        next_labels=frozenset(words["next_labels"]),
        aside_tags=frozenset(words["aside_tags"]),
        aside_names=re.compile("|".join(re.escape(name) for name in words["aside_names"]), re.IGNORECASE),
    )
