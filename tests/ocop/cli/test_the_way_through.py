"""The main job from the command line: the news web in, the dataset out, again and again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import done, rows, table_contents


@pytest.fixture(scope="module")
def web() -> Iterator[NewsWeb]:
    with NewsWeb() as running:
        yield running


@pytest.fixture(scope="module")
def registry(web: NewsWeb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return web.write_sources(tmp_path_factory.mktemp("registry") / "sources.toml")


@pytest.fixture(scope="module")
def database(web: NewsWeb, registry: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset after a first harvest of the whole news web."""
    path = tmp_path_factory.mktemp("harvest") / "ocop.db"
    said = done("refresh", "--history", "--sources", registry, "--db", path)
    assert f"{len(web.expected_harvest().ocop_articles)} new" in said
    assert rows(path, "SELECT verb FROM runs") == [("history",)], "so that nobody takes it for an ordinary run"
    return path


def test_every_article_about_ocop_is_found_with_its_text_title_and_date(web: NewsWeb, database: Path) -> None:
    expected = {
        web.url(article.outlet, article.path): (article.title, article.text, article.published_date.isoformat())
        for article in web.expected_harvest().ocop_articles
    }
    stored = {
        url: (title, text, date)
        for url, title, text, date in rows(database, "SELECT url, title, text, published_date FROM articles")
    }
    assert stored == expected


def test_copies_of_one_story_are_one_voice(web: NewsWeb, database: Path) -> None:
    ids = {web.url(article.outlet, article.path): article.id for article in web.expected_harvest().ocop_articles}
    stories: dict[object, set[str]] = {}
    for story, url in rows(database, "SELECT story_id, url FROM articles"):
        stories.setdefault(story, set()).add(ids[str(url)])
    assert sorted(map(sorted, stories.values())) == sorted(map(sorted, web.expected_harvest().stories.values()))


def test_every_fact_is_one_slice_of_its_article(database: Path) -> None:
    wrong = rows(
        database,
        """
        SELECT facts.id FROM facts JOIN articles ON articles.id = article_id
        WHERE evidence <> substr(
            CASE evidence_field WHEN 'title' THEN title ELSE text END, evidence_start + 1, evidence_end - evidence_start
        )
        """,
    )
    assert wrong == []
    assert rows(database, "SELECT count(*) FROM facts")[0][0] > 500


def test_what_was_harvested_is_sound(database: Path) -> None:
    assert done("verify", "--archive", "--db", database).startswith("sound: ")


def test_pages_that_yield_nothing_are_rows_that_say_why(web: NewsWeb, database: Path) -> None:
    silent = rows(database, "SELECT url FROM pages WHERE kind = 'article' AND article_id IS NULL AND cause IS NULL")
    assert silent == []
    private = {web.url(page.outlet, page.path) for page in web.expected_harvest().others if page.kind == "private"}
    asked = {web.url(request.outlet, request.path) for request in web.requests}
    assert private
    assert not private & asked


def test_robots_and_addresses_are_respected(web: NewsWeb, database: Path) -> None:
    assert database.exists()
    assert [request for request in web.requests if request.forbidden] == []


def test_a_second_refresh_adds_no_row_and_downloads_no_article(web: NewsWeb, registry: Path, database: Path) -> None:
    before = table_contents(database)
    web.forget_requests()
    assert "0 new, 0 changed" in done("refresh", "--sources", registry, "--db", database)
    assert table_contents(database) == before
    addresses = {article.path for article in web.expected_harvest().articles}
    downloaded = [request for request in web.requests if request.path in addresses and request.status == 200]
    assert downloaded == []


def test_reading_the_archive_again_keeps_every_row(database: Path) -> None:
    before = table_contents(database)
    captures = rows(database, "SELECT count(*) FROM captures")[0][0]
    assert done("reprocess", "--db", database).splitlines() == [
        "no page was read again: nothing changed",
        f"{captures} pages had been read by today's rules before and were passed over",
    ]
    said = done("reprocess", "--all", "--db", database)
    assert said == f"{captures} archived pages read again: nothing changed\n"
    assert table_contents(database) == before
    assert done("verify", "--archive", "--db", database).startswith("sound: ")


def test_a_correction_changes_one_article_and_keeps_its_old_version(
    web: NewsWeb, registry: Path, database: Path
) -> None:
    before = table_contents(database)
    address = web.correct("33")
    try:
        assert "0 new, 1 changed" in done("refresh", "--sources", registry, "--db", database)
        after = table_contents(database)
        versions = rows(
            database, "SELECT id, version, is_current, text FROM articles WHERE url = ? ORDER BY version", address
        )
        assert [(version, current) for _, version, current, _ in versions] == [(1, 0), (2, 1)]
        expected = next(each for each in web.expected_harvest().articles if each.id.startswith("33-"))
        assert versions[1][3] == expected.text
        ids = {identifier for identifier, *_ in versions}
        for table in ("articles", "facts", "named_products"):
            column = 0 if table == "articles" else 1
            untouched = [row for row in after[table] if row[column] not in ids]
            assert untouched == [row for row in before[table] if row[column] not in ids]
        old_facts = [row for row in before["facts"] if row[1] in ids]
        assert old_facts
        assert all(row in after["facts"] for row in old_facts)
        assert done("search", "ca mau 4 sao", "--db", database)
        changes = json.loads(done("changes", "--format", "json", "--db", database))
        assert {each["article_id"] for each in changes} == {f"{versions[0][0]}"[:-1] + "2"}
        assert [each["change"] for each in changes if each["item"] == "article"] == ["revised"]
        assert {each["change"] for each in changes if each["item"] == "fact"} == {"dropped", "added"}
        assert done("verify", "--db", database).startswith("sound: ")
    finally:
        web.reset()
