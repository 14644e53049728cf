"""`ocop sources check`: real HTTP on this machine, faults planted, and manners kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import done, run_ocop
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


def _works(server: NewsServer) -> None:
    server.resources = {
        "/home.rss": feed(server, *((path, "Bài về OCOP") for path in _PATHS)),
        "/sitemap.xml": sitemap(server, *((path, None) for path in _PATHS)),
        "/tag/ocop": listing(_PATHS),
        **dict.fromkeys(_PATHS, _page()),
    }


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with news_server() as running:
        _works(running)
        yield running


def _table(server: NewsServer, identifier: str = "vi_du") -> str:
    ways = {"feeds": ["/home.rss"], "sitemaps": ["/sitemap.xml"], "listings": ["/tag/ocop"]}
    return outlet(server, identifier, **ways)  # type: ignore[arg-type]


def _registry(server: NewsServer, folder: Path) -> Path:
    file = folder / "sources.toml"
    file.write_text(_table(server), encoding="utf-8")
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


# By the id of an outlet: what is planted on its server, and what its row says.
_PLANTED = {
    "refuses": ({"/home.rss": Answer("", 403)}, "http 403"),
    "ended": ({"/home.rss": Answer("", 410)}, "gone"),
    "circles": ({"/home.rss": Answer("", 301, headers={"Location": "/home.rss"})}, "redirect only"),
    "breaks": ({"/sitemap.xml": Answer(b"\x1f\x8b\x08\x00abc")}, "damaged"),
    "refuses_with_200": ({"/tag/ocop": Answer("<html><body>Access denied</body></html>")}, "refusal"),
    "undated": (dict.fromkeys(_PATHS, _page("")), "0 of 3: no dates"),
    "forbids": ({"/robots.txt": Answer("User-agent: *\nDisallow: /tag/")}, "robots"),
    "works": ({}, "works works works 3 of 3"),
}


def test_planted_faults_are_told_each_at_its_outlet(tmp_path: Path) -> None:
    with ExitStack() as stack:
        servers = {identifier: stack.enter_context(news_server()) for identifier in _PLANTED}
        other = stack.enter_context(news_server())
        tables = [_table(server, identifier) for identifier, server in servers.items()]
        for identifier, server in servers.items():
            _works(server)
            server.resources |= _PLANTED[identifier][0]
        file = tmp_path / "sources.toml"
        file.write_text("".join(tables) + _table(other, "left_out"), encoding="utf-8")
        finished = run_ocop("sources", "check", *_PLANTED, "--sources", file)
        assert finished.returncode == 1
        told = {line.split()[0]: " ".join(line.split()) for line in finished.stdout.splitlines()[1:]}
        assert list(told) == list(_PLANTED), "those that were named, in the order of the registry"
        for identifier, (_, said) in _PLANTED.items():
            assert said in told[identifier]
        assert finished.stderr.strip().splitlines() == [
            "ocop: 7 outlets have something that does not work: docs/adding-a-source.md tells what the causes mean"
        ]
        assert not [path for path in servers["forbids"].paths() if path.startswith("/tag/")]
        assert all(server.most_active == 1 for server in servers.values())


def test_json_tells_every_address(server: NewsServer, tmp_path: Path) -> None:
    with news_server() as closed:
        pass
    file = _registry(server, tmp_path)
    file.write_text(file.read_text(encoding="utf-8") + _table(closed, "da_dong"), encoding="utf-8")
    finished = run_ocop("sources", "check", "--json", "--sources", file)
    assert finished.returncode == 1
    records = json.loads(finished.stdout)
    parts = ["feed", "sitemap", "listing", "article", "article", "article"]
    assert [record["part"] for record in records if record["outlet"] == "vi_du"] == parts
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
    of_the_closed = [record for record in records if record["outlet"] == "da_dong"]
    assert [record["cause"] for record in of_the_closed] == ["refused", "refused", "refused", "no articles"]
    assert of_the_closed[3]["url"] is None


def test_the_delay_of_robots_is_kept_and_the_contact_told(server: NewsServer, tmp_path: Path) -> None:
    server.resources["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 0.3")
    done("sources", "check", "--sources", _registry(server, tmp_path), "--contact", "toi@example.org")
    times = [hit.at for hit in server.hits if hit.path != "/robots.txt"]
    gaps = [after - before for before, after in pairwise(times)]
    assert min(gaps) > 0.28
    assert all("+toi@example.org" in hit.headers["User-Agent"] for hit in server.hits)


def test_the_outlets_of_the_demo_work_and_nothing_forbidden_is_asked(tmp_path: Path) -> None:
    with NewsWeb() as web:
        said = done("sources", "check", "--sources", web.write_sources(tmp_path / "sources.toml"))
        assert said.count("3 of 3") == len(web.outlets)
        assert not [request.path for request in web.requests if request.forbidden]


# Each case: what was typed, and a word of the line.
@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        pytest.param(["sources", "check", "nhandan"], "OCOP_CONTACT", id="nobody to answer for the visit"),
        pytest.param(["sources", "check", "nhandann"], "nhandan", id="an outlet misspelt"),
        pytest.param(["sources", "check", "--sources", "nowhere.toml"], "nowhere.toml", id="no such registry"),
        pytest.param(["sources", "--sources", "x.toml", "check"], "after check", id="the option of the list"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_asked(arguments: list[str], word: str) -> None:
    result = CliRunner().invoke(app, arguments, env={"OCOP_CONTACT": ""})
    assert result.exit_code == 2
    assert word in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_without_a_verb_the_outlets_are_listed(server: NewsServer, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["sources", "--sources", str(_registry(server, tmp_path))])
    assert result.exit_code == 0
    assert "vi_du" in result.stdout
