"""The whole of what is measured, as one value and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from ocop.evaluation.breakdown import (
    ClassScore,
    FieldAgreement,
    by_measure,
    by_place_level,
    by_stars,
    by_status,
    field_agreement,
    product_agreement,
)
from ocop.evaluation.calibration import Bin, Calibration
from ocop.evaluation.faults import Fault
from ocop.evaluation.labels import LabelledFact, Pair
from ocop.evaluation.matching import match
from ocop.evaluation.scoring import Score, Scores, score

LEVELS = ("core", "strict", "full", "named")


@dataclass(frozen=True, slots=True)
class Report:
    """Scores and where they come from.

    Attributes:
        scores: The four levels, and articles that are right as a whole.
        fields: Agreement of each field, of the facts right at core.
        product_fields: Agreement of each further field, of the named products right in name and star.
        by_status: Strict scores by status; those below likewise.
    """

    scores: Scores
    fields: tuple[FieldAgreement, ...]
    product_fields: tuple[FieldAgreement, ...]
    by_status: tuple[ClassScore, ...]
    by_stars: tuple[ClassScore, ...]
    by_place_level: tuple[ClassScore, ...]
    by_measure: tuple[ClassScore, ...]


def evaluate(pairs: Sequence[Pair]) -> Report:
    """Everything that gold and predictions tell, but for the errors one by one and the calibration."""
    matchings = [match(pair) for pair in pairs]
    return Report(
        scores=score(pairs),
        fields=field_agreement(matchings),
        product_fields=product_agreement(pairs),
        by_status=by_status(matchings),
        by_stars=by_stars(matchings),
        by_place_level=by_place_level(matchings),
        by_measure=by_measure(matchings),
    )


def score_of(scores: Scores, level: str) -> Score:
    """The score at one of `LEVELS`."""
    found: Score = getattr(scores, level)
    return found


def as_json(
    report: Report, faults: Iterable[Fault] | None = None, calibration: Calibration | None = None
) -> dict[str, Any]:
    """The report for machines; errors and calibration where they were asked for. Shares are from 0 to 1."""
    scores = report.scores
    found: dict[str, Any] = {
        "articles": scores.articles,
        "articles_strictly_right": scores.articles_strictly_right,
        **{level: _score(score_of(scores, level)) for level in LEVELS},
        "fields": _agreements(report.fields),
        "product_fields": _agreements(report.product_fields),
        "by_status": _classes(report.by_status),
        "by_stars": _classes(report.by_stars),
        "by_place_level": _classes(report.by_place_level),
        "by_measure": _classes(report.by_measure),
    }
    if faults is not None:
        found["errors"] = [_fault(one) for one in faults]
    if calibration is not None:
        found["calibration"] = {
            "facts": calibration.facts,
            "brier": calibration.brier,
            "ece": calibration.ece,
            "sure": _bin(calibration.sure),
            "bins": [_bin(one) for one in calibration.bins],
        }
    return found


def _score(one: Score) -> dict[str, float]:
    return {"precision": one.precision, "recall": one.recall, "f1": one.f1, **asdict(one)}


def _agreements(found: Iterable[FieldAgreement]) -> dict[str, dict[str, float]]:
    return {one.field: {"share": one.share, "agreed": one.agreed, "of": one.of} for one in found}


def _classes(found: Iterable[ClassScore]) -> dict[str, dict[str, float]]:
    return {one.label: _score(one.score) for one in found}


def _bin(one: Bin) -> dict[str, float]:
    return {**asdict(one), "accuracy": one.accuracy}


def _fault(one: Fault) -> dict[str, Any]:
    subject = {item.name: getattr(one.subject, item.name) for item in fields(one.subject)}
    return {
        "id": one.article_id,
        "kind": one.kind,
        "of": "fact" if isinstance(one.subject, LabelledFact) else "product",
        "subject": subject,
        "differences": {item.field: {"gold": item.gold, "predicted": item.predicted} for item in one.differences},
    }
