"""What the spiders that ask outlets have in common: how they ask, and the manners of every crawl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import Spider

from spiders.manners import Manners

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrapy.settings import BaseSettings


class WebSpider(Spider):
    """Base of the spiders that ask outlets; it has no name, so it is none that Scrapy runs.

    Attributes:
        delays: Least seconds between two requests, by host.
    """

    custom_settings = {  # noqa: RUF012 - Scrapy's own form
        # Default 16: outlets are asked side by side, one request each.
        "CONCURRENT_REQUESTS": 64,
        # Default "en": some portals have an English edition, which is not what we read.
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "vi",
        },
        # Default True: papers reload their pages every half hour, which is no redirect.
        "METAREFRESH_ENABLED": False,
        # Default "scrapy-default": outlets need not know which of their pages led to which.
        "REFERRER_POLICY": "no-referrer",
        # Default "ERROR": what cannot be fetched is an answer that says why, and no error of the program.
        "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
    }
    delays: Mapping[str, float]

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Adds the middleware that keeps the delays, before the one for robots.txt."""
        super().update_settings(settings)
        # With a spider's priority: at a lower one, Scrapy takes it back when a crawler is run that was made before.
        middlewares = {**settings.getdict("DOWNLOADER_MIDDLEWARES"), Manners: 90}
        settings.set("DOWNLOADER_MIDDLEWARES", middlewares, priority="spider")
