"""The versions of an article between the dataset's rows and the decision: what is stored, and the row of a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.times import utc_text
from ocop.dataset.versions import Capture, Decision, StoredVersion
from ocop.dataset.withdrawals import body_sha256
from ocop.models import ArchiveLocation

if TYPE_CHECKING:
    from sqlite_utils import Database

    from ocop.models import Article, Reading


def as_capture(db: Database, reading: Reading, article: Article) -> Capture:
    """A reading's capture as far as the decision on its version needs it, with the version it was known as before."""
    page, location = reading.page, reading.location
    known_as = None
    if location:
        row = db.execute(
            "SELECT article_id FROM captures WHERE archive_file = ? AND archive_offset = ?",
            [location.file, location.offset],
        ).fetchone()
        known_as = row[0] if row else None
    return Capture(
        content_sha256=article.content_sha256,
        body_sha256=body_sha256(page),
        page_id=page.id,
        page_is_canonical=page.url == article.url,
        fetched_at=utc_text(page.fetched_at),
        location=location,
        known_as=known_as,
    )


def stored_versions(db: Database, identity: str) -> list[StoredVersion]:
    """All versions of an article that the dataset holds, by its identity; empty where it is new."""
    rows_found = db.execute(
        "SELECT a.id, a.version, a.content_sha256, a.body_sha256, a.page_id, a.url IN (p.url, p.redirect_url),"
        " p.state NOT IN ('gone', 'skipped', 'failed'), a.fetched_at, a.archive_file, a.archive_offset"
        " FROM articles a JOIN pages p ON p.id = a.page_id WHERE a.identity = ?",
        [identity],
    )
    return [
        StoredVersion(
            id=version_id,
            version=version,
            content_sha256=content,
            body_sha256=body,
            page_id=page_id,
            page_is_canonical=bool(canonical),
            page_is_alive=bool(alive),
            fetched_at=fetched_at,
            location=ArchiveLocation(file, offset) if file is not None else None,
        )
        for version_id, version, content, body, page_id, canonical, alive, fetched_at, file, offset in rows_found
    ]


def version_row(
    reading: Reading, article: Article, decision: Decision, versions: list[StoredVersion]
) -> dict[str, object]:
    """What belongs to the version and its capture, and stays as it is when the capture is read again."""
    page, location = reading.page, reading.location
    ordinal = max((stored.version for stored in versions), default=0) + 1
    latest = max(versions, key=lambda stored: (stored.fetched_at, stored.version), default=None)
    is_current = decision.is_latest if decision.action == "add" else bool(latest and latest.id == decision.version_id)
    return {
        "id": decision.version_id or f"{article.identity}-{ordinal}",
        "identity": article.identity,
        "version": ordinal,
        "is_current": int(is_current),
        "page_id": page.id,
        "fetched_at": utc_text(page.fetched_at),
        "body_sha256": body_sha256(page),
        "archive_file": location.file if location else None,
        "archive_offset": location.offset if location else None,
    }
