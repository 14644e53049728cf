"""NewsSpider where things go wrong: a row that says why, and the rest of the outlet is read all the same."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.spiders.crawling import Crawl, crawl, rows
from tests.spiders.server import Answer, NewsServer, article, feed, listing, news_server, outlet

HOME = "/"
BIG = "<p>" + "sản phẩm OCOP " * 20_000
MISBEHAVIOURS = {
    "/gone-1.html": (Answer(status=404), "gone", "gone", 404),
    "/gone-2.html": (Answer(status=410), "gone", "gone", 410),
    "/broken-3.html": (Answer(status=500), "queued", "http 500", 500),
    "/refusal-4.html": (Answer(status=403), "queued", "http 403", 403),
    "/slow-5.html": (Answer("muộn", wait_seconds=30), "queued", "timeout", None),
    "/home-6.html": (Answer(status=302, headers={"Location": HOME}), "queued", "redirect only", 302),
    "/away-7.html": (
        Answer(status=301, headers={"Location": "https://khac.vn/a-1.html"}),
        "queued",
        "redirect only",
        301,
    ),
    "/self-8.html": (Answer(status=302, headers={"Location": "/self-8.html"}), "queued", "redirect only", None),
    "/nowhere-9.html": (Answer(status=302, headers={"Location": "javascript:x"}), "queued", "redirect only", 302),
    "/big-10.html": (Answer(BIG), "queued", "too large", None),
    "/bomb-11.html": (
        Answer(gzip.compress(BIG.encode()), headers={"Content-Encoding": "gzip"}),
        "queued",
        "too large",
        None,
    ),
    "/secret-12.html": (article("Cấm"), "queued", "robots", None),
    "/paper-13.html": (Answer(b"%PDF-1.7", media_type="application/pdf"), "queued", "not text", 200),
    "/loop-14.html": (Answer(status=301, headers={"Location": "/loop-15.html"}), "skipped", "redirect", None),
    "/loop-15.html": (Answer(status=301, headers={"Location": "/loop-14.html"}), "skipped", "redirect", None),
    "/chain-20.html": (Answer(status=301, headers={"Location": "/chain-21.html"}), "skipped", "redirect", None),
    "/chain-25.html": (Answer(status=301, headers={"Location": "/chain-26.html"}), "queued", "redirect only", None),
    "/good-90.html": (article("Tốt"), "fetched", None, 200),
    "/xhtml-91.html": (
        Answer("<html><body><h1>XHTML</h1></body></html>", media_type="application/xhtml+xml"),
        "fetched",
        None,
        200,
    ),
}
# Addresses that the listing does not show, for they are only led to.
HIDDEN = {"/loop-15.html", *(f"/chain-{number}.html" for number in range(21, 27))}


class Outcome(NamedTuple):
    """What the crawl of the misbehaving outlet left."""

    crawl: Crawl
    rows: dict[str, tuple[Any, ...]]
    paths: list[str]


def furnish(server: NewsServer) -> None:
    server.resources["/robots.txt"] = Answer("User-agent: *\nDisallow: /secret", media_type="text/plain")
    server.resources |= {path: answer for path, (answer, *_) in MISBEHAVIOURS.items()}
    for number in range(21, 25):
        server.resources[f"/chain-{number}.html"] = Answer(
            status=301, headers={"Location": f"/chain-{number + 1}.html"}
        )
    server.resources["/tag/ocop"] = listing([path for path in MISBEHAVIOURS if path not in HIDDEN])
    server.resources["/rss-html"] = Answer("<html><body>Bảo trì</body></html>")
    server.resources["/rss-moved"] = Answer(status=301, headers={"Location": "/rss-new"})
    server.resources["/rss-new"] = feed(server, ("/good-90.html", "OCOP"))
    server.resources["/rss-empty"] = Answer("")
    server.resources["/sitemap-torn.xml.gz"] = Answer(b"\x1f\x8b\x08rubbish", media_type="application/gzip")
    server.resources["/sitemap-html.xml"] = Answer('<html><body><a href="/good-90.html">OCOP</a></body></html>')


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    folder = tmp_path_factory.mktemp("trouble")
    database, registry = folder / "ocop.db", folder / "outlets.toml"
    with news_server() as server:
        furnish(server)
        table = outlet(
            server,
            feeds=["/rss-html", "/rss-moved", "/rss-gone", "/rss-empty"],
            sitemaps=["/sitemap-torn.xml.gz", "/sitemap-html.xml"],
            listings=["/tag/ocop"],
        )
        registry.write_text(table, encoding="utf-8")
        finished = crawl("news", database, {"registry": str(registry)})
        found = rows(database, "SELECT url, state, cause, status, failures FROM pages")
        yield Outcome(finished, {url.removeprefix(server.address): tuple(rest) for url, *rest in found}, server.paths())


@pytest.mark.parametrize("path", MISBEHAVIOURS)
def test_row_says_why(outcome: Outcome, path: str) -> None:
    _, state, cause, status = MISBEHAVIOURS[path]
    assert outcome.rows[path][:3] == (state, cause, status)


def test_crawl_ends_by_itself_and_without_errors(outcome: Outcome) -> None:
    assert outcome.crawl.stats["finish_reason"] == "finished"
    assert "log_count/ERROR" not in outcome.crawl.stats, outcome.crawl.log


def test_every_page_was_asked_for_once(outcome: Outcome) -> None:
    articles = [path for path in outcome.paths if path.endswith(".html")]
    assert len(articles) == len(set(articles))
    assert "/secret-12.html" not in articles, "robots.txt forbids it"
    assert "/chain-26.html" not in articles, "a chain of redirects is left after five"


@pytest.mark.parametrize(
    ("path", "state", "cause"),
    [
        ("/rss-html", "queued", "no feed"),
        ("/rss-moved", "fetched", None),
        ("/rss-gone", "gone", "gone"),
        ("/rss-empty", "fetched", None),
        ("/sitemap-torn.xml.gz", "queued", "damaged"),
        ("/sitemap-html.xml", "fetched", None),
    ],
)
def test_discovery_pages(outcome: Outcome, path: str, state: str, cause: str | None) -> None:
    assert outcome.rows[path][:2] == (state, cause)


def test_statistics_count_failures_by_cause(outcome: Outcome) -> None:
    count = outcome.crawl.count
    assert count("fetch/too large/vi_du") == 2
    assert count("fetch/gone/vi_du") == 2
    assert count("fetch/robots/vi_du") == 1
    assert count("fetch/redirect only/vi_du") == 5
    assert count("discovery/no feed/vi_du") == 1
    assert count("discovery/html sitemap/vi_du") == 1
    assert count("discovery/gone/vi_du") == 1


def test_log_says_clearly_what_was_too_large(outcome: Outcome) -> None:
    assert "/big-10.html is longer than 100000 bytes and is left out" in outcome.crawl.log


def test_outlet_in_trouble_is_left_alone_for_the_run(tmp_path: Path) -> None:
    names = [f"/bai-{number}.html" for number in range(20)]
    with news_server() as down, news_server() as full, news_server() as well:
        for server in (down, full, well):
            server.resources["/tag/ocop"] = listing(names)
        down.resources |= dict.fromkeys(names, Answer(status=503))
        full.resources |= dict.fromkeys(names, Answer(status=429))
        well.resources |= {name: article(name) for name in names}
        registry = tmp_path / "outlets.toml"
        tables = [
            outlet(server, name, listings=["/tag/ocop"])
            for name, server in (("down", down), ("full", full), ("well", well))
        ]
        registry.write_text("".join(tables), encoding="utf-8")
        finished = crawl("news", tmp_path / "ocop.db", {"registry": str(registry)})
        assert len(down.paths(503)) == 5, "after five failures in a row"
        assert len(full.paths(429)) == 3, "after three refusals in a row"
        assert len(well.paths(200)) == 21, "the others go on"
    assert finished.count("fetch/given up/down") == finished.count("fetch/paused/full") == 1
    assert finished.count("fetch/waiting/down") == 15
    assert "down is in trouble (http 503): the rest waits for the next run" in finished.log


def test_outlet_that_is_not_there(tmp_path: Path) -> None:
    with socket.socket() as taken, news_server() as server:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        registry = tmp_path / "outlets.toml"
        table = outlet(server, feeds=["/rss"]).replace(server.domain, f"127.0.0.1:{port}")
        registry.write_text(table, encoding="utf-8")
        finished = crawl("news", tmp_path / "ocop.db", {"registry": str(registry)})
    assert finished.count("discovery/refused/vi_du") == 1
    assert "log_count/ERROR" not in finished.stats, "a robots.txt that cannot be fetched is no error of ours"


def test_run_takes_what_fits_and_the_next_goes_on(tmp_path: Path) -> None:
    names = [f"/bai-{number}.html" for number in range(5)]
    with news_server() as server:
        server.resources["/tag/ocop"] = listing(names)
        server.resources |= {name: article(name) for name in names}
        registry = tmp_path / "outlets.toml"
        registry.write_text(outlet(server, listings=["/tag/ocop"]), encoding="utf-8")
        waiting = []
        for _ in range(3):
            run = crawl("news", tmp_path / "ocop.db", {"registry": str(registry)}, OCOP_PAGES_PER_SOURCE=3)
            waiting.append(run.count("fetch/waiting/vi_du"))
        assert waiting == [3, 1, 0]
        assert sorted(path for path in server.paths(200) if path != "/tag/ocop") == names, "each once"


def test_only_the_outlets_asked_for(tmp_path: Path) -> None:
    with news_server() as one, news_server() as other:
        registry = tmp_path / "outlets.toml"
        tables = outlet(one, "one", feeds=["/rss"]) + outlet(other, "other", feeds=["/rss"])
        registry.write_text(tables, encoding="utf-8")
        crawl("news", tmp_path / "ocop.db", {"registry": str(registry), "sources": "other"})
        assert (one.paths(), other.paths()) == ([], ["/rss"])
