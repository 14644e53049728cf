from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.pages import FoundPage, add_found, mark_unchanged
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


def due(db: Database, since: datetime | None = None, day: float = 0) -> list[str]:
    return [article.url.removeprefix(f"{SITE}/") for article in due_articles(db, "datmui", days(day), since)]


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
    assert due(db, since=days(-2), day=1) == ["a"]


@pytest.mark.parametrize(
    ("told", "when"),
    [
        pytest.param(date(2026, 3, 1), 0.5, id="a day without a clock time, over at its end in Vietnam"),
        pytest.param(days(0.3), 0.4, id="the server's clock is ahead, or its zone is wrong"),
        pytest.param(days(20_000), None, id="never"),
    ],
)
def test_a_change_that_is_to_come_is_asked_for_at_once_and_when_it_has_come(
    db: Database, told: date, when: float | None
) -> None:
    url = f"{SITE}/a"
    add_found(db, [found("a")])
    save(db, a_reading(an_article(url)))
    add_found(db, [found("a", hint_modified_at=told)])
    assert due(db, day=0.1) == ["a"]
    mark_unchanged(db, url, days(0.1))
    assert due(db, day=0.2) == [], "not on every run until then"
    if when:
        assert due(db, day=when) == ["a"]
        mark_unchanged(db, url, days(when))
    assert due(db, day=0.9) == []
