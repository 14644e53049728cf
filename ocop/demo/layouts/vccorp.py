"""VCCorp: an 18-digit stamp of the creation time in the address, five-day sitemaps, pages as `/trang-2.htm`."""

from __future__ import annotations

from datetime import datetime, timedelta

from ocop.demo.layouts.base import Layout, serial
from ocop.demo.stamps import local


class VCCorp(Layout):
    """The family behind many large national sites."""

    family = "vccorp"
    pattern = r"/(?:noi-bo/|amp/)?[a-z0-9-]+-\d{17,18}\.htm"
    feed_paths = ("/home.rss", "/nong-nghiep.rss")
    feed_type = "text/xml; charset=utf-8"

    def article_path(self, slug: str, published_at: datetime) -> str:
        """Slug, site prefix 173, creation time to the second and a serial."""
        return f"/{slug}-173{self.created_at(published_at):%y%m%d%H%M%S}{self._serial(published_at)}.htm"

    def former_path(self, slug: str, published_at: datetime) -> str:
        """The earlier generation: the year in full and no site prefix."""
        return f"/{slug}-{self.created_at(published_at):%Y%m%d%H%M%S}{self._serial(published_at)}.htm"

    def twin_path(self, slug: str, published_at: datetime) -> str:
        """AMP page."""
        return f"/amp{self.article_path(slug, published_at)}"

    def listing_path(self, number: int) -> str:
        """Topic page."""
        return "/ocop.htm" if number == 1 else f"/ocop/trang-{number}.htm"

    def sitemap_child(self, published_at: datetime) -> str:
        """One for five days; the sixth of a month reaches to its end."""
        day = local(published_at)
        first = min((day.day - 1) // 5 * 5 + 1, 26)
        last = first + 4 if first < 26 else _last_day(day)
        return f"/sitemaps/sitemaps-{day.year}-{day.month}-{first}-{last}.xml"

    def sitemap_stamp(self, published_at: datetime, modified_at: datetime) -> str:
        """Edit time."""
        return local(modified_at).isoformat(timespec="seconds")

    def sitemap_extras(self) -> tuple[str, ...]:
        """The news sitemap, with titles and publication times."""
        return ("/latest-news-sitemap.xml",)

    def created_at(self, published_at: datetime) -> datetime:
        """When the article was begun, up to an hour and a half before it came out; the day can differ."""
        return local(published_at) - timedelta(minutes=33 + serial(published_at, 60, 0) % 60, seconds=19)

    def _serial(self, published_at: datetime) -> str:
        return f"{serial(published_at, 60, 0) % 1000:03}"


def _last_day(day: datetime) -> int:
    return ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
