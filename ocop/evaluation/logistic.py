"""Regularised logistic regression on marks that hold or do not: plain Python, the same output for the same input."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.confidence import Weights
from nlp.risks import Mark

# Pull of every weight towards 0, as strong as so many facts; the intercept is pulled just so much that it stays finite.
PENALTY = 10.0
_INTERCEPT_PENALTY = 0.01
# A mark that fewer articles have would tell of those articles, not of the mark.
MIN_ARTICLES = 3
_STEPS, _CLOSE, _LONGEST_STEP = 50, 1e-9, 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """A fact that was read.

    Attributes:
        article: Id of its article.
        marks: What tells its risk.
        right: Whether it is strictly right.
    """

    article: str
    marks: tuple[Mark, ...]
    right: bool


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> Weights:
    """Weights of greatest penalised likelihood, by Newton's method.

    >>> told, not_told = (("told", "own"),), (("told", "nothing"),)
    >>> examples = [Example(str(i), told, i < 9) for i in range(10)]
    >>> examples += [Example(str(i), not_told, i < 5) for i in range(10)]
    >>> weights = fit(examples, penalty=1.0)
    >>> weights.estimate(told) > weights.estimate(()) > weights.estimate(not_told)
    True
    """
    names = _names(examples)
    column = {name: i for i, name in enumerate(names, 1)}
    rows = [((0, *(column[mark] for mark in one.marks if mark in column)), one.right) for one in examples]
    pulls = [_INTERCEPT_PENALTY] + [penalty] * len(names)
    weights = [0.0] * len(pulls)
    for _ in range(_STEPS):
        step = _step(rows, weights, pulls)
        longest = max(map(abs, step))
        scale = min(1.0, _LONGEST_STEP / longest) if longest else 0.0
        weights = [weight + scale * change for weight, change in zip(weights, step, strict=True)]
        if longest < _CLOSE:
            break
    return Weights(weights[0], dict(zip(names, weights[1:], strict=True)))


def shrunk(weights: Weights, examples: Sequence[Example], share: float) -> Weights:
    """The weights with the intercept lowered until the mean estimate of the examples is a share; never raised.

    >>> examples = [Example("a", (), True)] * 9 + [Example("a", (), False)]
    >>> [round(shrunk(fit(examples), examples, share).estimate(()), 2) for share in (0.75, 0.95)]
    [0.75, 0.9]
    """
    scores = [sum(weights.marks.get(mark, 0.0) for mark in one.marks) for one in examples]
    low, high = -30.0, weights.intercept
    if not scores or _mean(high, scores) <= share:
        return weights
    while high - low > _CLOSE:
        middle = (low + high) / 2
        low, high = (middle, high) if _mean(middle, scores) < share else (low, middle)
    return Weights(high, weights.marks)


def _names(examples: Sequence[Example]) -> list[Mark]:
    articles: dict[Mark, set[str]] = {}
    for one in examples:
        for mark in one.marks:
            articles.setdefault(mark, set()).add(one.article)
    return sorted(mark for mark, found in articles.items() if len(found) >= MIN_ARTICLES)


def _mean(intercept: float, scores: Sequence[float]) -> float:
    return math.fsum(_logistic(intercept + score) for score in scores) / len(scores)


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _step(
    rows: Sequence[tuple[tuple[int, ...], bool]], weights: Sequence[float], pulls: Sequence[float]
) -> list[float]:
    """The change of the weights that solves the problem where it is taken for a quadratic one."""
    size = len(weights)
    gradient = [-pull * weight for pull, weight in zip(pulls, weights, strict=True)]
    matrix = [[pulls[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
    for columns, right in rows:
        share = _logistic(sum(weights[i] for i in columns))
        off, curve = right - share, share * (1 - share)
        for i in columns:
            gradient[i] += off
            line = matrix[i]
            for j in columns:
                line[j] += curve
    return _solve(matrix, gradient)


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solution of linear equations; the matrix is positive definite, so no pivot is 0. Both are used up."""
    size = len(right)
    for i in range(size):
        for j in range(i + 1, size):
            factor = matrix[j][i] / matrix[i][i]
            if factor:
                matrix[j][i:] = [one - factor * other for one, other in zip(matrix[j][i:], matrix[i][i:], strict=True)]
                right[j] -= factor * right[i]
    for i in reversed(range(size)):
        known = sum(matrix[i][j] * right[j] for j in range(i + 1, size))
        right[i] = (right[i] - known) / matrix[i][i]
    return right
