"""`ocop figures`: the numbers in force, with the sentence that states each."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from sqlite_utils import Database

from ocop.cli.answers import Answer, AnswerFormat, FormatOption, print_answer
from ocop.cli.common import DatabaseOption
from ocop.cli.emptiness import tell_nothing
from ocop.cli.figure_answers import figures_answer
from ocop.cli.figure_tables import comparison_table, print_answer_table, sums_table
from ocop.cli.filtering import OutletOption, ProvinceOption, StarOption, day_in_force
from ocop.dataset.area_sums import sum_old
from ocop.dataset.connection import open_dataset
from ocop.dataset.figure_question import FigureQuestion
from ocop.dataset.figures import find_figures
from ocop.dataset.provinces import LAST_DAY_OF_63, find_province, name_of_today, what_became_of
from ocop.dataset.side_by_side import compare
from ocop.errors import UsageError
from ocop.paths import DEFAULT_DATABASE

ALL = "all"


def figures(  # noqa: PLR0913, PLR0917 - the options of the verb
    province: ProvinceOption = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="The figures in force on this day: 2023-12-31, 2023-12 or 2023; without it, the latest."),
    ] = None,
    stars: StarOption = None,
    status: Annotated[
        str, typer.Option(help="recognised (the stock), added, renewed, target, expected, other; or all.")
    ] = "recognised",
    measure: Annotated[str | None, typer.Option(help="Only: products or producers.")] = None,
    group: Annotated[
        str | None,
        typer.Option(help="Only this product group: food, beverage, herbal, handicraft, ornamental or tourism."),
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="Only places of this level: country, region, province, district or commune.")
    ] = None,
    outlet: OutletOption = None,
    history: Annotated[
        bool, typer.Option("--history", help="Every figure that there was of each kind, in the order of time.")
    ] = False,
    compared: Annotated[
        list[str] | None,
        typer.Option(
            "--compare", help="Several provinces side by side: once for each, or all in one, parted by commas."
        ),
    ] = None,
    sum_parts: Annotated[
        bool,
        typer.Option("--sum-old", help="Old provinces added up within today's, where all are known on the day."),
    ] = False,
    answer_format: FormatOption = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show how many products and producers there are, according to whom, and where exactly it says so.

    A question for one of today's provinces shows the former ones in it too, each under its own name; they are added
    up by --sum-old alone, which says which figures it took. Copies of one story count as one. Exits with 1 where
    nothing is known.

    Example: ocop figures --province "Cà Mau" --as-of 2023-12-31 --stars 4
    """
    provinces = _parted(compared or [])
    _check_together(provinces, sum_parts=sum_parts, province=province, level=level)
    wanted = None if status == ALL else status
    day = day_in_force(as_of, wanted)
    asked = FigureQuestion(province, day, stars, wanted, outlet, measure, group, level, history)
    with open_dataset(db, "read") as dataset:
        if provinces:
            comparison = compare(dataset, provinces, asked)
            print_answer_table(answer_format, comparison_table(comparison))
            known = bool(comparison.rows)
        elif sum_parts:
            sums = sum_old(dataset, asked)
            print_answer_table(answer_format, sums_table(sums))
            known = any(found.value is not None for found in sums)
        else:
            found = find_figures(dataset, asked)
            _print(answer_format, figures_answer(found, with_status=status == ALL))
            known = bool(found)
        if not known:
            tell_nothing(dataset, _nothing(dataset, asked, is_sum=sum_parts))


def _parted(compared: list[str]) -> list[str]:
    return [name.strip() for names in compared for name in names.split(",") if name.strip()]


def _check_together(provinces: list[str], *, sum_parts: bool, province: str | None, level: str | None) -> None:
    """Refuse options that contradict each other."""
    if provinces and sum_parts:
        raise UsageError("--sum-old adds up one province, --compare sets several side by side; ask for one at a time")
    if provinces and province:
        raise UsageError("--compare names the provinces itself; leave --province out, or add it as a --compare")
    if (provinces or sum_parts) and level not in {None, "province"}:
        raise UsageError("--compare and --sum-old are about whole provinces; leave --level out")


def _print(answer_format: AnswerFormat, answer: Answer) -> None:
    if answer.shown or answer_format in {AnswerFormat.json, AnswerFormat.csv}:
        print_answer(answer_format, answer)


def _nothing(db: Database, asked: FigureQuestion, *, is_sum: bool) -> str:
    """Why there is no answer, and what to ask instead."""
    ended = asked.as_of and asked.as_of > date.fromisoformat(LAST_DAY_OF_63)
    if ended and is_sum:
        return "the old provinces were no more on that day; ask without --sum-old, or for a day until 30 June 2025"
    if ended and asked.province:
        province = find_province(db, asked.province)
        if today := name_of_today(db, province):
            return what_became_of(province, today)
    if is_sum:
        return "no sum can be given: not all old provinces are known on that day; try another --as-of, or --history"
    return "no figure is known for this; leave a filter out, try --status all, or --history for other days"
