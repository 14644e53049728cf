"""What went wrong, one by one: facts and named products that were missed, read wrongly, or made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ocop.evaluation.breakdown import stars_label
from ocop.evaluation.labels import LabelledFact, LabelledProduct, Pair
from ocop.evaluation.matching import match
from ocop.evaluation.scoring import product_key

Kind = Literal["missed", "wrong", "false"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that was read otherwise than annotated."""

    field: str
    gold: object
    predicted: object


@dataclass(frozen=True, slots=True)
class Fault:
    """One error in an article.

    Attributes:
        article_id: Id of the article.
        kind: `missed`: the gold holds it and nothing like it was found. `wrong`: right at core, but fields differ.
            `false`: found, and the gold does not hold it.
        subject: The fact or product, as annotated; for `false` as predicted.
        differences: The fields that differ, for `wrong`.
    """

    article_id: str
    kind: Kind
    subject: LabelledFact | LabelledProduct
    differences: tuple[Difference, ...] = ()

    @property
    def evidence(self) -> str:
        """The passage in one line; empty for named products, whose name says it."""
        return " ".join(self.subject.evidence.split()) if isinstance(self.subject, LabelledFact) else ""

    @property
    def what(self) -> str:
        """The subject in one line."""
        return describe(self.subject)


def find_faults(pair: Pair) -> Iterator[Fault]:
    """The errors of an article: missed, wrong and false facts, then products."""
    matching = match(pair)
    name = pair.gold.id
    for fact in matching.missed:
        yield Fault(name, "missed", fact)
    for one in matching.matches:
        if fields := one.differences:
            found = (Difference(field, getattr(one.gold, field), getattr(one.predicted, field)) for field in fields)
            yield Fault(name, "wrong", one.gold, tuple(found))
    for fact in matching.false:
        yield Fault(name, "false", fact)
    for product in _beyond(pair.gold.named, pair.predicted.named):
        yield Fault(name, "missed", product)
    for product in _beyond(pair.predicted.named, pair.gold.named):
        yield Fault(name, "false", product)


def describe(subject: LabelledFact | LabelledProduct) -> str:
    """A fact or product in one line.

    >>> describe(LabelledFact("products", 31, star_min=4, star_max=4, status="added", place="Cà Mau"))
    '31 products, 4 stars, added, Cà Mau'
    >>> describe(LabelledProduct("trà sen Tây Hồ", 4))
    'product “trà sen Tây Hồ”, 4 stars'
    """
    if isinstance(subject, LabelledProduct):
        return f"product “{subject.name}”, {subject.star or 'no'} stars"
    high = f"-{subject.value_high:g}" if subject.value_high is not None else ""
    percent = " %" if subject.unit == "percent" else ""
    stars = f"{stars_label(subject)} stars" if subject.star_min is not None else ""
    potential = "potential" if subject.potential else ""
    parts = (f"{subject.value:g}{high}{percent} {subject.measure}", stars, potential, subject.status, subject.place)
    return ", ".join(part for part in parts if part)


def _beyond(these: tuple[LabelledProduct, ...], those: tuple[LabelledProduct, ...]) -> Iterator[LabelledProduct]:
    """Products of the first that the second does not hold, each as often as it is in excess."""
    left = Counter(map(product_key, those))
    for product in these:
        key = product_key(product)
        if left[key]:
            left[key] -= 1
        else:
            yield product
