"""Opening the dataset: is the file ours, is it of this version, and may we write to it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlite_utils import Database

from ocop.dataset.migrations import MIGRATIONS, SCHEMA_VERSION
from ocop.dataset.provinces import load_provinces
from ocop.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = int.from_bytes(b"OCOP", "big")
BUSY_TIMEOUT_MS = 5_000
_MAGIC = b"SQLite format 3\x00"

Mode = Literal["create", "write", "read"]


def open_dataset(path: Path, mode: Mode) -> Database:
    """Dataset in the file `path`.

    Args:
        path: The SQLite file.
        mode: `create` makes the file where there is none; `write` wants it to be there; both bring an older schema up
            to date. `read` never changes the dataset nor makes a file.

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


@contextlib.contextmanager
def told_plainly(path: Path | None = None) -> Iterator[None]:
    """Turns SQLite's failures into a `DatasetError` of one line that says the remedy."""
    name = str(path) if path else "the dataset"
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise DatasetError(
            f"{name}: a row breaks a rule of the dataset ({error}); nothing of it was written"
        ) from error
    except sqlite3.DatabaseError as error:
        raise DatasetError(f"{name}: {_remedy(str(error))}") from error


def _remedy(message: str) -> str:
    if "locked" in message or "busy" in message:
        return "another program is writing to it; wait until it has finished, then try again"
    if "readonly" in message or "unable to open" in message:
        return "cannot be opened for writing here; check the rights of the file and its folder, or copy it elsewhere"
    if "full" in message or "disk I/O" in message:
        return (
            f"the disk refuses ({message}); free some space, then run the command again: nothing half-written is kept"
        )
    if "malformed" in message or "not a database" in message:
        return (
            "the file is damaged; put a backup in its place, or run `ocop import` on its archive folder into a new file"
        )
    return f"SQLite refuses: {message}"


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


def _connect(path: Path, parameters: str) -> Database:
    uri = f"{path.resolve().as_uri()}?{parameters}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_MS / 1000)
    try:
        db = Database(connection, execute_plugins=False)
        db.execute("PRAGMA foreign_keys = ON")
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
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


def _open_writer(path: Path, *, fresh: bool) -> Database:
    if fresh:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatasetError(f"the folder {path.parent} cannot be made: {error.strerror}") from error
    db = _connect(path, "mode=rwc" if fresh else "mode=rw")
    try:
        if fresh:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if MIGRATIONS.pending(db):
            MIGRATIONS.apply(db)
        db.enable_wal()
        db.execute("PRAGMA synchronous = NORMAL")
        load_provinces(db)
    except BaseException:
        db.close()
        raise
    return db


def _open_reader(path: Path) -> Database:
    """Opens for reading, in the way that leaves no file behind.

    A read-only connection to a file in WAL mode makes two helper files and cannot take them away again; a connection
    that could write does. Where helper files exist, another program is at work or was killed, and there is nothing to
    tidy. In a read-only folder no helper file can be made; then the file is read as the unchanging thing it is.
    """
    busy = path.with_name(path.name + "-wal").exists()
    if busy:
        db = _connect(path, "mode=ro")
    else:
        try:
            db = _connect(path, "mode=rw")
        except sqlite3.OperationalError:
            db = _connect(path, "mode=ro&immutable=1")
    if int(db.execute("PRAGMA user_version").fetchone()[0]) < SCHEMA_VERSION:
        db.close()
        raise DatasetError(f"{path} was written by an older ocop; `ocop refresh` or `ocop import` brings it up to date")
    db.execute("PRAGMA query_only = ON")
    return db
