"""`ocop export --package`: the whole dataset as a folder to publish."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.termination import tidy_termination
from ocop.dataset.connection import open_dataset
from ocop.dataset.package.writing import write_package
from ocop.errors import UsageError

PackageOption = Annotated[
    Path | None,
    typer.Option(
        "--package",
        metavar="DIR",
        help="Instead of a TABLE: every table into this folder, as a Data Package with schema, licence and citation.",
    ),
]
PreviousOption = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="DIR",
        help="An earlier package: the new one tells what changed since. It may be DIR itself.",
    ),
]


def refuse_beside_package(*others: object) -> None:
    """Refuse what narrows an export, beside a package, which holds everything.

    Raises:
        UsageError: One of the others is there.
    """
    if any(others):
        raise UsageError("a package holds every table whole; leave TABLE, -o, --format and what narrows it out")


def export_package(db: Path, package: Path | None, previous: Path | None) -> None:
    """Write a package of a dataset, and tell a person who watches what is in it.

    Raises:
        UsageError: There is no folder to write it into, or one of the folders cannot serve.
    """
    if package is None:
        raise UsageError("where to? Add --package DIR; --previous alone only says what to compare with")
    with open_dataset(db, "read") as dataset, tidy_termination():
        report = write_package(dataset, package, previous=previous)
    if sys.stderr.isatty():
        since = f", compared with version {report.compared_with}" if report.compared_with else ""
        typer.echo(f"version {report.version}: {report.tables} tables in {package}{since}", err=True)
