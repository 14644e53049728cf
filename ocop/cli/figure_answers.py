"""Figures as an answer: a line each for a person, with who says so and the sentence, and the columns of the view."""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from dataclasses import astuple, fields, replace
from typing import Any, cast

from rich.text import Text

from ocop.cli.answers import Answer, source_line
from ocop.cli.stating import sentence_with_evidence, story_words
from ocop.dataset.figures import Figure
from ocop.dataset.places_in_words import names_of_both_times, place_words
from ocop.dataset.wording import count_words, number_words

HEADS = ("place", "figure", "as of", "said by", "sentence", "source")


def figures_answer(figures: Sequence[Figure], *, with_status: bool) -> Answer:
    """Figures in the order given.

    Args:
        figures: The figures.
        with_status: Whether each says its status beside its number, where they are of several.
    """
    both = names_of_both_times(figures)
    return Answer(
        heads=HEADS,
        shown=[_row(figure, both, with_status=with_status) for figure in figures],
        columns=[field.name for field in fields(Figure)],
        records=map(_record, figures),
    )


def day_words(figure: Figure) -> str:
    """The day, or period, that a figure is of.

    >>> from types import SimpleNamespace
    >>> day_words(SimpleNamespace(date_start="2023-01-01", as_of_date="2023-12-31", status="added"))
    '2023-01-01 to 2023-12-31'
    """
    if figure.as_of_date is None:
        return "no date"
    is_period = figure.status != "recognised" and figure.date_start and figure.date_start != figure.as_of_date
    return f"{figure.date_start} to {figure.as_of_date}" if is_period else figure.as_of_date


def _record(figure: Figure) -> tuple[object, ...]:
    """The figure as a row for a program: its facts are a JSON array in text, as in the dataset."""
    return astuple(replace(figure, fact_ids=cast("Any", json.dumps(figure.fact_ids))))


def _row(figure: Figure, both: Set[str], *, with_status: bool) -> tuple[str | Text, ...]:
    source = source_line(figure.outlet, figure.published_date, figure.url)
    count = f"{count_words(figure)} {figure.status}" if with_status else count_words(figure)
    return place_words(figure, both), count, day_words(figure), _voices(figure), sentence_with_evidence(figure), source


def _voices(figure: Figure) -> str:
    """How many independent stories say so, and what others say."""
    if figure.agreement == "reprinted":
        return "aggregators only"
    told = story_words(figure.stories)
    if figure.compatible_stories:
        told += f", {figure.compatible_stories} {'agrees' if figure.compatible_stories == 1 else 'agree'} roughly"
    if not figure.other_stories:
        return told
    extremes = sorted({figure.lowest_value, figure.highest_value} - {figure.value})
    verb = "says" if figure.other_stories == 1 else "say"
    return f"{told}; {figure.other_stories} {verb} {' to '.join(map(number_words, extremes)) or 'otherwise'}"
