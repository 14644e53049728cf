"""Ending a crawl that cannot keep what it fetches: one clear line, and the pages stay queued for the next run."""

from __future__ import annotations

import asyncio
import logging
from typing import NoReturn
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from ocop.errors import OcopError

log = logging.getLogger(__name__)

_closing: WeakKeyDictionary[Crawler, asyncio.Future[None]] = WeakKeyDictionary()


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
