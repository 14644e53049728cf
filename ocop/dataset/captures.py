"""Captures: the archived fetches of pages, and which rules have read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.times import utc_text
from ocop.models import ArchiveLocation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture as the dataset knows it.

    Attributes:
        location: Where its bytes are kept.
        reader_sha256: Fingerprint of the rules that read it last; None where that is not known, or where they failed.
        is_article: Whether they found an article about OCOP in it.
    """

    location: ArchiveLocation
    reader_sha256: str | None
    is_article: bool


def capture_at(db: Database, location: ArchiveLocation) -> StoredCapture | None:
    """The capture at a place in the archive; None where the dataset does not know it."""
    return _first(db, "archive_file = ? AND archive_offset = ?", [location.file, location.offset])


def latest_capture(db: Database, page_id: str) -> StoredCapture | None:
    """The capture of a page that was fetched last; None where there is none."""
    return _first(db, "page_id = ?", [page_id])


def capture_of(db: Database, page_id: str, fetched_at: datetime) -> StoredCapture | None:
    """The capture of a page that was fetched at a moment, to the second; None where there is none."""
    return _first(db, "page_id = ? AND fetched_at = ?", [page_id, utc_text(fetched_at)])


def capture_of_address(db: Database, urls: Sequence[str], before: datetime | None = None) -> StoredCapture | None:
    """The latest capture of an address: of its page, else of the article that it is the address of.

    Args:
        db: The dataset.
        urls: Spellings of the address, all meant alike.
        before: Only captures before this moment; None for all.

    Returns:
        None where the dataset has no such capture.
    """
    marks = ", ".join("?" * len(urls))
    limit = utc_text(before) if before else "9999"
    of_page = f"page_id IN (SELECT id FROM pages WHERE url IN ({marks}) OR redirect_url IN ({marks}))"  # noqa: S608
    of_article = f"article_id IN (SELECT id FROM articles WHERE url IN ({marks}))"  # noqa: S608 - marks alone
    return _first(db, f"{of_page} AND fetched_at < ?", [*urls, *urls, limit]) or _first(
        db, f"{of_article} AND fetched_at < ?", [*urls, limit]
    )


def article_captures(db: Database, source_id: str, most: int) -> list[ArchiveLocation]:
    """The captures of an outlet's articles that were published last, one a page.

    Args:
        db: The dataset.
        source_id: Id of the outlet.
        most: Number of captures at most.
    """
    with told_plainly():
        rows = db.execute(
            "SELECT archive_file, archive_offset FROM articles WHERE source_id = ? AND is_current = 1"
            " AND archive_file IS NOT NULL ORDER BY published_date DESC, id LIMIT ?",
            [source_id, most],
        ).fetchall()
    return [ArchiveLocation(file, offset) for file, offset in rows]


def captures_to_read(
    db: Database,
    is_read: Callable[[str | None, str | None], bool],
    *,
    since: datetime | None = None,
    source_ids: Sequence[str] = (),
) -> int:
    """How many captures wait for being read again.

    Args:
        db: The dataset.
        is_read: Whether captures of an outlet, by its id, are read already by a reader, by its fingerprint.
        since: Only those fetched then or later.
        source_ids: Only those of these outlets; of all, if empty.
    """
    with told_plainly():
        rows = db.execute(
            "SELECT pages.source_id, reader_sha256, count(*) FROM captures JOIN pages ON pages.id = page_id"
            " WHERE fetched_at >= ? GROUP BY pages.source_id, reader_sha256",
            [utc_text(since) if since else ""],
        ).fetchall()
    return sum(
        number
        for source_id, reader, number in rows
        if (not source_ids or source_id in source_ids) and not is_read(source_id, reader)
    )


def _first(db: Database, condition: str, parameters: Sequence[object]) -> StoredCapture | None:
    with told_plainly():
        row = db.execute(
            "SELECT archive_file, archive_offset, reader_sha256, article_id IS NOT NULL FROM captures"  # noqa: S608
            f" WHERE {condition} ORDER BY fetched_at DESC, archive_file DESC, archive_offset DESC LIMIT 1",
            parameters,
        ).fetchone()
    if row is None:
        return None
    file, offset, reader, is_article = row
    return StoredCapture(ArchiveLocation(file, offset), reader, bool(is_article))
