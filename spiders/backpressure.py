"""Holding a spider back that reads faster than the item pipelines work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING, TypeVar

from scrapy import signals

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

T = TypeVar("T")


async def paced(items: Iterable[T], crawler: Crawler) -> AsyncIterator[T]:
    """The items, the next one as soon as fewer than CONCURRENT_ITEMS are in the pipelines; ends when all are through.

    Scrapy holds callbacks back by itself, but not `start`: without this, a spider that reads files would have them all
    in memory before the first is processed. And where no request is under way, its engine looks only every five seconds
    whether the pipelines are done; a `start` that ends with the last item spares that wait.
    """
    limit = crawler.settings.getint("CONCURRENT_ITEMS")
    free = asyncio.Semaphore(limit)

    def done() -> None:
        free.release()

    for outcome in (signals.item_scraped, signals.item_dropped, signals.item_error):
        crawler.signals.connect(done, outcome)
    for item in items:
        await free.acquire()
        yield item
    for _ in range(limit):
        await free.acquire()
