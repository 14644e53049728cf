from __future__ import annotations

from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.pages import FoundPage, add_found
from ocop.dataset.sources import save_sources
from ocop.dataset.worklist import count_due, due_articles
from tests.ocop.dataset.make import DAT_MUI, NONG_SAN, NOW, a_reading, an_article, days, save

SITE = "https://datmui.example"


@pytest.fixture(autouse=True)
def sources(db: Database) -> None:
    save_sources(db, [DAT_MUI, NONG_SAN])


def found(name: str, **fields: Any) -> FoundPage:
    defaults = {"source_id": "datmui", "kind": "article", "reason": "feed", "found_at": NOW}
    return FoundPage(f"{SITE}/{name}", **{**defaults, **fields})


def due(db: Database, **wanted: Any) -> list[str]:
    return [article.url.removeprefix(f"{SITE}/") for article in due_articles(db, "datmui", NOW, **wanted)]


def test_the_newest_come_first(db: Database) -> None:
    add_found(
        db,
        [
            found("old", hint_published_at=days(-100)),
            found("unknown", found_at=days(-1)),
            found("new", hint_published_at=NOW),
            found("changed", hint_modified_at=days(-50)),
        ],
    )
    assert due(db) == ["new", "unknown", "changed", "old"]
    assert due(db, most=2) == ["new", "unknown"]
    assert due(db, most=2, apart_from={f"{SITE}/new", f"{SITE}/changed"}) == ["unknown", "old"]
    assert count_due(db, "datmui", NOW, apart_from=[f"{SITE}/new", f"{SITE}/changed"]) == 2


def test_only_articles_of_the_outlet(db: Database) -> None:
    add_found(db, [found("a"), found("b", source_id="nongsanviet"), found("rss", kind="feed")])
    assert due(db) == ["a"]


@pytest.mark.parametrize(
    ("fields", "is_due"),
    [
        pytest.param({"hint_published_at": days(-9)}, False, id="older"),
        pytest.param({"hint_modified_at": days(-9)}, False, id="changed last before"),
        pytest.param({"hint_published_at": days(-9), "reason": "feed"}, True, id="older, but shown as news"),
        pytest.param({"hint_published_at": days(-9), "hint_modified_at": NOW}, False, id="older, whatever changed"),
        pytest.param({"hint_published_at": days(-2)}, True, id="of that very moment"),
        pytest.param({}, True, id="undated"),
    ],
)
def test_what_only_sitemaps_tell_of_counts_by_its_date(db: Database, fields: dict[str, Any], is_due: bool) -> None:
    add_found(db, [found("a", **{"reason": "sitemap", **fields})])
    assert due(db, since=days(-2)) == (["a"] if is_due else [])
    assert count_due(db, "datmui", NOW, since=days(-2)) == is_due
    assert due(db) == ["a"]


def test_what_was_fetched_is_due_by_its_age_whatever_its_date(db: Database) -> None:
    url = f"{SITE}/a"
    add_found(db, [found("a", reason="sitemap", hint_published_at=days(-1000))])
    save(db, a_reading(an_article(url)))
    (article,) = due_articles(db, "datmui", days(1), since=days(-2))
    assert article.url == url
