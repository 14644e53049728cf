"""The stretch of a sentence in which words bear on a count: from the count before it to the count after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.counts import Count
from nlp.reading import Dated, Sentence


@dataclass(frozen=True, slots=True)
class Zone:
    """Token indices around a count in its sentence.

    Attributes:
        clause: Where the clause begins: the sentence, or the token after a semicolon.
        left: Where the words begin that are only this count's: after the count before it.
        first: First token of the count.
        last: Token after the count.
        right: Where the words after it end: the next count, a semicolon, the end of the sentence.
        comma: Where the first comma or bracket after it stands; `right` where there is none.
    """

    clause: int
    left: int
    first: int
    last: int
    right: int
    comma: int


def zone(sentence: Sentence, counts: Sequence[Count], i: int) -> Zone:
    """Zone of count `i` among the counts of an article."""
    count = counts[i]
    before = counts[i - 1] if i > 0 and counts[i - 1].sentence == count.sentence else None
    after = counts[i + 1] if i + 1 < len(counts) and counts[i + 1].sentence == count.sentence else None
    clause = 0
    for at in range(count.first - 1, -1, -1):
        if sentence.tokens[at].text == ";":
            clause = at + 1
            break
    left = max(before.last if before else 0, clause)
    right = after.first if after else len(sentence.tokens)
    for at in range(count.last, right):
        if sentence.tokens[at].text == ";":
            right = at
            break
    comma = right
    for at in range(count.last, right):
        if sentence.tokens[at].text in (",", "(", ":"):
            comma = at
            break
    return Zone(clause, min(left, count.first), count.first, count.last, max(right, count.last), max(comma, count.last))


def dates_of(sentence: Sentence, around: Zone) -> tuple[list[Dated], list[Dated]]:
    """Dates that stand right after a count, and those before it, the nearest first."""
    after = []
    for dated in sentence.dates:
        if around.last <= dated.first < around.right:
            beyond_comma = dated.first > around.comma
            if not beyond_comma or dated.what.until or dated.what.kind == "now":
                after.append(dated)
    inside = [dated for dated in sentence.dates if around.first <= dated.first < around.last]
    before = [dated for dated in sentence.dates if around.clause <= dated.first < around.first]
    earlier = [dated for dated in sentence.dates if dated.first < around.clause]
    return inside + after, before[::-1] + earlier[::-1]
