"""KnownPipeline: what today's rules have read already passes no further."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from sqlite_utils import Database

from ocop.archive import read_page
from ocop.dataset.captures import StoredCapture, capture_at, capture_of, latest_capture
from ocop.dataset.connection import open_dataset
from ocop.errors import ArchiveError
from ocop.models import Page, Reading
from pipelines.counting import count
from pipelines.own_profiles import profiles_file
from pipelines.reader import reader_sha256


class KnownPipeline:
    """Looks up what the dataset knows of a page, but for those that an outlet has just sent.

    - A page of our own archive that today's rules have read passes no further; so a run that reads the archive again
      goes on where it was stopped. The setting OCOP_READ_ALL lets it pass.
    - A file, or a page of another's archive, whose bytes were imported before is not archived twice: it is read again
      from our archive where the rules have changed since, and else passes no further.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._db: Database | None = None
        self._archive = Path(crawler.settings["OCOP_ARCHIVE"])
        self._reader = partial(reader_sha256, own_profiles=profiles_file(crawler.settings))
        self._reads_all = crawler.settings.getbool("OCOP_READ_ALL")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Pipeline of a crawl."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Open the dataset.

        Raises:
            DatasetError: The file cannot serve.
        """
        self._db = open_dataset(Path(self._crawler.settings["OCOP_DATABASE"]), "create")

    def close_spider(self) -> None:
        """Close the dataset."""
        if self._db is not None:
            self._db.close()
            self._db = None

    async def process_item(self, item: Page | Reading) -> Page | Reading:
        """Hand a page on, as it came or as it lies in the archive.

        Raises:
            DropItem: It has been read already.
        """
        if self._db is None:
            raise RuntimeError("the dataset is not open")
        if isinstance(item, Reading):
            known = capture_at(self._db, item.location) if item.location else None
            if known and not self._reads_all and known.reader_sha256 == self._reader(item.page.source):
                self._pass_over("read before", item.page)
            return item
        return self._import(self._db, item) if item.reason in {"file", "archive"} else item

    def _import(self, db: Database, page: Page) -> Page | Reading:
        """A page from outside: as it came where it is new, else as it lies in our archive."""
        known = latest_capture(db, page.id) if page.reason == "file" else capture_of(db, page.id, page.fetched_at)
        archived = self._archived(known, page) if known else None
        if known is None or archived is None:
            return page
        if known.reader_sha256 == self._reader(page.source) and not self._reads_all:
            count(self._crawler, "dataset", "unchanged" if known.is_article else "nothing", page)
            self._pass_over("imported before", page)
        count(self._crawler, "known", "read again", page)
        return Reading(replace(archived, source=page.source), known.location)

    def _archived(self, known: StoredCapture, page: Page) -> Page | None:
        """The page of a capture; None where it holds other bytes, or its archive is gone."""
        try:
            archived = read_page(self._archive, known.location, {})
        except ArchiveError:
            return None
        return archived if (archived.body, archived.media_type) == (page.body, page.media_type) else None

    def _pass_over(self, what: str, page: Page) -> NoReturn:
        count(self._crawler, "known", what, page)
        raise DropItem(f"{page.url}: {what}", log_level="DEBUG")
