"""A crawl that is killed in the middle loses nothing, and the next one doubles nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.spiders.crawling import crawl, rows, start_crawl
from tests.spiders.server import NewsServer, article, listing, news_server, outlet, sitemap

PAGES = 8
PER_PAGE = 10
ARTICLES = [f"/bai-{number}.html" for number in range(PAGES * PER_PAGE)]


def furnish(server: NewsServer) -> None:
    for page in range(PAGES):
        path = f"/tag/ocop?page={page + 1}" if page else "/tag/ocop"
        shown = ARTICLES[page * PER_PAGE : (page + 1) * PER_PAGE]
        server.resources[path] = listing(shown, f"/tag/ocop?page={page + 2}" if page < PAGES - 1 else None)
    maps = [f"/news-2026-{month}.xml" for month in range(1, 5)]
    server.resources["/sitemap.xml"] = sitemap(server, *((path, None) for path in maps), index=True)
    for number, path in enumerate(maps):
        entries = [(f"/ocop-{number}-{item}.html", None) for item in range(5)]
        server.resources[path] = sitemap(server, *entries)
        server.resources |= {name: article(name) for name, _ in entries}
    server.resources |= {name: article(name) for name in ARTICLES}


@pytest.mark.parametrize("requests", [1, 12, 70], ids="killed after {} requests".format)
def test_killed(tmp_path: Path, requests: int) -> None:
    with news_server() as server:
        furnish(server)
        everything = {path for path in server.resources if path.endswith(".html")}
        database, registry = tmp_path / "ocop.db", tmp_path / "outlets.toml"
        table = outlet(server, listings=["/tag/ocop"], sitemaps=["/sitemap.xml"])
        registry.write_text(table, encoding="utf-8")
        process = start_crawl("news", database, {"registry": str(registry), "since": "2018-01-01"})
        server.wait_for(lambda: len(server.paths()) >= requests)
        process.kill()
        process.join()
        before = Counter(path for path in server.paths(200) if path.endswith(".html"))

        finished = crawl("news", database, {"registry": str(registry), "since": "2018-01-01"})

        assert finished.stats["finish_reason"] == "finished"
        after = Counter(path for path in server.paths(200) if path.endswith(".html"))
        assert set(after) == everything, "nothing is lost"
        twice = [path for path, times in after.items() if times > 1]
        assert len(twice) <= 1, "at most the one that was under way is fetched again"
        assert set(twice) <= set(before)
        identities = rows(database, "SELECT url, count(*) FROM articles GROUP BY url")
        assert len(identities) == len(everything)
        assert {count for _, count in identities} == {1}, "nothing is doubled"
        assert rows(database, "SELECT count(*) FROM pages WHERE state <> 'fetched'") == [(0,)]
