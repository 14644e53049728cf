"""`ocop sources add`: each outlet of the demo gets a table that finds its articles; what is no outlet gets one line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocop.cli import sources_add
from ocop.cli.app import app
from ocop.demo.server import NewsWeb
from ocop.errors import OcopError
from ocop.models import Source
from ocop.outlets.proposals import Proposal
from spiders.registry import load_sources
from tests.ocop.cli.running import done, failed, rows, run_ocop
from tests.ocop.outlets.web import AT, OUTLET
from tests.spiders.server import Answer, NewsServer, listing, news_server

_FAMILIES = {"mcms", "vccorp", "liferay", "onecms", "aspnet", "wordpress"}


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[NewsWeb, Path]]:
    """The demo's web, and a registry to which each of its outlets was added."""
    file = tmp_path_factory.mktemp("added") / "my-outlets.toml"
    with NewsWeb() as web:
        first, *others = web.outlets
        said = done("sources", "add", web.url(first.id), "--id", first.id, "--sources", file, "--yes")
        assert f"written to {file}" in said
        module = [sys.executable, "-m", "tests.ocop.outlets.looking", str(file)]
        subprocess.run([*module, *(f"{site.id}={web.url(site.id)}" for site in others)], check=True, timeout=300)
        yield web, file


def test_every_outlet_of_the_demo_is_recognised(added: tuple[NewsWeb, Path]) -> None:
    web, file = added
    found = {source.id: source for source in load_sources(file)}
    for known in web.sources():
        source = found[known.id]
        assert (source.name, source.domain, source.family) == (known.name, known.domain, known.family)
        assert source.sitemaps == known.sitemaps
        assert source.listings == known.listings
        assert source.feeds[0] in known.feeds
        assert source.unverified == ()
    assert {source.family for source in found.values()} == _FAMILIES
    assert found["xulang"].delay_seconds == 0.1, "its Crawl-delay"


def test_robots_rules_were_kept_while_looking(added: tuple[NewsWeb, Path]) -> None:
    web, _ = added
    assert web.requests
    assert not [request.path for request in web.requests if request.forbidden]


def test_a_refresh_with_the_proposed_tables_finds_every_article(added: tuple[NewsWeb, Path], tmp_path: Path) -> None:
    web, file = added
    db = tmp_path / "ocop.db"
    done("refresh", "--history", "--sources", file, "--db", db)
    harvested = {url for (url,) in rows(db, "SELECT url FROM articles")}
    expected = {web.url(article.outlet, article.path) for article in web.expected_harvest().ocop_articles}
    assert expected <= harvested
    assert not [request.path for request in web.requests if request.forbidden]


def test_a_table_is_not_written_twice(added: tuple[NewsWeb, Path]) -> None:
    web, file = added
    before, seen = file.read_bytes(), len(web.requests)
    result = CliRunner().invoke(app, ["sources", "add", web.url("datmui"), "--sources", str(file), "--yes"])
    assert result.exit_code == 2
    assert "already" in result.stderr
    assert file.read_bytes() == before
    assert len(web.requests) == seen, "it was not asked again"


def test_what_nobody_agreed_to_is_shown_and_not_written(added: tuple[NewsWeb, Path], tmp_path: Path) -> None:
    web, _ = added
    file = tmp_path / "my-outlets.toml"
    finished = run_ocop("sources", "add", web.url("datmui"), "--sources", file, stdin="y\n")
    assert finished.returncode == 2
    assert "[[sources]]" in finished.stdout
    assert finished.stderr.startswith("ocop: nobody to ask")
    assert "--yes" in finished.stderr
    assert not file.exists()


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with news_server() as running:
        yield running


# Each case: what lies at the front page, and a word of the line.
@pytest.mark.parametrize(
    ("front", "word"),
    [
        pytest.param(Answer(b"\xff\xd8\xff", media_type="image/jpeg"), "image/jpeg", id="a picture"),
        pytest.param(Answer("<html><body><h1>Cửa hàng gốm</h1></body></html>"), "news article", id="no news site"),
    ],
)
def test_what_is_no_outlet_is_told_in_one_line(front: Answer, word: str, server: NewsServer, tmp_path: Path) -> None:
    server.resources = {"/": front}
    file = tmp_path / "my-outlets.toml"
    assert word in failed(1, "sources", "add", server.address, "--sources", file, "--yes")
    assert not file.exists()


def test_a_site_that_forbids_is_not_looked_at(server: NewsServer, tmp_path: Path) -> None:
    server.resources = {"/robots.txt": Answer("User-agent: *\nDisallow: /"), "/": listing([])}
    line = failed(1, "sources", "add", server.address, "--sources", tmp_path / "x.toml", "--yes")
    assert "robots.txt" in line
    assert server.paths() == []


# Each case: what was typed, and a word of the line.
@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        pytest.param([], "URL", id="no address"),
        pytest.param(["không phải địa chỉ"], "no address", id="words"),
        pytest.param(["../pages"], "no address", id="a folder"),
        pytest.param(["ftp://vidu.vn/"], "no address", id="another protocol"),
        pytest.param(["javascript:alert(1)"], "no address", id="a script"),
        pytest.param(["nhandan.vn"], "nhandan", id="an outlet that is known"),
        pytest.param(["https://www.nhandan.vn/ocop"], "nhandan", id="a page of an outlet that is known"),
        pytest.param(["vidu.vn", "--id", "Ví dụ"], "no id", id="an id that is none"),
        pytest.param(["vidu.vn", "--id", "nhandan"], "--id", id="an id that is taken"),
        pytest.param(["vidu.vn"], "OCOP_CONTACT", id="nobody to answer for the visit"),
        pytest.param(["vidu.vn", "--sources", "{broken}"], "line 2", id="a registry that is broken"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_asked(arguments: list[str], word: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('[[sources]]\nid = "a\n', encoding="utf-8")
    typed = [argument.format(broken=broken) for argument in arguments]
    plain = {"OCOP_CONTACT": ""}
    result = CliRunner().invoke(app, ["sources", "add", *typed], env=plain)
    assert result.exit_code == 2
    assert word in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_unknown_host_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    line = failed(1, "sources", "add", "khong-co.invalid", "--sources", file, "--contact", "toi@example.org", "--yes")
    assert "dns" in line
    assert "khong-co.invalid" in line


@pytest.mark.parametrize("agreed", [True, False])
def test_a_person_decides(agreed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = Proposal(Source("vidu", "Báo Ví Dụ", "127.0.0.9", "other", feeds=OUTLET.feeds), (), (), AT.date())
    monkeypatch.setattr(sources_add, "watched_visits", lambda _doing, visits, *_: dict.fromkeys(visits, proposal))
    monkeypatch.setattr(sources_add, "is_watched", lambda: True)
    file = tmp_path / "my-outlets.toml"
    result = CliRunner().invoke(
        app, ["sources", "add", "http://127.0.0.9/", "--sources", str(file)], input="y\n" if agreed else "n\n"
    )
    assert result.exit_code == (0 if agreed else OcopError.exit_code)
    assert file.exists() == agreed
