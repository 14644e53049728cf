"""How sure a fact is: an estimate of the probability that it is right, fitted by `make confidence`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from nlp.risks import Mark

LOWEST, HIGHEST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the marks, in log odds.

    Attributes:
        intercept: What the estimate starts from.
        marks: Weight of each mark; one that is not there weighs nothing.
    """

    intercept: float
    marks: Mapping[Mark, float]

    def estimate(self, marks: Iterable[Mark]) -> float:
        """Probability that a fact of these marks is right; 0.01 to 0.99, for nothing is certain.

        >>> weights = Weights(1.0, {("told", "own"): 1.2})
        >>> weights.estimate([("told", "own"), ("form", "share")]), weights.estimate([])
        (0.9, 0.731)
        """
        score = self.intercept + sum(self.marks.get(mark, 0.0) for mark in marks)
        return round(min(max(1 / (1 + math.exp(-score)), LOWEST), HIGHEST), 3)


def read_weights(text: str) -> Weights:
    """Weights from the text of `nlp/data/confidence.toml`."""
    tables = tomllib.loads(text)
    intercept = float(tables.pop("intercept"))
    marks = {(table, name): float(value) for table, names in tables.items() for name, value in names.items()}
    return Weights(intercept, marks)


def confidence(marks: Iterable[Mark]) -> float:
    """Estimate from how the count is told and what surrounds it; above 0 and below 1."""
    return _weights().estimate(marks)


@cache
def _weights() -> Weights:
    return read_weights(resources.files("nlp").joinpath("data", "confidence.toml").read_text("utf-8"))
