"""NewsSpider: what is new at the outlets of the registry -> `Page`."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from scrapy import Request, Spider, signals
from scrapy.exceptions import CloseSpider, IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError

from ocop.errors import DatasetError, UnreadableInputError
from ocop.models import Page
from spiders.causes import DAMAGED, NO_FEED, NOT_TEXT, REDIRECT_ONLY, TOO_LARGE, cause_of
from spiders.discovery import DiscoveryPage, Findings, read_discovery
from spiders.errands import Errand
from spiders.frontier import Frontier
from spiders.links import clean_url, is_article
from spiders.manners import Manners, delays_of
from spiders.registry import choose_sources, load_sources

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure

log = logging.getLogger(__name__)

_REDIRECTS = [301, 302, 303, 307, 308]
_MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}


_P = ParamSpec("_P")
_T = TypeVar("_T")


def _needs_dataset(callback: Callable[_P, Iterator[_T]]) -> Callable[_P, Iterator[_T]]:
    """Callback that ends the run, with one line, when the dataset can no longer be written."""

    @wraps(callback)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> Iterator[_T]:
        try:
            yield from callback(*args, **kwargs)
        except DatasetError as error:
            log.error("the crawl stops: %s", error)  # noqa: TRY400 - the message says the remedy, the traceback does not
            raise CloseSpider("dataset failed") from error

    return guarded


class NewsSpider(Spider):
    """Asks the outlets for their feeds, listings and sitemaps, and for the promising articles that these lead to.

    An outlet has one request under way at a time; when it is done, the frontier says what is next. So nothing waits in
    memory that is not a row of the dataset.

    Args:
        sources: Ids of the outlets to ask, separated by commas; all of the registry if None.
        registry: A registry file; the shipped `sources.toml` if None.

    Raises:
        RegistryError: The registry is broken, or has no outlet of such an id.
    """

    name = "news"
    custom_settings = {  # noqa: RUF012 - Scrapy's own form
        # Default 16: outlets are asked side by side, one request each.
        "CONCURRENT_REQUESTS": 64,
        # Default "en": some portals have an English edition, which is not what we read.
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "vi",
        },
        # Default True: papers reload their pages every half hour, which is no redirect.
        "METAREFRESH_ENABLED": False,
        # Default "scrapy-default": outlets need not know which of their pages led to which.
        "REFERRER_POLICY": "no-referrer",
        # Default "ERROR": a page that cannot be fetched is a row that says why, and no error of the program.
        "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
    }
    # Answers that the callbacks want to see; the rest goes to `note_failure`.
    handle_httpstatus_list = [304]  # noqa: RUF012 - Scrapy's own form

    def __init__(self, sources: str | None = None, registry: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        chosen = choose_sources(load_sources(Path(registry) if registry else None), sources)
        self.sources = {source.id: source for source in chosen}
        self.delays = delays_of(chosen)
        self.frontier: Frontier

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Adds the middleware that keeps the delays, before the one for robots.txt."""
        super().update_settings(settings)
        # With a spider's priority: at a lower one, Scrapy takes it back when a crawler is run that was made before.
        middlewares = {**settings.getdict("DOWNLOADER_MIDDLEWARES"), Manners: 90}
        settings.set("DOWNLOADER_MIDDLEWARES", middlewares, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Spider over the dataset that the setting OCOP_DATABASE names.

        Raises:
            DatasetError: The file cannot serve as dataset.
        """
        spider = super().from_crawler(crawler, *args, **kwargs)
        limit = crawler.settings.getint("OCOP_PAGES_PER_SOURCE")
        database = Path(crawler.settings["OCOP_DATABASE"])
        spider.frontier = Frontier.open(database, list(spider.sources.values()), limit)
        crawler.signals.connect(spider.tidy, signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The first request to each outlet."""
        for source_id in self.sources:
            for request in self._next(source_id):
                yield request

    @_needs_dataset
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
            content_type=_header(response, "Content-Type"),
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
            if findings.remark == NO_FEED:
                self._fail(errand, NO_FEED, response.status)
            else:
                self._take(errand, findings, response)
        yield from self._next(source.id)

    @_needs_dataset
    def read_article(self, response: Response, errand: Errand) -> Iterator[Page | Request]:
        """An article has come, or word that it has not changed or is somewhere else."""
        media_type = _media_type(response)
        if response.status == 304:
            self.frontier.not_modified(errand)
            self._count("fetch", "not modified", errand.source_id)
        elif response.status in _REDIRECTS:
            self._follow(errand, response)
        elif media_type is None:
            self._fail(errand, NOT_TEXT, response.status)
        else:
            self.frontier.fetched(errand)
            self._count("fetch", "page", errand.source_id)
            yield self._page(errand, response, media_type)
        yield from self._next(errand.source_id)

    @_needs_dataset
    def note_failure(self, failure: Failure) -> Iterator[Request]:
        """A request failed: a row says why, and the outlet's next one follows."""
        errand: Errand = failure.request.cb_kwargs["errand"]  # type: ignore[attr-defined]
        error = failure.value or IgnoreRequest()
        status = error.response.status if isinstance(error, HttpError) else None
        if status in {404, 410}:
            self.frontier.gone(errand, status)
            self._count("discovery" if errand.kind != "article" else "fetch", "gone", errand.source_id)
        else:
            self._fail(errand, cause_of(error), status)
        yield from self._next(errand.source_id)

    def tidy(self) -> None:
        """Count what the run leaves to the next one, and close the dataset."""
        with suppress(DatasetError):  # which has been told where it ended the run
            for source_id in self.sources:
                if waiting := self.frontier.waiting(source_id):
                    self._count("fetch", "waiting", source_id, waiting)
                    self.logger.info("%s: %d pages wait for the next run", source_id, waiting)
        self.frontier.close()

    def _next(self, source_id: str) -> Iterator[Request]:
        """The outlet's next request, if there is one."""
        errand = self.frontier.next_errand(source_id)
        if errand is not None:
            yield self._request(errand)

    def _request(self, errand: Errand) -> Request:
        headers = {"If-None-Match": errand.etag, "If-Modified-Since": errand.last_modified}
        is_page = errand.kind == "article"
        return Request(
            errand.url,
            callback=self.read_article if is_page else self.read_discovery,
            errback=self.note_failure,
            cb_kwargs={"errand": errand},
            headers={name: value for name, value in headers.items() if value},
            # Where an article has moved to is a page of its own, which may be known; a feed is just followed.
            meta={"handle_httpstatus_list": [*_REDIRECTS, 304]} if is_page else {},
            # The frontier gives each address once a run; Scrapy's filter would lose the outlet's thread.
            dont_filter=True,
        )

    def _page(self, errand: Errand, response: Response, media_type: str) -> Page:
        return Page(
            url=response.url,
            body=response.body,
            media_type=media_type,
            fetched_at=datetime.now(UTC),
            source=self.sources[errand.source_id],
            requested_url=errand.url,
            status=response.status,
            headers=tuple(
                (name.decode("latin-1").lower(), value.decode("latin-1"))
                for name, values in response.headers.items()
                for value in values
            ),
            reason=errand.reason,
            hint_title=errand.hint_title,
            hint_published_at=errand.hint_published_at,
        )

    def _take(self, errand: Errand, findings: Findings, response: Response) -> None:
        """Write down what a discovery page brought."""
        etag, last_modified = _header(response, "ETag"), _header(response, "Last-Modified")
        new = self.frontier.found(errand, findings, etag, last_modified)
        counts = {errand.kind: 1, "found": findings.links, "promising": len(findings.articles), "new": new}
        if findings.remark:
            counts[findings.remark] = 1
        for what, number in counts.items():
            self._count("discovery", what, errand.source_id, number)

    def _follow(self, errand: Errand, response: Response) -> None:
        """Where an article's address leads to, if that is an article of the same outlet."""
        target = clean_url(_header(response, "Location") or "", response.url)
        if target is None or not is_article(self.sources[errand.source_id], target):
            self._fail(errand, REDIRECT_ONLY, response.status)
        elif cause := self.frontier.redirected(errand, target):
            self._count("fetch", cause, errand.source_id)
        else:
            self._count("fetch", "redirect", errand.source_id)

    def _fail(self, errand: Errand, cause: str, status: int | None) -> None:
        """A row, a statistic and a log line for what could not be fetched or read."""
        source_id = errand.source_id
        was_stopped = self.frontier.is_stopped(source_id)
        self.frontier.failed(errand, cause, status)
        stage = "fetch" if errand.kind == "article" else "discovery"
        self._count(stage, "failed", source_id)
        self._count(stage, cause, source_id)
        self.logger.info("%s: %s failed: %s", source_id, errand.url, cause)
        if cause == TOO_LARGE:
            limit = self.settings.getint("DOWNLOAD_MAXSIZE")
            self.logger.warning("%s: %s is longer than %d bytes and is left out", source_id, errand.url, limit)
        if self.frontier.is_stopped(source_id) and not was_stopped:
            self._count("fetch", "given up", source_id)
            self.logger.warning("%s is in trouble (%s): the rest waits for the next run", source_id, cause)

    def _count(self, stage: str, what: str, source_id: str, number: int = 1) -> None:
        """One decision more, over all outlets and for this one."""
        if number:
            self.crawler.stats.inc_value(f"ocop/{stage}/{what}", number)
            self.crawler.stats.inc_value(f"ocop/{stage}/{what}/{source_id}", number)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1").strip() or None if value else None


def _media_type(response: Response) -> str | None:
    """Type of a page that can be an article; None for pictures, documents and the like."""
    stated = (_header(response, "Content-Type") or "").split(";")[0].strip().lower()
    if not stated:
        return "text/html" if isinstance(response, TextResponse) else None
    return _MEDIA_TYPES.get(stated)
