"""A page through all item pipelines, one after the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from scrapy.crawler import Crawler

import pipelines.article
import pipelines.duplicates
import pipelines.facts
from ocop.archive import read_page
from ocop.dataset.connection import open_dataset
from ocop.models import Article, Page, Reading, Source
from pipelines.duplicates import DuplicatesPipeline
from pipelines.facts import FactsPipeline
from pipelines.relevance import RelevancePipeline
from tests.pipelines.crawling import NEWS, OTHER_TOPIC, OUTLET, SHORT, Process, broken, stats
from tests.pipelines.extraction.making import LEAD, TITLE


async def test_a_page_becomes_rows_and_a_record(crawler: Crawler, process: Process, tmp_path: Path) -> None:
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
    assert stats(crawler, "article").items() >= {"read": 1, "read/songtrang": 1, "with date/songtrang": 1}.items()
    assert stats(crawler, "relevance") == {"kept": 1, "kept/songtrang": 1}
    assert stats(crawler, "duplicates") == {"signed": 1, "signed/songtrang": 1}
    assert stats(crawler, "facts")["found/songtrang"] == len(reading.facts)
    assert stats(crawler, "dataset") == {"new": 1, "new/songtrang": 1}


@pytest.mark.parametrize(
    ("item", "stage", "cause"),
    [
        (SHORT, "article", "too short"),
        (OTHER_TOPIC, "relevance", "not ocop"),
    ],
    ids=["no article", "another topic"],
)
async def test_a_page_that_yields_nothing_keeps_its_row_with_the_cause(
    crawler: Crawler, process: Process, item: Page, stage: str, cause: str
) -> None:
    reading = await process(item)
    assert (reading.cause, reading.facts, reading.signature) == (cause, (), ())
    assert stats(crawler, stage)[f"{cause}/songtrang"] == 1
    assert stats(crawler, "dataset") == {"nothing": 1, "nothing/songtrang": 1}
    db = open_dataset(Path(crawler.settings["OCOP_DATABASE"]), "read")
    assert db.execute("SELECT url, cause FROM pages").fetchall() == [(item.url, cause)]
    db.close()


@pytest.mark.parametrize(
    ("module", "name"),
    [(pipelines.article, "extract_article"), (pipelines.duplicates, "signature"), (pipelines.facts, "find_all")],
    ids=["extraction", "signature", "facts"],
)
async def test_a_bug_costs_one_page_and_is_told(
    process: Process, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: object, name: str
) -> None:
    monkeypatch.setattr(module, name, broken)
    reading = await process(NEWS)
    assert reading.cause == "extraction failed: ZeroDivisionError"
    monkeypatch.undo()
    assert (await process(replace(SHORT, body=NEWS.body))).cause is None
    db = open_dataset(tmp_path / "ocop.db", "read")
    assert db.execute("SELECT count(*) FROM pages WHERE cause LIKE 'extraction failed%'").fetchone() == (1,)
    db.close()


async def test_an_aggregators_page_leads_to_its_original(crawler: Crawler, process: Process, tmp_path: Path) -> None:
    """The registry of the spider says whose the address is, and the next run will ask for it."""
    original = "https://songtrang.example/san-pham-ocop-77.html"
    paper = replace(OUTLET, article_url_pattern=r"https://songtrang\.example/[a-z-]+\d+\.html")
    crawler.spider.registry = (paper,)  # type: ignore[union-attr]
    hub = Source("tonghop", "Tin Tổng Hợp", "tonghop.example", "aggregator", family=OUTLET.family)
    markup = NEWS.body.replace(b"</head>", f'<link rel="canonical" href="{original}"></head>'.encode())
    await process(replace(NEWS, url="https://tonghop.example/a-1.html", source=hub, body=markup))
    with open_dataset(tmp_path / "ocop.db", "read") as db:
        assert db.execute("SELECT original_url FROM articles").fetchall() == [(original,)]
        queued = "SELECT url, source_id FROM pages WHERE state = 'queued'"
        assert db.execute(queued).fetchall() == [(original, "songtrang")]
        assert db.execute("SELECT original_identity FROM signatures").fetchone()[0]


async def test_later_pipelines_leave_a_reading_with_a_cause_alone(crawler: Crawler) -> None:
    reading = Reading(NEWS, article=Article("https://songtrang.example/a", LEAD), cause="not ocop")
    for kind in (RelevancePipeline, DuplicatesPipeline, FactsPipeline):
        assert await kind.from_crawler(crawler).process_item(reading) is reading
