"""`ocop export`: tables and views as files for other programs."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.filtering import Narrowing, day_in_force
from ocop.cli.option_groups import with_option_groups
from ocop.cli.packaging import PackageOption, PreviousOption, export_package, refuse_beside_package
from ocop.cli.termination import tidy_termination
from ocop.dataset.connection import open_dataset
from ocop.dataset.export import checked_format, export_file, export_table
from ocop.dataset.formats import FORMATS, Format
from ocop.dataset.provinces import LAST_DAY_OF_63, name_of_today, what_became_of
from ocop.dataset.registry import public_relations
from ocop.dataset.selection import selected
from ocop.errors import UsageError
from ocop.paths import DEFAULT_DATABASE

_STANDARD_OUTPUT = Path("-")


@with_option_groups
def export(  # noqa: PLR0913 - the options of the verb
    *,
    table: Annotated[
        str | None,
        typer.Argument(metavar="TABLE", help=f"One of: {', '.join(public_relations())}.", show_default=False),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file to write; - is standard output.")
    ] = _STANDARD_OUTPUT,
    export_format: Annotated[
        str | None,
        typer.Option("--format", help=f"{', '.join(FORMATS)}; where not given, as the file's name tells."),
    ] = None,
    columns: Annotated[
        str | None, typer.Option(help="Only these columns, in this order: names with commas between them.")
    ] = None,
    narrowing: Narrowing,
    as_of: Annotated[
        str | None, typer.Option(help="Only the figures in force on this day; for the table figures.")
    ] = None,
    excel: Annotated[
        bool | None,
        typer.Option(
            "--excel/--no-excel",
            "--bom/--no-bom",
            help="Begin a CSV or TSV file with a byte order mark, which Excel needs.",
            show_default="on Windows",
        ),
    ] = None,
    package: PackageOption = None,
    previous: PreviousOption = None,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Write a table or view to a file, in a stable order; `facts` come with title, link and date of their articles.

    The file gets its name only when it is whole; a name such as facts.csv.gz has it compressed. In csv, tsv and xlsx,
    cells that a spreadsheet would run as formulas are made harmless. An empty table gives a file with its header.

    With --outlet, --since or --until, figures and figures_by_year are what those articles tell alone. Of articles,
    stories and other tables about articles, --province, --star and --status choose those that state such a fact.

    Example: ocop export figures --province "Cà Mau" --as-of 2023-12-31 -o figures.xlsx

    Example: ocop export facts --star 5 --columns place,value,date_end,url --format csv

    Example: ocop export articles --province "Cà Mau" --star 4 --status added -o articles.csv

    Example: ocop export --package ocop-2026-03 --previous ocop-2026-02
    """
    if package or previous:
        narrowed = (export_format, columns, *asdict(narrowing).values(), as_of, excel)
        refuse_beside_package(table, output != _STANDARD_OUTPUT, any(each is not None for each in narrowed))
        export_package(db, package, previous)
        return
    if table is None:
        raise UsageError(f"which table? One of {', '.join(public_relations())}; or all with --package DIR")
    chosen = checked_format(export_format or _format_of(output), mark=bool(excel))
    day = day_in_force(as_of, narrowing.status)
    names = None if columns is None else [name.strip() for name in columns.split(",") if name.strip()]
    with open_dataset(db, "read") as dataset:
        filters = narrowing.checked(dataset)
        selection = selected(table, columns=names, filters=filters, as_of=day)
        if output == _STANDARD_OUTPUT:
            _refuse_terminal(chosen)
            exported = export_table(dataset, selection, chosen.name, sys.stdout.buffer, mark=bool(excel))
            sys.stdout.buffer.flush()
        else:
            mark = sys.platform == "win32" and chosen.takes_mark if excel is None else excel
            with tidy_termination():
                exported = export_file(dataset, selection, chosen.name, output, mark=mark)
        today = name_of_today(dataset, filters.province) if filters.province else None
    if filters.province and today and day and day.isoformat() > LAST_DAY_OF_63:
        typer.echo(f"ocop: {what_became_of(filters.province, today)}", err=True)
    if exported.cut:
        typer.echo(f"ocop: {_cut_words(exported.cut)}; csv, jsonl and parquet have them whole", err=True)
    if sys.stderr.isatty() and output != _STANDARD_OUTPUT:
        typer.echo(f"{exported.rows} rows of {table} in {output}", err=True)


def _format_of(output: Path) -> str:
    """Format that the name of a file tells of; CSV for standard output."""
    if output == _STANDARD_OUTPUT:
        return "csv"
    suffixes = [suffix.lower().removeprefix(".") for suffix in output.suffixes]
    suffix = next((suffix for suffix in reversed(suffixes) if suffix != "gz"), "")
    if suffix in FORMATS:
        return suffix
    raise UsageError(
        f"which format? Give the file a name that ends in .csv, or add --format, one of {', '.join(FORMATS)}"
    )


def _refuse_terminal(chosen: Format) -> None:
    if not chosen.is_text and _is_terminal():
        raise UsageError(f"{chosen.name} is nothing to look at: name a file with -o, or send it into a pipe")


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _cut_words(cut: int) -> str:
    told = "1 cell was" if cut == 1 else f"{cut} cells were"
    return f"{told} longer than the 32,767 characters that a cell of Excel holds, and cut with “[…]” at the end"
