"""`ocop figures`: the numbers in force, with the sentence that states each."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import astuple, fields
from typing import Annotated

import typer
from rich.text import Text

from ocop.cli.answers import AnswerFormat, print_for_person, print_records, source_line
from ocop.cli.common import DatabaseOption
from ocop.dataset.connection import open_dataset
from ocop.dataset.figures import Figure, find_figures
from ocop.dataset.filters import day_of
from ocop.dataset.wording import count_words, number_words
from ocop.paths import DEFAULT_DATABASE

ALL = "all"


def figures(  # noqa: PLR0913, PLR0917 - the options of the verb
    province: Annotated[
        str | None, typer.Option(help="Only this province: name of today or before 1 July 2025, alias or code.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="The figures as they stood on this day; without it, the latest of all.")
    ] = None,
    stars: Annotated[int | None, typer.Option(help="Only counts of this star level, 1 to 5.")] = None,
    status: Annotated[
        str, typer.Option(help="recognised (the stock), added, renewed, target, expected, other; or all.")
    ] = "recognised",
    answer_format: Annotated[AnswerFormat, typer.Option("--format", help="Form of the answer.")] = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show how many products and producers there are, according to whom, and where exactly it says so.

    A question for one of today's provinces shows the former ones in it too, each under its own name; they are never
    added up. Copies of one story count as one. Exits with 1 where nothing is known.

    Example: ocop figures --province "Cà Mau" --as-of 2023-12-31 --stars 4
    """
    day = day_of(as_of) if as_of else None
    with open_dataset(db, "read") as dataset:
        found = find_figures(
            dataset, province=province, as_of=day, star=stars, status=None if status == ALL else status
        )
    if answer_format is not AnswerFormat.table:
        print_records(answer_format, [field.name for field in fields(Figure)], map(astuple, found))
    elif found:
        heads = ("place", "figure", "as of", "said by", "sentence", "source")
        reformed = _names_of_both_lists(found)
        print_for_person(heads, [_row(figure, reformed, with_status=status == ALL) for figure in found])
    if not found:
        typer.echo("ocop: no figure is known for this; leave a filter out, or try --status all", err=True)
        raise typer.Exit(1)


def _row(figure: Figure, reformed: Set[str], *, with_status: bool) -> tuple[str | Text, ...]:
    sentence = Text(figure.sentence)
    start = figure.sentence.find(figure.evidence)
    if start >= 0:
        sentence.stylize("bold", start, start + len(figure.evidence))
    source = source_line(figure.outlet, figure.published_date, figure.url)
    count = f"{count_words(figure)} {figure.status}" if with_status else count_words(figure)
    return _place(figure, reformed), count, figure.as_of_date or "no date", _voices(figure), sentence, source


def _names_of_both_lists(figures: Iterable[Figure]) -> Set[str]:
    """Provinces that an answer names both as they were before the reform of 1 July 2025 and as they are since."""
    lists: dict[str, set[str | None]] = {}
    for figure in figures:
        if figure.place_level == "province" and figure.place:
            lists.setdefault(figure.place, set()).add(figure.place_code_list)
    return {name for name, found in lists.items() if found >= {"vn63", "vn34"}}


def _place(figure: Figure, reformed: Set[str]) -> str:
    """Place, with its province where it is a part of one, and its time where a province of that name was remade."""
    if figure.place is None:
        return "unknown place"
    if figure.place_level == "province" and figure.place in reformed:
        return f"{figure.place} ({'since 7/2025' if figure.place_code_list == 'vn34' else 'until 6/2025'})"
    inside = figure.province if figure.place_level in {"district", "commune"} else None
    return f"{figure.place}, {inside}" if inside else figure.place


def _voices(figure: Figure) -> str:
    """How many independent stories say so, and what others say."""
    told = f"{figure.stories} {'story' if figure.stories == 1 else 'stories'}"
    if not figure.other_stories:
        return told
    extremes = sorted({figure.lowest_value, figure.highest_value} - {figure.value})
    verb = "says" if figure.other_stories == 1 else "say"
    return f"{told}; {figure.other_stories} {verb} {' to '.join(map(number_words, extremes)) or 'otherwise'}"
