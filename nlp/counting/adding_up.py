"""Bare numbers that are counts because they add up to the total before them: "12 sản phẩm, giữ hạng 11, hạ hạng 1"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.counting.count import Count
from nlp.counting.nouns import is_label, of_date_or_level
from nlp.lexicon import word_set
from nlp.numbers import Number
from nlp.reading import Sentence

_AFTER = word_set("after_left_out") | {"chấm", "mới", "đánh", "nâng", "công", "làm"}
_ENDS = (",", ";", ".", ")", "(", "!", '"')
_LEAST = 5


def adding_up(sentence: Sentence, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts of a sentence, with the bare numbers that make up one of them together with the counts after it.

    Every number from the total on must be one of its parts, so that none is picked to fit.
    """
    known = {count.number.first: count for count in counts}
    if all(number.first in known for number in sentence.numbers):
        return tuple(counts)
    numbers = [number for number in sentence.numbers if number.first in known or not of_date_or_level(sentence, number)]
    for at, number in enumerate(numbers):
        total = known.get(number.first)
        if total is None or number.percent or number.value < _LEAST or number.high is not None:
            continue
        parts = _parts(sentence, total, numbers[at + 1 :], known)
        bare = [part for part in parts if part.first not in known]
        if bare:
            found = [_like(total, part) for part in bare]
            return tuple(sorted((*counts, *found), key=lambda count: count.number.first))
    return tuple(counts)


def _parts(sentence: Sentence, total: Count, after: Sequence[Number], known: dict[int, Count]) -> Sequence[Number]:
    """The numbers right after a total that make it up; none where they do not."""
    added = 0.0
    for at, number in enumerate(after):
        count = known.get(number.first)
        fits = count.measure == total.measure if count is not None else _is_bare(sentence, number)
        if not fits or number.percent:
            return ()
        added += number.value
        if added >= total.number.value:
            return after[: at + 1] if added == total.number.value and at > 0 else ()
    return ()


def _is_bare(sentence: Sentence, number: Number) -> bool:
    after = sentence.words(number.last, number.last + 1)
    whole = number.value == int(number.value) and number.of is None and number.high is None
    name = is_label(sentence, number) and sentence.words(number.outer - 1, number.outer) != ["hạng"]
    return whole and not (name or number.in_words) and (not after or after[0] in _ENDS or after[0] in _AFTER)


def _like(total: Count, number: Number) -> Count:
    return replace(
        total, number=number, noun_first=number.outer, noun_last=number.last, first=number.outer, last=number.last,
        form="elliptic", dossier=False, weak=False,
    )  # fmt: skip
