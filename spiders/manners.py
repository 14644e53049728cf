"""How often a host may be asked: the registry's delay, a longer Crawl-delay of its robots.txt, and never less.

Scrapy obeys the rules of robots.txt but not its Crawl-delay, varies delays by half in both directions, and its
AutoThrottle shortens them where a server answers fast. Here the delay is a floor: AutoThrottle may only lengthen it, a
server that refuses doubles it, and a `Retry-After` is waited for. Where robots.txt cannot be had, Scrapy takes
everything as allowed; by RFC 9309, section 2.3.1.4, and here, nothing is.
"""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from ocop.models import Source
from spiders.causes import RobotsUnreachableError, cause_of, is_refusal
from spiders.registry import DEFAULT_DELAY_SECONDS
from spiders.retry_after import LONGEST_WAIT_SECONDS, retry_after_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser
    from scrapy.settings import BaseSettings

# A delay of robots.txt that a person should know of: a hundred pages take hours.
LONG_DELAY_SECONDS = 60.0
# The delay after the first refusal of a host whose delay is shorter still; each further one doubles it.
FIRST_BACKOFF_SECONDS = 1.0

_FORBID_ALL = b"User-agent: *\nDisallow: /"

log = logging.getLogger(__name__)


def delays_of(sources: Iterable[Source]) -> dict[str, float]:
    """Least seconds between two requests, for every host that the registry names.

    >>> delays_of([Source("vi-du", "Ví dụ", "example.vn", "national", feeds=("https://rss.example.vn/a",))])
    {'example.vn': 2.0, 'rss.example.vn': 2.0}
    """
    delays: dict[str, float] = {}
    for source in sources:
        addresses = (*source.feeds, *source.sitemaps, *source.listings)
        for host in (source.domain, *source.former_domains, *(urlsplit(address).netloc for address in addresses)):
            delays[host.lower()] = max(delays.get(host.lower(), 0.0), source.delay_seconds)
    return delays


def crawl_delay_of(robots: RobotParser, settings: BaseSettings) -> float | None:
    """Seconds between two requests that a robots.txt asks of us; None where it asks for none."""
    return robots.crawl_delay(settings.get("ROBOTSTXT_USER_AGENT") or settings["USER_AGENT"])


class Manners:
    """Downloader middleware: one slot a host and port, one request at a time in it, and its delay as a floor.

    Args:
        crawler: The crawl.
        delays: Least seconds between two requests, by host; subdomains inherit, others get the default.
    """

    def __init__(self, crawler: Crawler, delays: Mapping[str, float]) -> None:
        self._crawler = crawler
        self._delays = delays
        self._crawl_delays: dict[str, float] = {}
        self._backoffs: dict[str, float] = {}
        self._without_robots: dict[str, RobotsUnreachableError] = {}
        self._delays_before_rest: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Middleware of a crawl whose spider has `delays`; extensions exist by now, so AutoThrottle hears first."""
        manners = cls(crawler, getattr(crawler.spider, "delays", {}))
        crawler.signals.connect(manners.robots_parsed, signals.robots_parsed)
        crawler.signals.connect(manners.response_downloaded, signals.response_downloaded)
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(_tell_quietly)
        return manners

    def process_request(self, request: Request) -> None:
        """Put a request, be it for robots.txt or after a redirect, in the slot of its host."""
        host = urlparse_cached(request).netloc.lower()
        request.meta["download_slot"] = host
        # The slot is made from these when it is needed, and made again when it was idle for long.
        settings = {"concurrency": 1, "delay": self.delay_of(host), "jitter": 0.0}
        self._crawler.engine.downloader.per_slot_settings.setdefault(host, settings)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """A robots.txt has come: its Crawl-delay for us counts from now on."""
        delay = crawl_delay_of(robotparser, self._crawler.settings)
        host = urlparse_cached(request).netloc.lower()
        if not delay or delay <= self.delay_of(host):
            return
        self._crawl_delays[host] = delay
        log.log(
            logging.WARNING if delay >= LONG_DELAY_SECONDS else logging.INFO,
            "%s asks for %g seconds between two requests, and gets them",
            host,
            delay,
        )
        downloader = self._crawler.engine.downloader
        downloader.per_slot_settings[host] = {"concurrency": 1, "delay": delay, "jitter": 0.0}
        self._raise_floor(host)

    def response_downloaded(self, request: Request, response: Response) -> None:
        """AutoThrottle has set a new delay; it is lifted to what the host has a right to before the next request."""
        host = request.meta.get("download_slot", "")
        if is_refusal(f"http {response.status}"):
            self._backoffs[host] = max(2 * max(self._backoffs.get(host, 0), self.delay_of(host)), FIRST_BACKOFF_SECONDS)
        self._end_rest(host)
        self._raise_floor(host)
        wait = retry_after_of(response.status, response.headers)
        if wait is not None:
            request.meta["dont_retry"] = True  # by Scrapy at once: what is to be done is the frontier's to say
            self._rest(host, min(wait, LONGEST_WAIT_SECONDS))

    def process_response(self, request: Request, response: Response) -> Response:
        """A robots.txt that the server cannot give now forbids everything; one that it does not have, nothing."""
        if not _is_for_robots(request):
            return response
        if response.status >= 500 or response.status == 429:
            wait = retry_after_of(response.status, response.headers)
            return self._forbid_all(request, RobotsUnreachableError(f"http {response.status}", wait))
        return response if response.status == 200 else response.replace(status=200, body=b"")

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """A robots.txt that nobody answers forbids everything; what it forbids is told with the cause.

        Raises:
            RobotsUnreachableError: The request is for a page of a host whose robots.txt cannot be had.
        """
        if _is_for_robots(request):
            if isinstance(exception, IgnoreRequest):
                return None
            return self._forbid_all(request, RobotsUnreachableError(cause_of(exception)))
        unreachable = self._without_robots.get(urlparse_cached(request).netloc.lower())
        if unreachable and isinstance(exception, IgnoreRequest):
            raise RobotsUnreachableError(unreachable.cause, unreachable.retry_after) from exception
        return None

    def delay_of(self, host: str) -> float:
        """Least seconds between two requests to a host."""
        return max(self._stated_delay(host), self._backoffs.get(host, 0.0))

    def _stated_delay(self, host: str) -> float:
        """The delay that robots.txt or the registry asks for."""
        if host in self._crawl_delays:
            return self._crawl_delays[host]
        name = host
        while name:
            if name in self._delays:
                return self._delays[name]
            name = name.partition(".")[2]
        return DEFAULT_DELAY_SECONDS

    def _raise_floor(self, host: str) -> None:
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is not None:
            slot.delay = max(slot.delay, self.delay_of(host))

    def _rest(self, host: str, seconds: float) -> None:
        """No request to the host for so long; the slot counts from the last request that was sent, not answered."""
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is not None:
            self._delays_before_rest[host] = slot.delay
            slot.delay = max(slot.delay, seconds + monotonic() - slot.lastseen)

    def _end_rest(self, host: str) -> None:
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is not None and host in self._delays_before_rest:
            slot.delay = self._delays_before_rest.pop(host)

    def _forbid_all(self, request: Request, why: RobotsUnreachableError) -> Response:
        self._without_robots[urlparse_cached(request).netloc.lower()] = why
        log.warning("%s cannot be had (%s), so nothing of its host is asked for", request.url, why.cause)
        return Response(request.url, body=_FORBID_ALL, request=request)


def _is_for_robots(request: Request) -> bool:
    return bool(request.meta.get("dont_obey_robotstxt")) and urlparse_cached(request).path == "/robots.txt"


def _tell_quietly(record: logging.LogRecord) -> bool:
    """A robots.txt that cannot be fetched is a fact about the outlet, not an error of the program with a traceback."""
    if record.levelno == logging.ERROR:
        record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
        record.exc_info = record.exc_text = None
    return True
