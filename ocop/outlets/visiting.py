"""Asking what visits want to know: through Scrapy, with the manners of every crawl, one request at a time an outlet."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from scrapy import Request, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import Settings

from ocop.agent import user_agent
from ocop.errors import OcopError
from ocop.outlets.visits import Answer, Visit
from spiders.causes import cause_of
from spiders.links import host_of, path_of
from spiders.web import WebSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

_T = TypeVar("_T")


def visit_all(
    visits: Mapping[str, Visit[_T]],
    delays: Mapping[str, float],
    contact: str = "",
    told: Callable[[int], None] | None = None,
) -> dict[str, _T]:
    """Hold some visits side by side; nothing is written anywhere.

    Twisted's reactor starts once in a process, and so does this function.

    Args:
        visits: The visits by a name for each.
        delays: Least seconds between two requests by host; others have the default.
        contact: Mail address or page told to the outlets.
        told: Called with the number of visits that have ended, after each.

    Raises:
        OcopError: A visit ended with it, or a person interrupted them.
    """
    settings = Settings()
    settings.setmodule("ocop.settings", priority="project")
    # What an outlet does wrong is told in the answer, not in a log.
    own = {"ITEM_PIPELINES": {}, "LOG_LEVEL": os.environ.get("OCOP_LOG_LEVEL", "ERROR")}
    if contact:
        own["USER_AGENT"] = user_agent(contact)
    settings.update(own, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(VisitSpider)
    known: dict[str, _T] = {}
    failures: list[Exception] = []

    def ended(name: str, outcome: _T | Exception) -> None:
        if isinstance(outcome, Exception):
            failures.append(outcome)
        else:
            known[name] = outcome
        if told:
            told(len(known))

    task = process.crawl(crawler, visits=visits, delays=delays, ended=ended)
    process.start()
    if task.done() and not task.cancelled() and (error := task.exception()):
        raise error
    if failures:
        raise failures[0]
    if len(known) < len(visits):
        raise OcopError("interrupted before the answers were in; nothing was written")
    return known


class VisitSpider(WebSpider):
    """Asks each visit's addresses one after the other.

    Args:
        visits: The visits by a name for each.
        delays: Least seconds between two requests, by host.
        ended: Called with a visit's name and what it knows in the end, or the error that it ended with.
    """

    name = "visit"

    def __init__(
        self,
        visits: Mapping[str, Visit[Any]],
        delays: Mapping[str, float],
        ended: Callable[[str, Any], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.delays = delays
        self._visits = visits
        self._ended = ended
        self._robots: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Spider that hears of every robots.txt that is fetched on the way."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.remember_robots, signals.response_received)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The first question of each visit."""
        for name in self._visits:
            for request in self._next(name, None):
                yield request

    def answered(self, response: Response, visit: str, asked: str) -> Iterator[Request]:
        """Something came."""
        stated = response.headers.get("Content-Type")
        content_type = stated.decode("latin-1") if stated else None
        robots = self._robots_for(response.url, asked)
        yield from self._next(visit, Answer(asked, response.url, None, response.body, content_type, robots))

    def failed(self, failure: Failure) -> Iterator[Request]:
        """Nothing came, for a reason."""
        visit, asked = failure.request.cb_kwargs["visit"], failure.request.cb_kwargs["asked"]  # type: ignore[attr-defined]
        cause = cause_of(failure.value or IgnoreRequest())
        yield from self._next(visit, Answer(asked, asked, cause, robots=self._robots_for(asked)))

    def remember_robots(self, response: Response, request: Request) -> None:
        """Keep a robots.txt that the middleware has fetched: what it says of sitemaps and delays is of use, too."""
        if path_of(request.url) == "/robots.txt" and response.status == 200:
            text = response.body.decode("utf-8", "replace")
            for url in (request.url, *request.meta.get("redirect_urls", ())):
                self._robots[host_of(url)] = text

    def _robots_for(self, *urls: str) -> str:
        return next((self._robots[host] for host in map(host_of, urls) if host in self._robots), "")

    def _next(self, name: str, answer: Answer | None) -> Iterator[Request]:
        """The visit's next question, if it has one."""
        visit = self._visits[name]
        try:
            asked = next(visit) if answer is None else visit.send(answer)
        except StopIteration as end:
            self._ended(name, end.value)
        except Exception as error:
            # Told by whoever began the visits; here it would end in the log.
            self._ended(name, error)
        else:
            yield Request(
                asked,
                callback=self.answered,
                errback=self.failed,
                cb_kwargs={"visit": name, "asked": asked},
                dont_filter=True,
            )
