"""FactsPipeline: Article -> its facts and named products, through nlp."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from ocop.models import Reading
from pipelines.counting import count
from pipelines.findings import find_all
from pipelines.pool import Pool, TaskError, pool_of

log = logging.getLogger(__name__)


class FactsPipeline:
    """Reads the facts out of each article that is kept, in a worker process."""

    def __init__(self, crawler: Crawler, pool: Pool) -> None:
        self._crawler = crawler
        self._pool = pool

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Pipeline of a crawl."""
        return cls(crawler, pool_of(crawler))

    async def process_item(self, item: Reading) -> Reading:
        """Add facts and named products to a reading."""
        if item.cause or item.article is None:
            return item
        try:
            facts, named = await self._pool.run(find_all, item.article)
        except TaskError as error:
            log.error("no facts could be read from %s: %s\n%s", item.page.url, error, error.details)  # noqa: TRY400
            count(self._crawler, "facts", "failed", item.page)
            return replace(item, cause=f"extraction failed: {error.kind}")
        count(self._crawler, "facts", "articles with facts" if facts else "articles without", item.page)
        count(self._crawler, "facts", "found", item.page, len(facts))
        count(self._crawler, "facts", "named products", item.page, len(named))
        return replace(item, facts=facts, named_products=named)
