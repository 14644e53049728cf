"""How sure a fact is: an estimate of the probability that all its fields are right."""

from __future__ import annotations

from nlp.claims import Claim

_BY_FORM = {
    "number_noun": 0.9,
    "noun_number": 0.85,
    "star_number": 0.88,
    "group_number": 0.85,
    "place_number": 0.75,
    "share": 0.8,
}
_BY_GROUND = {"sentence": 1.0, "country": 1.0, "paragraph": 0.95, "title": 0.96, "article": 0.88, "outlet": 0.92}


def confidence(claim: Claim) -> float:
    """Estimate from the construction, the ground of the place, and whether status and level were told or inherited."""
    sure = _BY_FORM[claim.count.form]
    sure *= _BY_GROUND[claim.where.ground] if claim.where else 0.3
    if claim.link.by_sum:
        sure = 1 - (1 - sure) * 0.5
    if not claim.sure and claim.link.parent is None:
        sure *= 0.85
    if claim.status == "other":
        sure *= 0.7
    if claim.count.weak or claim.count.number.in_words:
        sure *= 0.9
    return round(min(sure, 0.99), 3)
