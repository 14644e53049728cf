"""WarcSpider: pages out of WARC files, our own archive or those of others such as Common Crawl -> `Page`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy import Spider

from ocop.archive import iter_pages
from ocop.errors import ArchiveError, UnreadableInputError, UsageError
from ocop.models import Page, Reading
from spiders.backpressure import paced
from spiders.frontier import remembered_sources
from spiders.paths import split_paths
from spiders.registry import load_sources
from spiders.scope import first_moment


class WarcSpider(Spider):
    """Reads WARC files and folders of them, in the order of their names.

    Pages of our own archive (the folder that the setting OCOP_ARCHIVE names) come as a `Reading` that holds their
    location, so that they are not archived again; pages from elsewhere come as a `Page`.

    Args:
        paths: The files and folders, separated as in PATH (`:`, on Windows `;`).
        registry: A registry file, for the outlets of the pages; the shipped `sources.toml` if None. An outlet that it
            does not name is taken as the dataset remembers it.
        since: Only pages fetched on this day, in Vietnam, or later, such as `2024-01-01`; all if None.
        sources: Only pages of these outlets, ids separated by commas; all if None.

    Raises:
        UsageError: No path is given, one does not exist, or the day is none.
        RegistryError: The registry is broken.
    """

    name = "warc"

    def __init__(
        self,
        paths: str = "",
        registry: str | None = None,
        since: str | None = None,
        sources: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.paths = split_paths(paths)
        if not self.paths:
            raise UsageError("no WARC file or folder is given: -a paths=data/archive")
        for path in self.paths:
            if not path.exists():
                raise UsageError(f"{path}: no such file or folder")
        self.registry = load_sources(Path(registry) if registry else None)
        self.since = first_moment(since, datetime.now(UTC)) if since else None
        self.source_ids = frozenset(each.strip() for each in sources.split(",")) if sources else None

    async def start(self) -> AsyncIterator[Any]:
        """The pages of all files, in order."""
        async for item in paced(self._items(), self.crawler):
            self.crawler.stats.inc_value("ocop/warc/page")
            yield item

    def _items(self) -> Iterator[Page | Reading]:
        archive = Path(self.settings["OCOP_ARCHIVE"]).resolve()
        remembered = remembered_sources(Path(self.settings["OCOP_DATABASE"]))
        sources = {source.id: source for source in (*remembered, *self.registry)}
        for path in self.paths:
            folder = (path if path.is_dir() else path.parent).resolve()
            try:
                for page, location in iter_pages(path, sources):
                    if self._is_wanted(page):
                        yield Reading(page, location) if folder == archive else page
            except (ArchiveError, UnreadableInputError, OSError) as error:
                self.crawler.stats.inc_value("ocop/warc/unreadable")
                self.logger.error("%s", error)  # noqa: TRY400 - the message says the remedy, the traceback does not

    def _is_wanted(self, page: Page) -> bool:
        if self.since is not None and page.fetched_at < self.since:
            return False
        return self.source_ids is None or (page.source is not None and page.source.id in self.source_ids)
