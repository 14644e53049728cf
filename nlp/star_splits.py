"""Levels that a count takes from its total, and levels of producers, which bear only where the text splits them."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.counts import Count
from nlp.reading import Document
from nlp.stars import Stars
from nlp.structure import Link
from nlp.zones import paired


def inherited_stars(
    document: Document, counts: Sequence[Count], stars: Sequence[Stars | None], links: Sequence[Link]
) -> list[Stars | None]:
    """Level of each count: its own, or that of a total which is split by something else than levels."""
    found: list[Stars | None] = []
    for i, count in enumerate(counts):
        own = stars[i]
        if count.measure == "producers":
            found.append(own if own is not None and _splits(document, counts, stars, i) else None)
            continue
        parent = links[i].parent
        if count.form == "share" and parent is not None:
            own = found[parent]
        if own is None and parent is not None and links[i].part and counts[parent].measure == "products":
            own = found[parent]
        found.append(own)
    return found


def _splits(document: Document, counts: Sequence[Count], stars: Sequence[Stars | None], i: int) -> bool:
    """Whether another count of producers beside this one has another level, or the level is said of them alone."""
    own, count = stars[i], counts[i]
    if own is None:
        return False
    for j, other in enumerate(counts):
        level = stars[j]
        if (
            other.sentence == count.sentence
            and other.measure == "producers"
            and level is not None
            and level.low != own.low
        ):
            return True
    sentence = document.sentences[count.sentence]
    if own.low != own.high or (i > 0 and paired(sentence, counts[i - 1], count)):
        return False
    between = sentence.words(count.last, own.first)
    return bool(between) and len(between) <= 2 and between[0] in ("đạt", "hạng")
