"""A crawl whose items come from `start` and that is stopped at its first item; prints how it ended. Run as a script."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess

from ocop.models import Reading
from tests.pipelines.crawling import NEWS

PAGES = 5


class Slow:
    """Lets the first item pass when all are in the pipelines, the others when the crawl has been told to close."""

    all_in = asyncio.Event()
    stopped = asyncio.Event()

    def __init__(self) -> None:
        self.entered = 0

    async def process_item(self, item: Reading) -> Reading:
        """Hold an item back."""
        self.entered += 1
        if self.entered == PAGES:
            self.all_in.set()
        await (self.all_in if item.page.url.endswith("#0") else self.stopped).wait()
        return item


class Items(Spider):
    """Yields pages and stops the crawl when the first is through."""

    name = "items"

    async def start(self) -> AsyncIterator[Any]:
        """The pages."""
        self.crawler.signals.connect(self.stop, signals.item_scraped)
        for number in range(PAGES):
            yield replace(NEWS, url=f"{NEWS.url}#{number}")

    def stop(self) -> None:
        """Stop at the first item, and let go of the others a moment later, when the crawl is closing."""
        if not Slow.stopped.is_set():
            self.closing = asyncio.ensure_future(self.crawler.stop_async())
            asyncio.get_running_loop().call_later(0.2, Slow.stopped.set)


if __name__ == "__main__":
    process = AsyncCrawlerProcess(
        {
            "OCOP_ARCHIVE": sys.argv[1],
            "ITEM_PIPELINES": {"pipelines.archive.ArchivePipeline": 100, Slow: 200},
            "LOG_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    crawler = process.create_crawler(Items)
    process.crawl(crawler)
    process.start()
    print(crawler.stats.get_value("finish_reason"), crawler.stats.get_value("item_scraped_count"))
