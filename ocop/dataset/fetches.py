"""Noting on the row of a page that it was fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.due import recheck_at
from ocop.dataset.times import moment_of, optional_utc_text, utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from ocop.models import Page


def ensure_page(db: Database, page: Page, at: datetime) -> None:
    """Makes the row of a page where discovery did not.

    Args:
        db: The dataset, inside a transaction.
        page: The page as fetched.
        at: Now.
    """
    db.execute(
        "INSERT INTO pages (id, url, source_id, kind, reason, state, hint_title, hint_published_at, found_at)"
        " VALUES (?, ?, ?, 'article', ?, 'queued', ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        [
            page.id,
            page.requested_url,
            page.source.id if page.source else None,
            page.reason,
            page.hint_title,
            optional_utc_text(page.hint_published_at),
            utc_text(at),
        ],
    )


def record_fetch(db: Database, page: Page, *, is_new_capture: bool = True) -> None:
    """Notes on the row of a page that it was fetched.

    A capture that is read again from the archive is no visit: it changes neither the validators nor what is due.

    Args:
        db: The dataset, inside a transaction.
        page: The page as fetched; it has a row.
        is_new_capture: The dataset has not seen this capture of the page before.
    """
    fetched_at = utc_text(page.fetched_at)
    reason, checked_at, first = db.execute(
        "SELECT reason, checked_at, first_fetched_at FROM pages WHERE id = ?", [page.id]
    ).fetchone()
    if checked_at is not None and (fetched_at < checked_at or not is_new_capture):
        return
    headers = dict(page.headers)
    again = recheck_at(moment_of(first) if first else page.fetched_at, page.fetched_at)
    db.execute(
        "UPDATE pages SET status = ?, redirect_url = ?, etag = ?, last_modified = ?, checked_at = ?,"
        " checked_hint_at = hint_modified_at, first_fetched_at = coalesce(first_fetched_at, ?), next_due_at = ?,"
        " failures = 0 WHERE id = ?",
        [
            page.status,
            page.url if page.url != page.requested_url else None,
            headers.get("etag"),
            headers.get("last-modified"),
            fetched_at,
            fetched_at,
            None if reason in {"file", "archive"} else utc_text(again),
            page.id,
        ],
    )
