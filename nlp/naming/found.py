"""A named product as it is found in a sentence, before it becomes a `NamedProduct`."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.naming.items import Item
from nlp.reading import Dated, Sentence
from nlp.stars import Stars

_NEAR = 3


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
    """Year of the first period that a sentence tells, else of the day; of what is counted up to a day none is."""
    told = [dated for dated in sentence.dates if dated.what.last_day is not None and not dated.what.stage]
    told = [dated for dated in told if not _is_stock(sentence, dated)]
    told = [dated for kind in ("period", "day") for dated in told if dated.what.kind == kind]
    return told[0].what.last_day.year if told and told[0].what.last_day is not None else None


def _is_stock(sentence: Sentence, dated: Dated) -> bool:
    """Whether a date is the one up to which all was counted: "đến hết năm 2023"."""
    words = sentence.words(max(0, dated.first - 2), dated.last)
    # "Đến năm 2023 được nâng lên 4 sao" tells when.
    return "đến" in words[:3] and words[words.index("đến") + 1 :][:1] != ["năm"]


def year_near(sentence: Sentence, stars: Stars) -> int | None:
    """Year told right after a level, else the nearest before it, else any that its sentence tells."""
    told = [dated for dated in sentence.dates if dated.what.last_day is not None and not dated.what.stage]
    after = [
        dated
        for dated in told
        if 0 <= dated.first - stars.last <= _NEAR and "," not in sentence.words(stars.last, dated.first)
    ]
    before = [dated for dated in told if dated.last <= stars.first and not _is_stock(sentence, dated)]
    near = after[:1] or before[-1:]
    return near[0].what.last_day.year if near and near[0].what.last_day is not None else year_of(sentence)
