"""`ocop search`: facts by the words of their sentences and articles."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Annotated

import typer
from rich.text import Text

from ocop.cli.answers import Answer, AnswerFormat, FormatOption, LimitOption, marked, print_answer, source_line
from ocop.cli.common import DatabaseOption
from ocop.cli.emptiness import tell_nothing
from ocop.cli.filtering import Narrowing
from ocop.cli.option_groups import with_option_groups
from ocop.dataset.connection import open_dataset
from ocop.dataset.contradictions import Contradiction
from ocop.dataset.query import MOST_TERMS, parse_query
from ocop.dataset.search import Hit, search_facts
from ocop.dataset.wording import amount_words, count_words
from ocop.models import Fact
from ocop.paths import DEFAULT_DATABASE

_FACT_COLUMNS = tuple(field.name for field in fields(Fact) if field.name != "part_of")
_HIT_COLUMNS = ("fact_id", "article_id", "sentence", "marks", "title", "outlet", "published_date", "url")


@with_option_groups
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help='What to look for; accents are optional. "a phrase", begin* and -without work in quotes.',
        ),
    ],
    *,
    narrowing: Narrowing,
    limit: LimitOption = 20,
    answer_format: FormatOption = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Find what was said: the sentence with the match marked, its figure, who says otherwise, and where it stands.

    All words must be there. "4 sao" finds first what counts four stars, however it is put. Exits with 1 where nothing
    is found.

    Example: ocop search "ca mau 4 sao" --since 2023
    """
    query = " ".join(words)
    with open_dataset(db, "read") as dataset:
        filters = narrowing.checked(dataset)
        hits = search_facts(dataset, query, filters, limit=limit)
        if wanted_less := parse_query(query).left_out:
            typer.echo(f"ocop: so many words; the {MOST_TERMS} longest are looked for, {wanted_less} are not", err=True)
        disputed = ("others say",) if any(hit.contradicted_by for hit in hits) else ()
        if hits or answer_format is not AnswerFormat.table:
            print_answer(
                answer_format,
                Answer(
                    heads=("figure", "place", "date", *disputed, "sentence", "source"),
                    shown=[_row(hit, with_others=bool(disputed)) for hit in hits],
                    columns=(*_HIT_COLUMNS, *_FACT_COLUMNS, "contradicted_by"),
                    records=map(_record, hits),
                ),
            )
        if not hits:
            tell_nothing(dataset, f"nothing found for “{query}”; try fewer words, or leave a filter out")


def _record(hit: Hit) -> list[object]:
    values = [getattr(hit, name) for name in _HIT_COLUMNS] + [getattr(hit.fact, name) for name in _FACT_COLUMNS]
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    return [*plain, [asdict(other) for other in hit.contradicted_by]]


def _row(hit: Hit, *, with_others: bool) -> tuple[str | Text, ...]:
    figure = count_words(hit.fact) if hit.fact.status == "recognised" else f"{count_words(hit.fact)} {hit.fact.status}"
    source = source_line(hit.outlet, hit.published_date, hit.url)
    others = ("; ".join(map(_other_words, hit.contradicted_by)),) if with_others else ()
    day = str(hit.fact.date_end or "")
    return figure, hit.fact.place or "", day, *others, marked(hit.sentence, hit.marks), source


def _other_words(other: Contradiction) -> str:
    """Another number, how many say so, and where the first of them does.

    >>> where = ("Báo Đất Mũi", "2023-12-06", "https://example.vn/2")
    >>> _other_words(Contradiction(154, None, "eq", "count", 2, "Tỉnh có 154 sản phẩm.", *where, "f_1"))
    '154 (2 stories: Báo Đất Mũi, 2023-12-06, https://example.vn/2)'
    """
    stories = "" if other.stories == 1 else f"{other.stories} stories: "
    return f"{amount_words(other)} ({stories}{source_line(other.outlet, other.published_date, other.url)})"
