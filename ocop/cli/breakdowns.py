"""`ocop breakdowns`: whether the parts of a total add up to it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from ocop.cli.answers import Answer, AnswerFormat, FormatOption, print_answer
from ocop.cli.common import DatabaseOption
from ocop.cli.emptiness import tell_nothing
from ocop.cli.filtering import Narrowing
from ocop.cli.option_groups import with_option_groups
from ocop.cli.stating import sentence_with_evidence, source_words
from ocop.dataset.breakdowns import VERDICTS, Breakdown, breakdown_counts, find_breakdowns
from ocop.dataset.connection import open_dataset
from ocop.dataset.places_in_words import place_in_province
from ocop.dataset.view_rows import columns_of
from ocop.dataset.wording import count_words, number_words
from ocop.paths import DEFAULT_DATABASE

ALL = "all"
_HEADS = ("verdict", "place", "total", "parts", "sum", "split by", "sentence", "source")


@with_option_groups
def breakdowns(
    verdict: Annotated[
        str, typer.Option("--verdict", help=f"Only: {', '.join(VERDICTS)}; or {ALL}.")
    ] = "does_not_add_up",
    *,
    narrowing: Narrowing,
    answer_format: FormatOption = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show totals whose parts, as the same article states them, do not add up.

    Parts that are told apart by different things (stars, kinds of producers, districts) are never added together.
    Exits with 1 where there is nothing of the kind.

    Example: ocop breakdowns --province "Cà Mau" --verdict all
    """
    with open_dataset(db, "read") as dataset:
        filters = narrowing.checked(dataset)
        found = find_breakdowns(dataset, filters, None if verdict == ALL else verdict)
        columns = columns_of("breakdown_checks")
        if found or answer_format in {AnswerFormat.json, AnswerFormat.csv}:
            records = ([each.record[name] for name in columns] for each in found)
            print_answer(answer_format, Answer(_HEADS, map(_line, found), columns, records))
        if not found:
            held = ", ".join(f"{number} {name}" for name, number in breakdown_counts(dataset).items())
            tell_nothing(dataset, f"there is no such total here; in the whole dataset: {held}")


def _line(each: Breakdown) -> tuple[str | Text, ...]:
    verdict = each.verdict.replace("_", " ") + (f": {each.reason.replace('_', ' ')}" if each.reason else "")
    parts = " + ".join(map(number_words, each.parts))
    return (
        *(verdict, place_in_province(each.total), count_words(each.total), parts, number_words(each.parts_sum)),
        *(each.dimension.replace("_", " "), sentence_with_evidence(each.total), source_words(each.total)),
    )
