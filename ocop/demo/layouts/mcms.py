"""mcms: `-post<id>.html` addresses, monthly sitemaps without zero padding whose `lastmod` is the edit time."""

from __future__ import annotations

from datetime import datetime

from ocop.demo.layouts.base import Layout, serial
from ocop.demo.stamps import local


class Mcms(Layout):
    """The family of many national papers; assets come from `common.mcms.one`."""

    family = "mcms"
    pattern = r"/(?:noi-bo/)?[a-z0-9-]+-post\d+\.(?:html|vnp|amp)"
    feed_paths = ("/rss/home.rss", "/rss/nong-thon-moi.rss")
    sitemap_head = ("/",)

    def article_path(self, slug: str, published_at: datetime) -> str:
        """Slug and running number; no date."""
        return f"/{slug}-post{self.post_id(published_at)}.html"

    def former_path(self, slug: str, published_at: datetime) -> str:
        """The suffix moved from `.vnp` to `.html`."""
        return f"/{slug}-post{self.post_id(published_at)}.vnp"

    def twin_path(self, slug: str, published_at: datetime) -> str:
        """AMP page."""
        return f"/{slug}-post{self.post_id(published_at)}.amp"

    def listing_path(self, number: int) -> str:
        """Tag page."""
        return "/tu-khoa/ocop-tag1877.html" + (f"?page={number}" if number > 1 else "")

    def sitemap_child(self, published_at: datetime) -> str:
        """One a month, the month without zero."""
        month = local(published_at)
        return f"/sitemaps/news-{month.year}-{month.month}.xml"

    def sitemap_stamp(self, published_at: datetime, modified_at: datetime) -> str:
        """Edit time."""
        return local(modified_at).isoformat(timespec="seconds")

    def sitemap_extras(self) -> tuple[str, ...]:
        """A map of the sections."""
        return ("/sitemaps/categories.xml",)

    def post_id(self, published_at: datetime) -> int:
        """Running number of an article."""
        return serial(published_at, 6, 400_000)
