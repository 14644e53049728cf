from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.discovery import discovery_rows, mark_discovery_fetched
from ocop.dataset.pages import (
    FoundPage,
    add_found,
    mark_failed,
    mark_gone,
    mark_redirect,
    mark_unchanged,
)
from ocop.dataset.sources import save_sources
from ocop.dataset.worklist import due_articles
from ocop.errors import DatasetError
from tests.ocop.dataset.make import DAT_MUI, NONG_SAN, NOW, a_reading, an_article, days, save, table

URL = "https://datmui.example/bai-1.html"


def validators(db: Database, page: FoundPage) -> tuple[str | None, str | None]:
    """What the next request to a discovery page is made with."""
    row = discovery_rows(db, str(page.source_id))[page.url]
    return row.etag, row.last_modified


@pytest.fixture(autouse=True)
def sources(db: Database) -> None:
    save_sources(db, [DAT_MUI, NONG_SAN])


def found(url: str = URL, **fields: Any) -> FoundPage:
    defaults = {"source_id": "datmui", "kind": "article", "reason": "feed", "found_at": NOW}
    return FoundPage(url, **{**defaults, **fields})


def due(db: Database, day: float) -> list[str]:
    return [article.url for article in due_articles(db, "datmui", days(day))]


def row(db: Database, *columns: str) -> tuple[Any, ...]:
    (only,) = table(db, f"SELECT {', '.join(columns)} FROM pages WHERE url = ?", URL)
    return only


def test_a_found_page_is_queued_with_its_hints(db: Database) -> None:
    assert add_found(db, [found(hint_title="Tít", hint_published_at=NOW, depth=2)]) == 1
    (page,) = due_articles(db, "datmui", NOW)
    assert (page.url, page.reason) == (URL, "feed")
    assert (page.hint_title, page.hint_published_at, page.etag, page.last_modified) == ("Tít", NOW, None, None)


def test_finding_a_page_again_adds_nothing_but_fills_in_what_was_missing(db: Database) -> None:
    add_found(db, [found(hint_title="Tít")])
    assert add_found(db, [found(reason="sitemap", hint_title="Khác", hint_published_at=NOW, found_at=days(1))]) == 0
    assert row(db, "reason", "hint_title", "hint_published_at", "found_at") == (
        "feed",
        "Tít",
        "2026-03-01T06:00:00Z",
        "2026-03-01T06:00:00Z",
    )
    before = db.conn.total_changes
    add_found(db, [found(reason="sitemap", hint_title="Khác", hint_published_at=NOW)])
    assert db.conn.total_changes == before


def test_the_newest_time_of_change_is_kept_and_a_day_counts_to_its_end(db: Database) -> None:
    add_found(db, [found(hint_modified_at=days(1))])
    add_found(db, [found(hint_modified_at=days(0))])
    assert row(db, "hint_modified_at") == ("2026-03-02T06:00:00Z",)
    add_found(db, [found(hint_modified_at=date(2026, 3, 2))])
    assert row(db, "hint_modified_at") == ("2026-03-02T16:59:59Z",)


def test_a_page_of_an_unknown_source_is_refused(db: Database) -> None:
    with pytest.raises(DatasetError, match="breaks a rule"):
        add_found(db, [found(), found("https://x.example/", source_id="x")])
    assert table(db, "SELECT count(*) FROM pages") == [(0,)]


def test_a_fetched_article_is_due_by_its_age(db: Database) -> None:
    add_found(db, [found()])
    save(db, a_reading(an_article(URL)))
    assert due(db, 0.9) == []
    assert due(db, 1) == [URL]
    mark_unchanged(db, URL, days(1))
    assert row(db, "state", "status", "failures", "next_due_at") == ("fetched", 304, 0, "2026-03-08T06:00:00Z")
    assert due(db, 6) == []
    assert due(db, 7) == [URL]


@pytest.mark.parametrize(
    ("hints", "is_due"),
    [
        pytest.param([None], False, id="no hint"),
        pytest.param([days(-3)], False, id="changed before it was first fetched"),
        pytest.param([days(0.1)], True, id="changed since it was last asked for"),
        pytest.param(
            [days(-9), days(-3)], True, id="another change than the one known then, though its clock is behind"
        ),
        pytest.param([date(2026, 3, 1)], True, id="changed at some time of the day on which it was asked for"),
        pytest.param([date(2026, 2, 28)], False, id="changed on the day before"),
    ],
)
def test_a_fetched_article_is_due_when_its_sitemap_tells_of_a_change(
    db: Database, hints: list[datetime | date | None], is_due: bool
) -> None:
    *before, after = hints
    add_found(db, [found(hint_modified_at=hint) for hint in before] or [found()])
    save(db, a_reading(an_article(URL)))
    add_found(db, [found(hint_modified_at=after)])
    assert due(db, 0.2) == ([URL] if is_due else [])


def test_asking_again_settles_a_change_that_was_told(db: Database) -> None:
    add_found(db, [found()])
    save(db, a_reading(an_article(URL)))
    add_found(db, [found(hint_modified_at=days(0.1))])
    mark_unchanged(db, URL, days(0.2))
    assert due(db, 0.3) == []


def test_a_failed_page_waits_twice_as_long_each_time_and_is_given_up_after_five(db: Database) -> None:
    add_found(db, [found()])
    hours = 0.0
    for tries, pause in enumerate((1, 2, 4, 8), start=1):
        mark_failed(db, URL, NOW + timedelta(hours=hours), "timeout", 503)
        assert row(db, "state", "failures", "cause", "status") == ("queued", tries, "timeout", 503)
        assert due(db, (hours + pause - 0.01) / 24) == []
        hours += pause
        assert due(db, hours / 24) == [URL]
    mark_failed(db, URL, NOW + timedelta(hours=hours), "timeout")
    assert row(db, "state", "failures", "next_due_at") == ("failed", 5, None)
    assert due(db, 1000) == []


def test_a_fetched_article_that_fails_keeps_what_was_read_and_waits(db: Database) -> None:
    save(db, a_reading(an_article(URL)))
    add_found(db, [found(hint_modified_at=days(1))])
    mark_failed(db, URL, days(1), "refused")
    assert row(db, "state", "failures") == ("fetched", 1)
    assert row(db, "article_id")[0] is not None
    assert due(db, 1.01) == []
    assert due(db, 1.05) == [URL]
    mark_unchanged(db, URL, days(1.05))
    assert row(db, "failures", "cause") == (0, None)


def test_a_page_that_is_gone_is_not_asked_again_and_what_was_read_stays(db: Database) -> None:
    save(db, a_reading(an_article(URL)))
    mark_gone(db, URL, days(2), 410)
    assert row(db, "state", "cause", "status", "next_due_at") == ("gone", "gone", 410, None)
    assert due(db, 1000) == []
    assert table(db, "SELECT count(*) FROM facts") == [(1,)]


def test_a_redirect_queues_its_target_in_its_place(db: Database) -> None:
    target = "https://datmui.example/bai-moi.html"
    add_found(db, [found(hint_title="Tít", hint_published_at=NOW, promise="weak", promise_words=("đặc sản", "htx"))])
    mark_redirect(db, URL, target, NOW)
    assert row(db, "state", "cause", "redirect_url") == ("skipped", "redirect", target)
    (page,) = due_articles(db, "datmui", NOW)
    assert (page.url, page.hint_title, page.hint_published_at) == (target, "Tít", NOW)
    assert table(db, "SELECT promise, promise_words FROM pages WHERE url = ?", target) == [("weak", "đặc sản, htx")]


def test_a_redirect_to_a_known_page_or_to_itself_adds_nothing(db: Database) -> None:
    other = "https://datmui.example/bai-2.html"
    add_found(db, [found(), found(other)])
    mark_redirect(db, URL, other, NOW)
    mark_redirect(db, other, other, NOW)
    assert table(db, "SELECT url, state FROM pages ORDER BY url") == [(URL, "skipped"), (other, "queued")]


def test_feeds_keep_their_validators_and_are_never_done(db: Database) -> None:
    feed = found("https://datmui.example/rss", kind="feed")
    add_found(db, [feed])
    assert validators(db, feed) == (None, None)
    mark_discovery_fetched(
        db, feed.url, NOW, etag='"abc"', last_modified="Sun, 01 Mar 2026 06:00:00 GMT", links_sha256="a"
    )
    assert validators(db, feed) == ('"abc"', "Sun, 01 Mar 2026 06:00:00 GMT")
    mark_failed(db, feed.url, days(1), "timeout")
    mark_unchanged(db, feed.url, days(2))
    assert table(db, "SELECT state, failures, next_due_at, checked_at FROM pages") == [
        ("fetched", 0, None, "2026-03-03T06:00:00Z")
    ]
    assert validators(db, feed) == ('"abc"', "Sun, 01 Mar 2026 06:00:00 GMT")


@pytest.mark.parametrize(
    "mark",
    [
        lambda db: mark_unchanged(db, URL, NOW),
        lambda db: mark_failed(db, URL, NOW, "dns"),
        lambda db: mark_gone(db, URL, NOW, 404),
        lambda db: mark_redirect(db, URL, "https://x.example/", NOW),
        lambda db: mark_discovery_fetched(db, URL, NOW, etag=None, last_modified=None, links_sha256=""),
    ],
)
def test_what_was_never_found_cannot_be_marked(db: Database, mark: Callable[[Database], None]) -> None:
    with pytest.raises(DatasetError, match="add_found first"):
        mark(db)


def test_a_page_that_was_fetched_but_not_saved_stays_queued(db: Database) -> None:
    """As after a kill between the two: the fetch leaves no trace until the article is saved with it."""
    add_found(db, [found()])
    assert due(db, 0) == [URL]
    save(db, a_reading(an_article(URL)))
    assert row(db, "state", "first_fetched_at", "checked_at") == (
        "fetched",
        "2026-03-01T06:00:00Z",
        "2026-03-01T06:00:00Z",
    )


def test_validators_of_an_article_come_from_its_answer(db: Database) -> None:
    reading = a_reading(an_article(URL), headers=(("etag", '"1"'), ("last-modified", "Sun, 01 Mar 2026")))
    save(db, reading)
    (page,) = due_articles(db, "datmui", days(1))
    assert (page.etag, page.last_modified) == ('"1"', "Sun, 01 Mar 2026")


def test_files_and_foreign_archives_are_never_due(db: Database) -> None:
    reading = a_reading(an_article(URL))
    save(db, replace(reading, page=replace(reading.page, reason="archive")))
    assert due(db, 10_000) == []
