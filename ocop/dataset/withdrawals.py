"""Taking back what a page was read as before, where its very same bytes are now read as something else."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ocop.dataset.changes import stored_article, stored_rows
from ocop.dataset.earlier import keep_earlier
from ocop.dataset.stories import forget_article

if TYPE_CHECKING:
    from sqlite_utils import Database

    from ocop.dataset.changes import Changes
    from ocop.models import Page


def body_sha256(page: Page) -> str:
    """Fingerprint of the page's bytes."""
    return hashlib.sha256(page.body).hexdigest()


def withdraw_readings_of(db: Database, page: Page, run_id: str, changes: Changes, keep_identity: str | None) -> None:
    """Takes back what the very same bytes of a page were read as before, where they are now read as something else."""
    stale = db.execute(
        "SELECT id, identity FROM articles WHERE page_id = ? AND body_sha256 = ? AND identity IS NOT ?",
        [page.id, body_sha256(page), keep_identity],
    ).fetchall()
    for article_id, identity in stale:
        changes.withdrawn += 1
        facts, products = stored_rows(db, "facts", article_id), stored_rows(db, "named_products", article_id)
        changes.note_facts(facts, ())
        changes.note_products(products, ())
        keep_earlier(db, run_id, "facts", article_id, facts, ())
        keep_earlier(db, run_id, "named_products", article_id, products, ())
        keep_earlier(db, run_id, "articles", article_id, {article_id: stored_article(db, article_id) or {}}, ())
        changes.stories_changed += _withdraw_version(db, article_id, identity)


def _withdraw_version(db: Database, article_id: str, identity: str) -> int:
    """Takes one version back, and gives how many other articles are of another story now."""
    for statement in (
        "DELETE FROM facts WHERE article_id = ?",
        "DELETE FROM named_products WHERE article_id = ?",
        "UPDATE captures SET article_id = NULL WHERE article_id = ?",
        "UPDATE pages SET article_id = NULL WHERE article_id = ?",
        "DELETE FROM articles WHERE id = ?",
    ):
        db.execute(statement, [article_id])
    left = db.execute(
        "SELECT id FROM articles WHERE identity = ? ORDER BY fetched_at DESC, version DESC LIMIT 1", [identity]
    ).fetchone()
    if left is None:
        return forget_article(db, identity)
    db.execute("UPDATE articles SET is_current = 1 WHERE id = ? AND is_current = 0", [left[0]])
    return 0
