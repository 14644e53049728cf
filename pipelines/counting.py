"""Every decision about a page is a number in the crawl's statistics: over all sources and by source."""

from __future__ import annotations

from scrapy.crawler import Crawler

from ocop.models import Page


def count(crawler: Crawler, stage: str, what: str, page: Page, times: int = 1) -> None:
    """Add to the keys `ocop/<stage>/<what>` and, where the source is known, `ocop/<stage>/<what>/<source id>`.

    Args:
        crawler: The crawl.
        stage: Name of the item pipeline.
        what: The decision.
        page: The page that it is about.
        times: How often it was taken.
    """
    if crawler.stats is None or not times:
        return
    crawler.stats.inc_value(f"ocop/{stage}/{what}", times)
    if page.source:
        crawler.stats.inc_value(f"ocop/{stage}/{what}/{page.source.id}", times)
