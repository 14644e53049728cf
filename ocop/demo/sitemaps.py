"""The sitemaps of an outlet: an index and its children, cut by month, day, five days or year as the family does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ocop.demo.layouts import layout_of
from ocop.demo.newsroom import Edition
from ocop.demo.outlets import Outlet
from ocop.demo.rendering import render
from ocop.demo.stamps import folder

_LATEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of a sitemap.

    Attributes:
        url: The address.
        stamp: Its `lastmod`; None where the map has none.
        picture_url: A picture of the page, for image entries.
        title: Title, for news entries.
        published_at: Moment of publication, for news entries.
        outlet_name: Name of the outlet, for news entries.
    """

    url: str
    stamp: str | None = None
    picture_url: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    outlet_name: str | None = None


class Sitemaps:
    """Writes the sitemaps of one outlet.

    Args:
        outlet: The outlet.
        base: Its address without a slash at the end.
    """

    def __init__(self, outlet: Outlet, base: str) -> None:
        self.outlet = outlet
        self.base = base
        self.layout = layout_of(outlet.family)

    def index(self, editions: Sequence[Edition]) -> str:
        """The sitemap index, newest children first; further maps come at its end."""
        children: dict[str, str] = {}
        for edition in editions:
            path = self.child_path(edition)
            children[path] = max(children.get(path, ""), self._stamp(edition))
        entries = [Entry(self.base + path, stamp) for path, stamp in children.items()]
        entries += [Entry(self.base + path) for path in self.layout.sitemap_extras()]
        shape = "index" if self.layout.sitemap_shape == "index" else "urlset"
        return render(f"sitemaps/{shape}.xml", entries)

    def child(self, path: str, editions: Sequence[Edition]) -> str:
        """One child of the index: what belongs there, newest first, after the addresses of other things."""
        entries = [Entry(self.base + other) for other in self.layout.sitemap_head]
        entries += [self._entry(edition) for edition in editions if self.child_path(edition) == path]
        return render("sitemaps/urlset.xml", entries)

    def latest(self, editions: Sequence[Edition]) -> str:
        """A news sitemap of the newest articles, with titles and publication times."""
        entries = [
            Entry(
                url=self.base + edition.article.path,
                stamp=self._stamp(edition),
                title=edition.article.title,
                published_at=edition.article.published_at,
                outlet_name=self.outlet.name,
            )
            for edition in editions[:_LATEST]
        ]
        return render("sitemaps/urlset.xml", entries)

    def others(self) -> str:
        """A map of pages that are no articles."""
        paths = ("/", self.layout.listing_path(1))
        return render("sitemaps/urlset.xml", [Entry(self.base + path) for path in paths])

    def child_path(self, edition: Edition) -> str:
        """Address of the child that holds an article."""
        return self.layout.sitemap_child(edition.article.published_at)

    def _entry(self, edition: Edition) -> Entry:
        article = edition.article
        picture = f"{self.base}/static/{folder(article.published_at)}/{article.slug}-1.gif"
        return Entry(
            url=self.base + article.path,
            stamp=self._stamp(edition),
            picture_url=picture if self.outlet.family == "wordpress" else None,
        )

    def _stamp(self, edition: Edition) -> str:
        """The family's `lastmod`; a correction made while the web runs moves it in every family."""
        published = edition.modified_at if edition.corrected else edition.article.published_at
        return self.layout.sitemap_stamp(published, edition.modified_at)
