"""Writing what was read: one page, its article version, its facts and named products, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop.dataset import rows
from ocop.dataset.changes import Changes, stored_article, stored_rows
from ocop.dataset.connection import transaction
from ocop.dataset.copies import AGGREGATOR, Telling
from ocop.dataset.earlier import keep_earlier
from ocop.dataset.fetches import ensure_page, record_fetch
from ocop.dataset.originals import queue_original
from ocop.dataset.pages import mark_failed
from ocop.dataset.stories import Member, assign_story, distrust_of
from ocop.dataset.times import optional_utc_text, utc_text
from ocop.dataset.upsert import upsert_changed
from ocop.dataset.version_rows import as_capture, stored_versions, version_row
from ocop.dataset.versions import decide_version
from ocop.dataset.withdrawals import withdraw_readings_of
from ocop.notices import REFUSAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlite_utils import Database

    from ocop.models import Article, Reading

SaveOutcome = Literal["new", "changed", "unchanged", "reread", "nothing"]

# How the cause begins where we failed, by an error or a killed worker. That says nothing about the page.
OUR_FAILURE = "extraction failed"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a reading.

    Attributes:
        outcome: `new`: an article that was not there. `changed`: a new version of a known one. `reread`: the same
            capture was read again, and something came out differently. `unchanged`: nothing of the article was written.
            `nothing`: the page yields no article.
        changes: What came out differently from what the dataset held of this capture.
    """

    outcome: SaveOutcome
    changes: Changes


def save_reading(db: Database, reading: Reading, run_id: str, at: datetime) -> SaveOutcome:
    """Writes one reading, as `store_reading` does, and tells no more than its outcome."""
    return store_reading(db, reading, run_id, at).outcome


def store_reading(db: Database, reading: Reading, run_id: str, at: datetime, reader_sha256: str | None = None) -> Saved:
    """Writes one reading; all of it lands together or not at all.

    Args:
        db: The dataset, open for writing.
        reading: The page with what was understood of it. With a `cause`, only the page and its cause are kept.
        run_id: The run that writes; its row must be there.
        at: Now.
        reader_sha256: Fingerprint of the rules that read the page; None where it is not known. Where they failed it is
            not kept, so that the page is tried again.

    Raises:
        DatasetError: The dataset is locked, full or damaged, or the run is unknown.
    """
    article = None if reading.cause else reading.article
    failed = (reading.cause or "").startswith(OUR_FAILURE)
    changes = Changes()
    with transaction(db):
        _ensure_sources(db, reading)
        ensure_page(db, reading.page, at)
        is_new = _is_new(db, reading)
        if not is_refused(reading):
            record_fetch(db, reading.page, is_new_capture=is_new)
        elif is_new:
            mark_failed(db, reading.page.requested_url, at, REFUSAL, reading.page.status)
        outcome: SaveOutcome
        if article is None:
            if not failed:
                withdraw_readings_of(db, reading.page, run_id, changes, keep_identity=None)
            outcome, article_id = "nothing", None
        else:
            withdraw_readings_of(db, reading.page, run_id, changes, keep_identity=article.identity)
            outcome, article_id = _save_article(db, reading, article, run_id, changes)
            if distrust_of(db, article.source_id) == AGGREGATOR:
                queue_original(db, reading, at)
        if not is_refused(reading):
            _settle_page(db, reading, article_id)
        _record_capture(db, reading, article_id, None if failed else reader_sha256)
    return Saved("reread" if changes.withdrawn else outcome, changes)


def is_refused(reading: Reading) -> bool:
    """Whether an outlet refused a page, though with status 200: it is asked for again later, as after any failure."""
    return reading.cause == REFUSAL and reading.page.reason not in {"file", "archive"}


def _save_article(
    db: Database, reading: Reading, article: Article, run_id: str, changes: Changes
) -> tuple[SaveOutcome, str]:
    """Writes the article as the version that it is, and gives that version's id."""
    versions = stored_versions(db, article.identity)
    decision = decide_version(as_capture(db, reading, article), versions)
    if decision.action == "keep" and decision.version_id:
        return "unchanged", decision.version_id
    version = version_row(reading, article, decision, versions)
    current = version["is_current"] == 1
    version_id = str(version["id"])
    if current:
        story_id, moved = assign_story(db, _member(db, reading, article))
        changes.stories_changed += moved
    else:
        story_id = _story_of(db, article.identity)
    if decision.action == "add" and current:
        db.execute("UPDATE articles SET is_current = 0 WHERE identity = ? AND is_current = 1", [article.identity])
    row = rows.article_row(article)
    stored = stored_article(db, version_id)
    changes.note_article(stored, row)
    if stored:
        keep_earlier(db, run_id, "articles", version_id, {version_id: stored}, [{"id": version_id, **row}])
    written = upsert_changed(
        db,
        "articles",
        [{**version, **row, "story_id": story_id, "first_run_id": run_id, "run_id": run_id}],
        insert_only=(*version, "first_run_id"),
        silent=("run_id",),
        numbered=True,
    )
    written += _save_facts(db, reading, article, version_id, run_id, changes)
    written += _save_named_products(db, reading, article, version_id, run_id, changes)
    if decision.action == "update":
        return ("reread" if written else "unchanged"), version_id
    return ("changed" if versions else "new"), version_id


def _member(db: Database, reading: Reading, article: Article) -> Member:
    """The article as far as its story is concerned. Only of an aggregator it counts what it names as its original."""
    distrust = distrust_of(db, article.source_id)
    return Member(
        article.identity,
        reading.signature,
        Telling(rows.iso(article.published_date), optional_utc_text(article.published_at), distrust),
        article.text,
        article.original_identity if distrust == AGGREGATOR else None,
    )


def _save_facts(  # noqa: PLR0913, PLR0917 - the version, what is read in it, and who asks
    db: Database, reading: Reading, article: Article, version_id: str, run_id: str, changes: Changes
) -> int:
    wanted = rows.fact_rows(db, article, version_id, reading.facts, run_id)
    stored = stored_rows(db, "facts", version_id)
    changes.note_facts(stored, wanted)
    keep_earlier(db, run_id, "facts", version_id, stored, wanted)
    removed = _remove_others(db, "facts", stored, wanted)
    return removed + upsert_changed(
        db, "facts", wanted, insert_only=("first_run_id",), silent=("run_id",), numbered=True
    )


def _save_named_products(  # noqa: PLR0913, PLR0917 - likewise
    db: Database, reading: Reading, article: Article, version_id: str, run_id: str, changes: Changes
) -> int:
    wanted = rows.named_product_rows(db, article, version_id, reading.named_products, run_id)
    stored = stored_rows(db, "named_products", version_id)
    changes.note_products(stored, wanted)
    keep_earlier(db, run_id, "named_products", version_id, stored, wanted)
    removed = _remove_others(db, "named_products", stored, wanted)
    return removed + upsert_changed(db, "named_products", wanted, insert_only=("first_run_id",), silent=("run_id",))


def _remove_others(db: Database, table: str, stored: Mapping[str, rows.Row], wanted: Sequence[rows.Row]) -> int:
    gone = sorted(stored.keys() - {str(row["id"]) for row in wanted})
    db.conn.executemany(f"DELETE FROM {table} WHERE id = ?", [(row_id,) for row_id in gone])  # noqa: S608 - ours
    return len(gone)


def _is_new(db: Database, reading: Reading) -> bool:
    """Whether the dataset has not seen this capture; without an archive, whether the page was not fetched since."""
    page, location = reading.page, reading.location
    if location is None:
        known = db.execute("SELECT 1 FROM pages WHERE id = ? AND checked_at >= ?", [page.id, utc_text(page.fetched_at)])
    else:
        known = db.execute(
            "SELECT 1 FROM captures WHERE archive_file = ? AND archive_offset = ?", [location.file, location.offset]
        )
    return known.fetchone() is None


def _story_of(db: Database, identity: str) -> str:
    return str(db.execute("SELECT story_id FROM articles WHERE identity = ? LIMIT 1", [identity]).fetchone()[0])


def _ensure_sources(db: Database, reading: Reading) -> None:
    for row in rows.source_rows(reading):
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        db.execute(f"INSERT INTO sources ({names}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING", row)  # noqa: S608


def _settle_page(db: Database, reading: Reading, article_id: str | None) -> None:
    """Says on the page's row what came of it, unless a later capture of the page has said so already."""
    page_id = reading.page.id
    checked_at, known_id, *known = db.execute(
        "SELECT checked_at, article_id, cause, state FROM pages WHERE id = ?", [page_id]
    ).fetchone()
    is_latest = utc_text(reading.page.fetched_at) >= checked_at
    if known_id is not None and not is_latest:
        return
    article_id = article_id or known_id
    cause = reading.cause or (None if reading.article else "no article")
    state = "fetched" if article_id else "skipped"
    if [known_id, *known] != [article_id, cause, state]:
        db.execute(
            "UPDATE pages SET article_id = ?, cause = ?, state = ?,"
            " next_due_at = CASE ? WHEN 'fetched' THEN next_due_at END WHERE id = ?",
            [article_id, cause, state, state, page_id],
        )


def _record_capture(db: Database, reading: Reading, article_id: str | None, reader_sha256: str | None) -> None:
    if reading.location is None:
        return
    db.execute(
        "INSERT INTO captures (archive_file, archive_offset, page_id, fetched_at, article_id, cause, reader_sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (archive_file, archive_offset) DO UPDATE"
        " SET page_id = excluded.page_id, article_id = coalesce(excluded.article_id, article_id),"
        " cause = excluded.cause, reader_sha256 = excluded.reader_sha256"
        " WHERE (page_id, article_id, cause, reader_sha256) IS NOT"
        " (excluded.page_id, coalesce(excluded.article_id, article_id), excluded.cause, excluded.reader_sha256)",
        [
            reading.location.file,
            reading.location.offset,
            reading.page.id,
            utc_text(reading.page.fetched_at),
            article_id,
            reading.cause,
            reader_sha256,
        ],
    )
