"""WordPress: `/yyyy/mm/slug/` addresses, Yoast's sitemaps, two feeds of which one is Atom."""

from __future__ import annotations

from datetime import UTC, datetime

from ocop.demo.layouts.base import Layout, serial
from ocop.demo.stamps import local


class WordPress(Layout):
    """The family of magazines and of offices of the programme."""

    family = "wordpress"
    pattern = r"/(?:noi-bo/)?(?:20\d{2}/\d{2}/[a-z0-9-]+/(?:amp/)?(?:\?utm_[a-z0-9_=&-]+)?|\?p=\d+)"
    feed_paths = ("/feed/", "/feed/atom/")
    sitemap_path = "/sitemap_index.xml"

    def article_path(self, slug: str, published_at: datetime) -> str:
        """Year, month and slug."""
        return f"/{local(published_at):%Y/%m}/{slug}/"

    def former_path(self, slug: str, published_at: datetime) -> str:
        """The short link by the post's number."""
        return f"/?p={self.post_number(published_at)}"

    def twin_path(self, slug: str, published_at: datetime) -> str:
        """AMP page."""
        return f"{self.article_path(slug, published_at)}amp/"

    def listing_path(self, number: int) -> str:
        """Tag archive."""
        return "/tag/ocop/" if number == 1 else f"/tag/ocop/page/{number}/"

    def sitemap_child(self, published_at: datetime) -> str:
        """The posts in two maps, as Yoast splits them."""
        return "/post-sitemap.xml" if local(published_at).year < 2025 else "/post-sitemap2.xml"

    def sitemap_stamp(self, published_at: datetime, modified_at: datetime) -> str:
        """Edit time in UTC."""
        return modified_at.astimezone(UTC).isoformat(timespec="seconds")

    def sitemap_extras(self) -> tuple[str, ...]:
        """Maps of fixed pages and of categories."""
        return ("/page-sitemap.xml", "/category-sitemap.xml")

    def post_number(self, published_at: datetime) -> int:
        """Number of the post."""
        return serial(published_at, 120, 3000)
