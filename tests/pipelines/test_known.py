"""KnownPipeline: what was read already, what was imported before, and what is as good as new."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from ocop.dataset.connection import open_dataset
from ocop.models import Page, Reading
from pipelines.known import KnownPipeline
from tests.pipelines.crawling import NEWS, OTHER_TOPIC, OUTLET, Process, stats

FILE = replace(NEWS, url="file:bai/tin.html", requested_url="file:bai/tin.html", reason="file", source=None)
FOREIGN = replace(NEWS, reason="archive")


@pytest.fixture
async def known(crawler: Crawler, process: Process) -> AsyncIterator[KnownPipeline]:
    pipeline = KnownPipeline.from_crawler(crawler)
    pipeline.open_spider()
    yield pipeline
    pipeline.close_spider()


def _forget_rules(crawler: Crawler) -> None:
    """As if everything had been read by earlier rules."""
    with open_dataset(Path(crawler.settings["OCOP_DATABASE"]), "write") as db:
        db.execute("UPDATE captures SET reader_sha256 = 'earlier'")
        db.conn.commit()


async def test_an_archived_page_is_read_once_by_the_same_rules(
    crawler: Crawler, known: KnownPipeline, process: Process
) -> None:
    archived = replace(await process(NEWS), article=None, facts=(), signature=())
    with pytest.raises(DropItem):
        await known.process_item(archived)
    assert stats(crawler, "known") == {"read before": 1, "read before/songtrang": 1}
    _forget_rules(crawler)
    assert await known.process_item(archived) is archived


async def test_a_corrected_outlet_has_its_pages_read_again(known: KnownPipeline, process: Process) -> None:
    reading = await process(NEWS)
    archived = Reading(replace(NEWS, source=replace(OUTLET, family="aspnet")), reading.location)
    assert await known.process_item(archived) is archived


async def test_all_pages_are_read_again_where_that_is_wanted(crawler: Crawler, process: Process) -> None:
    archived = Reading(NEWS, (await process(NEWS)).location)
    crawler.settings.frozen = False
    crawler.settings.set("OCOP_READ_ALL", True)
    eager = KnownPipeline.from_crawler(crawler)
    eager.open_spider()
    assert await eager.process_item(archived) is archived
    eager.close_spider()


async def test_a_page_that_our_rules_failed_on_is_tried_again(
    crawler: Crawler, known: KnownPipeline, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pipelines.article.extract_article", broken)
    failed = await process(NEWS)
    archived = Reading(NEWS, failed.location)
    assert (failed.cause or "").startswith("extraction failed")
    assert await known.process_item(archived) is archived


@pytest.mark.parametrize("page", [FILE, FOREIGN], ids=["a file", "a page of another archive"])
async def test_the_same_bytes_are_imported_once(
    crawler: Crawler, known: KnownPipeline, process: Process, page: Page
) -> None:
    assert await known.process_item(page) is page
    first = await process(page)
    with pytest.raises(DropItem):
        await known.process_item(page)
    assert stats(crawler, "dataset")["unchanged"] == 1
    _forget_rules(crawler)
    again = await known.process_item(page)
    assert again == Reading(page, first.location), "read again from our archive, where it has its place already"
    assert stats(crawler, "known")["read again"] == 1


async def test_a_file_read_later_is_the_same_file(known: KnownPipeline, process: Process) -> None:
    await process(FILE)
    with pytest.raises(DropItem):
        await known.process_item(replace(FILE, fetched_at=FILE.fetched_at + timedelta(days=9)))


async def test_a_file_that_yields_nothing_is_the_same_too(
    crawler: Crawler, known: KnownPipeline, process: Process
) -> None:
    other = replace(FILE, body=OTHER_TOPIC.body)
    await process(other)
    with pytest.raises(DropItem):
        await known.process_item(other)
    assert stats(crawler, "dataset")["nothing"] == 2


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(replace(FILE, body=FILE.body + b" "), id="other bytes"),
        pytest.param(replace(FOREIGN, fetched_at=FOREIGN.fetched_at + timedelta(days=9)), id="fetched on another day"),
        pytest.param(NEWS, id="a page that an outlet has just sent"),
    ],
)
async def test_what_is_new_passes(known: KnownPipeline, process: Process, page: Page) -> None:
    await process(FILE)
    await process(FOREIGN)
    assert await known.process_item(page) is page


async def test_a_lost_archive_is_made_good_by_the_next_import(
    crawler: Crawler, known: KnownPipeline, process: Process
) -> None:
    await process(FILE)
    for file in Path(crawler.settings["OCOP_ARCHIVE"]).iterdir():
        file.unlink()
    assert await known.process_item(FILE) is FILE


async def test_an_item_needs_an_open_dataset(crawler: Crawler) -> None:
    pipeline = KnownPipeline.from_crawler(crawler)
    with pytest.raises(RuntimeError, match="not open"):
        await pipeline.process_item(NEWS)
    pipeline.close_spider()
