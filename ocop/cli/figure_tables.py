"""Sums of old provinces, and several provinces side by side, as tables for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ocop.cli.answers import Answer, AnswerFormat, machine_stdout, print_records
from ocop.cli.common import print_table
from ocop.cli.figure_answers import day_words
from ocop.cli.markdown import markdown_table
from ocop.dataset.area_sums import AreaSum
from ocop.dataset.figures import Figure
from ocop.dataset.side_by_side import Comparison
from ocop.dataset.wording import amount_words, count_words, kind_words

KIND = ("measure", "producer_type", "unit", "star_min", "star_max", "potential", "product_group", "status")
CELL = ("value_high", "comparator", "date_start", "as_of_date", "agreement", "fact_id")


def print_answer_table(answer_format: AnswerFormat, answer: Answer) -> None:
    """Print an answer whose columns are all short; nothing for a person where it has no rows."""
    if answer_format in {AnswerFormat.json, AnswerFormat.csv}:
        print_records(answer_format, answer.columns, answer.records)
    elif answer.shown and answer_format is AnswerFormat.markdown:
        machine_stdout().write(markdown_table(answer.heads, answer.shown))
    elif answer.shown:
        print_table(answer.heads, answer.shown)


def comparison_table(comparison: Comparison) -> Answer:
    """A row for each kind, a column for each province; a program finds what qualifies the numbers in columns behind."""
    several = len({row.kind.status for row in comparison.rows}) > 1
    cells = [[row.cells.get(column) for column in comparison.columns] for row in comparison.rows]
    return Answer(
        heads=("count", *comparison.columns),
        shown=[
            (_kind(row.kind, with_status=several), *map(_cell, found))
            for row, found in zip(comparison.rows, cells, strict=True)
        ],
        columns=(
            *KIND,
            *comparison.columns,
            *(f"{column} {name}" for column in comparison.columns for name in CELL),
        ),
        records=[
            (
                *(getattr(row.kind, name) for name in KIND),
                *(figure and figure.value for figure in found),
                *(figure and getattr(figure, name) for figure in found for name in CELL),
            )
            for row, found in zip(comparison.rows, cells, strict=True)
        ],
    )


def sums_table(sums: Sequence[AreaSum]) -> Answer:
    """A row for each sum with the figures that it was made of, or the provinces for which there is none."""
    several = len({found.parts[0].status for found in sums}) > 1
    return Answer(
        heads=("province", "figure", "on", "parts", "unknown"),
        shown=[
            (
                found.province,
                _sum(found, with_status=several),
                found.on_date,
                " + ".join(f"{part.place} {_cell(part)}" for part in found.parts),
                ", ".join(found.unknown),
            )
            for found in sums
        ],
        columns=(
            *("province", "province_code", *KIND, "value", "value_high", "comparator", "on_date"),
            *("oldest_as_of_date", "newest_as_of_date", "parts", "part_values", "part_as_of_dates", "part_agreements"),
            *("part_fact_ids", "unknown"),
        ),
        records=map(_sum_record, sums),
    )


def _sum_record(found: AreaSum) -> tuple[object, ...]:
    dates = [part.as_of_date or "" for part in found.parts]
    return (
        *(found.province, found.province_code, *(getattr(found.parts[0], name) for name in KIND)),
        *(found.value, found.value_high, found.comparator, found.on_date, min(dates), max(dates)),
        *(_listed(part.place for part in found.parts), _listed(amount_words(part) for part in found.parts)),
        *(_listed(dates), _listed(part.agreement for part in found.parts)),
        *(_listed(part.fact_id for part in found.parts), _listed(found.unknown)),
    )


def _listed(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))


def _kind(figure: Figure, *, with_status: bool) -> str:
    percent = " in per cent" if figure.unit == "percent" else ""
    return f"{kind_words(figure)}{percent} {figure.status if with_status else ''}".rstrip()


def _cell(figure: Figure | None) -> str:
    """Number, day, and a word where stories contradict it."""
    if figure is None:
        return ""
    disputed = ", disputed" if figure.agreement == "disputed" else ""
    return f"{amount_words(figure)} ({day_words(figure)}{disputed})"


def _sum(found: AreaSum, *, with_status: bool) -> str:
    kind = found.parts[0]
    if found.value is None or found.comparator is None:
        return f"no sum of {_kind(kind, with_status=with_status)}"
    total = replace(kind, value=found.value, value_high=found.value_high, comparator=found.comparator)
    return f"{count_words(total)} {found.parts[0].status if with_status else ''}".rstrip()
