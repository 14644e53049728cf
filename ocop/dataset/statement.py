"""A number as an article states it, with its evidence: what the checks set beside each other."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Statement:
    """A number and where it is stated; the columns are those of the data dictionary.

    Attributes:
        measure: `products` or `producers`.
        producer_type: Kind of producer, or None for all.
        unit: `count` or `percent`.
        value: The number; the lower end of a range.
        value_high: The upper end of a range.
        comparator: What stands before the number.
        star_min: Lowest star level counted, or None.
        star_max: Highest star level counted, or None.
        potential: Of potential stars.
        product_group: One of the six product groups, or None for all.
        status: Stock, flow, plan or other.
        place_level: Administrative level of the place.
        place: Name of the place without its type word.
        place_parts: The parts of it that alone are counted, or None for the whole.
        province: The province it lies in.
        sentence: The sentence that states it.
        evidence: The exact passage in it.
        outlet: Who published it.
        published_date: When (ISO).
        url: Where it is found.
    """

    measure: str
    producer_type: str | None
    unit: str
    value: float
    value_high: float | None
    comparator: str
    star_min: int | None
    star_max: int | None
    potential: bool
    product_group: str | None
    status: str
    place_level: str | None
    place: str | None
    place_parts: str | None
    province: str | None
    sentence: str
    evidence: str
    outlet: str | None
    published_date: str | None
    url: str


def statement_of(record: Mapping[str, Any], prefix: str = "") -> Statement:
    """Statement from the columns of a row.

    Args:
        record: The row, by the names of its columns.
        prefix: What the names of its own columns begin with; those that it has none for are common to both sides.
    """
    # What a run changed is told without the parts of its place.
    common = {"place_parts": None, **record}
    found = {name: record.get(f"{prefix}{name}", common[name]) for name in _NAMES}
    return Statement(**{**found, "potential": bool(found["potential"])})


_NAMES = tuple(field.name for field in fields(Statement))
