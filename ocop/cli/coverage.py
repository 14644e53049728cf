"""`ocop coverage`: what is known by province and year, and the holes."""

from __future__ import annotations

from dataclasses import astuple
from typing import Annotated

import typer

from ocop.cli.answers import AnswerFormat, FormatOption, machine_stdout, print_records
from ocop.cli.common import DatabaseOption, print_table
from ocop.cli.filtering import ProvinceOption
from ocop.cli.markdown import markdown_table
from ocop.dataset.connection import open_dataset
from ocop.dataset.coverage import Covered, find_coverage
from ocop.dataset.filters import checked_filters
from ocop.dataset.view_rows import columns_of
from ocop.paths import DEFAULT_DATABASE

# One sign for each extent, in a table of provinces by years.
SIGNS = {"stock_and_stars": "★", "stock": "n", "something": "+", "plans": "p", "nothing": "-"}
_LEGEND = "★ stock and stars, n stock, + something else, p plans alone, - nothing; beside it the number of facts"


def coverage(
    province: ProvinceOption = None,
    holes: Annotated[
        bool, typer.Option("--holes", help="Only the provinces with a year of which nothing is known.")
    ] = False,
    answer_format: FormatOption = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show how much is known of each province in each year since 2018, and where the holes are.

    The provinces of before 1 July 2025 stand beside those of today; the year is the one that the facts speak of.
    JSON and CSV have one row for each province and year.

    Example: ocop coverage --province "Cà Mau"
    """
    with open_dataset(db, "read") as dataset:
        found = find_coverage(dataset, checked_filters(dataset, province=province))
    if holes:
        lacking = {each.province_id for each in found if each.extent == "nothing"}
        found = [each for each in found if each.province_id in lacking]
    if answer_format in {AnswerFormat.json, AnswerFormat.csv}:
        print_records(answer_format, columns_of("coverage"), map(astuple, found))
        return
    heads, rows = _by_year(found)
    if answer_format is AnswerFormat.markdown:
        machine_stdout().write(markdown_table(heads, rows))
        return
    print_table(heads, rows)
    known = sum(each.extent != "nothing" for each in found)
    typer.echo(f"{_LEGEND}\n{known} of {len(found)} province years are known of, {len(found) - known} are holes")


def _by_year(found: list[Covered]) -> tuple[list[str], list[list[str]]]:
    """A line for each province and a column for each year; empty where the province was not there."""
    years = sorted({each.year for each in found})
    lines: dict[str, tuple[Covered, dict[int, str]]] = {}
    for each in found:
        cell = f"{SIGNS[each.extent]} {each.facts}" if each.facts else SIGNS[each.extent]
        lines.setdefault(each.province_id, (each, {}))[1][each.year] = cell
    heads = ["province", *map(str, years)]
    return heads, [[_name(one), *(cells.get(year, "") for year in years)] for one, cells in lines.values()]


def _name(one: Covered) -> str:
    """The province, with its time."""
    return f"{one.province} ({'since 7/2025' if one.code_list == 'vn34' else 'until 6/2025'})"
