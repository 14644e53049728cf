"""The measured parts of the documentation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ocop.evaluation.calibration import Judged, calibrate
from ocop.evaluation.floors import Floors, FloorsError
from ocop.evaluation.page import calibration_text, with_block
from ocop.evaluation.sets import BESIDE, OWN

_PAGE = Path(__file__).parents[3] / "docs" / "evaluation.md"


def test_a_calibration_says_on_what_it_was_measured() -> None:
    measured = Floors("0123456789abcdef", 3, 1.0, 1.0, 1.0, 1.0)
    found = calibration_text(measured, calibrate([Judged(0.95, True), Judged(0.55, False)]), date(2024, 1, 9))
    first, _, *table = found.splitlines()
    assert first.startswith("Measured on 2024-01-09: 2 facts read in 3 articles, gold `0123456789ab…`. Brier score ")
    assert table[2:] == ["| 0.5 to 0.6 | 1 | 0 | 0.000 | 0.550 |", "| 0.9 to 1.0 | 1 | 1 | 1.000 | 0.950 |"]


def test_a_block_is_replaced_and_nothing_else() -> None:
    page = "a <!-- x -->\n\nold \\1\n\n<!-- end of x --> b <!-- y --><!-- end of y -->"
    assert with_block(page, "x", r"new \1") == (
        "a <!-- x -->\n\nnew \\1\n\n<!-- end of x --> b <!-- y --><!-- end of y -->"
    )
    with pytest.raises(FloorsError, match="once"):
        with_block(page + page, "x", "new")


@pytest.mark.parametrize("name", [OWN, *BESIDE])
def test_the_page_has_the_marks_of_every_set(name: str) -> None:
    assert with_block(_PAGE.read_text("utf-8"), f"calibration of {name}", "")
