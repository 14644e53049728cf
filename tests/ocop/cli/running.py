"""Runs `ocop` as a person does, in a process of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path


def run_ocop(
    *arguments: str | Path, stdin: str | None = None, workers: int = 1, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The finished process, with what it said on both channels."""
    return subprocess.run(
        [sys.executable, "-m", "ocop", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env=os.environ | {"OCOP_WORKERS": str(workers), "PYTHONUTF8": "1"} | environment,
    )


def done(*arguments: str | Path, **options: str) -> str:
    """What a command that must succeed prints; it says nothing on standard error."""
    finished = run_ocop(*arguments, **options)
    assert finished.returncode == 0, finished.stderr
    assert not finished.stderr, finished.stderr
    return finished.stdout


def failed(code: int, *arguments: str | Path, stdin: str | None = None) -> str:
    """The one line that a command which must fail says on standard error; it prints nothing else there."""
    finished = run_ocop(*arguments, stdin=stdin)
    assert finished.returncode == code, (finished.stdout, finished.stderr)
    lines = finished.stderr.strip().splitlines()
    assert len(lines) == 1, finished.stderr
    return lines[0]


def rows(database: Path, query: str, *parameters: object) -> list[tuple[object, ...]]:
    """The rows of a query, read beside whoever else has the file open."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(query, parameters).fetchall()
    finally:
        connection.close()


def table_contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that a harvest fills, but for what tells of runs and of the moment of asking."""
    queries = {
        "articles": "SELECT * FROM articles ORDER BY id",
        "facts": "SELECT * FROM facts ORDER BY id",
        "named_products": "SELECT * FROM named_products ORDER BY id",
        "sources": "SELECT * FROM sources ORDER BY id",
        "stories": "SELECT * FROM stories ORDER BY id",
        "pages": "SELECT id, url, source_id, kind, state, cause, article_id FROM pages ORDER BY id",
    }
    return {name: rows(database, query) for name, query in queries.items()}
