"""The pieces that the full-text indexes are written in: every search joins them, so they must not become many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.connection import transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

INDEXES = ("article_search", "fact_search", "product_search")
MOST_SEGMENTS = 8
_ALL_PAGES = 2**31 - 1


def join_segments(db: Database) -> None:
    """Joins the pieces of each full-text index that has come to be in more than `MOST_SEGMENTS`.

    A search in one piece takes about half the time of a search in twenty. Pieces of about one size are joined, two by
    two, until each is of its own size: so a piece of millions of words is not written anew for a few articles.

    Raises:
        DatasetError: Another program holds the lock, or the disk is full; the indexes are then as they were.
    """
    for index in INDEXES:
        if segments(db, index) > MOST_SEGMENTS:
            with transaction(db):
                db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", [_ALL_PAGES])  # noqa: S608 - ours


def segments(db: Database, index: str) -> int:
    """How many pieces an index is in; very small ones, which fit on one page, are not told apart from none."""
    found = db.execute(f"SELECT count(DISTINCT segid) FROM {index}_idx").fetchone()  # noqa: S608 - our own names
    return int(found[0])
