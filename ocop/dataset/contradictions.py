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
_IN_PAIR = {"date_end": "as_of_date"}
_COLUMNS = tuple(dict.fromkeys(("place", "province", *(_IN_PAIR.get(name, name) for name in _SHARED))))

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
    by_count: dict[tuple[object, ...], list[_Pair]] = {}
    facts = [fact for fact in facts if fact["date_end"]]
    for pair in _pairs(db, {_count(fact) for fact in facts}):
        by_count.setdefault(tuple(pair[_IN_PAIR.get(name, name)] for name in _SHARED), []).append(pair)
    told: dict[str, tuple[Contradiction, ...]] = {}
    for fact in facts:
        others = [
            _contradiction(pair, others)
            for pair in by_count.get(_count(fact), ())
            for mine, others in (("", "other_"), ("other_", ""))
            if _same_place(pair, fact) and all(pair[f"{mine}{name}"] == fact[name] for name in _NUMBER)
        ]
        if others:
            told[fact["id"]] = tuple(sorted(others, key=lambda other: (-other.stories, other.value)))
    return told


def _count(fact: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(fact[name] for name in _SHARED)


def _pairs(db: Database, counts: Iterable[tuple[object, ...]]) -> list[_Pair]:
    """The pairs of numbers of some counts and days that contradict each other, by one run of the view's query."""
    same = " AND ".join(f"{name} IS ?" for name in _SHARED)
    of_count = f"SELECT search_number, value, value_high, comparator FROM facts WHERE {same}"  # noqa: S608 - our own names
    numbers: list[int] = []
    for count in counts:
        found = db.execute(of_count, count).fetchall()
        if len({row[1:] for row in found}) > 1:
            numbers += [row[0] for row in found]
    if not numbers:
        return []
    facts = f"(SELECT * FROM fact_details WHERE search_number IN ({', '.join(map(str, numbers))}))"  # noqa: S608
    query = view_query("conflicts", facts)
    columns = ", ".join((*_COLUMNS, *(f"{side}{name}" for side in ("", "other_") for name in _TOLD)))
    return list(db.query(f"SELECT {columns} FROM ({query}) WHERE kind = 'different_number'"))  # noqa: S608


def _same_place(pair: _Pair, fact: _Pair) -> bool:
    """Whether a pair is about the place of a fact; one without a code goes by its name."""
    return bool(fact["place_code"]) or all(pair[name] == fact[name] for name in ("place", "province"))


def _contradiction(pair: _Pair, prefix: str) -> Contradiction:
    return Contradiction(unit=pair["unit"], **{name: pair[f"{prefix}{name}"] for name in _TOLD})


_TOLD = tuple(field.name for field in fields(Contradiction) if field.name != "unit")
