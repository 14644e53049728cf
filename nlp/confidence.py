"""How sure a fact is: an estimate of the probability that all its fields are right."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from nlp.claims import Claim


@cache
def _weights() -> tuple[float, dict[str, dict[str, float]]]:
    with resources.files("nlp").joinpath("data", "confidence.toml").open("rb") as file:
        tables = tomllib.load(file)
    return tables.pop("intercept"), tables


def confidence(claim: Claim) -> float:
    """Estimate from how the count is built, what is told of it and what only inherited; above 0 and below 1."""
    intercept, tables = _weights()
    score = intercept + sum(tables[table].get(name, 0.0) for table, name in _features(claim))
    return round(min(max(1 / (1 + math.exp(-score)), 0.01), 0.99), 3)


def _features(claim: Claim) -> Iterator[tuple[str, str]]:
    """Names of the weights that bear on a claim, with their tables."""
    where, link, count = claim.where, claim.link, claim.count
    yield "form", count.form
    yield "status", claim.status
    yield "ground", where.ground if where else "none"
    yield "basis", claim.when.basis or "none"
    yield "mark", "sure" if claim.sure else "unsure"
    marks = {
        "by_sum": link.by_sum,
        "part": link.part,
        "along": link.parent is not None and not link.part,
        "own_stars": claim.own_stars is not None,
        "percent": count.number.percent,
        "producers": count.measure == "producers",
        "local": where is not None and where.level in ("district", "commune"),
        "weak": count.weak or count.number.in_words,
    }
    for name, holds in marks.items():
        if holds:
            yield "mark", name
