"""Figures: for each place and kind of count, the number in force at a date, who says so, and where."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ocop.dataset.failures import told_plainly
from ocop.dataset.figure_question import LATEST_STOCK, FigureQuestion
from ocop.dataset.fold import fold_name
from ocop.dataset.migrations import view_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlite_utils import Database

_LEVELS = ("country", "region", "province", "district", "commune", None)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is said of one place and one kind of count for one day or period; the columns of the view `figures`.

    Attributes:
        place_level: Administrative level of the place.
        place: Name of the place without its type word.
        place_parts: The parts of it that alone are counted, or None for the whole.
        province: The province it lies in, by its name at the time of the article.
        province_id: That province in the table `provinces`.
        province_code: Code in the list vn34 of the province it lies in today.
        place_code: Official code of the place.
        place_code_list: The list that the code is from.
        is_former: Whether the place is a unit that was merged or abolished on 1 July 2025.
        measure: `products` or `producers`.
        producer_type: Kind of producer, or None for all.
        unit: `count` or `percent`.
        star_min: Lowest star level counted, or None.
        star_max: Highest star level counted, or None.
        potential: Of potential stars.
        product_group: One of the six product groups, or None for all.
        status: Stock, flow, plan or other.
        value: The number; the lower end of a range.
        value_high: The upper end of a range.
        comparator: What stands before the number.
        date_start: First day of a period (ISO); None for a stock.
        as_of_date: The day that the figure is of (ISO); None where no date is known: then every story stands alone.
        from_date: First day on which it is in force (ISO); None where no date is known.
        until_date: First day on which it is no more in force; None while nothing has replaced it.
        is_latest: Whether no later figure of its kind is known.
        date_basis: Whether the date is stated or is the article's own.
        agreement: `agreed`, `alone`, `disputed` or `reprinted`.
        stories: Independent stories that state this number for that day; copies count once, and what only an
            aggregator tells counts as 0.
        compatible_stories: Independent stories that state another number which can be true beside it.
        other_stories: Independent stories that contradict it.
        lowest_value: The lowest number stated for that day.
        highest_value: The highest number stated for that day.
        first_stated_date: Earliest publication that states the number.
        last_stated_date: Latest publication that states the number.
        fact_id: The fact that stands for it: of the earliest publication.
        fact_ids: All facts that state the number for that day, in the order of publication; copies too.
        sentence: The sentence that states it.
        evidence: The exact passage.
        evidence_field: `text` or `title`.
        confidence: Estimated probability that the fact is read right, 0 to 1.
        article_id: The article version.
        title: Its title.
        outlet: Who published it.
        published_date: When (ISO).
        url: Where it is found.
        figure_key: What is counted and where, as JSON; figures of one key are one series in time.
    """

    place_level: str | None
    place: str | None
    place_parts: str | None
    province: str | None
    province_id: str | None
    province_code: str | None
    place_code: str | None
    place_code_list: str | None
    is_former: bool
    measure: str
    producer_type: str | None
    unit: str
    star_min: int | None
    star_max: int | None
    potential: bool
    product_group: str | None
    status: str
    value: float
    value_high: float | None
    comparator: str
    date_start: str | None
    as_of_date: str | None
    from_date: str | None
    until_date: str | None
    is_latest: bool
    date_basis: str | None
    agreement: str
    stories: int
    compatible_stories: int
    other_stories: int
    lowest_value: float
    highest_value: float
    first_stated_date: str | None
    last_stated_date: str | None
    fact_id: str
    fact_ids: tuple[str, ...]
    sentence: str
    evidence: str
    evidence_field: str
    confidence: float
    article_id: str
    title: str | None
    outlet: str | None
    published_date: str | None
    url: str
    figure_key: str


def find_figures(db: Database, asked: FigureQuestion = LATEST_STOCK) -> list[Figure]:
    """The figures in force, from the country down to the communes, provinces by today's names, totals first.

    Args:
        db: The dataset.
        asked: What is asked of them; where it is not said, the last stocks that are known.

    Raises:
        UsageError: The province or outlet is unknown, or a filter is out of its range.
        DatasetError: The dataset cannot be read.
    """
    condition, values = asked.facts(db)
    wanted, days = asked.days
    narrowed = view_query("figures", f"(SELECT * FROM fact_details WHERE {condition})")  # noqa: S608 - ours
    with told_plainly():
        rows = db.query(
            f"SELECT * FROM ({narrowed}) WHERE {wanted}",  # noqa: S608 - ours
            [*values, *days],
        )
        names = dict(db.execute("SELECT id, folded_name FROM provinces").fetchall())
        return sorted((Figure(**_typed(row)) for row in rows), key=lambda figure: _order(figure, names))


def in_force(figure: Figure, day: date) -> bool:
    """Whether a figure is in force on a day.

    >>> from types import SimpleNamespace
    >>> in_force(SimpleNamespace(from_date="2023-12-31", until_date="2024-12-31"), date(2024, 12, 31))
    False
    """
    on = day.isoformat()
    return figure.from_date is not None and figure.from_date <= on and (not figure.until_date or on < figure.until_date)


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    yes_or_no = {name: bool(row[name]) for name in ("potential", "is_former", "is_latest")}
    return {**row, **yes_or_no, "fact_ids": tuple(json.loads(row["fact_ids"]))}


def kind_order(figure: Figure) -> tuple[object, ...]:
    """What a figure counts, as a key that puts products before producers and totals before their parts."""
    kind = (figure.producer_type, figure.product_group, figure.star_min and -figure.star_min, figure.star_max)
    return (
        figure.measure != "products",
        *((value is not None, value) for value in kind),
        (figure.potential, figure.status, figure.unit),
    )


def _order(figure: Figure, names: Mapping[str, str]) -> tuple[object, ...]:
    """Where a figure stands in an answer; within a kind the earliest first, and last what has no date.

    Args:
        figure: The figure.
        names: Folded names of provinces by their ids.
    """
    return (
        _LEVELS.index(figure.place_level),
        names.get(f"vn34-{figure.province_code}", ""),
        not figure.is_former,
        names.get(figure.province_id or "", "") if figure.is_former else "",
        fold_name(figure.place or ""),
        json.loads(figure.figure_key)[1] if figure.place_level else None,
        *kind_order(figure),
        (figure.as_of_date is None, figure.as_of_date or "", figure.date_start or ""),
        [-ord(sign) for sign in figure.published_date or ""],
        figure.fact_id,
    )
