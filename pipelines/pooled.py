"""What the pipelines share that work in worker processes: the pool of the crawl, and a failure that costs one page."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import ClassVar, Self

from scrapy.crawler import Crawler

from ocop.models import Reading
from pipelines.counting import count
from pipelines.pool import Pool, TaskError, pool_of

log = logging.getLogger(__name__)


class PooledPipeline:
    """Base of the item pipelines whose work takes longer than the reactor may stand still.

    Attributes:
        stage: Name of the pipeline in the statistics.
    """

    stage: ClassVar[str]

    def __init__(self, crawler: Crawler, pool: Pool) -> None:
        self._crawler = crawler
        self._pool = pool

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Pipeline of a crawl."""
        return cls(crawler, pool_of(crawler))

    def count(self, what: str, item: Reading, times: int = 1) -> None:
        """Add to the statistics of this pipeline."""
        count(self._crawler, self.stage, what, item.page, times)

    def failed(self, item: Reading, error: TaskError) -> Reading:
        """The reading of a page that could not be worked on: told in the log, counted, and with its cause."""
        log.error("%s: the stage “%s” failed: %s\n%s", item.page.url, self.stage, error, error.details)
        self.count("failed", item)
        return replace(item, cause=f"extraction failed: {error.kind}")
