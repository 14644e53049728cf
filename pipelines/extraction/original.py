"""The article of another outlet that a page names as its original.

A canonical link or `og:url` to another site says so, so do meta elements and the structured data, and so does a line
such as "Nguồn: …" or "Theo Báo …" with a link. Only the address of an article counts, never a front page, and where
lines name several, none does: then they are those of a list.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from ocop.grounds import Ground
from ocop.models import Page
from pipelines.extraction.head import Head
from pipelines.extraction.urls import clean_url, same_site
from pipelines.extraction.wording import folded, tidy

_FILE = Path(__file__).with_suffix(".toml")
# Lines longer than this are prose, but for the address that may stand in them.
_LONGEST_LABEL = 60
_LONGEST_CREDIT = 80
_ADDRESS = re.compile(r"https?://[^\s<>\"”)]+")
_SLUG_HYPHENS = 3
# A page with more links to articles at other sites than this is a list of them.
_MOST_LINKS = 100
_ID = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of `original.toml`."""

    metas: tuple[str, ...]
    labels: frozenset[str]
    credits: frozenset[str]


def find_original(page: Page, tree: HtmlElement, head: Head) -> tuple[str | None, Ground | None]:
    """Address of the original that a page names, without tracking parameters, and where it does; None for none.

    Args:
        page: The page.
        tree: Its tree, with everything that is shown.
        head: What it states about itself.

    >>> from datetime import UTC, datetime
    >>> from lxml.html import document_fromstring
    >>> from pipelines.extraction.head import read_head
    >>> markup = "<p>Nguồn: <a href='https://baogoc.vn/ca-mau-co-145-san-pham-a31234.html'>Báo Gốc</a></p>"
    >>> page = Page("https://tonghop.vn/ca-mau", markup.encode(), "text/html", datetime(2024, 1, 1, tzinfo=UTC))
    >>> tree = document_fromstring(markup)
    >>> find_original(page, tree, read_head(tree))
    ('https://baogoc.vn/ca-mau-co-145-san-pham-a31234.html', 'look')
    """
    for stated, ground in _stated(head):
        if address := _elsewhere(page, stated):
            return address, ground
    links = [(link, address) for link in tree.iter("a") if (address := _elsewhere(page, link.get("href")))]
    if len(links) > _MOST_LINKS:
        return None, None
    named = {address for link, address in links if _is_label(tidy(link.text_content())) or _follows_label(link)}
    named |= {address for stated in _written_out(tree) if (address := _elsewhere(page, stated))}
    return (named.pop(), "look") if len(named) == 1 else (None, None)


def _stated(head: Head) -> Iterator[tuple[str | None, Ground]]:
    """What the head says, the best first."""
    yield head.canonical, "head"
    for key in ("og:url", *_words().metas):
        yield head.metas.first(key), "meta"
    if len(head.linked.articles) == 1:
        yield head.linked.articles[0].origin, "json-ld"


def _written_out(tree: HtmlElement) -> Iterator[str]:
    """Addresses that are no links, behind words that say that they lead to the original."""
    for element in tree.iter("p", "div", "span", "em", "i", "li"):
        text = element.text or ""
        if (found := _ADDRESS.search(text)) and _is_label(text[: found.start()]):
            yield found.group().rstrip(".,;")


def _follows_label(link: HtmlElement) -> bool:
    """Whether the line that holds a link begins with such words, and holds no more than the link besides."""
    around = link.getparent()
    for _ in range(3):
        if around is None or around.tag == "body":
            return False
        line = tidy(around.text_content())
        inside = tidy(link.text_content())
        if line != inside:
            before, _, after = line.partition(inside) if inside else (line, "", "")
            if len(after) > _LONGEST_LABEL:
                return False
            return _is_label(before) or (len(line) <= _LONGEST_CREDIT and folded(before) in _words().credits)
        around = around.getparent()
    return False


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and folded(text) in _words().labels


def _elsewhere(page: Page, stated: str | None) -> str | None:
    """An address where it is that of an article at another site."""
    if not stated or not page.url.startswith("http"):
        return None
    with suppress(ValueError):  # it is no address
        address = clean_url(urljoin(page.url, stated.strip()))
        parts = urlsplit(address)
        homes = [page.url]
        if page.source:
            homes += [f"https://{domain}/" for domain in (page.source.domain, *page.source.former_domains)]
        is_other = parts.scheme in {"http", "https"} and bool(parts.netloc)
        if is_other and not any(same_site(address, home) for home in homes) and _is_of_article(parts.path, parts.query):
            return address
    return None


def _is_of_article(path: str, query: str) -> bool:
    """Whether an address looks like that of one article: it ends in a headline or has a number."""
    last = path.rstrip("/").rpartition("/")[2]
    return last.count("-") >= _SLUG_HYPHENS or bool(_ID.search(last) or re.search(r"=\d+", query))


@cache
def _words() -> _Words:
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return _Words(tuple(lists["metas"]), frozenset(lists["labels"]), frozenset(lists["credits"]))
