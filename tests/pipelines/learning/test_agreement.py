from __future__ import annotations

import pytest

from pipelines.learning.agreement import Holding, best, ranked

ALL, MOST, FEW = frozenset(range(5)), frozenset(range(4)), frozenset({3, 4})


@pytest.mark.parametrize(
    ("holdings", "chosen"),
    [
        pytest.param([], (), id="nothing"),
        pytest.param([Holding("//a", ALL, 0)], ("//a",), id="one that holds everywhere"),
        pytest.param([Holding("//a", MOST, 0), Holding("//b", FEW, 0)], ("//a", "//b"), id="for the pages left over"),
        pytest.param([Holding("//a", ALL, 0), Holding("//b", ALL, 0)], ("//a", "//b"), id="another name of the same"),
        pytest.param([Holding("//a", ALL, 0), Holding("//b/c", ALL, 0)], ("//a",), id="a way to it says no more"),
        pytest.param([Holding("//a", ALL, 0), Holding("//b", ALL, 0, 0, 9)], ("//a",), id="a name of more than that"),
        pytest.param([Holding("//a", FEW, 0)], (), id="on too few pages"),
    ],
)
def test_the_best_places(holdings: list[Holding], chosen: tuple[str, ...]) -> None:
    assert best(holdings, 5) == chosen


def test_places_that_are_often_wrong_are_left_out_and_clean_ones_come_first() -> None:
    known = {
        "//wrong": Holding("//wrong", frozenset({0, 1}), 3),
        "//wide": Holding("//wide", ALL, 0, 0, 9),
        "//clean": Holding("//clean", MOST, 1, 4, 0),
        "//once": Holding("//once", frozenset({0}), 0),
    }
    assert [each.place for each in ranked(known, known.__getitem__, 5)] == ["//clean", "//wide"]
