"""NewsSpider over three runs of one small outlet: what is new, what is asked again, what is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from tests.spiders.crawling import Crawl, crawl, pages, rows
from tests.spiders.server import Answer, Hit, NewsServer, article, feed, listing, news_server, outlet, sitemap

STATES = "SELECT url, kind, state, cause FROM pages"
INDEX = [("/news-2026-9.xml", None), ("/news-2026-10.xml", None)]


class Run(NamedTuple):
    """What one run left."""

    crawl: Crawl
    hits: list[Hit]
    pages: list[dict[str, Any]]
    states: dict[str, tuple[Any, ...]]

    def paths(self, status: int) -> list[str]:
        return [hit.path for hit in self.hits if hit.status == status and hit.path != "/robots.txt"]


def furnish(server: NewsServer) -> None:
    server.resources.update(
        {
            "/robots.txt": Answer("User-agent: *\nDisallow: /bi-mat", media_type="text/plain"),
            "/rss": feed(
                server, ("/ocop-1.html", "Thêm 5 sản phẩm OCOP"), ("/vang-2.html", "Giá vàng"), ("/ocop", "OCOP")
            ),
            "/sitemap.xml": sitemap(server, *INDEX, index=True),
            "/news-2026-9.xml": sitemap(
                server, ("/dac-san-3.html", "2026-09-01T08:00:00+07:00"), ("/bong-da-8.html", None)
            ),
            "/news-2026-10.xml": sitemap(server, ("/ocop-1.html", "2026-10-01"), ("/ocop-cu-6.html", None)),
            "/tag/ocop": listing(["/chuyen-4.html", "/ocop-1.html"], "/tag/ocop?page=2"),
            "/tag/ocop?page=2": listing(["/chuyen-5.html"], "/tag/ocop?page=3"),
            "/tag/ocop?page=3": listing(["/chuyen-5.html"], "/tag/ocop?page=4"),
            "/ocop-cu-6.html": Answer(status=301, headers={"Location": "/ocop-1.html"}),
            "/ocop-1.html": article("Thêm 5 sản phẩm OCOP"),
            "/dac-san-3.html": article("Đặc sản"),
            "/chuyen-4.html": article("Chuyện làng"),
            "/chuyen-5.html": article("Chuyện xã"),
        }
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Run, Run, Run]]:
    folder = tmp_path_factory.mktemp("news")
    database, registry = folder / "ocop.db", folder / "outlets.toml"
    with news_server() as server:
        furnish(server)
        table = outlet(server, feeds=["/rss"], sitemaps=["/sitemap.xml"], listings=["/tag/ocop"])
        registry.write_text(table, encoding="utf-8")

        def run() -> Run:
            hits, kept = len(server.hits), len(pages(database))
            finished = crawl("news", database, {"registry": str(registry), "since": "2018-01-01"})
            states = {url.removeprefix(server.address): tuple(state) for url, *state in rows(database, STATES)}
            return Run(finished, server.hits[hits:], pages(database)[kept:], states)

        first, second = run(), run()
        server.resources |= {
            "/dac-san-3.html": article("Đặc sản", "Đính chính: toàn tỉnh có 146 sản phẩm OCOP."),
            "/news-2026-9.xml": sitemap(
                server, ("/dac-san-3.html", "2026-09-02T09:00:00+07:00"), ("/bong-da-8.html", None)
            ),
            "/rss": feed(server, ("/ocop-7.html", "Thêm 1 sản phẩm OCOP"), ("/ocop-1.html", "Thêm 5 sản phẩm OCOP")),
            "/ocop-7.html": article("Thêm 1 sản phẩm OCOP"),
        }
        yield first, second, run()


def test_first_run_fetches_each_promising_article_once(runs: tuple[Run, Run, Run]) -> None:
    articles = Counter(path for path in runs[0].paths(200) if path.endswith(".html"))
    assert articles == Counter(["/ocop-1.html", "/dac-san-3.html", "/chuyen-4.html", "/chuyen-5.html"])


def test_what_promises_nothing_is_not_even_a_row(runs: tuple[Run, Run, Run]) -> None:
    assert not {"/vang-2.html", "/bong-da-8.html", "/ocop"} & set(runs[2].states)


def test_listing_is_followed_until_it_repeats_itself(runs: tuple[Run, Run, Run]) -> None:
    assert "/tag/ocop?page=3" in runs[0].paths(200)
    assert "/tag/ocop?page=4" not in runs[2].states


def test_pages_carry_source_reason_and_hints(runs: tuple[Run, Run, Run]) -> None:
    found = {page["url"].rsplit("/", 1)[1]: page for page in runs[0].pages}
    assert {name: page["reason"] for name, page in found.items()} == {
        "ocop-1.html": "feed",
        "dac-san-3.html": "sitemap",
        "chuyen-4.html": "listing",
        "chuyen-5.html": "listing",
    }
    page = found["ocop-1.html"]
    assert (page["source"], page["media_type"], page["hint_title"]) == ("vi_du", "text/html", "Thêm 5 sản phẩm OCOP")
    assert page["url"] == page["requested_url"]
    assert page["headers"]["content-type"] == "text/html; charset=utf-8"


def test_redirecting_twin_is_a_row_that_leads_on(runs: tuple[Run, Run, Run]) -> None:
    assert runs[0].paths(301) == ["/ocop-cu-6.html"]
    assert runs[0].states["/ocop-cu-6.html"] == ("article", "skipped", "redirect")
    assert "/ocop-cu-6.html" not in [hit.path for run in runs[1:] for hit in run.hits]


def test_statistics_tell_what_was_done(runs: tuple[Run, Run, Run]) -> None:
    first = runs[0].crawl
    counts = {key: first.count(f"discovery/{key}/vi_du") for key in ("feed", "sitemap", "listing", "found", "new")}
    assert counts == {"feed": 1, "sitemap": 3, "listing": 3, "found": 10, "new": 5}
    assert first.count("fetch/page/vi_du") == first.count("fetch/page") == 4
    assert first.count("fetch/redirect/vi_du") == 1
    assert first.stats["finish_reason"] == "finished"
    assert "log_count/ERROR" not in first.stats


def test_unchanged_run_costs_one_conditional_request_a_discovery_page(runs: tuple[Run, Run, Run]) -> None:
    second = runs[1]
    assert second.paths(200) == []
    assert sorted(second.paths(304)) == ["/news-2026-10.xml", "/news-2026-9.xml", "/rss", "/sitemap.xml", "/tag/ocop"]
    assert second.pages == []
    assert second.states == runs[0].states
    assert second.crawl.count("discovery/not modified") == 5


def test_correction_is_found_by_the_sitemaps_time_and_asked_for_conditionally(runs: tuple[Run, Run, Run]) -> None:
    third = runs[2]
    (hit,) = (hit for hit in third.hits if hit.path == "/dac-san-3.html")
    assert "If-None-Match" in hit.headers
    assert hit.status == 200
    assert sorted(page["url"].rsplit("/", 1)[1] for page in third.pages) == ["dac-san-3.html", "ocop-7.html"]


def test_only_what_changed_is_downloaded(runs: tuple[Run, Run, Run]) -> None:
    assert sorted(runs[2].paths(200)) == ["/dac-san-3.html", "/news-2026-9.xml", "/ocop-7.html", "/rss"]


def test_requests_say_who_asks_and_in_which_language(runs: tuple[Run, Run, Run]) -> None:
    for hit in runs[0].hits:
        assert hit.headers["User-Agent"].startswith("ocop-harvest/"), "no imitation of a browser"
        assert hit.headers["Accept-Language"] == "vi"
        assert "Referer" not in hit.headers


def test_discovery_pages_are_never_done_and_all_else_is(runs: tuple[Run, Run, Run]) -> None:
    states = Counter(state for kind, state, _ in runs[2].states.values())
    assert states == Counter(fetched=12, skipped=1)
