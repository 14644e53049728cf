"""ArchivePipeline."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from ocop.models import Reading
from pipelines.archive import ArchivePipeline
from tests.pipelines.crawling import NEWS, Engine, Process, stats


async def test_a_page_of_the_archive_is_not_archived_again(crawler: Crawler, process: Process, tmp_path: Path) -> None:
    first = await process(NEWS)
    again = await process(Reading(first.page, first.location))
    assert again == first
    assert stats(crawler, "archive")["known"] == 1
    assert stats(crawler, "archive")["written"] == 1
    assert stats(crawler, "dataset")["unchanged"] == 1


async def test_a_crawl_that_cannot_archive_ends_with_one_line(
    crawler: Crawler, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "archive").write_text("a file in the way")
    crawler.engine = engine = Engine()  # type: ignore[assignment]
    pipeline = ArchivePipeline.from_crawler(crawler)
    for _ in range(3):
        with pytest.raises(DropItem, match="make room or give it write permission"):
            await pipeline.process_item(NEWS)
    await asyncio.sleep(0)
    assert engine.reasons == ["archive failed"]
    assert sum("cannot write to the archive" in line.message for line in caplog.records) == 1
