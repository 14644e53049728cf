"""`ocop export`: tables and views as files for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.answers import machine_stdout
from ocop.cli.common import DatabaseOption
from ocop.dataset.connection import open_dataset
from ocop.dataset.export import export_file, export_table
from ocop.dataset.registry import public_relations
from ocop.errors import UsageError
from ocop.paths import DEFAULT_DATABASE

_STANDARD_OUTPUT = Path("-")


def export(
    table: Annotated[str, typer.Argument(metavar="TABLE", help=f"One of: {', '.join(public_relations())}.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file to write; - is standard output.")
    ] = _STANDARD_OUTPUT,
    export_format: Annotated[
        str | None, typer.Option("--format", help="csv or jsonl; where not given, as the file's name tells.")
    ] = None,
    bom: Annotated[
        bool | None,
        typer.Option(
            "--bom/--no-bom",
            help="Begin the CSV file with a byte order mark, which Excel needs.",
            show_default="on Windows",
        ),
    ] = None,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Write a table or view to a file, in a stable order; `facts` come with title, link and date of their articles.

    The file gets its name only when it is whole. Cells that a spreadsheet would run as formulas are made harmless.

    Example: ocop export facts --format csv -o facts.csv
    """
    chosen = export_format or _format_of(output)
    with open_dataset(db, "read") as dataset:
        if output == _STANDARD_OUTPUT:
            if bom:
                raise UsageError("a byte order mark belongs into a file; leave --bom out, or name a file with -o")
            export_table(dataset, table, chosen, machine_stdout())
            return
        wants_bom = sys.platform == "win32" and chosen == "csv" if bom is None else bom
        count = export_file(dataset, table, chosen, output, bom=wants_bom)
    if sys.stderr.isatty():
        typer.echo(f"{count} rows of {table} in {output}", err=True)


def _format_of(output: Path) -> str:
    """Format that the name of a file tells of; CSV for standard output."""
    if output == _STANDARD_OUTPUT:
        return "csv"
    suffix = output.suffix.lower().removeprefix(".")
    if suffix in {"csv", "jsonl"}:
        return suffix
    raise UsageError("which format? Add --format csv or --format jsonl")
