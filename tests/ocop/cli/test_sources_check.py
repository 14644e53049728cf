"""`ocop sources check`: real HTTP on this machine, faults planted, and manners kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import done, failed, run_ocop
from tests.spiders.server import Answer, NewsServer, feed, listing, news_server, outlet, sitemap

_PATHS = [f"/ca-mau-co-them-san-pham-ocop-{number}.html" for number in (101, 102, 103)]
_TEXT = "Sáng nay, Hội đồng đánh giá cấp tỉnh họp phiên cuối năm. Toàn tỉnh có 145 sản phẩm OCOP. " * 4


def _page(stamp: str = "2025-12-05T07:30:00+07:00") -> Answer:
    meta = f'<meta property="article:published_time" content="{stamp}">' if stamp else ""
    return Answer(
        f'<!DOCTYPE html><html lang="vi"><head><title>Cà Mau thêm sản phẩm OCOP</title>{meta}'
        f'<meta property="og:type" content="article"></head><body><h1>Cà Mau thêm sản phẩm OCOP</h1>'
        f"<div><p>{_TEXT}</p></div></body></html>"
    )


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with news_server() as running:
        running.resources = {
            "/home.rss": feed(running, *((path, "Bài về OCOP") for path in _PATHS)),
            "/sitemap.xml": sitemap(running, *((path, None) for path in _PATHS)),
            "/tag/ocop": listing(_PATHS),
            **dict.fromkeys(_PATHS, _page()),
        }
        yield running


def _registry(server: NewsServer, folder: Path, **changes: object) -> Path:
    file = folder / "sources.toml"
    ways = {"feeds": ["/home.rss"], "sitemaps": ["/sitemap.xml"], "listings": ["/tag/ocop"]}
    file.write_text(outlet(server, **(ways | changes)), encoding="utf-8")  # type: ignore[arg-type]
    return file


def test_what_works_is_said_to_work(server: NewsServer, tmp_path: Path) -> None:
    said = done("sources", "check", "--sources", _registry(server, tmp_path))
    head, row = said.strip().splitlines()
    assert head.split() == ["outlet", "feed", "sitemap", "listing", "articles", "look", "at"]
    assert row.split() == ["vi_du", "works", "works", "works", "3", "of", "3"]
    assert sorted(server.paths()) == sorted(["/home.rss", "/sitemap.xml", "/tag/ocop", *_PATHS])
    assert sum(hit.path == "/robots.txt" for hit in server.hits) == 1
    assert server.most_active == 1, "one request at a time"
    assert all(hit.headers["User-Agent"].startswith("ocop-harvest/") for hit in server.hits)
    assert [path.name for path in tmp_path.iterdir()] == ["sources.toml"], "nothing is written"


# Each case: what is planted on the server, and what the row of the outlet says of it.
@pytest.mark.parametrize(
    ("planted", "said"),
    [
        pytest.param({"/home.rss": Answer("", 403)}, "http 403", id="a refusal"),
        pytest.param({"/home.rss": Answer("", 410)}, "gone", id="a feed that ended"),
        pytest.param({"/home.rss": Answer("", 301, headers={"Location": "/home.rss"})}, "redirect only", id="a circle"),
        pytest.param({"/sitemap.xml": Answer(b"\x1f\x8b\x08\x00abc")}, "damaged", id="a broken gzip"),
        pytest.param(
            {"/tag/ocop": Answer("<html><body>Access denied</body></html>")}, "refusal", id="a refusal with 200"
        ),
        pytest.param(dict.fromkeys(_PATHS, _page("")), "0 of 3: no dates", id="articles without a date"),
        pytest.param({"/robots.txt": Answer("User-agent: *\nDisallow: /tag/")}, "robots", id="a rule of robots.txt"),
    ],
)
def test_planted_faults_are_told(planted: dict[str, Answer], said: str, server: NewsServer, tmp_path: Path) -> None:
    server.resources |= planted
    finished = run_ocop("sources", "check", "vi_du", "--sources", _registry(server, tmp_path))
    assert finished.returncode == 1
    assert said in finished.stdout
    assert finished.stderr.strip().splitlines() == [
        "ocop: 1 outlet has something that does not work: docs/adding-a-source.md tells what the causes mean"
    ]
    if said == "robots":
        assert not [path for path in server.paths() if path.startswith("/tag/")]


def test_a_host_that_is_not_there_is_asked_twice_and_no_more(tmp_path: Path) -> None:
    with news_server() as server:
        file = _registry(server, tmp_path)
    finished = run_ocop("sources", "check", "--sources", file, "--json")
    assert finished.returncode == 1
    records = json.loads(finished.stdout)
    assert [record["cause"] for record in records] == ["refused", "refused", "refused", "no articles"]
    assert [record["works"] for record in records] == [False] * 4


def test_json_tells_every_address(server: NewsServer, tmp_path: Path) -> None:
    records = json.loads(done("sources", "check", "--json", "--sources", _registry(server, tmp_path)))
    assert [record["part"] for record in records] == ["feed", "sitemap", "listing", "article", "article", "article"]
    assert records[0] == {
        "outlet": "vi_du",
        "part": "feed",
        "url": f"{server.address}/home.rss",
        "works": True,
        "cause": None,
        "articles": 3,
        "newest_date": None,
    }
    assert records[3]["newest_date"] == "2025-12-05"


def test_the_delay_of_robots_is_kept_and_the_contact_told(server: NewsServer, tmp_path: Path) -> None:
    server.resources["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 0.3")
    done("sources", "check", "--sources", _registry(server, tmp_path), "--contact", "toi@example.org")
    times = [hit.at for hit in server.hits if hit.path != "/robots.txt"]
    gaps = [after - before for before, after in zip(times[1:], times[2:], strict=False)]
    assert min(gaps) > 0.28
    assert all("+toi@example.org" in hit.headers["User-Agent"] for hit in server.hits)


def test_the_outlets_of_the_demo_work_and_nothing_forbidden_is_asked(tmp_path: Path) -> None:
    with NewsWeb() as web:
        said = done("sources", "check", "--sources", web.write_sources(tmp_path / "sources.toml"))
        assert said.count("3 of 3") == len(web.outlets)
        assert not [request.path for request in web.requests if request.forbidden]


def test_real_outlets_are_not_asked_without_a_contact() -> None:
    assert "OCOP_CONTACT" in failed(2, "sources", "check", "nhandan")


def test_an_outlet_misspelt_is_told() -> None:
    assert "nhandan" in failed(2, "sources", "check", "nhandann")


def test_the_option_of_the_list_is_not_swallowed(server: NewsServer, tmp_path: Path) -> None:
    file = _registry(server, tmp_path)
    assert "after check" in failed(2, "sources", "--sources", file, "check")
    assert "vi_du" in done("sources", "--sources", file)
