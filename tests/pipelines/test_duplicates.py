"""DuplicatesPipeline."""

from __future__ import annotations

from scrapy.crawler import Crawler

from ocop.models import Article, Reading
from pipelines.duplicates import DuplicatesPipeline
from tests.pipelines.crawling import NEWS, stats
from tests.pipelines.extraction.making import LEAD


async def test_a_short_text_is_kept_without_signature(crawler: Crawler) -> None:
    reading = Reading(NEWS, article=Article("https://songtrang.example/a", LEAD))
    assert (await DuplicatesPipeline.from_crawler(crawler).process_item(reading)).signature == ()
    assert stats(crawler, "duplicates")["too short"] == 1
