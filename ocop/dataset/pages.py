"""The pages table: every address that was ever found, what became of it, and when it is due again.

It is the crawl's frontier and its memory in one: what is queued here survives any kill of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from ocop.dataset.connection import transaction
from ocop.dataset.due import MAX_TRIES, recheck_at, retry_at, retry_discovery_at
from ocop.dataset.times import latest_moment, moment_of, optional_utc_text, utc_text
from ocop.errors import DatasetError
from ocop.models import Reason, stable_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

__all__ = [
    "FoundPage",
    "PageKind",
    "add_found",
    "mark_failed",
    "mark_gone",
    "mark_redirect",
    "mark_unchanged",
    "recheck_at",
    "retry_at",
]

PageKind = Literal["article", "feed", "sitemap", "listing"]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """An address that discovery came upon.

    Attributes:
        url: The address.
        source_id: The outlet; its row must be there.
        kind: What is expected behind it.
        reason: Where it was found.
        found_at: When.
        hint_title: Title that the feed, sitemap or listing gives.
        hint_published_at: Publication time that it gives.
        hint_modified_at: Time of the last change that it gives; a day without a clock time lasts until its end.
        depth: Links between the source's own addresses and this one.
        promise: Why it is worth fetching: `listed`, `strong` or `weak`; None for what is no article.
        promise_words: The words that promise it.
    """

    url: str
    source_id: str | None
    kind: PageKind
    reason: Reason
    found_at: datetime
    hint_title: str | None = None
    hint_published_at: datetime | None = None
    hint_modified_at: datetime | date | None = None
    depth: int = 0
    promise: str | None = None
    promise_words: tuple[str, ...] = ()


def add_found(db: Database, pages: Iterable[FoundPage]) -> int:
    """Queues the addresses that are new, and gives their number.

    A known address keeps its row; a title or time that was missing is filled in, and a newer time of change stored.
    """
    new = 0
    with transaction(db):
        for page in pages:
            row = _found_row(page)
            cursor = db.execute(
                "INSERT INTO pages (id, url, source_id, kind, reason, state, depth, hint_title, hint_published_at,"
                " hint_modified_at, found_at, promise, promise_words) VALUES (:id, :url, :source_id, :kind, :reason,"
                " 'queued', :depth, :hint_title, :hint_published_at, :hint_modified_at, :found_at, :promise,"
                " :promise_words) ON CONFLICT (url) DO NOTHING",
                row,
            )
            if cursor.rowcount > 0:
                new += 1
                continue
            db.execute(
                "UPDATE pages SET hint_title = coalesce(hint_title, :hint_title),"
                " hint_published_at = coalesce(hint_published_at, :hint_published_at),"
                " hint_modified_at = max(coalesce(hint_modified_at, :hint_modified_at),"
                "   coalesce(:hint_modified_at, hint_modified_at))"
                " WHERE id = :id AND ((hint_title IS NULL AND :hint_title IS NOT NULL)"
                " OR (hint_published_at IS NULL AND :hint_published_at IS NOT NULL)"
                " OR :hint_modified_at > coalesce(hint_modified_at, ''))",
                row,
            )
    return new


def mark_unchanged(db: Database, url: str, at: datetime) -> None:
    """The server answered that nothing has changed (304)."""
    with transaction(db):
        first_fetched_at = _row(db, url).first_fetched_at
        first = moment_of(first_fetched_at) if first_fetched_at else at
        db.execute(
            "UPDATE pages SET checked_at = :at, checked_hint_at = hint_modified_at, status = 304, failures = 0,"
            " cause = NULL, first_fetched_at = coalesce(first_fetched_at, :at), state = 'fetched',"
            " next_due_at = CASE kind WHEN 'article' THEN :due END WHERE url = :url",
            {"at": utc_text(at), "due": utc_text(recheck_at(first, at)), "url": url},
        )


def mark_failed(db: Database, url: str, at: datetime, cause: str, status: int | None = None) -> None:
    """A try failed; the next one comes after a pause that doubles, and after five an article is given up.

    A feed, sitemap or listing is never given up: it sleeps, and is tried once a week. What was read from the page
    before stays, and so does its state until it is given up or sleeps.
    """
    with transaction(db):
        row = _row(db, url)
        failures = row.failures + 1
        is_out = failures >= MAX_TRIES
        again = (
            retry_at(at, failures)
            if row.kind == "article"
            else retry_discovery_at(at, failures, was_answered=status is not None)
        )
        db.execute(
            "UPDATE pages SET failures = :failures, cause = :cause, status = :status, next_due_at = :again,"
            " state = CASE WHEN :is_out THEN 'failed' ELSE state END WHERE url = :url",
            {
                "failures": failures,
                "cause": cause,
                "status": status,
                "again": optional_utc_text(again),
                "is_out": is_out,
                "url": url,
            },
        )


def mark_gone(db: Database, url: str, at: datetime, status: int) -> None:
    """The server says that the page is no more (404, 410); what was read from it stays.

    An article is not asked for again. A feed, sitemap or listing may come back: it is tried as after any failure.
    """
    with transaction(db):
        row = _row(db, url)
        failures = 0 if row.kind == "article" else row.failures + 1
        again = retry_discovery_at(at, failures, was_answered=True) if failures else None
        db.execute(
            "UPDATE pages SET state = 'gone', cause = 'gone', status = :status, checked_at = :at, next_due_at = :again,"
            " failures = :failures WHERE url = :url",
            {
                "status": status,
                "at": utc_text(at),
                "again": optional_utc_text(again),
                "failures": failures,
                "url": url,
            },
        )


def mark_redirect(db: Database, url: str, target: str, at: datetime) -> None:
    """The address leads to another one, which is queued in its place unless it is known."""
    with transaction(db):
        _row(db, url)
        db.execute(
            "INSERT INTO pages (id, url, source_id, kind, reason, state, depth, hint_title, hint_published_at,"
            " hint_modified_at, found_at, promise, promise_words) SELECT :target_id, :target, source_id, kind, reason,"
            " 'queued', depth, hint_title, hint_published_at, hint_modified_at, :at, promise, promise_words FROM pages"
            " WHERE url = :url ON CONFLICT (url) DO NOTHING",
            {"target_id": stable_id("p", target), "target": target, "at": utc_text(at), "url": url},
        )
        db.execute(
            "UPDATE pages SET state = 'skipped', cause = 'redirect', redirect_url = :target, checked_at = :at,"
            " next_due_at = NULL, failures = 0 WHERE url = :url AND url <> :target",
            {"target": target, "at": utc_text(at), "url": url},
        )


class _Row(NamedTuple):
    first_fetched_at: str | None
    failures: int
    kind: PageKind


def _row(db: Database, url: str) -> _Row:
    """What the next step of a known page depends on."""
    row = db.execute("SELECT first_fetched_at, failures, kind FROM pages WHERE url = ?", [url]).fetchone()
    if row is None:
        raise DatasetError(f"{url} was never found: it must go through add_found first")
    return _Row(*row)


def _found_row(page: FoundPage) -> dict[str, object]:
    modified = page.hint_modified_at
    return {
        "id": stable_id("p", page.url),
        "url": page.url,
        "source_id": page.source_id,
        "kind": page.kind,
        "reason": page.reason,
        "depth": page.depth,
        "hint_title": page.hint_title,
        "hint_published_at": optional_utc_text(page.hint_published_at),
        "hint_modified_at": utc_text(latest_moment(modified)) if modified else None,
        "found_at": utc_text(page.found_at),
        "promise": page.promise,
        "promise_words": ", ".join(page.promise_words) or None,
    }
