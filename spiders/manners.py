"""How often a host may be asked: the registry's delay, a longer Crawl-delay of its robots.txt, and never less.

Scrapy obeys the rules of robots.txt but not its Crawl-delay, varies delays by half in both directions, and its
AutoThrottle shortens them where a server answers fast. Here the delay is a floor: AutoThrottle may only lengthen it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.utils.httpobj import urlparse_cached

from ocop.models import Source
from spiders.registry import DEFAULT_DELAY_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

# A delay of robots.txt that a person should know of: a hundred pages take hours.
LONG_DELAY_SECONDS = 60.0

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
        settings = self._crawler.settings
        delay = robotparser.crawl_delay(settings.get("ROBOTSTXT_USER_AGENT") or settings["USER_AGENT"])
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

    def response_downloaded(self, request: Request) -> None:
        """AutoThrottle has set a new delay; it is lifted to the floor before the next request is sent."""
        self._raise_floor(request.meta.get("download_slot", ""))

    def delay_of(self, host: str) -> float:
        """Least seconds between two requests to a host."""
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


def _tell_quietly(record: logging.LogRecord) -> bool:
    """A robots.txt that cannot be fetched is a fact about the outlet, not an error of the program with a traceback."""
    if record.levelno == logging.ERROR:
        record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
        record.exc_info = record.exc_text = None
    return True
