"""A number and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp.numbers import Number
from ocop.models import Measure, ProducerType

Form = Literal["number_noun", "noun_number", "star_number", "place_number", "group_number", "share", "elliptic"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts.

    Attributes:
        sentence: Index of its sentence.
        number: The number.
        measure: Products or producers.
        producer_type: Kind of producer.
        noun_first: Index of the first token of the noun; where it is left out, of the number.
        noun_last: Index after the last token of the noun.
        first: Index of the first token of number and noun.
        last: Index after the last.
        form: The construction.
        weak: Whether the noun alone does not say that OCOP is meant ("đơn vị").
        dossier: Whether dossiers are counted.
    """

    sentence: int
    number: Number
    measure: Measure
    producer_type: ProducerType | None
    noun_first: int
    noun_last: int
    first: int
    last: int
    form: Form
    weak: bool = False
    dossier: bool = False

    def equals(self, other: Count) -> bool:
        """Whether as many of the same measure are counted, as where one count is told twice; 60% are not 60."""
        one, two = self.number, other.number
        return one.value == two.value and one.percent == two.percent and self.measure == other.measure

    def may_hold(self, part: Count) -> bool:
        """Whether another count may be a part of this one, by what is counted and by how many."""
        if self.measure != part.measure or self.number.percent:
            return False
        if part.number.percent:
            return True
        if part.number.value > self.number.value:
            return False
        return self.producer_type is None or self.producer_type == part.producer_type
