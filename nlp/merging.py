"""The same count told twice, in the title and the body or in two sentences, as one fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.claims import Claim
from nlp.reading import Document
from ocop.models import Fact

_ROUNDED = 0.15
_FLOWS = ("added", "renewed", "expected", "target")
Told = tuple[Fact, Claim]


def told_once(document: Document, facts: Sequence[Told]) -> tuple[Fact, ...]:
    """Facts without repetitions, each with the index of the total that it is a part of."""
    kept: list[int] = []
    stands_for = list(range(len(facts)))
    merged = [fact for fact, _ in facts]
    order = sorted(range(len(facts)), key=lambda i: (_is_heading(document, facts[i]), i))
    for i in order:
        twin = next((j for j in kept if _same(document, merged[j], facts[j][1], merged[i], facts[i][1])), None)
        if twin is None:
            kept.append(i)
        else:
            stands_for[i] = twin
            merged[twin] = _richer(
                merged[twin], merged[i], facts[twin][1], facts[i][1], _is_heading(document, facts[i])
            )
    for i in kept:
        if _is_heading(document, facts[i]):
            merged[i] = _dated_by_body(merged[i], [merged[j] for j in kept if not _is_heading(document, facts[j])])
    kept.sort(key=lambda i: (merged[i].evidence_field == "title", merged[i].value_start, i))
    place = {i: position for position, i in enumerate(kept)}
    by_count = {id(claim.count): i for i, (_, claim) in enumerate(facts)}
    counts = _counts_in_order(facts)
    found = []
    for i in kept:
        claim = facts[i][1]
        total = None
        if claim.link.part and claim.link.parent is not None:
            parent = by_count[id(counts[claim.link.parent])]
            total = place.get(stands_for[parent])
        found.append(replace(merged[i], part_of=total if total != place[i] else None))
    return tuple(found)


def _counts_in_order(facts: Sequence[Told]) -> list[object]:
    """Counts as `Link.parent` numbers them: one for several places, and without the plan of a ratio."""
    found: list[object] = []
    for _, claim in facts:
        planned = (
            claim.status == "target" and bool(found) and getattr(found[-1], "number").of == claim.count.number.value
        )
        if not planned and not any(claim.count is known for known in found):
            found.append(claim.count)
    return found


def _is_heading(document: Document, told: Told) -> bool:
    sentence = document.sentences[told[1].count.sentence]
    return sentence.heading or sentence.subheading


def _same(document: Document, one: Fact, one_claim: Claim, two: Fact, two_claim: Claim) -> bool:
    if (one.measure, one.unit, one.producer_type, one.value_high) != (
        two.measure,
        two.unit,
        two.producer_type,
        two.value_high,
    ):
        return False
    if _is_heading(document, (two, two_claim)):
        return _told_in_body(one, two)
    if one.value != two.value or one.product_group != two.product_group:
        return False
    if (one.place_level, one.place) != (two.place_level, two.place):
        return False
    if not _compatible_stars(one, two):
        return False
    if one.status != two.status and (one_claim.sure and two_claim.sure):
        return False
    if one.potential != two.potential and not _pointing_back(document, two_claim):
        return False
    if _siblings(one_claim, two_claim):
        return (one.star_min, one.status, one.date_end) == (two.star_min, two.status, two.date_end)
    dates_agree = (
        one.date_end == two.date_end
        or "text" not in (one.date_basis, two.date_basis)
        or one.date_basis != two.date_basis
    )
    return dates_agree or (one.date_end is None or two.date_end is None)


def _pointing_back(document: Document, claim: Claim) -> bool:
    """Whether a count is said of things told before: "Đây là 4 sản phẩm …", "… nói trên"."""
    lower = document.sentences[claim.count.sentence].lower
    return (
        lower.startswith(("đây là", "đây đều là", "đó là"))
        or "nói trên" in lower
        or "này" in lower.split(",")[0].split()
    )


def _told_in_body(body: Fact, title: Fact) -> bool:
    """Whether a count of the title is one of the body's, perhaps rounded there ("hơn 1.100" for 1.137)."""
    stars_agree = title.star_min is None or body.star_min is None or title.star_min <= (body.star_max or 5)
    if body.value == title.value:
        return stars_agree
    over = title.comparator in ("gt", "approx", "ge") and title.value < body.value <= title.value * (1 + _ROUNDED)
    under = title.comparator in ("lt", "approx") and title.value * (1 - _ROUNDED) <= body.value < title.value
    return (over or under) and stars_agree


def _compatible_stars(one: Fact, two: Fact) -> bool:
    if one.star_min is None or two.star_min is None:
        return True
    return (one.star_min, one.star_max) == (two.star_min, two.star_max)


def _siblings(one: Claim, two: Claim) -> bool:
    return one.count.sentence == two.count.sentence


def _dated_by_body(title: Fact, body: Sequence[Fact]) -> Fact:
    """The title's count with the period that the body tells of the same act or plan."""
    if title.status not in _FLOWS or title.date_basis == "text" or title.unit == "percent":
        return title
    for fact in body:
        if fact.status == title.status:
            if fact.date_basis == "text":
                return replace(title, date_start=fact.date_start, date_end=fact.date_end, date_basis="text")
            break
    return title


def _richer(one: Fact, two: Fact, one_claim: Claim, two_claim: Claim, heading: bool) -> Fact:
    """The fact that says more, with what only the other says; of a heading only the level is taken."""
    best, other = (two, one) if _said(two) > _said(one) and not heading else (one, two)
    inherited = heading and one_claim.own_stars is None
    if (best.star_min is None or inherited) and other.star_min is not None and best.measure == "products":
        best = replace(best, star_min=other.star_min, star_max=other.star_max, potential=other.potential)
    if heading:
        return best
    if best.date_basis != "text" and other.date_basis == "text":
        best = replace(best, date_start=other.date_start, date_end=other.date_end, date_basis="text")
    if one_claim.sure != two_claim.sure:
        best = replace(best, status=one.status if one_claim.sure else two.status)
    return replace(best, potential=one.potential or two.potential)


def _said(fact: Fact) -> int:
    return (
        (fact.star_min is not None) * 2 + (fact.date_basis == "text") * 2 + (fact.comparator == "eq") + fact.potential
    )
