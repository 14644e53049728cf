"""Which predicted fact answers which fact of the gold: the ground of everything told field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from ocop.evaluation.labels import LabelledFact, Pair
from ocop.evaluation.scoring import BEYOND_CORE, CORE, STRICT, comparable, fact_key


@dataclass(frozen=True, slots=True)
class Match:
    """A fact of the gold and the predicted fact that is right at core."""

    gold: LabelledFact
    predicted: LabelledFact

    @property
    def differences(self) -> tuple[str, ...]:
        """Fields beyond core that differ, in the order of the levels."""
        return tuple(
            field for field in BEYOND_CORE if comparable(self.gold, field) != comparable(self.predicted, field)
        )

    @property
    def strict(self) -> bool:
        """Whether it is right at the level strict."""
        return not set(self.differences) & set(STRICT)


@dataclass(frozen=True, slots=True)
class Matching:
    """The facts of one article, gold and predicted, matched at core.

    Attributes:
        id: Id of the article.
        matches: Facts right at core, in the order of the gold.
        missed: Facts of the gold that were not found.
        false: Predicted facts that the gold does not hold.
    """

    id: str
    matches: tuple[Match, ...]
    missed: tuple[LabelledFact, ...]
    false: tuple[LabelledFact, ...]


def match(pair: Pair) -> Matching:
    """The facts of an article, matched so that as many as possible agree fully, then strictly, then at core.

    Where that leaves a choice, facts that share their evidence belong together, then those that agree in most fields.

    >>> from ocop.evaluation.labels import Labels
    >>> gold = Labels("a", (LabelledFact("products", 12, place="Ba Bể"), LabelledFact("products", 7)))
    >>> found = match(Pair(gold, Labels("a", (LabelledFact("products", 12, place="Na Rì"),))))
    >>> [one.differences for one in found.matches], [fact.value for fact in found.missed], found.false
    ([('place',)], [7], ())
    """
    gold, predicted = pair.gold.facts, pair.predicted.facts
    partner = {
        wanted: got
        for group in _groups(gold, predicted)
        for wanted, got in _assign(group.gold, group.predicted, gold, predicted)
    }
    taken = set(partner.values())
    return Matching(
        id=pair.gold.id,
        matches=tuple(Match(gold[wanted], predicted[got]) for wanted, got in sorted(partner.items())),
        missed=tuple(fact for place, fact in enumerate(gold) if place not in partner),
        false=tuple(fact for place, fact in enumerate(predicted) if place not in taken),
    )


@dataclass(slots=True)
class _Group:
    """Places of the facts that are equal at core."""

    gold: list[int]
    predicted: list[int]


def _groups(gold: Sequence[LabelledFact], predicted: Sequence[LabelledFact]) -> list[_Group]:
    groups: dict[tuple[Hashable, ...], _Group] = defaultdict(lambda: _Group([], []))
    for place, fact in enumerate(gold):
        groups[fact_key(fact, CORE)].gold.append(place)
    for place, fact in enumerate(predicted):
        groups[fact_key(fact, CORE)].predicted.append(place)
    return list(groups.values())


def _assign(
    wanted: Sequence[int], got: Sequence[int], gold: Sequence[LabelledFact], predicted: Sequence[LabelledFact]
) -> list[tuple[int, int]]:
    """Pairs of places, the best first; each place once."""
    choices = sorted(
        ((one, other) for one in wanted for other in got),
        key=lambda choice: _closeness(Match(gold[choice[0]], predicted[choice[1]])),
        reverse=True,
    )
    left, right = set(wanted), set(got)
    found = []
    for one, other in choices:
        if one in left and other in right:
            left.remove(one)
            right.remove(other)
            found.append((one, other))
    return found


def _closeness(pair: Match) -> tuple[bool, bool, bool, int]:
    differences, gold, predicted = pair.differences, pair.gold.evidence, pair.predicted.evidence
    shared = bool(gold and predicted) and (gold in predicted or predicted in gold)
    return not differences, pair.strict, shared, -len(differences)
