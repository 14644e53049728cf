"""What other stories say instead of what a few facts say, by the rules of the view `conflicts`."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from ocop.dataset.migrations import view_query

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlite_utils import Database

# What a fact and its contradiction have in common, the first two led by an index: the same count of the same day.
_SHARED = (
    *(
        "province_id",
        "status",
        "date_end",
        "date_start",
        "place_level",
        "place_code_list",
        "place_code",
        "place_parts",
        "measure",
    ),
    *("producer_type", "unit", "star_min", "star_max", "potential", "product_group"),
)
_NUMBER = ("value", "value_high", "comparator")

_Count = tuple[Any, ...]
_Number = tuple[Any, ...]  # a count, then value, value_high and comparator


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
    numbers = {fact["id"]: _number_of(fact) for fact in facts if fact["date_end"]}
    others: dict[_Number, list[Contradiction]] = {number: [] for number in numbers.values()}
    for number, other in _contradicted(db, others.keys()):
        others[number].append(other)
    for against in others.values():
        against.sort(key=lambda other: (-other.stories, other.value))
    return {fact_id: tuple(others[number]) for fact_id, number in numbers.items() if others[number]}


def _number_of(fact: Mapping[str, Any]) -> _Number:
    """What a fact counts, and the number that it tells of it; a place without a code goes by its name."""
    place = (None, None) if fact["place_code"] else (fact["place"], fact["province"])
    return (*(fact[name] for name in _SHARED), *place), *(fact[name] for name in _NUMBER)


def _contradicted(db: Database, wanted: Collection[_Number]) -> Iterator[tuple[_Number, Contradiction]]:
    """Those of the numbers that are contradicted, each with one that contradicts it, by the view's own query."""
    same = " AND ".join(f"{name} IS ?" for name in _SHARED)
    of_count = (
        f"SELECT id, search_number, {', '.join(_NUMBER)} FROM facts"  # noqa: S608 - our own names
        f" WHERE {same} AND (place_code IS NOT NULL OR (place, province) IS (?, ?))"
    )
    numbers: dict[str, _Number] = {}
    compared: list[int] = []
    for count in {count for count, *_ in wanted}:
        found = db.execute(of_count, count).fetchall()
        if len({row[2:] for row in found}) > 1:
            numbers |= {fact_id: (count, *number) for fact_id, _, *number in found}
            compared += [row[1] for row in found]
    if compared:
        facts = "(SELECT * FROM fact_details WHERE search_number IN (SELECT value FROM json_each(?)))"
        asked = json.dumps([fact_id for fact_id, number in numbers.items() if number in wanted])
        pairs = db.execute(
            f"SELECT unit, {', '.join(_TOLD)}, other_{', other_'.join(_TOLD)}"  # noqa: S608 - our own names
            f" FROM ({view_query('conflicts', facts)}) WHERE kind = 'different_number'"
            " AND (fact_id IN (SELECT value FROM json_each(?)) OR other_fact_id IN (SELECT value FROM json_each(?)))",
            [json.dumps(compared), asked, asked],
        )
        for unit, *told in pairs:
            one, other = told[: len(_TOLD)], told[len(_TOLD) :]
            for mine, theirs in ((one, other), (other, one)):
                if (number := numbers[mine[_FACT_ID]]) in wanted:
                    yield number, Contradiction(unit=unit, **dict(zip(_TOLD, theirs, strict=True)))


_TOLD = tuple(field.name for field in fields(Contradiction) if field.name != "unit")
_FACT_ID = _TOLD.index("fact_id")
