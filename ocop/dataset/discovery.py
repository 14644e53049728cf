"""Feeds, sitemaps and listings in the pages table: what is known of them, and queueing them once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.connection import transaction
from ocop.dataset.failures import told_plainly
from ocop.dataset.times import optional_moment, utc_text
from ocop.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlite_utils import Database

    from ocop.dataset.pages import PageKind


@dataclass(frozen=True, slots=True)
class DiscoveryRow:
    """A feed, sitemap or listing that is known.

    Attributes:
        url: Its address.
        kind: Which of the three it is.
        depth: Links between the source's own addresses and this one.
        state: `queued`, `fetched`, `failed`, `gone` or `skipped`.
        hint_modified_at: Time of its last change, as the sitemap index that points to it tells.
        checked_at: When it was last asked for.
        etag: Validator of the last answer, for a conditional request.
        last_modified: The other validator.
        next_due_at: When it is to be tried again after a failure.
        failures: Tries that have failed in a row.
        links_changed_at: When it was last found to point to other articles than before.
    """

    url: str
    kind: PageKind
    depth: int
    state: str
    hint_modified_at: datetime | None
    checked_at: datetime | None
    etag: str | None
    last_modified: str | None
    next_due_at: datetime | None
    failures: int = 0
    links_changed_at: datetime | None = None

    def may_be_tried(self, now: datetime) -> bool:
        """Whether it is not waiting for its next try after a failure."""
        return self.next_due_at is None or self.next_due_at <= now

    def is_due(self, now: datetime) -> bool:
        """Whether it is queued, or sleeps since its failures, and its next try has come."""
        return self.state in {"queued", "failed"} and self.may_be_tried(now)


def discovery_rows(db: Database, source_id: str) -> dict[str, DiscoveryRow]:
    """All feeds, sitemaps and listings of an outlet, by their address; the newest first."""
    with told_plainly():
        rows = db.execute(
            "SELECT url, kind, depth, state, hint_modified_at, checked_at, etag, last_modified, next_due_at, failures,"
            " links_changed_at FROM pages"
            " WHERE source_id = ? AND kind IN ('feed', 'sitemap', 'listing')"
            " ORDER BY coalesce(hint_published_at, hint_modified_at, found_at) DESC, url",
            [source_id],
        ).fetchall()
    return {
        url: DiscoveryRow(
            url,
            kind,
            depth,
            state,
            optional_moment(hint),
            optional_moment(checked),
            etag,
            last_modified,
            optional_moment(due),
            failures,
            optional_moment(changed),
        )
        for url, kind, depth, state, hint, checked, etag, last_modified, due, failures, changed in rows
    }


def mark_discovery_fetched(  # noqa: PLR0913 - one answer of a server
    db: Database,
    url: str,
    at: datetime,
    *,
    etag: str | None,
    last_modified: str | None,
    links_sha256: str,
    status: int = 200,
) -> None:
    """A feed, sitemap or listing was fetched; its validators are kept, and whether it points to other articles now."""
    with transaction(db):
        written = db.execute(
            "UPDATE pages SET state = 'fetched', checked_at = :at, first_fetched_at = coalesce(first_fetched_at, :at),"
            " etag = :etag, last_modified = :last_modified, status = :status, failures = 0, cause = NULL,"
            " next_due_at = NULL, links_sha256 = :links,"
            " links_changed_at = CASE WHEN links_sha256 IS :links THEN links_changed_at ELSE :at END WHERE url = :url",
            {
                "at": utc_text(at),
                "etag": etag,
                "last_modified": last_modified,
                "status": status,
                "links": links_sha256,
                "url": url,
            },
        )
        if written.rowcount == 0:
            raise DatasetError(f"{url} was never found: it must go through add_found first")


def queue_again(db: Database, urls: Iterable[str]) -> None:
    """Queues feeds, sitemaps and listings that were fetched before, so that not even a kill forgets to ask them again.

    What waits for its next try after a failure keeps waiting.
    """
    with transaction(db):
        db.conn.executemany(
            "UPDATE pages SET state = 'queued', next_due_at = NULL WHERE url = ? AND state = 'fetched'"
            " AND kind IN ('feed', 'sitemap', 'listing')",
            [(url,) for url in urls],
        )
