"""What the tests of the item pipelines share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from scrapy.crawler import Crawler

from ocop.models import Page, Reading
from tests.pipelines.extraction.making import page, page_text, source

Process = Callable[[Page | Reading], Awaitable[Reading]]

OUTLET = source("mcms")
NEWS = page(page_text("mcms"), outlet=OUTLET)
SHORT = page("<p>Đang cập nhật.</p>", url="https://songtrang.example/ngan.html", outlet=OUTLET)
OTHER_TOPIC = replace(NEWS, body=NEWS.body.replace(b"OCOP", b"ABCD").replace(b" sao", b" cup"))


def stats(crawler: Crawler, stage: str) -> dict[str, int]:
    assert crawler.stats is not None
    prefix = f"ocop/{stage}/"
    return {
        key.removeprefix(prefix): value for key, value in crawler.stats.get_stats().items() if key.startswith(prefix)
    }


class Engine:
    """Notes why it was asked to close."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    async def close_spider_async(self, *, reason: str) -> None:
        self.reasons.append(reason)


def broken(*_: object) -> None:
    """What a bug does."""
    raise ZeroDivisionError("a bug")
