"""What of a count, and of the article around it, tells how likely it is read wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from nlp.claims import Claim
from nlp.once import once
from nlp.reading import Document, Sentence
from ocop.models import Fact

Mark = tuple[str, str]
"""A question of `QUESTIONS` and the answer."""

QUESTIONS = {
    "form": "The construction that counts (`Fact.rule`).",
    "status": "Its status.",
    "told": "Whether a word of its own clause tells the status, it is taken from another count, or nothing tells it.",
    "ground": "Where in the article the place was found (`Fact.place_ground`).",
    "places": "What places its sentence names or points at, beside the fact's own.",
    "stars": "Whether the level is told with it or taken from elsewhere, and whether it is one level or a range.",
    "noun": "Whether OCOP is named with the noun, in the sentence, or elsewhere only; other nouns by their kind.",
    "number": "How large the number is, or what is unusual about it.",
    "part": "Whether it is a part or a whole, and whether the parts add up.",
    "deep": "How many counts it hangs on, one on another.",
    "beside": "How many facts its sentence tells.",
    "neighbours": "Whether the facts told before and after it have its status.",
}
"""What is asked of every fact: the tables of `nlp/data/confidence.toml`. They ask how a fact is told, not what of."""

_SMALL, _MIDDLING = 6, 30
_ONE, _FEW = 1, 4
_NEAR = 2
_DEEPEST = 2


class Risks:
    """Looks at the facts of one article.

    Args:
        document: The article, with the rows of its tables.
        facts: All its facts with their claims, in order.
    """

    def __init__(self, document: Document, facts: Sequence[tuple[Fact, Claim]]) -> None:
        self._document, self._facts = document, facts
        self._claims = {claim.index: claim for _, claim in facts}
        self._beside = Counter(claim.count.sentence for _, claim in facts)

    def marks(self, number: int) -> tuple[Mark, ...]:
        """The answers for a fact, given its number among those of the article: one to each question, in their order."""
        fact, claim = self._facts[number]
        sentence = self._document.sentences[claim.count.sentence]
        return (
            ("form", fact.rule),
            ("status", fact.status),
            ("told", _told(claim)),
            ("ground", fact.place_ground or "none"),
            ("places", _places(sentence, fact)),
            ("stars", _stars(fact, claim)),
            ("noun", _noun(sentence, claim)),
            ("number", _number(fact, claim)),
            ("part", self._part(claim)),
            ("deep", str(self._depth(claim))),
            ("beside", _amount(self._beside[claim.count.sentence], _ONE, _FEW)),
            ("neighbours", self._neighbours(number)),
        )

    @once
    def _added(self) -> Mapping[int, float]:
        """For each count with parts, what they add up to."""
        found: dict[int, float] = {}
        for claim in self._claims.values():
            if claim.link.part and claim.link.parent is not None:
                found[claim.link.parent] = found.get(claim.link.parent, 0.0) + claim.count.number.value
        return found

    def _part(self, claim: Claim) -> str:
        link = claim.link
        if link.part:
            return "part_adding_up" if link.by_sum else "part"
        if claim.index in self._added:
            return "whole_adding_up" if self._added[claim.index] == claim.count.number.value else "whole"
        return "along" if link.parent is not None else "alone"

    def _depth(self, claim: Claim) -> int:
        depth, parent = 0, claim.link.parent
        while parent is not None and depth < _DEEPEST:
            above = self._claims.get(parent)
            depth, parent = depth + 1, above.link.parent if above is not None else None
        return depth

    def _neighbours(self, number: int) -> str:
        near = self._facts[max(0, number - _NEAR) : number + _NEAR + 1]
        return "same" if len({fact.status for fact, _ in near}) == 1 else "mixed"


def _told(claim: Claim) -> str:
    if claim.sure:
        return "own"
    return "inherited" if claim.link.parent is not None else "nothing"


def _places(sentence: Sentence, fact: Fact) -> str:
    if not sentence.places:
        return "none"
    names = {place.name for place in sentence.places if place.name is not None}
    if not names:
        return "pointed_at"
    if fact.place not in names:
        return "others"
    return "own" if len(names) == 1 else "own_and_others"


def _stars(fact: Fact, claim: Claim) -> str:
    if fact.star_min is None:
        return "none"
    told = "own" if claim.own_stars is not None else "inherited"
    return f"{told}_level" if fact.star_min == fact.star_max else f"{told}_range"


def _noun(sentence: Sentence, claim: Claim) -> str:
    count = claim.count
    if count.weak or count.dossier:
        return "weak" if count.weak else "dossier"
    if "ocop" in sentence.words(count.first, count.last + 3):
        return "named"
    return "in_sentence" if "ocop" in sentence.lower else "elsewhere"


def _number(fact: Fact, claim: Claim) -> str:
    if fact.unit == "percent":
        return "percent"
    if claim.count.number.in_words:
        return "in_words"
    if fact.value_high is not None or claim.count.number.of is not None:
        return "range_or_ratio"
    return _amount(int(fact.value), _SMALL, _MIDDLING)


def _amount(value: int, few: int, some: int) -> str:
    """A number as a word.

    >>> [_amount(value, 1, 4) for value in (1, 4, 5)]
    ['few', 'some', 'many']
    """
    return "few" if value <= few else "some" if value <= some else "many"
