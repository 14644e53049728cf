"""NewsSpider on the demo news web: six families of layouts, each with its own feeds, sitemaps and listings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from ocop.demo.requestlog import RequestRecord
from ocop.demo.server import NewsWeb
from tests.spiders.crawling import Crawl, crawl, rows

FETCHED = "SELECT url FROM pages WHERE kind = 'article' AND state = 'fetched'"


class Harvest(NamedTuple):
    """Three runs: the first, one against the unchanged web, and one after a correction."""

    wanted: set[str]
    fetched: set[str]
    crawls: list[Crawl]
    requests: list[tuple[RequestRecord, ...]]
    corrected: str


@pytest.fixture(scope="module")
def harvest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harvest]:
    folder = tmp_path_factory.mktemp("demo")
    database = folder / "ocop.db"
    with NewsWeb() as web:
        registry = web.write_sources(folder / "sources.toml")
        crawls, requests = [], []

        def run() -> None:
            web.forget_requests()
            crawls.append(
                crawl("news", database, {"registry": str(registry), "since": "2018-01-01"}, DOWNLOAD_MAXSIZE=8_000_000)
            )
            requests.append(web.requests)

        run()
        wanted = {web.url(article.outlet, article.path) for article in web.expected_harvest().ocop_articles}
        fetched = {url for (url,) in rows(database, FETCHED)}
        run()
        corrected = web.correct(web.newsroom.correctable()[0])
        run()
        yield Harvest(wanted, fetched, crawls, requests, corrected)


def test_every_ocop_article_is_found(harvest: Harvest) -> None:
    assert len(harvest.wanted) >= 40
    assert harvest.wanted - harvest.fetched == set()


def test_nothing_that_robots_txt_forbids_is_asked_for(harvest: Harvest) -> None:
    assert not [request.path for requests in harvest.requests for request in requests if request.forbidden]


def test_runs_end_without_errors(harvest: Harvest) -> None:
    for run in harvest.crawls:
        assert run.stats["finish_reason"] == "finished"
        assert "log_count/ERROR" not in run.stats, run.log


def test_unchanged_web_is_asked_conditionally_and_sends_nothing(harvest: Harvest) -> None:
    again = [request for request in harvest.requests[1] if request.path != "/robots.txt"]
    assert again
    assert {request.status for request in again} == {304}
    assert all(request.conditional and request.bytes == 0 for request in again)


def test_after_a_correction_exactly_that_article_is_downloaded(harvest: Harvest) -> None:
    path = harvest.corrected.split("/", 3)[3]
    assert harvest.crawls[2].count("fetch/page") == 1
    (request,) = (request for request in harvest.requests[2] if request.path == f"/{path}")
    assert (request.status, request.conditional) == (200, True)
