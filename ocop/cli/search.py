"""`ocop search`: facts by the words of their sentences and articles."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Annotated

import typer
from rich.text import Text

from ocop.cli.answers import AnswerFormat, print_for_person, print_records, source_line
from ocop.cli.common import DatabaseOption
from ocop.dataset.connection import open_dataset
from ocop.dataset.filters import day_of
from ocop.dataset.search import Hit, search_facts
from ocop.dataset.wording import count_words
from ocop.models import Fact
from ocop.paths import DEFAULT_DATABASE

_FACT_COLUMNS = tuple(field.name for field in fields(Fact) if field.name != "part_of")
_HIT_COLUMNS = ("fact_id", "article_id", "sentence", "title", "outlet", "published_date", "url")


def search(  # noqa: PLR0913, PLR0917 - the options of the verb
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help='What to look for; accents are optional. "a phrase", begin* and -without work in quotes.',
        ),
    ],
    province: Annotated[
        str | None, typer.Option(help="Only this province: name of today or before 1 July 2025, alias or code.")
    ] = None,
    star: Annotated[int | None, typer.Option(help="Only counts of this star level, 1 to 5.")] = None,
    status: Annotated[
        str | None, typer.Option(help="Only: recognised, added, renewed, target, expected or other.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only articles published on this day or later.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    answer_format: Annotated[AnswerFormat, typer.Option("--format", help="Form of the answer.")] = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Find what was said: the sentence with the match marked, its figure, and where it stands.

    All words must be there. Exits with 1 where nothing is found.

    Example: ocop search "ca mau 4 sao" --since 2023-01-01
    """
    query = " ".join(words)
    first_day = day_of(since, first=True) if since else None
    with open_dataset(db, "read") as dataset:
        hits = search_facts(dataset, query, province=province, star=star, status=status, since=first_day, limit=limit)
    if answer_format is not AnswerFormat.table:
        print_records(answer_format, (*_HIT_COLUMNS, *_FACT_COLUMNS), [_record(hit) for hit in hits])
    elif hits:
        print_for_person(("figure", "place", "date", "sentence", "source"), [_row(hit) for hit in hits])
    if not hits:
        typer.echo(f"ocop: nothing found for “{query}”; try fewer words, or leave a filter out", err=True)
        raise typer.Exit(1)


def _record(hit: Hit) -> list[object]:
    values = [getattr(hit, name) for name in _HIT_COLUMNS] + [getattr(hit.fact, name) for name in _FACT_COLUMNS]
    return [value.isoformat() if isinstance(value, date) else value for value in values]


def _row(hit: Hit) -> tuple[str | Text, ...]:
    figure = count_words(hit.fact) if hit.fact.status == "recognised" else f"{count_words(hit.fact)} {hit.fact.status}"
    sentence = Text(hit.sentence)
    for start, end in hit.marks:
        sentence.stylize("bold yellow", start, end)
    source = source_line(hit.outlet, hit.published_date, hit.url)
    return figure, hit.fact.place or "", str(hit.fact.date_end or ""), sentence, source
