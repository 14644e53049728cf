"""The same count told twice, in the title and the body or in two sentences, as one fact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nlp.claims import Claim
from nlp.reading import Document, Sentence
from nlp.retellings import ROUNDED, ROUNDED_DOWN, ROUNDED_UP, Kept, Told
from ocop.models import Fact, Status

_TELLING = 6
_SURELY = 10
_SHORT = 20
_LINE = 32
_FLOWS = ("added", "renewed", "expected", "target")
_POINTING_BACK = re.compile(r"(?:^|, )(?:đây|đó)(?: đều| chính| cũng)? là(?!\w)")


def told_once(document: Document, facts: Sequence[tuple[Fact, Claim]]) -> tuple[tuple[Fact, Claim], ...]:
    """Facts without repetitions, in order, each with the index of the total that it is a part of.

    The claim of a fact is that of the telling which it stands for.
    """
    values = {claim.index: claim.count.number.value for _, claim in facts}
    told = [_told(document, fact, claim, values) for fact, claim in facts]
    kept = Kept()
    stands_for = list(range(len(told)))
    # The body first: a heading only repeats it.
    for i in sorted(range(len(told)), key=lambda i: (told[i].heading, i)):
        twins = [j for j in kept.rivals(told[i]) if _same(kept[j], told[i])]
        # A heading may repeat one of several: that of its level.
        alike = [j for j in twins if told[i].heading and kept[j].fact.star_min == told[i].fact.star_min]
        twin = next(iter(alike or twins), None)
        if twin is None:
            kept.add(i, told[i])
        else:
            stands_for[i] = twin
            kept.replace(twin, replace(kept[twin], fact=_richer(kept[twin], told[i])))
    body = _flows_of_body(kept)
    facts_by_index = {i: _dated_by_body(one.fact, body) if one.heading else one.fact for i, one in kept.items()}
    return _with_totals(told, facts_by_index, stands_for)


def _told(document: Document, fact: Fact, claim: Claim, values: Mapping[int, float]) -> Told:
    sentence, link = document.sentences[claim.count.sentence], claim.link
    before = document.sentences[max(0, sentence.index - 1) : sentence.index]
    alone = not any(
        other.paragraph == sentence.paragraph
        for other in (*before, *document.sentences[sentence.index + 1 : sentence.index + 2])
    )
    total = values.get(link.parent) if link.parent is not None else None
    opening = alone and sentence.index == 0 and len(sentence.tokens) <= _LINE and sentence.tokens[-1].kind != "sign"
    return Told(fact, claim, sentence, total, alone and len(sentence.tokens) <= _SHORT, opening)


def _with_totals(
    told: Sequence[Told], facts: dict[int, Fact], stands_for: Sequence[int]
) -> tuple[tuple[Fact, Claim], ...]:
    order = sorted(facts, key=lambda i: (facts[i].evidence_field == "title", facts[i].value_start, i))
    place = {i: position for position, i in enumerate(order)}
    first: dict[int, int] = {}
    for i, one in enumerate(told):
        first.setdefault(one.claim.index, i)
    found = []
    for i in order:
        link, total = told[i].claim.link, None
        if link.part and link.parent is not None:
            total = place.get(stands_for[first[link.parent]])
        whole = total if total != place[i] else None
        found.append((facts[i] if whole is None else replace(facts[i], part_of=whole), told[i].claim))
    return tuple(found)


def _same(known: Told, new: Told) -> bool:
    """Whether a count is one that is known already."""
    one, two = known.fact, new.fact
    if (one.measure, one.unit, one.producer_type) != (two.measure, two.unit, two.producer_type):
        return False
    if new.heading:
        return _told_in_body(one, two)
    if one.value < _TELLING and not _told_again(known, new):
        return False
    if _of_two_splits(known, new):
        return False
    agree = (one.product_group, one.place_level, one.place) == (two.product_group, two.place_level, two.place)
    return agree and _compatible_levels(one, two) and _compatible_status(known, new) and _compatible_dates(known, new)


def _of_two_splits(known: Told, new: Told) -> bool:
    """Whether both are parts, told in two sentences, of which one has a level and the other none."""
    both = known.claim.link.part and new.claim.link.part and known.sentence is not new.sentence
    if not both or known.fact.value >= _SURELY or _points_back(new.sentence):
        return False
    return (known.fact.star_min is None) != (new.fact.star_min is None)


def _told_again(known: Told, new: Told) -> bool:
    """Whether a small number may be the same count: small numbers are equal by chance, so they must say the same."""
    one, two = known.fact, new.fact
    if _points_back(new.sentence) or known.heading:
        return True
    levels = (one.star_min, one.star_max) == (two.star_min, two.star_max)
    of_one = known.total is not None and known.total == new.total
    return levels and (one.status == two.status or of_one or one.star_min is None)


def _told_in_body(body: Fact, title: Fact) -> bool:
    """Whether a count of the title is one of the body's, perhaps rounded there ("hơn 1.100" for 1.137)."""
    if title.star_min is not None and body.star_min is not None and title.star_min > (body.star_max or 5):
        return False
    if body.value == title.value:
        return True
    over = title.comparator in ROUNDED_DOWN and title.value < body.value <= title.value * (1 + ROUNDED)
    under = title.comparator in ROUNDED_UP and title.value * (1 - ROUNDED) <= body.value < title.value
    return over or under


def _compatible_levels(one: Fact, two: Fact) -> bool:
    if one.star_min is None or two.star_min is None:
        return True
    return (one.star_min, one.star_max) == (two.star_min, two.star_max)


def _compatible_status(known: Told, new: Told) -> bool:
    if known.fact.status != new.fact.status and _is_a_plan(known, new):
        return False
    captioned = (known.caption or new.caption) and known.fact.value >= _SURELY and known.fact.star_min is not None
    if known.fact.status != new.fact.status and known.claim.sure and new.claim.sure and not captioned:
        return False
    return known.fact.potential == new.fact.potential or _points_back(new.sentence)


def _is_a_plan(known: Told, new: Told) -> bool:
    """Whether one is a part of what there is and the other planned: "60 sản phẩm trong đó …", and 60 for next year."""
    parted = (known.total is None) != (new.total is None)
    return parted and "target" in (known.fact.status, new.fact.status) and known.fact.star_min is None


def _compatible_dates(known: Told, new: Told) -> bool:
    one, two = known.fact, new.fact
    if known.claim.count.sentence == new.claim.count.sentence:
        return (one.star_min, one.status, one.date_end) == (two.star_min, two.status, two.date_end)
    stated = one.date_basis == "text" and two.date_basis == "text"
    return not stated or one.date_end == two.date_end


def _points_back(sentence: Sentence) -> bool:
    """Whether a sentence speaks of things told before: "Đây là 4 sản phẩm …", "… nói trên"."""
    lower = sentence.lower
    return _POINTING_BACK.search(lower) is not None or "nói trên" in lower or "này" in lower.split(",")[0].split()


def _flows_of_body(kept: Kept) -> dict[Status, Fact]:
    """The first fact of each status that the body tells."""
    first: dict[Status, Fact] = {}
    for one in kept.values():
        if not one.heading:
            first.setdefault(one.fact.status, one.fact)
    return first


def _dated_by_body(title: Fact, body: Mapping[Status, Fact]) -> Fact:
    """The title's count with the period that the body tells of the same act or plan."""
    told = body.get(title.status)
    if title.status not in _FLOWS or title.date_basis == "text" or title.unit == "percent":
        return title
    if told is None or told.date_basis != "text":
        return title
    return replace(title, date_start=told.date_start, date_end=told.date_end, date_basis="text")


def _richer(known: Told, new: Told) -> Fact:
    """The fact that says more, with what only the other says; of a heading only the level is taken."""
    one, two = known.fact, new.fact
    best, other = (two, one) if _said(two) > _said(one) and not new.heading else (one, two)
    unlevelled = best.star_min is None or (new.heading and known.claim.own_stars is None)
    if unlevelled and other.star_min is not None and best.measure == "products":
        best = replace(best, star_min=other.star_min, star_max=other.star_max, potential=other.potential)
    if new.heading:
        return best
    if known.claim.sure != new.claim.sure:
        best = replace(best, status=one.status if known.claim.sure else two.status)
    alike = (best.status in _FLOWS) == (other.status in _FLOWS)
    if alike and best.date_basis != "text" and other.date_basis == "text":
        best = replace(best, date_start=other.date_start, date_end=other.date_end, date_basis="text")
    # What is told once more of the whole is the whole's: "16 sản phẩm ở các huyện A, B và C" are all that there are.
    parts = one.place_parts if two.place_parts is not None else None
    return replace(best, potential=one.potential or two.potential, place_parts=parts)


def _said(fact: Fact) -> int:
    return (
        (fact.star_min is not None) * 2 + (fact.date_basis == "text") * 2 + (fact.comparator == "eq") + fact.potential
    )
