"""ArticlePipeline: Page -> Article, or the cause why it is none."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from ocop.models import Reading
from pipelines.counting import count
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.pages import extract_article
from pipelines.pool import Pool, TaskError, pool_of

__all__ = ["ArticlePipeline", "extract_article"]

log = logging.getLogger(__name__)


class ArticlePipeline:
    """Reads each page in a worker process. A page that cannot be read keeps its row, with the cause."""

    def __init__(self, crawler: Crawler, pool: Pool) -> None:
        self._crawler = crawler
        self._pool = pool

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Pipeline of a crawl."""
        return cls(crawler, pool_of(crawler))

    async def process_item(self, item: Reading) -> Reading:
        """Add the article to a reading, or the cause why the page holds none."""
        try:
            found = await self._pool.run(extract_article, item.page)
        except TaskError as error:
            log.error("%s could not be read: %s\n%s", item.page.url, error, error.details)  # noqa: TRY400
            count(self._crawler, "article", "failed", item.page)
            return replace(item, cause=f"extraction failed: {error.kind}")
        if isinstance(found, NoArticle):
            log.info("%s is no article: %s %s", item.page.url, found.cause, found.detail)
            count(self._crawler, "article", found.cause, item.page)
            return replace(item, cause=found.cause)
        count(self._crawler, "article", "read", item.page)
        return replace(item, article=found)
