"""`make confidence`: fit the weights of the confidence to what the reader makes of our own annotated articles."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from nlp.confidence import Weights
from nlp.facts import find_marked_facts
from nlp.risks import QUESTIONS, Mark
from ocop.errors import OcopError, UsageError
from ocop.evaluation.calibration import SURE, Judged, calibrate
from ocop.evaluation.gold import load_gold
from ocop.evaluation.labels import GoldArticle, Labels, Pair, label_fact
from ocop.evaluation.logistic import Example, fit, shrunk
from ocop.evaluation.matching import match
from ocop.evaluation.sets import OWN, WRITTEN, gold_sets

WEIGHTS = Path("nlp") / "data" / "confidence.toml"

UNSEEN = 0.75
"""The share of facts taken to be strictly right in articles that no rule has seen: an assumption, no measurement.

The rules were tuned on the articles that the weights are fitted to, where more facts are right than elsewhere. So the
intercept is lowered until the mean confidence over those articles is this share. `docs/evaluation.md` tells its ground.
"""

FOLDS = 6

_HEADER = f"""\
# Weights of the confidence of a fact, in log odds: the logistic function of the intercept and of the weight of each
# answer below. Written by `make confidence` (ocop/evaluation/confidence.py); not to be edited by hand.
# Fitted to our own annotated articles, on which the rules were tuned as well. The intercept is therefore lowered until
# the mean confidence over them is {UNSEEN}, the share that is assumed to be right in articles never seen before: an
# assumption, see docs/evaluation.md. An answer that is not here was in too few articles to tell, and weighs 0.
"""


def examples_of(gold: Sequence[GoldArticle]) -> tuple[Example, ...]:
    """Every fact that the reader finds in the articles, with the marks of its risk and whether it is strictly right."""
    return tuple(example for one in gold for example in _examples(one))


def fitted(examples: Sequence[Example]) -> Weights:
    """The weights for text like the examples, shrunk to what is assumed of text never seen."""
    return shrunk(fit(examples), examples, UNSEEN)


def judged(weights: Weights, examples: Sequence[Example]) -> tuple[Judged, ...]:
    """The examples as the weights estimate them."""
    return tuple(Judged(weights.estimate(one.marks), one.right) for one in examples)


def cross_validated(examples: Sequence[Example], folds: int = FOLDS) -> tuple[Judged, ...]:
    """The examples of each article as weights estimate them that were fitted to the other articles."""
    articles = sorted({one.article for one in examples})
    fold_of = {article: i % folds for i, article in enumerate(articles)}
    found: list[Judged] = []
    for fold in range(min(folds, len(articles))):
        others = [one for one in examples if fold_of[one.article] != fold]
        found += judged(fitted(others), [one for one in examples if fold_of[one.article] == fold])
    return tuple(found)


def weights_text(weights: Weights) -> str:
    """The weights as the file that `nlp.confidence.read_weights` reads, rounded to two decimals.

    >>> from nlp.confidence import read_weights
    >>> weights = Weights(1.234, {("told", "own"): 0.5, ("deep", "0"): -0.001})
    >>> read_weights(weights_text(weights)) == Weights(1.23, {("told", "own"): 0.5, ("deep", "0"): 0.0})
    True
    """
    tables: dict[str, list[tuple[Mark, float]]] = {}
    for mark, weight in weights.marks.items():
        tables.setdefault(mark[0], []).append((mark, weight))
    parts = [f"{_HEADER}\nintercept = {_rounded(weights.intercept)}\n"]
    for question, meaning in QUESTIONS.items():
        lines = [f"{mark[1]} = {_rounded(weight)}" for mark, weight in sorted(tables.get(question, ()))]
        parts.append("\n".join([f"# {meaning}", f"[{question}]", *lines, ""]))
    return "\n".join(parts)


def renew(checkout: Path) -> str:
    """Fit the weights and write them; says what they are worth on every gold set that is there.

    Raises:
        OcopError: The gold cannot be read, or `checkout` is not a folder of the project.
    """
    file = checkout / WEIGHTS
    if not file.parent.is_dir():
        raise UsageError(f"{file.parent}: no such folder; run `make confidence` in the folder of the project")
    sets = {name: examples_of(load_gold(sources)) for name, sources in gold_sets(checkout).items()}
    ours = (*sets[OWN], *sets.get(WRITTEN, ()))
    weights = fitted(ours)
    file.write_text(weights_text(weights), encoding="utf-8")
    told = [_told("our own, cross-validated over the articles", cross_validated(ours))]
    told += [_told(name, judged(weights, examples)) for name, examples in sets.items()]
    return "\n".join([*told, f"{WEIGHTS} is written; `make floors` renews the tables of docs/evaluation.md"])


def _examples(gold: GoldArticle) -> Iterator[Example]:
    found = find_marked_facts(gold.article)
    labels = tuple(label_fact(fact) for fact, _ in found)
    matching = match(Pair(gold.labels, Labels(gold.labels.id, labels)))
    # By identity: equal facts may be told apart by what surrounds them.
    right = {id(one.predicted) for one in matching.matches if one.strict}
    for label, (_, marks) in zip(labels, found, strict=True):
        yield Example(gold.labels.id, marks, id(label) in right)


def _rounded(weight: float) -> float:
    return round(weight, 2) + 0.0  # no -0.0


def _told(name: str, found: Sequence[Judged]) -> str:
    calibration = calibrate(found)
    facts, sure = max(1, len(found)), calibration.sure
    right, mean = sum(one.right for one in found) / facts, sum(one.confidence for one in found) / facts
    above = f"above {SURE}: {sure.facts} facts, {sure.accuracy:.3f} right"
    return f"{name}: {len(found)} facts, {right:.3f} right, mean confidence {mean:.3f}; {above}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 where the weights are written, else that of the error."""
    argparse.ArgumentParser(prog="make confidence", description=__doc__).parse_args(arguments)
    try:
        print(renew(Path()))
    except OcopError as error:
        print(f"make confidence: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
