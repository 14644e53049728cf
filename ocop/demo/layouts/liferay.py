"""Liferay: a government portal whose sitemap lists its child maps inside `<urlset>` and whose feed is Atom."""

from __future__ import annotations

from datetime import datetime

from ocop.demo.layouts.base import Layout
from ocop.demo.stamps import local


class Liferay(Layout):
    """The family of provincial portals."""

    family = "liferay"
    pattern = r"/(?:(?:noi-bo/)?web/guest/(?:tin-tuc/-/asset_publisher/Xu5LaN9g/content|-)|-)/[a-z0-9-]+"
    feed_paths = ("/web/guest/tin-tuc/-/asset_publisher/Xu5LaN9g/rss",)
    feed_type = "text/xml; charset=UTF-8"
    sitemap_shape = "urlset of maps"

    def article_path(self, slug: str, published_at: datetime) -> str:
        """Slug alone."""
        return f"/web/guest/-/{slug}"

    def former_path(self, slug: str, published_at: datetime) -> str:
        """Without the site's name, as before the portal was moved."""
        return f"/-/{slug}"

    def twin_path(self, slug: str, published_at: datetime) -> str:
        """The same content in the asset publisher's own page."""
        return f"/web/guest/tin-tuc/-/asset_publisher/Xu5LaN9g/content/{slug}"

    def listing_path(self, number: int) -> str:
        """Topic page."""
        return "/web/guest/chuong-trinh-ocop" + (f"?page={number}" if number > 1 else "")

    def sitemap_child(self, published_at: datetime) -> str:
        """One a year."""
        return f"/sitemap-{local(published_at).year}.xml"

    def sitemap_stamp(self, published_at: datetime, modified_at: datetime) -> str:
        """Edit day."""
        return local(modified_at).date().isoformat()
