"""Figures: for each place and kind of count, the number in force at a date, who says so, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.filters import checked_star, checked_status
from ocop.dataset.migrations import view_query
from ocop.dataset.provinces import find_province

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Figure:
    """What is said of one place and one kind of count, in force from a date on; the columns of the view `figures`.

    Attributes:
        place_level: Administrative level of the place.
        place: Name of the place without its type word.
        province: The province it lies in, by its name at the time of the article.
        province_id: That province in the table `provinces`.
        province_code: Code in the list vn34 of the province it lies in today.
        place_code: Official code of the place.
        place_code_list: The list that the code is from.
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
        until_date: The as-of date of the next figure of its kind, which replaces it; None for the latest.
        date_basis: Whether the date is stated or is the article's own.
        stories: Independent stories that state this number for that day; copies count once, and what only an
            aggregator tells counts as 0.
        other_stories: Independent stories that state another number for that day.
        lowest_value: The lowest number stated for that day.
        highest_value: The highest number stated for that day.
        first_stated_date: Earliest publication that states the number.
        last_stated_date: Latest publication that states the number.
        fact_id: The fact that stands for it: of the earliest publication.
        sentence: The sentence that states it.
        evidence: The exact passage.
        evidence_field: `text` or `title`.
        confidence: Estimated probability that the fact is read right, 0 to 1.
        article_id: The article version.
        title: Its title.
        outlet: Who published it.
        published_date: When (ISO).
        url: Where it is found.
    """

    place_level: str | None
    place: str | None
    province: str | None
    province_id: str | None
    province_code: str | None
    place_code: str | None
    place_code_list: str | None
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
    until_date: str | None
    date_basis: str | None
    stories: int
    other_stories: int
    lowest_value: float
    highest_value: float
    first_stated_date: str | None
    last_stated_date: str | None
    fact_id: str
    sentence: str
    evidence: str
    evidence_field: str
    confidence: float
    article_id: str
    title: str | None
    outlet: str | None
    published_date: str | None
    url: str


def find_figures(
    db: Database,
    *,
    province: str | None = None,
    as_of: date | None = None,
    star: int | None = None,
    status: str | None = "recognised",
) -> list[Figure]:
    """The figures in force, from the country down to the communes, provinces by their names, totals first.

    Args:
        db: The dataset.
        province: Name of today or before, alias or code; one of today's provinces brings the old ones in it along,
            each under its own name. None for all.
        as_of: The day that the figures are to be of: of each kind, the latest not after it, which leaves out what has
            no date. None for the latest of all.
        star: Only counts of this star level alone, 1 to 5.
        status: Only counts of this status; None for all.

    Raises:
        UsageError: The province is unknown, or a filter is out of its range.
        DatasetError: The dataset cannot be read.
    """
    conditions = ["TRUE"]
    values: list[str | int | None] = []
    with told_plainly():
        if province:
            meant = find_province(db, province)
            conditions.append("province_code = ?" if meant.current_code else "province_id = ?")
            values.append(meant.current_code or meant.ids[0])
        if checked_status(status):
            conditions.append("status = ?")
            values.append(status)
        if checked_star(star):
            conditions.append("star_min = ? AND star_max = star_min")
            values.append(star)
        if as_of:
            conditions.append("date_end <= ?")
            values.append(as_of.isoformat())
        return [
            Figure(**{**row, "potential": bool(row["potential"])})
            for row in db.query(_in_force(" AND ".join(conditions)), values)
        ]


def _in_force(condition: str) -> str:
    """The last figure of each kind among the facts that meet a condition, in the order of an answer."""
    narrowed = view_query("figures", f"(SELECT * FROM fact_details WHERE {condition})")  # noqa: S608 - conditions are ours
    return (
        f"SELECT figures.* FROM ({narrowed}) AS figures LEFT JOIN provinces p ON p.id = figures.province_id"  # noqa: S608
        " WHERE until_date IS NULL ORDER BY"
        " CASE place_level WHEN 'country' THEN 1 WHEN 'region' THEN 2 WHEN 'province' THEN 3 WHEN 'district' THEN 4"
        "   WHEN 'commune' THEN 5 ELSE 6 END,"
        " p.folded_name, p.code_list DESC, place, measure DESC, producer_type IS NOT NULL, producer_type,"
        " product_group IS NOT NULL, product_group, star_min IS NOT NULL, star_min DESC, star_max DESC, potential,"
        " status, unit, as_of_date IS NULL, as_of_date, published_date DESC, fact_id"
    )
