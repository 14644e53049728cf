"""A refresh may come a moment after the last one, or a year: it asks what is due, and finds what has come since."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from ocop.demo.articles import DemoArticle, load_articles
from ocop.demo.listener import ListenError
from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import done, rows, table_contents

# The day on which the machine is switched off.
LAST_DAY = date(2025, 10, 31)


def a_news_web(articles: Sequence[DemoArticle]) -> tuple[NewsWeb, int]:
    """A news web on ports that another one can have after it."""
    while True:
        first_port = random.randrange(20_000, 30_000, 10)
        web = NewsWeb(articles, first_port)
        try:
            web.start()
        except ListenError:
            continue
        return web, first_port


def age(dataset: Path, days: int) -> None:
    """Let everything in a dataset have happened so many days earlier: the same as a clock that has gone on."""
    with sqlite3.connect(dataset) as db:
        moments = db.execute(
            "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND t.strict AND c.name LIKE '%!_at' ESCAPE '!'"
        ).fetchall()
        for table, column in moments:
            db.execute(
                f"UPDATE {table} SET {column} = strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-{days} days')"
                f" WHERE {column} LIKE '____-__-__T%'"
            )
    db.close()
    assert len(moments) > 10


def test_after_a_year_without_a_run_the_next_one_finds_all_that_came_since(tmp_path: Path) -> None:
    articles = load_articles()
    early = [article for article in articles if article.published_date <= LAST_DAY]
    database = tmp_path / "ocop.db"
    web, first_port = a_news_web(early)
    try:
        registry = web.write_sources(tmp_path / "sources.toml")
        done("refresh", "--history", "--sources", registry, "--db", database)
    finally:
        web.stop()
    before = table_contents(database)["articles"]
    age(database, max(365, (datetime.now(UTC).date() - LAST_DAY).days))
    with NewsWeb(articles, first_port) as web:
        said = done("refresh", "--sources", registry, "--db", database)
        since = {web.article_url(article.id) for article in web.expected_harvest().ocop_articles} - {
            url for (url,) in rows(database, "SELECT url FROM articles WHERE version = 1 AND rowid <= ?", len(before))
        }
        assert said.startswith(f"articles: {len(since)} new, 0 changed")
        assert len(since) >= 3
        web.forget_requests()
        done("refresh", "--sources", registry, "--db", database)
        asked = [request for request in web.requests if "robots" not in request.path]
        assert {request.status for request in asked} <= {304, 403, 404}, "nothing that is known is sent again"
        paths = {article.path for article in articles}
        assert not [request for request in asked if request.path in paths], "no article is due a moment later"
