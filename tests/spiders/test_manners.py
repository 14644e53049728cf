"""The least time between two requests, as the server that is asked sees it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ocop.models import Source
from spiders.manners import delays_of
from tests.spiders.crawling import Crawl, crawl
from tests.spiders.server import Answer, NewsServer, article, listing, news_server, outlet

NAMES = [f"/bai-{number}.html" for number in range(4)]
# Clocks and sockets of two processes.
TOLERANCE = 0.03


def furnish(server: NewsServer, robots: str) -> None:
    server.resources["/robots.txt"] = Answer(robots, media_type="text/plain")
    server.resources["/tag/ocop"] = listing(NAMES)
    server.resources |= {name: article(name) for name in NAMES}


def gaps(server: NewsServer) -> list[float]:
    """Seconds between the arrivals of one request and the next, robots.txt included."""
    return [after.at - before.at for before, after in pairwise(server.hits)]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("manners")
    with news_server() as patient, news_server() as strict, news_server() as other:
        furnish(patient, "User-agent: *\nCrawl-delay: 0.1")
        furnish(strict, "User-agent: *\nCrawl-delay: 0.1\n\nUser-agent: ocop-harvest\nCrawl-delay: 0.4")
        furnish(other, "User-agent: somebody-else\nCrawl-delay: 9")
        registry = folder / "outlets.toml"
        tables = (
            outlet(patient, "patient", delay=0.3, listings=["/tag/ocop"]),
            outlet(strict, "strict", delay=0.1, listings=["/tag/ocop"]),
            outlet(other, "other", delay=0, listings=["/tag/ocop"]),
        )
        registry.write_text("".join(tables), encoding="utf-8")
        run = crawl("news", folder / "ocop.db", {"registry": str(registry)})
        return {
            "run": run,
            **{name: gaps(server) for name, server in (("patient", patient), ("strict", strict), ("other", other))},
            "most": max(server.most_active for server in (patient, strict, other)),
            "asked": [len(server.hits) for server in (patient, strict, other)],
        }


def test_all_was_fetched(seen: dict[str, object]) -> None:
    assert seen["asked"] == [6, 6, 6], "robots.txt, the listing and its articles"


@pytest.mark.parametrize(
    ("name", "least", "what"),
    [
        ("patient", 0.3, "the registry's delay, though robots.txt asks for less and the server answers at once"),
        ("strict", 0.4, "the Crawl-delay for our name, longer than the registry's delay and than the one for all"),
    ],
)
def test_no_gap_is_shorter(seen: dict[str, object], name: str, least: float, what: str) -> None:
    found = seen[name]
    assert isinstance(found, list)
    # The slot learns of a Crawl-delay when robots.txt has come; from then on every gap is as long.
    assert min(found[1:]) >= least - TOLERANCE, what


def test_first_page_waits_after_robots_txt(seen: dict[str, object]) -> None:
    found = seen["patient"]
    assert isinstance(found, list)
    assert found[0] >= 0.3 - TOLERANCE


def test_delay_for_others_is_not_ours(seen: dict[str, object]) -> None:
    found = seen["other"]
    assert isinstance(found, list)
    assert max(found) < 5


def test_one_request_at_a_time(seen: dict[str, object]) -> None:
    assert seen["most"] == 1


def test_crawl_delay_is_told(tmp_path: Path) -> None:
    with news_server() as server:
        furnish(server, "User-agent: *\nCrawl-delay: 0.2")
        registry = tmp_path / "outlets.toml"
        registry.write_text(outlet(server, listings=["/tag/ocop"]), encoding="utf-8")
        run = crawl("news", tmp_path / "ocop.db", {"registry": str(registry)})
        assert isinstance(run, Crawl)
        assert f"{server.domain} asks for 0.2 seconds between two requests, and gets them" in run.log


def test_delays_of_hosts() -> None:
    sources = [
        Source(
            "a", "A", "a.vn", "other", former_domains=("a.com.vn",), sitemaps=("https://cdn.vn/x.xml",), delay_seconds=3
        ),
        Source("b", "B", "b.vn", "other", feeds=("https://CDN.vn/rss",), delay_seconds=5),
    ]
    assert delays_of(sources) == {"a.vn": 3, "a.com.vn": 3, "cdn.vn": 5, "b.vn": 5}
