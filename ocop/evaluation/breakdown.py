"""Where the reader is strong and weak: how often each field agrees, and the scores of each class of facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from ocop.evaluation.labels import LabelledFact, LabelledProduct, Pair
from ocop.evaluation.matching import Matching
from ocop.evaluation.scoring import BEYOND_CORE, Score, fold_name, place_key, product_key
from ocop.models import Measure, PlaceLevel, Status

NONE = "none"


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How often one field agrees among what is right at core (facts) or in name and star (products)."""

    field: str
    agreed: int
    of: int

    @property
    def share(self) -> float:
        """0 to 1; 1 where there is nothing to agree in."""
        return self.agreed / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class ClassScore:
    """Strict score of the facts of one class, such as those with one status."""

    label: str
    score: Score


def field_agreement(matchings: Iterable[Matching]) -> tuple[FieldAgreement, ...]:
    """Agreement in each field beyond core, over the facts that are right at core."""
    matches = [one for matching in matchings for one in matching.matches]
    differing = Counter(field for one in matches for field in one.differences)
    return tuple(FieldAgreement(field, len(matches) - differing[field], len(matches)) for field in BEYOND_CORE)


def product_agreement(pairs: Iterable[Pair]) -> tuple[FieldAgreement, ...]:
    """Agreement in the other fields of the named products whose name and star are right."""
    matches = [both for pair in pairs for both in _products(pair.gold.named, pair.predicted.named)]
    return tuple(FieldAgreement(field, _equal(matches, field, same), len(matches)) for field, same in _PRODUCT_FIELDS)


def by_status(matchings: Sequence[Matching]) -> tuple[ClassScore, ...]:
    """Scores by status, in the order of `docs/facts.md`."""
    return _by_class(matchings, lambda fact: fact.status, get_args(Status))


def by_stars(matchings: Sequence[Matching]) -> tuple[ClassScore, ...]:
    """Scores by the star levels counted, such as `4` and `3-5`; `none` where no stars bear on the count."""
    return _by_class(matchings, stars_label, ())


def by_place_level(matchings: Sequence[Matching]) -> tuple[ClassScore, ...]:
    """Scores by the level of the place, the widest first."""
    return _by_class(matchings, lambda fact: fact.place_level or NONE, get_args(PlaceLevel))


def by_measure(matchings: Sequence[Matching]) -> tuple[ClassScore, ...]:
    """Scores of products and of producers."""
    return _by_class(matchings, lambda fact: fact.measure, get_args(Measure))


def stars_label(fact: LabelledFact) -> str:
    """Star levels as a label.

    >>> stars_label(LabelledFact("products", 92, star_min=3, star_max=5))
    '3-5'
    """
    if fact.star_min is None:
        return NONE
    return str(fact.star_min) if fact.star_min == fact.star_max else f"{fact.star_min}-{fact.star_max}"


def _by_class(
    matchings: Iterable[Matching], label: Callable[[LabelledFact], str], order: Sequence[str]
) -> tuple[ClassScore, ...]:
    """Strict scores by class; since a class is one of the fields of strict, they add up to the strict score."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    support: Counter[str] = Counter()
    for matching in matchings:
        right.update(label(one.gold) for one in matching.matches if one.strict)
        support.update(label(one.gold) for one in matching.matches)
        support.update(map(label, matching.missed))
        predicted.update(label(one.predicted) for one in matching.matches)
        predicted.update(map(label, matching.false))
    labels = sorted(predicted | support, key=lambda one: (order.index(one) if one in order else len(order), one))
    return tuple(ClassScore(one, Score(right[one], predicted[one], support[one])) for one in labels)


def _products(
    gold: Iterable[LabelledProduct], predicted: Iterable[LabelledProduct]
) -> Iterable[tuple[LabelledProduct, LabelledProduct]]:
    left = list(predicted)
    for one in gold:
        other = next((found for found in left if product_key(found) == product_key(one)), None)
        if other is not None:
            left.remove(other)
            yield one, other


def _equal(matches: Iterable[tuple[LabelledProduct, LabelledProduct]], field: str, same: Callable[..., object]) -> int:
    """How many agree in the field, as it is compared."""
    return sum(same(getattr(one, field)) == same(getattr(other, field)) for one, other in matches)


def _as_is(value: object) -> object:
    return value


_PRODUCT_FIELDS: tuple[tuple[str, Callable[..., object]], ...] = (
    ("potential", _as_is),
    ("producer", fold_name),
    ("place", place_key),
    ("province", place_key),
    ("year", _as_is),
)
