"""Figures of several provinces side by side: a row for each kind of count, a column for each province."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop.dataset.figure_question import LATEST_STOCK, FigureQuestion
from ocop.dataset.figures import Figure, find_figures, kind_order
from ocop.dataset.places_in_words import names_of_both_times, place_words
from ocop.dataset.provinces import find_province

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One kind of count; of what is no stock, and in a history, of one period or day.

    Attributes:
        kind: A figure of this kind, for what is counted.
        cells: The figures by the names of their columns; those that are not known are missing.
    """

    kind: Figure
    cells: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures of several provinces.

    Attributes:
        columns: Names of the provinces in the order they were asked for; with one of today's, the old ones in it that
            have a figure stand before it, each in a column of its own.
        rows: The kinds of counts, totals first.
    """

    columns: tuple[str, ...]
    rows: tuple[ComparedRow, ...]


def compare(db: Database, provinces: Sequence[str], asked: FigureQuestion = LATEST_STOCK) -> Comparison:
    """Figures of whole provinces side by side. What has no date is left out, for it stands beside nothing.

    Args:
        db: The dataset.
        provinces: Names of today or before, aliases or codes.
        asked: What is asked of each; province and level are those of the comparison. With `history` there is a row for
            each day that a figure is of.

    Raises:
        UsageError: A province or outlet is unknown, or a filter is out of its range.
        DatasetError: The dataset cannot be read.
    """
    names = {find_province(db, province).name: province for province in provinces}
    found = {
        name: [
            figure
            for figure in find_figures(db, replace(asked, province=province, level="province"))
            if figure.as_of_date and figure.place_parts is None
        ]
        for name, province in names.items()
    }
    both = names_of_both_times(figure for figures in found.values() for figure in figures)
    columns: dict[str, None] = {}
    kinds: dict[tuple[object, ...], dict[str, Figure]] = {}
    for name, figures in found.items():
        # A province that was left as it was may have been renamed: it goes by the name of today.
        named = [(place_words(each if each.is_former else replace(each, place=name), both), each) for each in figures]
        columns |= dict.fromkeys([column for column, _ in named] or [name])
        for column, figure in named:
            apart = asked.history or figure.status != "recognised"
            period = (figure.as_of_date or "", figure.date_start or "") if apart else ("", "")
            kinds.setdefault((*kind_order(figure), period), {})[column] = figure
    rows = (ComparedRow(next(iter(kinds[kind].values())), kinds[kind]) for kind in sorted(kinds))
    return Comparison(tuple(columns), tuple(rows))
