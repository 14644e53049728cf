"""Reliability of the confidences."""

from __future__ import annotations

import pytest

from ocop.errors import UsageError
from ocop.evaluation.calibration import Judged, calibrate, judge, overconfident
from ocop.evaluation.matching import match
from tests.ocop.evaluation.making import fact, pair


def test_right_is_strictly_right() -> None:
    gold = [fact(1), fact(2), fact(3)]
    predicted = [
        fact(1, confidence=0.9, comparator="gt"),
        fact(2, confidence=0.8, status="other"),
        fact(5, confidence=0.7),
    ]
    assert judge([match(pair(gold, predicted))]) == (Judged(0.9, True), Judged(0.8, False), Judged(0.7, False))


def test_predictions_without_confidence_are_refused() -> None:
    with pytest.raises(UsageError, match="confidence"):
        judge([match(pair([fact(1)], [fact(1), fact(2, confidence=0.5)]))])


@pytest.mark.parametrize(
    ("confidence", "low", "high"),
    [
        pytest.param(0.0, 0.0, 0.1, id="none at all"),
        pytest.param(0.1, 0.0, 0.1, id="an edge belongs to the bin below"),
        pytest.param(0.3, 0.2, 0.3, id="an edge that floats do not hit"),
        pytest.param(0.901, 0.9, 1.0, id="just above an edge"),
        pytest.param(1.0, 0.9, 1.0, id="certain"),
    ],
)
def test_bins_hold_what_is_above_their_lower_edge(confidence: float, low: float, high: float) -> None:
    (found,) = calibrate([Judged(confidence, True)]).bins
    assert (found.low, found.high) == (low, high)


def test_brier_and_ece_by_hand() -> None:
    found = calibrate([Judged(0.8, True), Judged(0.8, False), Judged(0.6, True), Judged(0.6, True)])
    assert found.brier == pytest.approx((0.04 + 0.64 + 0.16 + 0.16) / 4)
    assert found.ece == pytest.approx((2 * 0.3 + 2 * 0.4) / 4)
    assert [one.accuracy for one in found.bins] == [1.0, 0.5]


def test_nothing_read_is_nothing_wrong() -> None:
    found = calibrate([])
    assert (found.bins, found.facts, found.brier, found.ece, found.sure.accuracy) == ((), 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("facts", "wrong", "fine"),
    [
        pytest.param(100, 4, True, id="96 in 100 are right"),
        pytest.param(100, 5, False, id="95 in 100 are not more than 95 %"),
        pytest.param(49, 20, True, id="too few to tell"),
        pytest.param(50, 20, False, id="just enough to tell"),
    ],
)
def test_sure_facts_must_be_right(facts: int, wrong: int, fine: bool) -> None:
    judged = [Judged(0.95, i >= wrong) for i in range(facts)] + [Judged(0.9, False)] * 10
    told = overconfident(calibrate(judged))
    assert (told is None) is fine
