"""The facts kept so far, so that those which a further one may repeat are found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.claims import Claim
from nlp.reading import Sentence
from ocop.models import Comparator, Fact

ROUNDED = 0.15
"""How far a rounded number in a heading may be from the one in the body, as a part of it."""
ROUNDED_DOWN: tuple[Comparator, ...] = ("gt", "approx", "ge")
"""What stands before a number below the one in the body."""
ROUNDED_UP: tuple[Comparator, ...] = ("lt", "approx")
"""What stands before a number above it."""
_Key = tuple[object, ...]


@dataclass(frozen=True)
class Told:
    """A fact with the claim and the sentence that it is from.

    Attributes:
        fact: The fact.
        claim: The claim.
        sentence: The sentence.
        total: Value of the count that it is a part of.
        caption: Whether the sentence is a short line of its own.
        opening: Whether it is the first line of a text without a title, and no prose.
    """

    fact: Fact
    claim: Claim
    sentence: Sentence
    total: float | None = None
    caption: bool = False
    opening: bool = False

    @property
    def heading(self) -> bool:
        """Whether it is told in the title or in a heading within the text."""
        return self.sentence.heading or self.sentence.subheading or self.opening


class Kept:
    """Facts by number, in the order in which they were kept.

    A fact may be replaced by a richer one of the same count and place.
    """

    def __init__(self) -> None:
        self._told: dict[int, Told] = {}
        self._equal: dict[_Key, list[int]] = {}
        self._here: dict[_Key, list[int]] = {}
        self._values: dict[_Key, list[tuple[float, int, int]]] = {}

    def __getitem__(self, number: int) -> Told:
        """The fact of a number."""
        return self._told[number]

    def items(self) -> Iterator[tuple[int, Told]]:
        """Numbers and facts, in order."""
        return iter(self._told.items())

    def values(self) -> Iterator[Told]:
        """Facts, in order."""
        return iter(self._told.values())

    def add(self, number: int, told: Told) -> None:
        """Keep a fact."""
        fact = told.fact
        insort(self._values.setdefault(_counted(fact), []), (fact.value, len(self._told), number))
        self._equal.setdefault(_value(fact), []).append(number)
        self._here.setdefault(_place(fact), []).append(number)
        self._told[number] = told

    def replace(self, number: int, told: Told) -> None:
        """Put a richer fact of the same value and place in the place of one."""
        self._told[number] = told

    def rivals(self, one: Told) -> list[int]:
        """Facts that may be the same count: of equal value and, outside a heading, place; near a rounded one.

        Those of equal value come first, each kind in the order in which they were kept.
        """
        if not one.heading:
            return self._here.get(_place(one.fact), [])
        equal = self._equal.get(_value(one.fact), [])
        return [*equal, *self._near(one.fact)] if one.fact.comparator != "eq" else equal

    def _near(self, fact: Fact) -> list[int]:
        values = self._values.get(_counted(fact), [])
        lowest = fact.value * (1 - ROUNDED) if fact.comparator in ROUNDED_UP else fact.value
        highest = fact.value * (1 + ROUNDED) if fact.comparator in ROUNDED_DOWN else fact.value
        first, last = bisect_left(values, lowest, key=_first), bisect_right(values, highest, key=_first)
        return [number for _, _, number in sorted(values[first:last], key=lambda entry: entry[1])]


def _first(entry: tuple[float, int, int]) -> float:
    return entry[0]


def _counted(fact: Fact) -> _Key:
    return fact.measure, fact.unit, fact.producer_type


def _value(fact: Fact) -> _Key:
    return *_counted(fact), fact.value, fact.value_high


def _place(fact: Fact) -> _Key:
    return *_value(fact), fact.product_group, fact.place_level, fact.place
