"""Whether a confidence means what it says: of the facts that are 90 % sure, 9 in 10 should be right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ocop.errors import UsageError
from ocop.evaluation.matching import Matching

BINS = 10
# What the gate asks: facts above this confidence are right in more than this share, where there are so many of them.
SURE = 0.9
SURE_SHARE = 0.95
SURE_FACTS = 50


@dataclass(frozen=True, slots=True)
class Judged:
    """One predicted fact: how sure the extractor was, and whether it is strictly right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence is above `low` and at most `high`."""

    low: float
    high: float
    facts: int
    right: int
    mean_confidence: float

    @property
    def accuracy(self) -> float:
        """Share that is strictly right, 0 to 1; 1 where there is no fact."""
        return self.right / self.facts if self.facts else 1.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """Reliability of the confidences.

    Attributes:
        bins: Bins of equal width that hold a fact, the lowest first.
        sure: The facts above `SURE`, whether there are any or not.
        facts: All facts.
        brier: Mean squared distance of confidence and outcome; 0 is perfect, 0.25 is what a constant 0.5 gets.
        ece: Expected calibration error: distance of confidence and accuracy, averaged over all facts by their bins.
    """

    bins: tuple[Bin, ...]
    sure: Bin
    facts: int
    brier: float
    ece: float


def judge(matchings: Iterable[Matching]) -> tuple[Judged, ...]:
    """Every predicted fact with its confidence and whether it is strictly right.

    Raises:
        UsageError: A fact has no confidence.
    """
    outcomes = [
        (fact, right)
        for matching in matchings
        for fact, right in (
            *((one.predicted, one.strict) for one in matching.matches),
            *((fact, False) for fact in matching.false),
        )
    ]
    judged = tuple(Judged(fact.confidence, right) for fact, right in outcomes if fact.confidence is not None)
    if len(judged) < len(outcomes):
        raise UsageError("the predictions hold no “confidence”: calibration needs it with every fact")
    return judged


def calibrate(judged: Sequence[Judged]) -> Calibration:
    """Reliability table, Brier score and expected calibration error.

    >>> found = calibrate([Judged(0.95, True), Judged(0.93, False), Judged(0.4, False)])
    >>> [(one.low, one.high, one.facts, one.accuracy) for one in found.bins]
    [(0.3, 0.4, 1, 0.0), (0.9, 1.0, 2, 0.5)]
    >>> round(found.brier, 3), round(found.ece, 3)
    (0.342, 0.427)
    """
    members: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        members[_bin(one.confidence)].append(one)
    bins = tuple(_summary(i / BINS, (i + 1) / BINS, found) for i, found in enumerate(members) if found)
    total = len(judged)
    return Calibration(
        bins=bins,
        sure=_summary(SURE, 1.0, [one for one in judged if one.confidence > SURE]),
        facts=total,
        brier=sum((one.confidence - one.right) ** 2 for one in judged) / total if total else 0.0,
        ece=sum(one.facts * abs(one.mean_confidence - one.accuracy) for one in bins) / total if total else 0.0,
    )


def overconfident(found: Calibration) -> str | None:
    """What is wrong with the facts above `SURE`; None where enough are right, or too few to tell.

    >>> overconfident(calibrate([Judged(0.95, i % 10 > 0) for i in range(60)]))
    'of 60 facts above 0.9 only 54 are strictly right, 90.0 %; more than 95 % must be: fit the confidence again'
    """
    sure = found.sure
    if sure.facts < SURE_FACTS or sure.accuracy > SURE_SHARE:
        return None
    told = f"of {sure.facts} facts above {SURE} only {sure.right} are strictly right, {100 * sure.accuracy:.1f} %"
    return f"{told}; more than {100 * SURE_SHARE:.0f} % must be: fit the confidence again"


def _bin(confidence: float) -> int:
    """Number of the bin; a confidence on an edge belongs to the bin below it."""
    return max(math.ceil(round(confidence * BINS, 9)) - 1, 0)


def _summary(low: float, high: float, found: Sequence[Judged]) -> Bin:
    mean = sum(one.confidence for one in found) / len(found) if found else 0.0
    return Bin(low, high, len(found), sum(one.right for one in found), mean)
