"""Whether the file itself is whole: its pages, its references, its full-text indexes."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ocop.dataset.lock import run_lock
from ocop.dataset.verify.invariant import RESTORE, Invariant, NotCheckedError
from ocop.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

INDEXES = ("article_search", "fact_search", "product_search")


def damage(db: Database) -> Iterator[str]:
    """What SQLite finds wrong with the file, in its words; nothing where it is whole.

    What a cell may hold is no matter of the file: the invariants of the columns tell that by the rows.
    """
    db.execute("PRAGMA ignore_check_constraints = ON")
    try:
        for (said,) in db.execute("PRAGMA integrity_check(10)"):
            if said != "ok":
                yield said
    finally:
        db.execute("PRAGMA ignore_check_constraints = OFF")


def dangling_references(db: Database) -> Iterator[str]:
    """Rows that name a row which is not there: table, row number and the table that lacks it."""
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{table} {rowid or ''} names no row of {parent}".replace("  ", " ")


def index_invariant(path: Path) -> Invariant:
    """That the words in the full-text indexes are those of the rows.

    SQLite compares them by a statement that takes the lock of a writer though it writes nothing. So it is not checked
    where nobody may write, nor while a run is at work, which it would hold up.
    """

    def broken(_: Database) -> Iterator[str]:
        with _as_writer(path) as writer:
            for index in INDEXES:
                try:
                    writer.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
                except sqlite3.OperationalError as error:
                    raise NotCheckedError(f"SQLite may not lock the file ({error})") from error
                except sqlite3.DatabaseError:
                    yield index

    return Invariant(
        "index", "the words in the full-text indexes are those of the articles, facts and products", broken, RESTORE
    )


@contextmanager
def _as_writer(path: Path) -> Iterator[sqlite3.Connection]:
    """Connection that may take the lock of a writer, while no other run works on the dataset."""
    try:
        with run_lock(path):
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
            try:
                yield connection
            finally:
                connection.close()
    except DatasetError as error:
        raise NotCheckedError(str(error)) from error
