"""Ending a crawl before its end: one that cannot keep what it fetches, or one that a person stops."""

from __future__ import annotations

import asyncio
import logging
from typing import NoReturn
from weakref import WeakKeyDictionary

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from ocop.errors import OcopError

log = logging.getLogger(__name__)

_closing: WeakKeyDictionary[Crawler, asyncio.Future[None]] = WeakKeyDictionary()


def let_close(crawler: Crawler) -> None:
    """Let a crawl that is to close do so when the last item is through its pipelines.

    Scrapy 2.19 looks for that only after a response. Items that a spider's `start` yields have none, so a run over
    files or archives would wait for ever once it is interrupted.
    """

    def look_soon() -> None:
        # The item whose end is told here is still counted as under way.
        asyncio.get_running_loop().call_later(0.05, look)

    def look() -> None:
        slot = crawler.engine.scraper.slot if crawler.engine else None
        if slot is not None and slot.closing and not slot.closing.called and slot.is_idle() and crawler.spider:
            slot.closing.callback(crawler.spider)

    for end in (signals.item_scraped, signals.item_dropped, signals.item_error):
        crawler.signals.connect(look_soon, end, weak=False)


def stop_crawl(crawler: Crawler, reason: str, error: OcopError) -> NoReturn:
    """Tell the error once, close the spider, and drop the item at hand.

    Args:
        crawler: The crawl.
        reason: Why it ends, as Scrapy's `finish_reason`.
        error: What went wrong, with its remedy.

    Raises:
        DropItem: Always.
    """
    if crawler not in _closing and crawler.engine is not None:
        log.error("%s", error)
        # Not awaited: the engine closes when the items under way are done, and this is one of them.
        _closing[crawler] = asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason))
    raise DropItem(str(error), log_level="DEBUG") from error
