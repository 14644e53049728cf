"""What is said of an article, by the person who annotated it or by an extractor: one shape, so that both compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ocop.errors import UsageError
from ocop.models import Article, Fact, NamedProduct


@dataclass(frozen=True, slots=True)
class LabelledFact:
    """One fact by the fields of `docs/facts.md`.

    Attributes:
        confidence: How sure the extractor is, 0 to 1; None in gold and where a prediction does not say.
    """

    measure: str
    value: float
    value_high: float | None = None
    unit: str = "count"
    comparator: str = "eq"
    producer_type: str | None = None
    star_min: int | None = None
    star_max: int | None = None
    potential: bool = False
    status: str = "recognised"
    place_level: str | None = None
    place: str | None = None
    province: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_basis: str | None = None
    group: str | None = None
    evidence: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class LabelledProduct:
    """One named product by the fields of `docs/facts.md`."""

    name: str
    star: int | None = None
    potential: bool = False
    producer: str | None = None
    place: str | None = None
    province: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """All that is said of one article."""

    id: str
    facts: tuple[LabelledFact, ...] = ()
    named: tuple[LabelledProduct, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with the labels that a person gave it.

    Attributes:
        article: What the extractor is shown.
        labels: What it must find.
        holds: Names of the constructions that the article holds, see `tests/gold/constructions.toml`.
    """

    article: Article
    labels: Labels
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """The gold labels of an article beside those that an extractor gave it."""

    gold: Labels
    predicted: Labels


def label_fact(fact: Fact) -> LabelledFact:
    """The extractor's fact in the shape that is compared."""
    return LabelledFact(
        measure=fact.measure,
        value=fact.value,
        value_high=fact.value_high,
        unit=fact.unit,
        comparator=fact.comparator,
        producer_type=fact.producer_type,
        star_min=fact.star_min,
        star_max=fact.star_max,
        potential=fact.potential,
        status=fact.status,
        place_level=fact.place_level,
        place=fact.place,
        province=fact.province,
        date_start=fact.date_start,
        date_end=fact.date_end,
        date_basis=fact.date_basis,
        group=fact.product_group,
        evidence=fact.evidence,
        confidence=fact.confidence,
    )


def label_product(product: NamedProduct) -> LabelledProduct:
    """The extractor's named product in the shape that is compared."""
    return LabelledProduct(
        name=product.name,
        star=product.star,
        potential=product.potential,
        producer=product.producer,
        place=product.place,
        province=product.province,
        year=product.year,
    )


def pair_up(gold: Iterable[GoldArticle], predicted: Iterable[Labels]) -> tuple[Pair, ...]:
    """Every gold article with its prediction; one without a prediction counts as an empty one.

    Predictions of other articles are left aside.

    Raises:
        UsageError: Not one prediction is of a gold article.

    >>> gold = [GoldArticle(Article(f"file:{name}", "Tin OCOP"), Labels(name)) for name in "ab"]
    >>> [pair.predicted.id for pair in pair_up(gold, [Labels("b"), Labels("c")])]
    ['a', 'b']
    """
    wanted = tuple(gold)
    found = {labels.id: labels for labels in predicted}
    if wanted and found and not any(one.labels.id in found for one in wanted):
        raise UsageError("the predictions are of other articles: none has the id of an article of the gold")
    return tuple(Pair(one.labels, found.get(one.labels.id, Labels(one.labels.id))) for one in wanted)
