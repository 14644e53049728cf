"""Opening the dataset: is the file ours, is it of this version, and may we write to it."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlite_utils import Database

from ocop.dataset.backup import backup_before
from ocop.dataset.failures import told_plainly
from ocop.dataset.files import connect, connect_to_read
from ocop.dataset.migrations import MIGRATIONS, SCHEMA_VERSION
from ocop.dataset.provinces import load_provinces
from ocop.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

APPLICATION_ID = int.from_bytes(b"OCOP", "big")
_MAGIC = b"SQLite format 3\x00"

Mode = Literal["create", "write", "read"]


def open_dataset(path: Path, mode: Mode) -> Database:
    """Dataset in the file `path`.

    Args:
        path: The SQLite file.
        mode: `create` makes the file where there is none; `write` wants it to be there; both bring an older schema up
            to date, with a backup of the file as it was beside it. `read` never changes the dataset nor makes a file.

    Raises:
        DatasetError: The file is missing, is no dataset of ours, is newer than this program, or cannot be read or
            written here. A file that is refused is left as it was, byte for byte.
    """
    exists = _check_file(path, may_be_missing=mode == "create")
    with told_plainly(path):
        return _open_reader(path) if mode == "read" else _open_writer(path, fresh=not exists)


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All that is written inside lands together or not at all; locks at the start, so that no read is stale.

    Raises:
        DatasetError: Another program holds the lock, the disk is full, or the file is damaged or read-only.
    """
    with told_plainly():
        if db.conn.in_transaction:
            with db.atomic():
                yield
            return
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise


def _check_file(path: Path, *, may_be_missing: bool) -> bool:
    """Whether there is a dataset at `path`, judged by the file's first bytes alone, before SQLite may touch it."""
    try:
        if path.is_dir():
            raise DatasetError(f"{path} is a folder; name a file, such as {path / 'ocop.db'}")
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        if may_be_missing:
            return False
        remedy = "make one with `ocop demo` (an example), `ocop import` (your files) or `ocop refresh` (the news)"
        raise DatasetError(f"there is no dataset at {path}: {remedy}") from error
    except OSError as error:
        raise DatasetError(f"{path} cannot be read: {error.strerror}") from error
    if size == 0 and may_be_missing:
        return False
    if not header.startswith(_MAGIC):
        raise DatasetError(f"{path} is not a dataset of ocop (not even an SQLite file); name another file with --db")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise DatasetError(f"{path} is an SQLite file of another program; name another file with --db")
    return True


def _dataset(connection: sqlite3.Connection, path: Path) -> Database:
    """Our library's view of a connection, if the file's version is one that this program knows."""
    try:
        db = Database(connection, execute_plugins=False)
        db.execute("PRAGMA foreign_keys = ON")
        version = _version(db)
    except BaseException:
        connection.close()
        raise
    if version > SCHEMA_VERSION:
        db.close()
        raise DatasetError(
            f"{path} was written by a newer ocop (schema {version}, this one knows {SCHEMA_VERSION}); "
            "update with `pip install --upgrade ocop-harvest`"
        )
    return db


def _version(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _open_writer(path: Path, *, fresh: bool) -> Database:
    if fresh:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatasetError(f"the folder {path.parent} cannot be made: {error.strerror}") from error
    db = _dataset(connect(path, "mode=rwc" if fresh else "mode=rw"), path)
    try:
        if fresh:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if MIGRATIONS.pending(db):
            _migrate(db, path)
        db.enable_wal()
        db.execute("PRAGMA synchronous = NORMAL")
        load_provinces(db)
    except BaseException:
        db.close()
        raise
    return db


def _migrate(db: Database, path: Path) -> None:
    """Brings the schema up to date, in one transaction that nobody writes before, with a backup of what was there."""
    with transaction(db):
        if not MIGRATIONS.pending(db):
            return  # another program has done it while this one waited
        if version := _version(db):
            backup = backup_before(version, path, datetime.now(UTC))
            log.warning(
                "%s was made by an older ocop and is now brought up to date; as it was it stays in %s", path, backup
            )
        MIGRATIONS.apply(db)


def _open_reader(path: Path) -> Database:
    db = _dataset(connect_to_read(path), path)
    if _version(db) < SCHEMA_VERSION:
        db.close()
        raise DatasetError(f"{path} was written by an older ocop; `ocop refresh` or `ocop import` brings it up to date")
    return db
