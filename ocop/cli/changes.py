"""`ocop changes`: what a run brought, changed and withdrew."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from ocop.cli.answers import Answer, AnswerFormat, FormatOption, print_answer, source_line
from ocop.cli.common import DatabaseOption
from ocop.cli.emptiness import tell_nothing
from ocop.cli.filtering import Narrowing
from ocop.cli.option_groups import with_option_groups
from ocop.cli.stating import sentence_with_evidence
from ocop.dataset.connection import open_dataset
from ocop.dataset.places_in_words import place_in_province
from ocop.dataset.run_changes import Change, checked_run, find_changes, last_writing_run, summed
from ocop.dataset.view_rows import columns_of
from ocop.dataset.wording import count_words, star_words
from ocop.paths import DEFAULT_DATABASE

_HEADS = ("what", "change", "place", "figure", "before", "sentence", "source")
_ITEMS = {
    "article": ("article", "articles"),
    "fact": ("fact", "facts"),
    "named_product": ("named product", "named products"),
}


@with_option_groups
def changes(
    run: Annotated[
        str | None, typer.Option("--run", help="The run, by its id in the table runs; the last that wrote anything.")
    ] = None,
    *,
    narrowing: Narrowing,
    answer_format: FormatOption = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show what the last run brought, changed and withdrew: articles, facts and named products, one by one.

    What is withdrawn is shown with its evidence, though it is no more in the tables. Exits with 1 for no change.

    Example: ocop changes --province "Cà Mau"
    """
    with open_dataset(db, "read") as dataset:
        filters = narrowing.checked(dataset)
        run_id = checked_run(dataset, run) if run is not None else last_writing_run(dataset)
        found = find_changes(dataset, run_id, filters) if run_id else []
        columns = columns_of("changes")
        is_for_person = answer_format in {AnswerFormat.table, AnswerFormat.markdown}
        if found and is_for_person:
            typer.echo(f"run {run_id}: {_sum(found)}\n")
        if found or not is_for_person:
            records = ([each.record[name] for name in columns] for each in found)
            print_answer(answer_format, Answer(_HEADS, map(_line, found), columns, records))
        if not found:
            tell_nothing(dataset, f"run {run_id} changed nothing here" if run_id else "no run has written yet")


def _sum(found: list[Change]) -> str:
    """What came, changed and went, in a few words."""
    return ", ".join(
        f"{number} {_ITEMS[item][number > 1]} {change}" for (item, change), number in summed(found).items()
    )


def _line(each: Change) -> tuple[str | Text, ...]:
    before = ", ".join(f"{name} {'…' if name == 'text' else value}" for name, value in each.before.items())
    what, source = _ITEMS[each.item][0], source_line(each.outlet, each.published_date, each.url)
    if each.statement:
        place, figure, words = place_in_province(each.statement), count_words(each.statement), each.statement.status
        return what, each.change, place, f"{figure} {words}", before, sentence_with_evidence(each.statement), source
    stars = star_words(each.record["star_min"], each.record["star_max"], potential=bool(each.record["potential"]))
    return (
        what,
        each.change,
        each.record["place"] or "",
        f"{each.name or ''} {stars}".strip(),
        before,
        each.title or "",
        source,
    )
