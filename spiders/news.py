"""NewsSpider: what is new at the outlets of the registry -> `Page`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from ocop.errors import DatasetError, OcopError, UnreadableInputError
from ocop.models import Page, Reading
from ocop.notices import REFUSAL
from spiders.causes import (
    DAMAGED,
    NO_FEED,
    NOT_TEXT,
    REDIRECT_ONLY,
    TOO_LARGE,
    RobotsUnreachableError,
    cause_of,
)
from spiders.discovery import DiscoveryPage, Findings, read_discovery
from spiders.errands import Errand
from spiders.exchange import REDIRECTS, header, media_type_of, page_of, request_for
from spiders.frontier import Frontier, Order
from spiders.guard import needs_dataset
from spiders.links import clean_url, host_of, is_article
from spiders.manners import crawl_delay_of, delays_of
from spiders.registry import choose_sources, load_sources
from spiders.retry_after import retry_after_of
from spiders.scope import first_moment
from spiders.stamps import local_text
from spiders.web import WebSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser
    from twisted.python.failure import Failure


class NewsSpider(WebSpider):
    """Asks the outlets for their feeds, listings and sitemaps, and for the promising articles that these lead to.

    An outlet has one request under way at a time; when it is done, the frontier says what is next. So nothing waits in
    memory that is not a row of the dataset.

    Args:
        sources: Ids of the outlets to ask, separated by commas; all of the registry if None.
        registry: A registry file; the shipped `sources.toml` if None.
        since: A day such as 2019-01-01: read the outlets' history from then on, their newest articles first.
        now: Any text: ask feeds, sitemaps and listings though they are not due.

    Raises:
        RegistryError: The registry is broken, or has no outlet of such an id.
        UsageError: `since` is no day of the past.
    """

    name = "news"
    # Answers that the callbacks want to see; the rest goes to `note_failure`.
    handle_httpstatus_list = [304]  # noqa: RUF012 - Scrapy's own form

    def __init__(
        self,
        sources: str | None = None,
        registry: str | None = None,
        since: str | None = None,
        now: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.since = first_moment(since, datetime.now(UTC)) if since else None
        self.asks_now = bool(now)
        self.registry = load_sources(Path(registry) if registry else None)
        chosen = choose_sources(self.registry, sources)
        self.sources = {source.id: source for source in chosen}
        self.delays = delays_of(chosen)
        self.frontier: Frontier

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Spider over the dataset that the setting OCOP_DATABASE names.

        Raises:
            OcopError: An argument is wrong, or the file cannot serve as dataset.
            SystemExit: The same under a plain `scrapy crawl`, which would show a person its traceback.
        """
        try:
            return cls._made(crawler, *args, **kwargs)
        except OcopError as error:
            if crawler.settings["OCOP_RUN_ID"]:
                raise
            raise SystemExit(f"ocop: {error}") from error

    @classmethod
    def _made(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        order = Order(spider.since, spider.asks_now, crawler.settings.getint("OCOP_PAGES_PER_SOURCE"))
        database = Path(crawler.settings["OCOP_DATABASE"])
        spider.frontier = Frontier.open(database, list(spider.sources.values()), order)
        crawler.signals.connect(spider.tidy, signals.spider_closed)
        crawler.signals.connect(spider.note_reading, signals.item_scraped)
        crawler.signals.connect(spider.note_crawl_delay, signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The first request to each outlet."""
        for source_id, pause in self.frontier.paused.items():
            self._count("fetch", "paused", source_id)
            self.logger.warning("%s is left in peace until %s (%s)", source_id, local_text(pause.until), pause.cause)
        for source_id in self.sources:
            if not self.frontier.has_roots(source_id) and source_id not in self.frontier.paused:
                # Not by outlet: a run every minute would leave a row for each of them, which nobody reads.
                self.crawler.stats.inc_value("ocop/discovery/not due")
            for request in self._next(source_id):
                yield request

    @needs_dataset
    def read_discovery(self, response: Response, errand: Errand) -> Iterator[Request]:
        """A feed, sitemap or listing has come: its promising articles become rows of the dataset."""
        source = self.sources[errand.source_id]
        if response.status == 304:
            self.frontier.not_modified(errand)
            self._count("discovery", "not modified", source.id)
            yield from self._next(source.id)
            return
        page = DiscoveryPage(
            kind=errand.kind,  # type: ignore[arg-type]  # articles have the other callback
            url=response.url,
            body=response.body,
            content_type=header(response, "Content-Type"),
            number=errand.depth + 1,
        )
        try:
            findings = read_discovery(page, source)
        except UnreadableInputError as error:
            self.logger.warning("%s: %s cannot be read: %s", source.id, errand.url, error)
            self._fail(errand, DAMAGED, response.status)
        except Exception as error:  # what nobody foresaw in one document must not end the outlet's thread
            self.logger.exception("%s: %s cannot be read", source.id, errand.url)
            self._fail(errand, cause_of(error), response.status)
        else:
            if findings.remark in {NO_FEED, REFUSAL}:
                self._fail(errand, findings.remark, response.status)
            else:
                self._take(errand, findings, response)
        yield from self._next(source.id)

    @needs_dataset
    def read_article(self, response: Response, errand: Errand) -> Iterator[Page | Request]:
        """An article has come, or word that it has not changed or is somewhere else."""
        media_type = media_type_of(response)
        if response.status == 304:
            self.frontier.not_modified(errand)
            self._count("fetch", "not modified", errand.source_id)
        elif response.status in REDIRECTS:
            self._follow(errand, response)
        elif media_type is None:
            self._fail(errand, NOT_TEXT, response.status)
        else:
            self.frontier.fetched(errand)
            self._count("fetch", "page", errand.source_id)
            yield page_of(errand, response, media_type, self.sources[errand.source_id])
        yield from self._next(errand.source_id)

    @needs_dataset
    def note_failure(self, failure: Failure) -> Iterator[Request]:
        """A request failed: a row says why, and the outlet's next one follows."""
        errand: Errand = failure.request.cb_kwargs["errand"]  # type: ignore[attr-defined]
        error = failure.value or IgnoreRequest()
        answer = error.response if isinstance(error, HttpError) else None
        status = answer.status if answer else None
        if status in {404, 410}:
            self.frontier.gone(errand, status)
            self._count("discovery" if errand.kind != "article" else "fetch", "gone", errand.source_id)
        elif isinstance(error, RobotsUnreachableError):
            self._fail(errand, error.cause, status, error.retry_after, is_closed=True)
        else:
            wait = retry_after_of(answer.status, answer.headers) if answer else None
            self._fail(errand, cause_of(error), status, wait)
        yield from self._next(errand.source_id)

    def note_reading(self, item: Any) -> None:
        """A page is through the pipelines: one that refuses with status 200 counts as a refusal."""
        if isinstance(item, Reading) and item.page.source and item.page.source.id in self.sources:
            source_id = item.page.source.id
            was_stopped = self.frontier.is_stopped(source_id)
            self.frontier.read(source_id, item.cause)
            if item.cause == REFUSAL:
                self._count("fetch", REFUSAL, source_id)
            if self.frontier.is_stopped(source_id) and not was_stopped:
                self._tell_stopped(source_id, REFUSAL)

    def note_crawl_delay(self, robotparser: RobotParser, request: Request) -> None:
        """A robots.txt has come: the delay that it asks for is kept with the outlet."""
        delay = crawl_delay_of(robotparser, self.settings)
        for source in self.sources.values():
            if host_of(request.url).removeprefix("www.") == source.domain:
                self.frontier.note_crawl_delay(source.id, delay)

    def tidy(self) -> None:
        """Count what the run leaves to the next one, and close the dataset."""
        with suppress(DatasetError):  # which has been told where it ended the run
            for source_id in self.sources:
                if old := self.frontier.left_to_history(source_id):
                    self._count("fetch", "left to history", source_id, old)
                if waiting := self.frontier.waiting(source_id):
                    self._count("fetch", "waiting", source_id, waiting)
                    self.logger.info("%s: %d pages wait for the next run", source_id, waiting)
        self.frontier.close()

    def _next(self, source_id: str) -> Iterator[Request]:
        """The outlet's next request, if there is one."""
        errand = self.frontier.next_errand(source_id)
        if errand is not None:
            callback = self.read_article if errand.kind == "article" else self.read_discovery
            yield request_for(errand, callback, self.note_failure)

    def _take(self, errand: Errand, findings: Findings, response: Response) -> None:
        """Write down what a discovery page brought."""
        etag, last_modified = header(response, "ETag"), header(response, "Last-Modified")
        new = self.frontier.found(errand, findings, etag, last_modified)
        counts = {errand.kind: 1, "found": findings.links, "promising": len(findings.articles), "new": new}
        if findings.remark:
            counts[findings.remark] = 1
        for what, number in counts.items():
            self._count("discovery", what, errand.source_id, number)

    def _follow(self, errand: Errand, response: Response) -> None:
        """Where an article's address leads to, if that is an article of the same outlet."""
        target = clean_url(header(response, "Location") or "", response.url)
        if target is None or not is_article(self.sources[errand.source_id], target):
            self._fail(errand, REDIRECT_ONLY, response.status)
        elif cause := self.frontier.redirected(errand, target):
            self._count("fetch", cause, errand.source_id)
        else:
            self._count("fetch", "redirect", errand.source_id)

    def _fail(
        self,
        errand: Errand,
        cause: str,
        status: int | None,
        retry_after: float | None = None,
        *,
        is_closed: bool = False,
    ) -> None:
        """A row, a statistic and a log line for what could not be fetched or read."""
        source_id = errand.source_id
        was_stopped = self.frontier.is_stopped(source_id)
        self.frontier.failed(errand, cause, status, retry_after=retry_after, is_closed=is_closed)
        stage = "fetch" if errand.kind == "article" else "discovery"
        self._count(stage, "failed", source_id)
        self._count(stage, cause, source_id)
        self.logger.info("%s: %s failed: %s", source_id, errand.url, cause)
        if cause == TOO_LARGE:
            limit = self.settings.getint("DOWNLOAD_MAXSIZE")
            self.logger.warning("%s: %s is longer than %d bytes and is left out", source_id, errand.url, limit)
        if self.frontier.is_stopped(source_id) and not was_stopped:
            self._tell_stopped(source_id, cause)

    def _tell_stopped(self, source_id: str, cause: str) -> None:
        """An outlet is left alone from now on."""
        if pause := self.frontier.paused.get(source_id):
            self._count("fetch", "paused", source_id)
            self.logger.warning(
                "%s refuses (%s) and is left in peace until %s", source_id, cause, local_text(pause.until)
            )
        else:
            self._count("fetch", "given up", source_id)
            self.logger.warning("%s is in trouble (%s): the rest waits for the next run", source_id, cause)

    def _count(self, stage: str, what: str, source_id: str, number: int = 1) -> None:
        """One decision more, over all outlets and for this one."""
        if number:
            self.crawler.stats.inc_value(f"ocop/{stage}/{what}", number)
            self.crawler.stats.inc_value(f"ocop/{stage}/{what}/{source_id}", number)
