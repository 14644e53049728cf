"""What a page tells of its article in JSON-LD (https://schema.org/NewsArticle)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from pipelines.extraction.wording import folded, tidy

_ARTICLE_TYPES = frozenset(
    {
        "NewsArticle",
        "Article",
        "BlogPosting",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "LiveBlogPosting",
        "TechArticle",
    }
)
_LIST_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_PICTURE_TYPES = frozenset({"VideoObject", "ImageGallery", "MediaGallery", "Clip", "Movie"})
# What may stand around the JSON: CDATA, comments.
_WRAPPING = re.compile(r"^\s*(?:/\*\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?:/\*\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*;?\s*$")
_CONTROL = re.compile(r"[\x00-\x1f]")
_MOST_NODES = 5_000
_ORGANIZATIONS = ("Organization", "NewsMediaOrganization")
_GLUED = re.compile(r"(?<=[^\W\d_])(?<![A-ZĐ])[A-ZĐ]{3,}$")


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The article that the structured data describes; None where a field is not stated.

    Attributes:
        headline: Headline.
        description: Summary, often the lead.
        published: Date of publication as written.
        modified: Date of the last change as written.
        author: Names of the writers, joined by commas; never an organisation.
        section: Section.
        keywords: Keywords.
        url: Address of the article.
        origin: Address of what it is based on, or that of its author or source where this is an organisation: on an
            aggregator's page, of the original.
    """

    headline: str | None = None
    description: str | None = None
    published: str | None = None
    modified: str | None = None
    author: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    url: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The structured data of a page.

    Attributes:
        articles: The articles it describes, in the order of the page: its own, and sometimes those of related boxes.
        shows_pictures: Whether it describes a video or a gallery.
        is_list: Whether it says that the page is a list.
    """

    articles: tuple[LinkedArticle, ...] = ()
    shows_pictures: bool = False
    is_list: bool = False

    def article_at(self, url: str, title: str | None) -> LinkedArticle | None:
        """The article of the page itself: the one with its address, else with its title, else the only one.

        Args:
            url: Address of the page.
            title: Headline that the page shows.
        """
        path = _path(url)
        for article in self.articles:
            if article.url and path and _path(article.url) == path:
                return article
        for article in self.articles:
            if title and article.headline and folded(article.headline) == folded(title):
                return article
        return self.articles[0] if len(self.articles) == 1 else None


def read_json_ld(tree: HtmlElement) -> LinkedData:
    """Structured data of a page: `@graph`, lists in lists and entities inside strings are seen through."""
    articles = []
    shows_pictures = is_list = False
    for node in _nodes(tree):
        kinds = node.get("@type")
        types = {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}
        if types & _ARTICLE_TYPES:
            articles.append(_article(node))
        shows_pictures = shows_pictures or bool(types & _PICTURE_TYPES)
        is_list = is_list or bool(types & _LIST_TYPES)
    return LinkedData(tuple(articles), shows_pictures, is_list)


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """All objects of all blocks, outer before inner."""
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]")
    stack: list[Any] = [_loaded(script.text or "") for script in reversed(scripts)]
    for _ in range(_MOST_NODES):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            stack.extend(value for value in reversed(item.values()) if isinstance(value, (dict, list)))


def _loaded(text: str) -> Any:
    bare = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip()
    for attempt in (bare, re.sub(r",\s*([}\]])", r"\1", bare), html.unescape(bare)):
        try:
            return json.loads(_CONTROL.sub(" ", attempt))
        except (ValueError, RecursionError):
            continue
    return None


def _article(node: dict[str, Any]) -> LinkedArticle:
    address = node.get("mainEntityOfPage") or node.get("url") or node.get("@id")
    if isinstance(address, dict):
        address = address.get("@id") or address.get("url")
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        description=_text(node.get("description")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        author=", ".join(dict.fromkeys(_people(node.get("author")))) or None,
        section=", ".join(_texts(node.get("articleSection"))) or None,
        keywords=tuple(
            dict.fromkeys(
                word.strip() for text in _texts(node.get("keywords")) for word in text.split(",") if word.strip()
            )
        ),
        url=_text(address),
        origin=next(_origins(node), None),
    )


def _origins(node: dict[str, Any]) -> Iterator[str]:
    """Addresses of what an article is taken from, the best first."""
    for key in ("isBasedOn", "isBasedOnUrl", "sourceOrganization", "author"):
        value = node.get(key)
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, dict):
                found = item if key.startswith("is") else None
            elif key == "author" and item.get("@type") not in _ORGANIZATIONS:
                found = None
            else:
                found = item.get("url") or item.get("@id")
            if address := _text(found):
                yield address


def _people(value: Any) -> Iterator[str]:
    """Names of persons; "Tâm HằngTTXVN" is a name to which the agency's was glued."""
    for person in value if isinstance(value, list) else [value]:
        if isinstance(person, dict):
            if person.get("@type") in _ORGANIZATIONS:
                continue
            names = _texts(person.get("name"))
        else:
            names = _texts(person)
        yield from (_GLUED.sub("", name) for name in names)


def _texts(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        text = _text(item)
        if text:
            yield text


def _text(value: Any) -> str | None:
    """A string without entities, which some systems write into their JSON; None for anything else."""
    return tidy(html.unescape(html.unescape(value))) or None if isinstance(value, str) else None


def _path(url: str) -> str:
    return re.sub(r"^https?://[^/]+|[?#].*$", "", url).rstrip("/")
