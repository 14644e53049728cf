"""DatasetPipeline."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from ocop.dataset.connection import open_dataset
from ocop.dataset.runs import begin_run, list_runs
from ocop.errors import DatasetError
from ocop.models import Article, Reading
from pipelines.dataset import DatasetPipeline
from tests.pipelines.crawling import NEWS, Engine
from tests.pipelines.extraction.making import BODY, LEAD, TITLE


async def test_a_plain_crawl_has_a_run_of_its_own(crawler: Crawler, tmp_path: Path) -> None:
    pipeline = DatasetPipeline.from_crawler(crawler)
    pipeline.open_spider()
    await pipeline.process_item(Reading(NEWS, cause="listing"))
    crawler.signals.send_catch_log(signals.spider_closed, spider=crawler.spider, reason="shutdown")
    db = open_dataset(tmp_path / "ocop.db", "read")
    (run,) = list_runs(db)
    db.close()
    assert (run.verb, run.outcome) == ("crawl test", "interrupted")
    assert run.counts["dataset/nothing"] == 1


async def test_the_rows_belong_to_the_run_that_is_given(crawler: Crawler, tmp_path: Path) -> None:
    db = open_dataset(tmp_path / "ocop.db", "create")
    run_id = begin_run(db, "refresh", datetime.now(UTC))
    crawler.settings.frozen = False
    crawler.settings.set("OCOP_RUN_ID", run_id)
    pipeline = DatasetPipeline.from_crawler(crawler)
    pipeline.open_spider()
    article = Article("https://songtrang.example/a", "\n".join([LEAD, *BODY]), title=TITLE)
    await pipeline.process_item(Reading(NEWS, article=article))
    crawler.signals.send_catch_log(signals.spider_closed, spider=crawler.spider, reason="finished")
    assert db.execute("SELECT run_id FROM articles").fetchall() == [(run_id,)]
    assert [run.finished_at for run in list_runs(db)] == [None]
    db.close()


async def test_an_item_needs_an_open_dataset(crawler: Crawler) -> None:
    pipeline = DatasetPipeline.from_crawler(crawler)
    with pytest.raises(RuntimeError, match="not open"):
        await pipeline.process_item(Reading(NEWS))
    pipeline.end(crawler.spider, "finished")


async def test_a_crawl_that_cannot_write_rows_ends_with_one_line(
    crawler: Crawler, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise DatasetError("the disk is full: make room, then run again")

    monkeypatch.setattr("pipelines.dataset.store_reading", full)
    crawler.engine = engine = Engine()  # type: ignore[assignment]
    pipeline = DatasetPipeline.from_crawler(crawler)
    pipeline.open_spider()
    for _ in range(2):
        with pytest.raises(DropItem):
            await pipeline.process_item(Reading(NEWS))
    await asyncio.sleep(0)
    assert engine.reasons == ["dataset failed"]
    assert [line.message for line in caplog.records if line.levelname == "ERROR"] == [
        "the disk is full: make room, then run again"
    ]
    crawler.signals.send_catch_log(signals.spider_closed, spider=crawler.spider, reason="dataset failed")
