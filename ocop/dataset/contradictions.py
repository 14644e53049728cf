"""What other stories say instead of what a few facts say, by the rules of the view `conflicts`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from ocop.dataset.migrations import view_query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

# What a fact and its contradiction have in common, the first two led by an index: the same count of the same day.
_SHARED = (
    *("province_id", "status", "date_end", "date_start", "place_level", "place_code_list", "place_code", "measure"),
    *("producer_type", "unit", "star_min", "star_max", "potential", "product_group"),
)
_NUMBER = ("value", "value_high", "comparator")


_Pair = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Another number of the same count and day, which cannot be right if the first one is.

    Attributes:
        value: The number; the lower end of a range.
        value_high: The upper end of a range.
        comparator: What stands before the number.
        unit: `count` or `percent`.
        stories: How many independent stories state it.
        sentence: The sentence of the first of them.
        outlet: Who published it.
        published_date: When (ISO).
        url: Where it is found.
        fact_id: The fact.
    """

    value: float
    value_high: float | None
    comparator: str
    unit: str
    stories: int
    sentence: str
    outlet: str | None
    published_date: str | None
    url: str
    fact_id: str


def contradictions(db: Database, facts: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Contradiction, ...]]:
    """What contradicts some facts, by the ids of those that are contradicted; what most stories state comes first.

    Only the facts of the same provinces and days are looked at, so that the answer comes at once in a dataset of any
    size. A stock that shrinks from one day to another is not told here.

    Args:
        db: The dataset.
        facts: Rows of the view `fact_details`.
    """
    told: dict[str, tuple[Contradiction, ...]] = {}
    by_count: dict[tuple[object, ...], list[_Pair]] = {}
    for fact in facts:
        count = tuple(fact[name] for name in _SHARED)
        if fact["date_end"] and count not in by_count:
            by_count[count] = _pairs(db, count)
        others = [
            _contradiction(pair, others)
            for pair in by_count.get(count, ())
            for mine, others in (("", "other_"), ("other_", ""))
            if _same_place(pair, fact) and all(pair[f"{mine}{name}"] == fact[name] for name in _NUMBER)
        ]
        if others:
            told[fact["id"]] = tuple(sorted(others, key=lambda other: (-other.stories, other.value)))
    return told


def _pairs(db: Database, count: tuple[object, ...]) -> list[_Pair]:
    """The pairs of numbers of one count and day that contradict each other."""
    same = " AND ".join(f"{name} IS ?" for name in _SHARED)
    query = view_query("conflicts", f"(SELECT * FROM fact_details WHERE {same})")  # noqa: S608 - our own names
    columns = ", ".join(("place", "province", "unit", *(f"{side}{name}" for side in ("", "other_") for name in _TOLD)))
    return list(db.query(f"SELECT {columns} FROM ({query}) WHERE kind = 'different_number'", count))  # noqa: S608


def _same_place(pair: _Pair, fact: _Pair) -> bool:
    """Whether a pair is about the place of a fact; one without a code goes by its name."""
    return bool(fact["place_code"]) or all(pair[name] == fact[name] for name in ("place", "province"))


def _contradiction(pair: _Pair, prefix: str) -> Contradiction:
    return Contradiction(unit=pair["unit"], **{name: pair[f"{prefix}{name}"] for name in _TOLD})


_TOLD = tuple(field.name for field in fields(Contradiction) if field.name != "unit")
