"""The item pipelines as Scrapy calls them, one after the other, on a dataset and an archive of their own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

import pipelines.article
import pipelines.duplicates
import pipelines.facts
from ocop.archive import read_page
from ocop.dataset.connection import open_dataset
from ocop.dataset.runs import begin_run, list_runs
from ocop.errors import DatasetError
from ocop.models import Article, Page, Reading
from pipelines.archive import ArchivePipeline
from pipelines.article import ArticlePipeline
from pipelines.dataset import DatasetPipeline
from pipelines.duplicates import DuplicatesPipeline
from pipelines.facts import FactsPipeline
from pipelines.relevance import RelevancePipeline
from tests.pipelines.extraction.making import BODY, LEAD, TITLE, page, page_text, source

OUTLET = source("mcms")
NEWS = page(page_text("mcms"), outlet=OUTLET)
SHORT = page("<p>Đang cập nhật.</p>", url="https://songtrang.example/ngan.html", outlet=OUTLET)


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
async def process(crawler: Crawler) -> AsyncIterator[Callable[..., object]]:
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


def stats(crawler: Crawler, stage: str) -> dict[str, int]:
    assert crawler.stats is not None
    prefix = f"ocop/{stage}/"
    return {
        key.removeprefix(prefix): value for key, value in crawler.stats.get_stats().items() if key.startswith(prefix)
    }


async def test_a_page_becomes_rows_and_a_record(crawler: Crawler, process: Callable, tmp_path: Path) -> None:
    reading = await process(NEWS)
    assert reading.article.title == TITLE
    assert (reading.cause, len(reading.signature)) == (None, 128)
    assert {fact.value for fact in reading.facts} >= {12.0, 77.0, 9.0, 100.0}
    assert read_page(tmp_path / "archive", reading.location, {OUTLET.id: OUTLET}) == NEWS
    db = open_dataset(tmp_path / "ocop.db", "read")
    assert db.execute("SELECT title FROM articles").fetchall() == [(TITLE,)]
    assert db.execute("SELECT count(*) FROM facts").fetchone()[0] == len(reading.facts)
    db.close()
    assert stats(crawler, "archive") == {"written": 1, "written/songtrang": 1}
    assert stats(crawler, "article") == {"read": 1, "read/songtrang": 1}
    assert stats(crawler, "relevance") == {"kept": 1, "kept/songtrang": 1}
    assert stats(crawler, "duplicates") == {"signed": 1, "signed/songtrang": 1}
    assert stats(crawler, "facts")["found/songtrang"] == len(reading.facts)
    assert stats(crawler, "dataset") == {"new": 1, "new/songtrang": 1}


@pytest.mark.parametrize(
    ("item", "stage", "cause"),
    [
        (SHORT, "article", "too short"),
        (replace(NEWS, body=NEWS.body.replace(b"OCOP", b"ABCD")), "relevance", "not ocop"),
    ],
    ids=["no article", "another topic"],
)
async def test_a_page_that_yields_nothing_keeps_its_row_with_the_cause(
    crawler: Crawler, process: Callable, item: Page, stage: str, cause: str
) -> None:
    reading = await process(item)
    assert (reading.cause, reading.facts, reading.signature) == (cause, (), ())
    assert stats(crawler, stage)[f"{cause}/songtrang"] == 1
    assert stats(crawler, "dataset") == {"nothing": 1, "nothing/songtrang": 1}
    db = open_dataset(Path(crawler.settings["OCOP_DATABASE"]), "read")
    assert db.execute("SELECT url, cause FROM pages").fetchall() == [(item.url, cause)]
    db.close()


async def test_a_page_of_the_archive_is_not_archived_again(crawler: Crawler, process: Callable, tmp_path: Path) -> None:
    first = await process(NEWS)
    again = await process(Reading(first.page, first.location))
    assert again == first
    assert stats(crawler, "archive")["known"] == 1
    assert stats(crawler, "archive")["written"] == 1
    assert stats(crawler, "dataset")["unchanged"] == 1


def broken(*_: object) -> None:
    raise ZeroDivisionError("a bug")


@pytest.mark.parametrize(
    ("module", "name"),
    [(pipelines.article, "extract_article"), (pipelines.duplicates, "signature"), (pipelines.facts, "find_all")],
    ids=["extraction", "signature", "facts"],
)
async def test_a_bug_costs_one_page_and_is_told(
    process: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: object, name: str
) -> None:
    monkeypatch.setattr(module, name, broken)
    reading = await process(NEWS)
    assert reading.cause == "extraction failed: ZeroDivisionError"
    monkeypatch.undo()
    assert (await process(replace(SHORT, body=NEWS.body))).cause is None
    db = open_dataset(tmp_path / "ocop.db", "read")
    assert db.execute("SELECT count(*) FROM pages WHERE cause LIKE 'extraction failed%'").fetchone() == (1,)
    db.close()


async def test_later_pipelines_leave_a_reading_with_a_cause_alone(crawler: Crawler) -> None:
    reading = Reading(NEWS, article=Article("https://songtrang.example/a", LEAD), cause="not ocop")
    for kind in (RelevancePipeline, DuplicatesPipeline, FactsPipeline):
        assert await kind.from_crawler(crawler).process_item(reading) is reading


async def test_a_short_text_is_kept_without_signature(crawler: Crawler) -> None:
    reading = Reading(NEWS, article=Article("https://songtrang.example/a", LEAD))
    assert (await DuplicatesPipeline.from_crawler(crawler).process_item(reading)).signature == ()
    assert stats(crawler, "duplicates")["too short"] == 1


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


class Engine:
    def __init__(self) -> None:
        self.reasons: list[str] = []

    async def close_spider_async(self, *, reason: str) -> None:
        self.reasons.append(reason)


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


async def test_a_crawl_that_cannot_write_rows_ends_with_one_line(
    crawler: Crawler, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise DatasetError("the disk is full: make room, then run again")

    monkeypatch.setattr("pipelines.dataset.save_reading", full)
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
