"""A harvest of a thousand pages that is killed at twenty random moments, archive, extraction and dataset included."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from ocop.archive import iter_pages
from ocop.settings import ITEM_PIPELINES
from tests.spiders.crawling import crawl, rows, start_crawl
from tests.spiders.server import NewsServer, article, listing, news_server, outlet, sitemap

KILLS = 20
PER_PAGE = 40
LISTED = [f"/bai-{number}.html" for number in range(760)]
MAPPED = [f"/tin-ocop-{number}.html" for number in range(200)]
MONTHS = 20
SETTINGS = {"ITEM_PIPELINES": ITEM_PIPELINES, "OCOP_WORKERS": 1, "OCOP_PAGES_PER_SOURCE": 0}


def text_of(path: str) -> str:
    """A text that no other article has, with one count."""
    number = int(path.removesuffix(".html").rpartition("-")[2])
    words = " ".join(f"từ{word}" for word in random.Random(path).sample(range(1000), 60))
    return f"{sentence(number + 3)} {words}"


def sentence(value: int) -> str:
    return f"Đến hết năm 2023, toàn tỉnh Cà Mau có {value} sản phẩm OCOP."


def furnish(server: NewsServer) -> None:
    pages = [LISTED[first : first + PER_PAGE] for first in range(0, len(LISTED), PER_PAGE)]
    for number, shown in enumerate(pages):
        following = f"/tag/ocop?page={number + 2}" if number + 1 < len(pages) else None
        server.resources["/tag/ocop" if number == 0 else f"/tag/ocop?page={number + 1}"] = listing(shown, following)
    maps = [f"/news-{2025 + month // 12}-{month % 12 + 1}.xml" for month in range(MONTHS)]
    server.resources["/sitemap.xml"] = sitemap(server, *((path, None) for path in maps), index=True)
    for number, path in enumerate(maps):
        server.resources[path] = sitemap(server, *((name, None) for name in MAPPED[number::MONTHS]))
    server.resources |= {path: article(f"Tin {path}", text_of(path)) for path in (*LISTED, *MAPPED)}


def test_killed_twenty_times(tmp_path: Path) -> None:
    moments = random.Random(20)
    with news_server() as server:
        furnish(server)
        assert len(server.resources) >= 1000
        database, registry = tmp_path / "ocop.db", tmp_path / "outlets.toml"
        table = outlet(server, listings=["/tag/ocop"], sitemaps=["/sitemap.xml"])
        registry.write_text(table, encoding="utf-8")
        arguments = {"registry": str(registry), "since": "2025-01-01"}
        settings = {**SETTINGS, "OCOP_ARCHIVE": str(tmp_path / "archive")}
        for _ in range(KILLS):
            process = start_crawl("news", database, arguments, **settings)
            wanted = len(server.hits) + moments.randrange(2, 60)
            server.wait_for(lambda wanted=wanted: len(server.hits) >= wanted)  # type: ignore[misc]
            process.kill()
            process.join()

        finished = crawl("news", database, arguments, **settings)

        assert finished.stats["finish_reason"] == "finished"
        asked = Counter(path for path in server.paths(200) if path.endswith(".html"))
        assert set(asked) == {*LISTED, *MAPPED}, "nothing is lost"
        assert len(server.hits) > len(server.resources) >= 1000, "the kills fell into the crawl"
        again = sum(asked.values()) - len(asked)
        assert again <= KILLS * 40, "what was on its way through the pipelines when the run was killed is fetched again"
    addresses = {server.address + path for path in asked}
    assert rows(database, "SELECT count(*) FROM pages WHERE state <> 'fetched'") == [(0,)]
    assert {url for (url,) in rows(database, "SELECT url FROM articles")} == addresses
    for table in ("articles WHERE version = 1", "facts", "facts WHERE evidence LIKE '%sản phẩm OCOP%'"):
        assert rows(database, f"SELECT count(*) FROM {table}") == [(len(addresses),)], "nothing is doubled"
    told = dict(rows(database, "SELECT articles.url, value FROM facts JOIN articles ON articles.id = article_id"))
    assert {url.removeprefix(server.address) for url in told} == set(asked)
    for url, value in told.items():
        assert text_of(url.removeprefix(server.address)).startswith(sentence(int(value)))
    archived = {page.requested_url for page, _ in iter_pages(tmp_path / "archive", {})}
    assert archived == addresses, "every page that was read can be read again"
