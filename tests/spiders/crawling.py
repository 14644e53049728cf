"""Running a spider in a process of its own, as a person would, and looking at what it left.

Twisted's reactor starts once in a process; a process of its own can also be killed.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Self

from lxml import html as lxml_html
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from ocop.dataset.connection import open_dataset
from ocop.dataset.readings import save_reading
from ocop.dataset.runs import begin_run
from ocop.models import Article, Page, Reading
from ocop.settings import ITEM_PIPELINES

SETTINGS = {
    "ITEM_PIPELINES": {"tests.spiders.crawling.SavePages": 100},
    "DOWNLOAD_TIMEOUT": 2,
    "DOWNLOAD_MAXSIZE": 100_000,
    "RETRY_ENABLED": False,
    "LOG_LEVEL": "INFO",
}
_PATIENCE = 900
"""Seconds after which a crawl is taken to hang; on a busy machine a thousand pages take minutes."""

# What takes a crawl longest to import; the pipelines bring the language.
PRELOADED = [
    "tests.spiders.crawling",
    "spiders.news",
    "scrapy.core.downloader.handlers.http11",
    *(pipeline.rpartition(".")[0] for pipeline in ITEM_PIPELINES),
]


@dataclass(frozen=True)
class Crawl:
    """What a finished crawl left."""

    stats: Mapping[str, Any]
    log: str

    def count(self, key: str) -> int:
        """One of our statistics, without the common prefix; 0 where it was never counted."""
        return int(self.stats.get(f"ocop/{key}", 0))


class SavePages:
    """Item pipeline that saves pages as the real ones do, reading no more of them than title and canonical link."""

    def __init__(self, database: Path, pages: Path) -> None:
        self.database = database
        self.pages = pages

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        database = Path(crawler.settings["OCOP_DATABASE"])
        return cls(database, database.with_suffix(".pages.jsonl"))

    def open_spider(self) -> None:
        self.db = open_dataset(self.database, "create")
        self.run_id = begin_run(self.db, "refresh", datetime.now(UTC))

    def close_spider(self) -> None:
        self.db.close()

    def process_item(self, item: Page | Reading) -> Page | Reading:
        page = item.page if isinstance(item, Reading) else item
        with self.pages.open("a", encoding="utf-8") as lines:
            kept = {
                "url": page.url,
                "requested_url": page.requested_url,
                "media_type": page.media_type,
                "reason": page.reason,
                "source": page.source.id if page.source else None,
                "hint_title": page.hint_title,
                "headers": dict(page.headers),
                "body": page.body.decode(errors="replace"),
                "is_reading": isinstance(item, Reading),
            }
            lines.write(json.dumps(kept, ensure_ascii=False) + "\n")
        if page.media_type == "text/html":
            reading = Reading(page, article=_article(page), signature=_signature(page))
            save_reading(self.db, reading, self.run_id, datetime.now(UTC))
        return item


def _article(page: Page) -> Article:
    root = lxml_html.document_fromstring(page.body)
    canonical = root.xpath("string(//link[@rel='canonical']/@href)")
    return Article(
        url=canonical or page.url,
        text=root.text_content(),
        title=root.xpath("string(//h1)"),
        source_id=page.source.id if page.source else None,
    )


def _signature(page: Page) -> tuple[int, ...]:
    """Numbers that are different for every page, so that no two are taken for copies."""
    return tuple(hashlib.shake_256(page.requested_url.encode()).digest(128))


def start_crawl(spider: str, database: Path, arguments: Mapping[str, str], **settings: Any) -> BaseProcess:
    """Start a crawl in a process of its own: where the system can, a fork of one that has imported all it needs."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context: Any = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(PRELOADED)
    process = context.Process(target=_run, args=(spider, str(database), dict(arguments), settings))
    process.start()
    return process


def crawl(spider: str, database: Path, arguments: Mapping[str, str], **settings: Any) -> Crawl:
    """Run a crawl to its end."""
    process = start_crawl(spider, database, arguments, **settings)
    process.join(_PATIENCE)
    assert process.exitcode == 0, "the crawl did not end by itself"
    stats = json.loads(database.with_suffix(".stats.json").read_text(encoding="utf-8"))
    return Crawl(stats, database.with_suffix(".log").read_text(encoding="utf-8"))


def pages(database: Path) -> list[dict[str, Any]]:
    """The pages that went through the pipeline, over all crawls."""
    path = database.with_suffix(".pages.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def rows(database: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of the dataset."""
    db = open_dataset(database, "read")
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def _run(spider: str, database: str, arguments: dict[str, str], overrides: dict[str, Any]) -> None:
    settings = Settings()
    settings.setmodule("ocop.settings", priority="project")
    own = {"OCOP_DATABASE": database, "LOG_FILE": str(Path(database).with_suffix(".log")), "LOG_FILE_APPEND": False}
    settings.update({**SETTINGS, **own, **overrides}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(spider)
    task = process.crawl(crawler, **arguments)
    process.start()
    if error := task.exception():
        raise error
    stats = json.dumps(crawler.stats.get_stats(), default=str)
    Path(database).with_suffix(".stats.json").write_text(stats, encoding="utf-8")
