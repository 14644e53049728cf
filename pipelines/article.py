"""ArticlePipeline: Page -> Article, or the cause why it is none."""

from __future__ import annotations

import logging
from dataclasses import replace

from scrapy.crawler import Crawler

from ocop.models import Reading
from pipelines.coverage import filled_fields
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.pages import extract_article
from pipelines.own_profiles import profiles_file
from pipelines.pool import Pool, TaskError
from pipelines.pooled import PooledPipeline

__all__ = ["ArticlePipeline", "extract_article"]

log = logging.getLogger(__name__)


class ArticlePipeline(PooledPipeline):
    """Reads each page and counts which fields it gave. A page that cannot be read keeps its row, with the cause."""

    stage = "article"

    def __init__(self, crawler: Crawler, pool: Pool) -> None:
        super().__init__(crawler, pool)
        self._profiles = profiles_file(crawler.settings)

    async def process_item(self, item: Reading) -> Reading:
        """Add the article to a reading, or the cause why the page holds none."""
        try:
            found = await self._pool.run(extract_article, item.page, self._profiles)
        except TaskError as error:
            return self.failed(item, error)
        if isinstance(found, NoArticle):
            log.info("%s is no article: %s %s", item.page.url, found.cause, found.detail)
            self.count(found.cause, item)
            return replace(item, cause=found.cause)
        self.count("read", item)
        self.count("characters", item, len(found.text))
        for field in filled_fields(found):
            self.count(f"with {field}", item)
        return replace(item, article=found)
