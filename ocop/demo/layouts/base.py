"""What every layout says of its addresses; pages, feeds and sitemaps look in its template folder."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from typing import ClassVar, Literal

from ocop.demo.stamps import VIETNAM_TIME

SitemapShape = Literal["index", "urlset of maps"]


class Layout(ABC):
    """The address habits of one CMS family.

    Attributes:
        family: Name of the family, and of its folder of templates.
        pattern: Regular expression that the path of an article, of its former address and of its twin matches in whole.
        feed_paths: Addresses of its feeds.
        feed_type: Content type that the server gives its feeds.
        feed_encoding: Encoding of the feeds' bytes.
        sitemap_path: Address of the sitemap index.
        sitemap_shape: `index` as the protocol has it; `urlset of maps` lists the child maps as if they were pages.
        sitemap_head: Addresses of other things that come first in every child sitemap.
        print_folder: Folder of the print twins, which robots.txt forbids.
        private_folder: Folder of drafts, which robots.txt forbids though the listing links there.
    """

    family: ClassVar[str]
    pattern: ClassVar[str]
    feed_paths: ClassVar[tuple[str, ...]]
    feed_type: ClassVar[str] = "application/rss+xml; charset=utf-8"
    feed_encoding: ClassVar[str] = "utf-8"
    sitemap_path: ClassVar[str] = "/sitemap.xml"
    sitemap_shape: ClassVar[SitemapShape] = "index"
    sitemap_head: ClassVar[tuple[str, ...]] = ()
    print_folder: ClassVar[str] = "/in-bai"
    private_folder: ClassVar[str] = "/noi-bo"

    @abstractmethod
    def article_path(self, slug: str, published_at: datetime) -> str:
        """Address of an article."""

    @abstractmethod
    def former_path(self, slug: str, published_at: datetime) -> str:
        """Address that the article had under an earlier generation of the site; it redirects for good."""

    @abstractmethod
    def twin_path(self, slug: str, published_at: datetime) -> str:
        """Address of a second page of the same article: AMP, mobile or another portlet; its canonical link tells."""

    @abstractmethod
    def listing_path(self, number: int) -> str:
        """Address of a page of the OCOP listing; the first is 1."""

    @abstractmethod
    def sitemap_child(self, published_at: datetime) -> str:
        """Address of the child sitemap that holds what was published at a moment."""

    @abstractmethod
    def sitemap_stamp(self, published_at: datetime, modified_at: datetime) -> str:
        """The `lastmod` of an article."""

    def print_path(self, slug: str, published_at: datetime) -> str:
        """Address of the print twin."""
        return self.print_folder + self.article_path(slug, published_at)

    def private_path(self, slug: str, published_at: datetime) -> str:
        """Address of a draft: it looks like an article's and robots.txt forbids it."""
        return self.private_folder + self.article_path(slug, published_at)

    def sitemap_extras(self) -> tuple[str, ...]:
        """Further children of the sitemap index, which hold no article of their own."""
        return ()


def serial(published_at: datetime, step_minutes: int, first: int) -> int:
    """Running number of an article, which grows with time: one a step since 2016.

    >>> serial(datetime.fromisoformat("2016-01-01T01:00:00+07:00"), 10, 5000)
    5006
    """
    start = datetime(2016, 1, 1, tzinfo=VIETNAM_TIME)
    return first + int((published_at - start).total_seconds() // (step_minutes * 60))
