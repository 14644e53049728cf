"""OneCMS: `-<digits>.html` addresses, daily sitemaps whose `lastmod` is the publication, a news map that refuses."""

from __future__ import annotations

from datetime import datetime

from ocop.demo.layouts.base import Layout, serial
from ocop.demo.stamps import local


class OneCMS(Layout):
    """The family of many provincial papers; pictures come from `1cdn.vn`."""

    family = "onecms"
    pattern = r"/(?:noi-bo/|m/)?[a-z0-9-]+-a?\d{6,}\.html"
    feed_paths = ("/rss/nong-thon", "/rss/kinh-te")
    feed_type = "application/xml; charset=utf-8"

    def article_path(self, slug: str, published_at: datetime) -> str:
        """Slug and running number; no date."""
        return f"/{slug}-{self.article_number(published_at)}.html"

    def former_path(self, slug: str, published_at: datetime) -> str:
        """The earlier template wrote an "a" before the number."""
        return f"/{slug}-a{self.article_number(published_at)}.html"

    def twin_path(self, slug: str, published_at: datetime) -> str:
        """Mobile page."""
        return f"/m{self.article_path(slug, published_at)}"

    def listing_path(self, number: int) -> str:
        """Collection page."""
        return "/moi-xa-mot-san-pham-event77.html" + (f"?page={number}" if number > 1 else "")

    def sitemap_child(self, published_at: datetime) -> str:
        """One a day."""
        return f"/sitemap-article-{local(published_at):%Y-%m-%d}.xml"

    def sitemap_stamp(self, published_at: datetime, modified_at: datetime) -> str:
        """Publication, whatever happened later."""
        return local(published_at).isoformat(timespec="seconds")

    def sitemap_extras(self) -> tuple[str, ...]:
        """A news map that answers 403 to everyone."""
        return ("/sitemap-news.xml",)

    def article_number(self, published_at: datetime) -> int:
        """Running number of an article."""
        return serial(published_at, 15, 10_100_000)
