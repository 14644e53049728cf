"""DatasetPipeline: the reading -> rows, in one transaction an article."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.lock import run_lock
from ocop.dataset.readings import store_reading
from ocop.dataset.runs import begin_run, counts_of, end_run, outcome_of
from ocop.dataset.sources import known_sources
from ocop.errors import DatasetError
from ocop.models import Reading, Source
from pipelines.counting import count
from pipelines.originals import registry_of, with_original
from pipelines.own_profiles import profiles_file
from pipelines.reader import reader_sha256
from pipelines.stopping import stop_crawl


class DatasetPipeline:
    """Writes each reading, with or without an article, to the dataset of the setting OCOP_DATABASE.

    The rows belong to the run of the setting OCOP_RUN_ID; without one (a plain `scrapy crawl`) the pipeline begins a
    run and ends it. If the dataset does not take a reading, the crawl ends.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._db: Database | None = None
        self._remembered: tuple[Source, ...] = ()
        self._run_id: str = crawler.settings.get("OCOP_RUN_ID") or ""
        self._owns_run = not self._run_id
        self._held = ExitStack()
        self._reader = partial(reader_sha256, own_profiles=profiles_file(crawler.settings))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Pipeline of a crawl."""
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.end, signals.spider_closed)
        return pipeline

    def open_spider(self) -> None:
        """Open the dataset, and a run where none is given.

        Raises:
            DatasetError: The file cannot serve, or another run is at work on it.
        """
        database = Path(self._crawler.settings["OCOP_DATABASE"])
        self._db = open_dataset(database, "create" if self._owns_run else "write")
        self._remembered = known_sources(self._db)
        if self._owns_run:
            self._held.enter_context(run_lock(database))
            name = self._crawler.spider.name if self._crawler.spider else "spider"
            self._run_id = begin_run(self._db, f"crawl {name}", datetime.now(UTC))

    async def process_item(self, item: Reading) -> Reading:
        """Write a reading."""
        if self._db is None:
            raise RuntimeError("the dataset is not open")
        item = with_original(item, (*registry_of(self._crawler), *self._remembered))
        try:
            saved = store_reading(self._db, item, self._run_id, datetime.now(UTC), self._reader(item.page.source))
        except DatasetError as error:
            stop_crawl(self._crawler, "dataset failed", error)
        count(self._crawler, "dataset", saved.outcome, item.page)
        for what, number in saved.changes.counts().items():
            count(self._crawler, "changes", what, item.page, number)
        return item

    def end(self, spider: Spider, reason: str) -> None:
        """End the run that the pipeline began, and close the dataset."""
        if self._db is None:
            return
        if self._owns_run and self._crawler.stats:
            counts = counts_of(self._crawler.stats.get_stats())
            end_run(self._db, self._run_id, datetime.now(UTC), outcome_of(reason), counts)
        self._db.close()
        self._db = None
        self._held.close()
