"""Connections to SQLite files: by path, never making a file that was not asked for."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BUSY_TIMEOUT_MS = 5_000


def connect(path: Path, parameters: str) -> sqlite3.Connection:
    """Connection to the file `path`, opened once in truth, so that what cannot be opened fails here.

    Args:
        path: The SQLite file.
        parameters: How to open it, as in an address of SQLite: `mode=ro` and so on.

    Raises:
        sqlite3.Error: The file cannot be opened so.
    """
    uri = f"{path.resolve().as_uri()}?{parameters}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_MS / 1000)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Connection for reading, in the way that leaves no file behind.

    A read-only connection to a file in WAL mode makes two helper files and cannot take them away again; a connection
    that could write does. Where helper files exist, another program is at work or was killed, and there is nothing to
    tidy. In a read-only folder no helper file can be made; then the file is read as the unchanging thing it is.

    Raises:
        sqlite3.Error: The file cannot be opened.
    """
    if path.with_name(f"{path.name}-wal").exists():
        connection = connect(path, "mode=ro")
    else:
        try:
            connection = connect(path, "mode=rw")
        except sqlite3.OperationalError:
            connection = connect(path, "mode=ro&immutable=1")
    connection.execute("PRAGMA query_only = ON")
    return connection
