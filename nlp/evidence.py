"""The passage that states a count: its clause, with the level and the noun that bear on it."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.claims import Claim
from nlp.reading import Sentence

_BOUNDS = (",", ";", ":", "(", ")", ".")


def evidence_span(sentence: Sentence, claim: Claim, beside: Sequence[Claim]) -> tuple[int, int]:
    """First and last character of the passage in the view's text.

    It runs from the sign before the number (for the first count of a sentence from the head of the sentence) to the
    sign after it, and takes in the level that the count itself states.
    """
    count = claim.count
    # Claims of one count, for several places or years, share it.
    others = [other.count for other in beside if other.count is not count]
    first = min(count.first, count.number.outer)
    last = max(count.last, count.number.last)
    stars = claim.own_stars
    if stars is not None and stars.last:
        first, last = min(first, stars.first), max(last, stars.last)
    leads = all(other.number.first > count.number.first for other in others)
    while first > 0 and (leads or sentence.tokens[first - 1].text not in _BOUNDS):
        if not leads and any(other.last == first for other in others):
            break
        first -= 1
    while last < len(sentence.tokens) and sentence.tokens[last].text not in _BOUNDS:
        last += 1
    return sentence.tokens[first].start, sentence.tokens[last - 1].end
