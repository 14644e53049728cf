"""What aggregators lead to: an original that the dataset does not have yet is queued, for the next run to ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.pages import FoundPage, add_found

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from ocop.models import Reading


def queue_original(db: Database, reading: Reading, at: datetime) -> bool:
    """Queues the original that an article names, where its outlet is registered; whether it is new to the dataset.

    Args:
        db: The dataset, inside a transaction; the outlet's row must be there.
        reading: The article, of an outlet that leads to others' articles.
        at: Now.
    """
    article, outlet = reading.article, reading.original_source
    if article is None or article.original_url is None or outlet is None:
        return False
    if db.execute("SELECT 1 FROM articles WHERE identity = ? LIMIT 1", [article.original_identity]).fetchone():
        return False
    page = FoundPage(article.original_url, outlet.id, "article", "listing", at, promise="listed")
    return add_found(db, [page]) > 0
