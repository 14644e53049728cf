"""`ocop import`: articles out of files and folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.runs import watched_run
from ocop.harvest import Plan
from ocop.paths import DEFAULT_DATABASE
from spiders.files import find_files


def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Files and folders: .html, .txt, and .jsonl with one article a line."),
    ],
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Read articles from files into the dataset.

    A file that was read before changes nothing; one that has changed becomes a new version of its article.

    Example: ocop import articles.jsonl saved-pages/ --db data/ocop.db
    """
    files = find_files(paths)
    watched_run(Plan("files", "import", db, {"paths": os.pathsep.join(str(path) for path in files)}))
