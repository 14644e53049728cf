"""`ocop reprocess`: the archived pages read again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.runs import watched_run
from ocop.dataset.connection import open_dataset
from ocop.errors import UnreadableInputError
from ocop.harvest import Plan
from ocop.paths import DEFAULT_DATABASE, archive_dir


def reprocess(
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to use instead of the shipped one.")
    ] = None,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Read the archived pages again, without the network.

    Use it after an update: better reading reaches the pages that were fetched long ago. Ids stay the same.

    Example: ocop reprocess --db data/ocop.db
    """
    open_dataset(db, "write").close()
    archive = archive_dir(db)
    if not any(archive.glob("*.warc*")):
        raise UnreadableInputError(f"{archive} holds no archived pages: run `ocop refresh` or `ocop import` first")
    arguments = {"paths": str(archive)} | ({"registry": str(sources)} if sources else {})
    watched_run(Plan("warc", "reprocess", db, arguments))
