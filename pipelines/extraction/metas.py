"""What a page tells in the `meta` elements of its head."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml.html import HtmlElement

from pipelines.extraction.wording import tidy

# Keys that hold the date of publication, the best first. `datetimenow` and its kin are the server's clock and not here.
PUBLISHED_KEYS = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "og:article:published_time",
    "publish-date",
    "publish_date",
    "dc.date.issued",
    "dc.created",
    "dcterms.created",
)
_DAYS = ("datepublished", "datemodified")
MODIFIED_KEYS = ("article:modified_time", "datemodified", "lastmod", "og:updated_time", "dcterms.modified")


@dataclass(frozen=True, slots=True)
class Metas:
    """The `meta` elements of a page: for each property, name or itemprop in lower case, its contents in order."""

    contents: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def first(self, *keys: str) -> str | None:
        """The first content of the first key that the page has; None where it has none of them.

        >>> Metas({"og:title": ("Một", "Hai")}).first("twitter:title", "og:title")
        'Một'
        """
        return next((self.contents[key][0] for key in keys if key in self.contents), None)

    def all(self, key: str) -> tuple[str, ...]:
        """All contents of a key, in the order of the page.

        >>> Metas({"article:tag": ("OCOP", "Cà Mau")}).all("article:tag")
        ('OCOP', 'Cà Mau')
        """
        return self.contents.get(key, ())


def read_metas(tree: HtmlElement) -> Metas:
    """Metadata of a page, with entities undone that were escaped twice."""
    contents: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = tidy(html.unescape(html.unescape(element.get("content") or "")))
        if content:
            for attribute in ("property", "name", "itemprop"):
                key = (element.get(attribute) or "").strip().lower()
                if key and content not in contents.setdefault(key, []):
                    contents[key].append(content)
    for key in _DAYS:
        days = sorted(set(_microdata(tree, key)))
        if len(days) == 1:
            contents.setdefault(key, days)
    return Metas(MappingProxyType({key: tuple(values) for key, values in contents.items() if values}))


def _microdata(tree: HtmlElement, key: str) -> Iterator[str]:
    """What the items of a page that hold a body say of a property; lists of other stories hold none."""
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        said = tidy(element.get("datetime") or element.get("content") or "")
        if said and (element.get("itemprop") or "").lower() == key:
            item = next((holder for holder in element.iterancestors() if holder.get("itemscope") is not None), None)
            if item is not None and item.xpath("boolean(.//*[@itemprop='articleBody'])"):
                yield said
