"""`ocop products`: named products by name, producer and place."""

from __future__ import annotations

from dataclasses import astuple, fields
from typing import Annotated

import typer
from rich.text import Text

from ocop.cli.answers import Answer, AnswerFormat, FormatOption, LimitOption, marked, print_answer, source_line
from ocop.cli.common import DatabaseOption
from ocop.cli.emptiness import tell_nothing
from ocop.cli.filtering import ProductNarrowing
from ocop.cli.option_groups import with_option_groups
from ocop.dataset.connection import open_dataset
from ocop.dataset.product_search import ProductHit, search_products
from ocop.dataset.wording import star_words
from ocop.paths import DEFAULT_DATABASE

_COLUMNS = tuple(field.name for field in fields(ProductHit) if field.name != "score")


@with_option_groups
def products(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]",
            help="Words of its name, producer or place; accents are optional. Without any, filters choose.",
        ),
    ] = None,
    *,
    narrowing: ProductNarrowing,
    limit: LimitOption = 20,
    answer_format: FormatOption = AnswerFormat.table,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Find products by name: their stars, producer and place, how many stories name them, and the sentence that does.

    Words are understood as by `ocop search`. A product is shown once, by its latest article. Exits with 1 where nothing
    is found.

    Example: ocop products "chè shan tuyết" --star 5
    """
    query = " ".join(words or ())
    with open_dataset(db, "read") as dataset:
        filters = narrowing.checked(dataset)
        hits = search_products(dataset, query, filters, limit=limit)
        if hits or answer_format is not AnswerFormat.table:
            print_answer(
                answer_format,
                Answer(
                    heads=("product", "stars", "producer", "place", "said by", "evidence", "source"),
                    shown=map(_row, hits),
                    columns=_COLUMNS,
                    records=[astuple(hit)[:-1] for hit in hits],
                ),
            )
        if not hits:
            what = f" for “{query}”" if query else ""
            tell_nothing(dataset, f"no product found{what}; try fewer words, or leave a filter out")


def _row(hit: ProductHit) -> tuple[str | Text, ...]:
    stars = star_words(hit.star, hit.star, potential=hit.potential)
    before = [level for level in hit.stars if level != hit.star]
    if before:
        stars = f"{stars} (also {', '.join(f'{level}★' for level in before)})".strip()
    place = ", ".join(dict.fromkeys(part for part in (hit.place, hit.province) if part))
    told = f"{hit.stories} {'story' if hit.stories == 1 else 'stories'}"
    source = source_line(hit.outlet, hit.published_date, hit.url)
    return hit.name, stars, hit.producer or "", place, told, marked(hit.evidence, hit.marks), source
