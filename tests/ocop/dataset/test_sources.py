from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from ocop.dataset.sources import known_sources, save_sources
from ocop.models import Source
from tests.ocop.dataset.make import DAT_MUI, NONG_SAN

FULL = Source(
    id="xulang",
    name="Báo Xứ Lạng Mới",
    domain="xulang.example:8080",
    kind="provincial",
    former_domains=("cu.xulang.example",),
    province_codes=("20", "04"),
    feeds=("https://xulang.example/rss", "https://xulang.example/rss2"),
    sitemaps=("https://xulang.example/sitemap.xml",),
    listings=("https://xulang.example/ocop",),
    article_url_pattern=r"https://xulang\.example/.+\.html",
    family="liferay",
    delay_seconds=0.5,
    unverified=("https://xulang.example/rss2",),
    weak_words=0,
)


def test_sources_come_back_as_they_went_in(db: Database) -> None:
    save_sources(db, [FULL, DAT_MUI, NONG_SAN])
    assert known_sources(db) == (DAT_MUI, NONG_SAN, FULL)


def test_only_what_differs_is_written_and_what_the_registry_drops_stays(db: Database) -> None:
    save_sources(db, [FULL, DAT_MUI])
    before = db.conn.total_changes
    save_sources(db, [FULL])
    assert db.conn.total_changes == before
    renamed = replace(FULL, name="Báo và Phát thanh Xứ Lạng")
    save_sources(db, [renamed])
    assert db.conn.total_changes == before + 1
    assert known_sources(db) == (DAT_MUI, renamed)


def test_no_sources_are_no_work(db: Database) -> None:
    save_sources(db, [])
    assert known_sources(db) == ()
