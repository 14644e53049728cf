"""Coverage: what is known by province and year, and the holes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from ocop.dataset.filters import Filters
from ocop.dataset.view_rows import columns_of, view_rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_ORDER = "(SELECT folded_name FROM provinces WHERE id = province_id), code_list DESC, year"


@dataclass(frozen=True, slots=True)
class Covered:
    """What is known of one province in one year; the columns of the view `coverage`.

    Attributes:
        province: Its name.
        province_id: Its id in the table `provinces`.
        province_code: Code in the list vn34 of the province of today that it lies in.
        code_list: `vn63` or `vn34`.
        region: Socio-economic region.
        year: The year that the facts speak of.
        articles: Articles that state a fact of it.
        stories: Independent stories that do.
        facts: Facts of whatever status.
        has_stock: The province's stock of products is known.
        has_stars: How many products of a star level it has is known.
        has_producers: Its stock of producers is known.
        has_added: How many were recognised anew or again is known.
        extent: How much is known, in the words of the registry.
    """

    province: str
    province_id: str
    province_code: str
    code_list: str
    region: str
    year: int
    articles: int
    stories: int
    facts: int
    has_stock: bool
    has_stars: bool
    has_producers: bool
    has_added: bool
    extent: str


def find_coverage(db: Database, filters: Filters | None = None) -> list[Covered]:
    """Every province and year since 2018, by the names of the provinces, the old one of a name before the new one.

    Args:
        db: The dataset.
        filters: Only the province can be narrowed: one of today's brings the old ones in it along.

    Raises:
        UsageError: Another filter is set.
        DatasetError: The dataset cannot be read.
    """
    condition, values = (filters or Filters()).condition(columns_of("coverage"))
    records = view_rows(db, "coverage", condition=condition, values=values, order=_ORDER)
    yes_no = [field.name for field in fields(Covered) if field.name.startswith("has_")]
    return [Covered(**record | {name: bool(record[name]) for name in yes_no}) for record in records]
