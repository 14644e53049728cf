"""ArchivePipeline: the page as fetched -> a WARC record; Page -> Reading."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler

from ocop.archive import ArchiveWriter
from ocop.errors import ArchiveError
from ocop.models import Page, Reading
from pipelines.counting import count
from pipelines.stopping import let_close, stop_crawl


class ArchivePipeline:
    """Writes each page to the archive folder of the setting OCOP_ARCHIVE and begins its Reading.

    A page that comes from that archive already has its location and passes. If the archive does not take a page, the
    crawl ends: what is not kept could not be read again.
    """

    def __init__(self, crawler: Crawler, writer: ArchiveWriter) -> None:
        self._crawler = crawler
        self._writer = writer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Pipeline of a crawl."""
        let_close(crawler)
        return cls(crawler, ArchiveWriter(Path(crawler.settings["OCOP_ARCHIVE"])))

    async def process_item(self, item: Page | Reading) -> Reading:
        """Archive a page, if it is not archived yet."""
        if isinstance(item, Reading):
            count(self._crawler, "archive", "known", item.page)
            return item
        try:
            location = self._writer.write(item)
        except ArchiveError as error:
            stop_crawl(self._crawler, "archive failed", error)
        count(self._crawler, "archive", "written", item)
        return Reading(item, location)

    def close_spider(self) -> None:
        """Close the WARC file."""
        self._writer.close()
