"""Whether every passage stands in its article where the row says, and the article is as it was read."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from ocop.dataset.fold import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database


def misplaced_passages(db: Database) -> Iterator[str]:
    """Ids of facts whose evidence or sentence, and of named products whose evidence, is no slice of its article.

    Offsets are code points, as Python counts them; one article is held at a time.
    """
    for article_id, title, text in db.execute("SELECT id, title, text FROM articles"):
        for fact_id, field, evidence, start, end, sentence, first, last in db.execute(
            "SELECT id, evidence_field, evidence, evidence_start, evidence_end, sentence, sentence_start, sentence_end"
            " FROM facts WHERE article_id = ?",
            [article_id],
        ):
            whole = (title or "") if field == "title" else text
            if min(start, first) < 0 or whole[start:end] != evidence or whole[first:last] != sentence:
                yield fact_id
        for product_id, evidence, start, end in db.execute(
            "SELECT id, evidence, evidence_start, evidence_end FROM named_products WHERE article_id = ?", [article_id]
        ):
            if start < 0 or text[start:end] != evidence:
                yield product_id


def altered_articles(db: Database) -> Iterator[str]:
    """Ids of article versions whose text is not NFC, or not what their fingerprint was made of."""
    for article_id, title, published, text, fingerprint in db.execute(
        "SELECT id, title, published_date, text, content_sha256 FROM articles"
    ):
        seen = "\x1f".join((title or "", published or "", text)).encode()
        if not unicodedata.is_normalized("NFC", text) or hashlib.sha256(seen).hexdigest() != fingerprint:
            yield article_id


def misfiled_products(db: Database) -> Iterator[str]:
    """Ids of named products whose key is not that of their name, so that not all that is told of one is found."""
    for product_id, name, key in db.execute("SELECT id, name, name_key FROM named_products"):
        if key != name_key(name):
            yield product_id
