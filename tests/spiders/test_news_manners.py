"""What NewsSpider does where a server asks for time, refuses, or cannot say what it allows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.spiders.crawling import Crawl, crawl, rows
from tests.spiders.server import Answer, NewsServer, article, listing, news_server, outlet

NAMES = [f"/bai-{number}.html" for number in range(5)]
# Clocks and sockets of two processes.
TOLERANCE = 0.03
REAL_PIPELINES = {
    "ITEM_PIPELINES": {
        "pipelines.archive.ArchivePipeline": 100,
        "pipelines.article.ArticlePipeline": 200,
        "pipelines.relevance.RelevancePipeline": 300,
        "pipelines.dataset.DatasetPipeline": 600,
    },
    "OCOP_WORKERS": 0,
}
WALL = "<html><head><title>Access Denied</title></head><body><p>Yêu cầu của bạn bị chặn.</p></body></html>"


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with news_server() as running:
        running.resources["/tag/ocop"] = listing(NAMES)
        running.resources |= {name: article(name) for name in NAMES}
        yield running


def run(server: NewsServer, folder: Path, **settings: object) -> Crawl:
    registry = folder / "outlets.toml"
    registry.write_text(outlet(server, listings=["/tag/ocop"]), encoding="utf-8")
    arguments = {"registry": str(registry)}
    return crawl("news", folder / "ocop.db", arguments, OCOP_ARCHIVE=str(folder / "archive"), **settings)


def once(first: Answer, then: Answer) -> object:
    """A resource that answers differently the first time."""
    answers = [first]
    return lambda: answers.pop() if answers else then


@pytest.mark.parametrize("status", [429, 503])
def test_a_short_retry_after_is_waited_for(server: NewsServer, tmp_path: Path, status: int) -> None:
    server.resources[NAMES[0]] = Answer(status=status, headers={"Retry-After": "2"})
    finished = run(server, tmp_path, RETRY_ENABLED=True)
    asked = [hit for hit in server.hits if hit.path != "/robots.txt"]
    gaps = {(one.path, one.status): after.at - one.at for one, after in pairwise(asked)}
    assert gaps[NAMES[0], status] >= 2 - TOLERANCE
    assert sorted(server.paths(200)) == sorted(["/tag/ocop", *NAMES[1:]]), "the rest is read in the same run"
    assert server.paths(status) == [NAMES[0]], "what asked for time is not asked again at once"
    assert finished.stats["finish_reason"] == "finished"


def test_a_long_retry_after_ends_the_outlets_run_and_holds_for_the_next(server: NewsServer, tmp_path: Path) -> None:
    server.resources[NAMES[0]] = Answer(status=503, headers={"Retry-After": "3600"})
    first = run(server, tmp_path)
    assert server.paths() == ["/tag/ocop", NAMES[0]]
    assert first.count("fetch/paused/vi_du") == 1
    second = run(server, tmp_path)
    assert server.paths() == ["/tag/ocop", NAMES[0]], "not even a feed is asked"
    assert second.count("fetch/paused/vi_du") == 1
    assert "vi_du is left in peace until" in second.log


def test_refusals_slow_the_crawl_and_end_it_for_the_day(server: NewsServer, tmp_path: Path) -> None:
    server.resources |= dict.fromkeys(NAMES, Answer(status=403))
    run(server, tmp_path)
    assert len(server.paths(403)) == 3
    times = [hit.at for hit in server.hits if hit.status == 403]
    first, second = (after - before for before, after in pairwise(times))
    assert first >= 1 - TOLERANCE
    assert second >= 2 - TOLERANCE
    before = len(server.hits)
    run(server, tmp_path)
    assert len(server.hits) == before, "nothing at all is asked on the same day"
    assert rows(tmp_path / "ocop.db", "SELECT pause_cause FROM source_states") == [("http 403",)]


def test_pages_that_refuse_with_status_200_are_told_apart_and_asked_again(server: NewsServer, tmp_path: Path) -> None:
    server.resources[NAMES[0]] = Answer(WALL)
    finished = run(server, tmp_path, **REAL_PIPELINES)
    assert finished.count("fetch/refusal/vi_du") == 1
    kept = rows(tmp_path / "ocop.db", "SELECT state, cause, failures FROM pages WHERE cause = 'refusal'")
    assert kept == [("queued", "refusal", 1)]


def test_an_outlet_that_refuses_with_status_200_is_left_in_peace(server: NewsServer, tmp_path: Path) -> None:
    server.resources |= dict.fromkeys(NAMES, Answer(WALL))
    run(server, tmp_path, **REAL_PIPELINES)
    assert rows(tmp_path / "ocop.db", "SELECT pause_cause FROM source_states") == [("refusal",)]


def test_a_listing_that_refuses_with_status_200_has_failed(server: NewsServer, tmp_path: Path) -> None:
    server.resources["/tag/ocop"] = Answer(WALL)
    finished = run(server, tmp_path)
    assert finished.count("discovery/refusal/vi_du") == 1
    assert rows(tmp_path / "ocop.db", "SELECT cause, failures FROM pages") == [("refusal", 1)]


@pytest.mark.parametrize(
    ("robots", "cause"),
    [
        (Answer(status=503), "http 503"),
        (Answer(status=429), "http 429"),
        (Answer("muộn", wait_seconds=30), "timeout"),
    ],
    ids=["out of order", "too many requests", "no answer"],
)
def test_nothing_is_asked_where_robots_txt_cannot_be_had(
    server: NewsServer, tmp_path: Path, robots: Answer, cause: str
) -> None:
    server.resources["/robots.txt"] = robots
    finished = run(server, tmp_path)
    assert server.paths() == []
    assert finished.count(f"discovery/{cause}/vi_du") == 1
    assert "log_count/ERROR" not in finished.stats, finished.log


def test_a_robots_txt_that_asks_for_time_gets_it_over_runs(server: NewsServer, tmp_path: Path) -> None:
    server.resources["/robots.txt"] = Answer(status=503, headers={"Retry-After": "3600"})
    run(server, tmp_path)
    second = run(server, tmp_path)
    assert [hit.path for hit in server.hits] == ["/robots.txt"]
    assert second.count("fetch/paused/vi_du") == 1


@pytest.mark.parametrize(
    "robots",
    [Answer("User-agent: *\nDisallow: /", status=404), Answer("User-agent: *\nDisallow: /", status=403)],
    ids=["none", "not for us"],
)
def test_all_is_allowed_where_there_is_no_robots_txt(server: NewsServer, tmp_path: Path, robots: Answer) -> None:
    server.resources["/robots.txt"] = robots
    run(server, tmp_path)
    assert len(server.paths(200)) == 1 + len(NAMES)


def test_robots_txt_that_answers_the_second_time(server: NewsServer, tmp_path: Path) -> None:
    server.resources["/robots.txt"] = once(Answer(status=503), Answer("", media_type="text/plain"))  # type: ignore[assignment]
    run(server, tmp_path, RETRY_ENABLED=True)
    assert len(server.paths(200)) == 1 + len(NAMES)


def test_the_crawl_delay_is_kept_with_the_outlet(server: NewsServer, tmp_path: Path) -> None:
    server.resources["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 0.1", media_type="text/plain")
    run(server, tmp_path)
    assert rows(tmp_path / "ocop.db", "SELECT source_id, crawl_delay_seconds FROM source_states") == [("vi_du", 0.1)]
