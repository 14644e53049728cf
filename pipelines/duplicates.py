"""DuplicatesPipeline: the signature by which the dataset finds copies of one story."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from ocop.models import Reading
from pipelines.counting import count
from pipelines.pool import Pool, TaskError, pool_of
from pipelines.signatures import signature


class DuplicatesPipeline:
    """Signs the text of each article that is kept, in a worker process."""

    def __init__(self, crawler: Crawler, pool: Pool) -> None:
        self._crawler = crawler
        self._pool = pool

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Pipeline of a crawl."""
        return cls(crawler, pool_of(crawler))

    async def process_item(self, item: Reading) -> Reading:
        """Add the signature to a reading."""
        if item.cause or item.article is None:
            return item
        try:
            signed = await self._pool.run(signature, item.article.text)
        except TaskError as error:
            count(self._crawler, "duplicates", "failed", item.page)
            return replace(item, cause=f"extraction failed: {error.kind}")
        count(self._crawler, "duplicates", "signed" if signed else "too short", item.page)
        return replace(item, signature=signed)
