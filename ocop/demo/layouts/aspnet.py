"""ASP.NET WebForms: a 17-digit stamp in the address, a UTF-16 feed with titles in NFD."""

from __future__ import annotations

from datetime import datetime

from ocop.demo.layouts.base import Layout, serial
from ocop.demo.stamps import local


class AspNet(Layout):
    """The family of older papers whose whole page is one form."""

    family = "aspnet"
    pattern = r"/(?:noi-bo/)?(?:[a-z0-9-]+/)?[a-z0-9-]+(?:-20\d{15}|_d\d+)\.(?:htm|aspx)"
    feed_paths = ("/nong-thon-moi.rss",)
    feed_type = "text/xml"
    feed_encoding = "utf-16-le"
    sitemap_head = ("/", "/chu-de/ocop.htm", "/nong-thon-moi.rss")

    def article_path(self, slug: str, published_at: datetime) -> str:
        """Section, slug and the publication time to the millisecond."""
        moment = local(published_at)
        return f"/tin-tuc/{slug}-{moment:%Y%m%d%H%M%S}{serial(published_at, 60, 0) % 1000:03}.htm"

    def former_path(self, slug: str, published_at: datetime) -> str:
        """A page of the first generation."""
        return f"/{slug}_d{serial(published_at, 30, 100)}.aspx"

    def twin_path(self, slug: str, published_at: datetime) -> str:
        """The same article in a second section."""
        return self.article_path(slug, published_at).replace("/tin-tuc/", "/nong-thon-moi/", 1)

    def listing_path(self, number: int) -> str:
        """Topic page."""
        return "/chu-de/ocop.htm" + (f"?page={number}" if number > 1 else "")

    def sitemap_child(self, published_at: datetime) -> str:
        """One a month."""
        return f"/sitemaps/{local(published_at):%Y-%m}.xml"

    def sitemap_stamp(self, published_at: datetime, modified_at: datetime) -> str:
        """Edit day."""
        return local(modified_at).date().isoformat()
