"""Where a page points on the way to an outlet's articles: to feeds, to pages about feeds, to lists of OCOP articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from protego import Protego

from ocop.agent import NAME
from ocop.folding import fold_words
from ocop.outlets.visits import Answer
from spiders.links import Link, clean_url, path_of
from spiders.listings import parse_listing
from spiders.markup import parse_html

_FILE = Path(__file__).with_name("signposts.toml")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_FEED_ADDRESS = re.compile(r"\.rss$|/rss/.*\.xml$|/(?:rss|feed)/[^.]+$|/feed/?$", re.IGNORECASE)
_ABOUT_FEEDS = re.compile(r"(?:^|[/_-])(?:main-)?rss(?:[/._-]|$)", re.IGNORECASE)
# The label of a tag or topic; a longer one is a headline.
_LONGEST_LABEL = 40
# Beside the programme's name, the address of a list has fewer words than a headline's.
_MOST_WORDS = 6
_OCOP = re.compile(r"ocop|mo[it] xa mot san pham")


@dataclass(frozen=True, slots=True)
class Robots:
    """What a robots.txt says beside its rules.

    Attributes:
        sitemaps: The sitemaps that it names.
        delay_seconds: The Crawl-delay that it asks us for; None where it asks for none.
    """

    sitemaps: tuple[str, ...] = ()
    delay_seconds: float | None = None


def read_robots(text: str, base: str) -> Robots:
    r"""What a robots.txt says of sitemaps and delays.

    >>> read_robots("User-agent: *\nCrawl-delay: 10\nSitemap: /sitemap.xml", "https://vidu.vn/")
    Robots(sitemaps=('https://vidu.vn/sitemap.xml',), delay_seconds=10.0)
    """
    rules = Protego.parse(text)
    named = (clean_url(str(address), base) for address in rules.sitemaps)
    return Robots(tuple(dict.fromkeys(address for address in named if address)), rules.crawl_delay(NAME))


def feeds_of(answer: Answer) -> tuple[str, ...]:
    """Feeds that a page names in its head or links to, the best for our subject first."""
    root = parse_html(answer.body, answer.content_type)
    if root is None:
        return ()
    found: dict[str, str] = {}
    for element in root.xpath("//link[@href][contains(@rel, 'alternate')]"):
        if (element.get("type") or "").lower().split(";")[0].strip() in _FEED_TYPES:
            _note(found, element.get("href"), answer.url, element.get("title") or "")
    for anchor in root.xpath("//a[@href]"):
        if _FEED_ADDRESS.search(path_of(clean_url(anchor.get("href"), answer.url) or "")):
            _note(found, anchor.get("href"), answer.url, anchor.text_content())
    unwanted = [fold_words(word) for word in _words()["no_feeds"]]
    wanted = [url for url, label in found.items() if not any(word in fold_words(f"{label} {url}") for word in unwanted)]
    return tuple(sorted(wanted, key=lambda url: _rank(f"{found[url]} {path_of(url)}")))


def feed_page_of(answer: Answer) -> str | None:
    """The page about its feeds that a page links to; None where it links to none."""
    for link in anchors_of(answer):
        path = path_of(link.url)
        if _ABOUT_FEEDS.search(path) and not _FEED_ADDRESS.search(path) and not path.endswith(".xml"):
            return link.url
    return None


def anchors_of(answer: Answer) -> tuple[Link, ...]:
    """All links of a page, each address once, with the text that stands on it."""
    return parse_listing(answer.body, answer.url, answer.content_type).links


def listing_candidates(links: Iterable[Link]) -> tuple[str, ...]:
    """Addresses that may be lists of OCOP articles, by their words or their label, the likeliest first.

    >>> links = [Link("https://vidu.vn/tag/ocop-12.html"), Link("https://vidu.vn/tim-kiem?q=ocop")]
    >>> listing_candidates(links)
    ('https://vidu.vn/tag/ocop-12.html',)
    """
    ranks: dict[str, tuple[int, int]] = {}
    for link in links:
        words = fold_words(path_of(link.url))
        label = link.title or ""
        others = len(_OCOP.sub(" ", words).split())
        told = _OCOP.search(words) or (len(label) <= _LONGEST_LABEL and _OCOP.search(fold_words(label)))
        if told and others <= _MOST_WORDS and not any(part in link.url.lower() for part in _words()["searches"]):
            rank = (0 if _OCOP.search(words) else 1, others)
            ranks[link.url] = min(rank, ranks.get(link.url, rank))
    return tuple(sorted(ranks, key=lambda url: ranks[url]))


def tells_ocop(link: Link) -> bool:
    """Whether the address or the title of a link names the programme.

    >>> tells_ocop(Link("https://vidu.vn/them-5-san-pham-ocop-d1.html")), tells_ocop(Link("https://vidu.vn/gia-vang.html"))
    (True, False)
    """
    return _OCOP.search(fold_words(f"{path_of(link.url)} {link.title or ''}")) is not None


def is_label(text: str | None) -> bool:
    """Whether the text of a link is the label of a section or a tag rather than a headline.

    >>> is_label("Kinh tế"), is_label("Cà Mau có thêm 18 sản phẩm OCOP đạt hạng 4 sao")
    (True, False)
    """
    return len(text or "") < _LONGEST_LABEL // 2


def _note(found: dict[str, str], href: str, base: str, label: str) -> None:
    url = clean_url(href, base)
    if url:
        found.setdefault(url, label)


def _rank(said: str) -> int:
    words = [fold_words(word) for word in _words()["feed_words"]]
    said = fold_words(said)
    return next((rank for rank, word in enumerate(words) if word in said), len(words))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
