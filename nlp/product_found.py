"""A named product as it is found in a sentence, before it becomes a `NamedProduct`."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.product_items import Item
from nlp.reading import Sentence
from nlp.stars import Stars


@dataclass(frozen=True, slots=True)
class Found:
    """A name with its level.

    Attributes:
        item: The name, with its span in the sentence.
        stars: Its level.
        sentence: The sentence that holds it.
        year: Year of the rating.
        potential: Whether it is only proposed for the level.
    """

    item: Item
    stars: Stars
    sentence: Sentence
    year: int | None
    potential: bool


def year_of(sentence: Sentence) -> int | None:
    """Year of the first period that a sentence tells."""
    for dated in sentence.dates:
        if dated.what.kind == "period" and dated.what.last_day is not None and not dated.what.stage:
            return dated.what.last_day.year
    return None
