"""A crawl, and a way through all its pipelines, with a dataset and an archive of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy.crawler import Crawler
from scrapy.utils.test import get_crawler

from ocop.models import Page, Reading
from pipelines.archive import ArchivePipeline
from pipelines.article import ArticlePipeline
from pipelines.dataset import DatasetPipeline
from pipelines.duplicates import DuplicatesPipeline
from pipelines.facts import FactsPipeline
from pipelines.relevance import RelevancePipeline
from tests.pipelines.crawling import Process


@pytest.fixture
def crawler(tmp_path: Path) -> Crawler:
    settings = {
        "OCOP_WORKERS": 0,
        "OCOP_ARCHIVE": str(tmp_path / "archive"),
        "OCOP_DATABASE": str(tmp_path / "ocop.db"),
        "OCOP_RUN_ID": "",
    }
    made = get_crawler(settings_dict=settings)
    made.spider = SimpleNamespace(name="test")  # type: ignore[assignment]
    return made


@pytest.fixture
async def process(crawler: Crawler) -> AsyncIterator[Process]:
    """A function that takes an item through all pipelines, in their order."""
    first = ArchivePipeline.from_crawler(crawler)
    last = DatasetPipeline.from_crawler(crawler)
    last.open_spider()
    between = [
        kind.from_crawler(crawler) for kind in (ArticlePipeline, RelevancePipeline, DuplicatesPipeline, FactsPipeline)
    ]

    async def run(item: Page | Reading) -> Reading:
        reading = await first.process_item(item)
        for pipeline in between:
            reading = await pipeline.process_item(reading)
        return await last.process_item(reading)

    yield run
    first.close_spider()
    last.end(crawler.spider, "finished")
