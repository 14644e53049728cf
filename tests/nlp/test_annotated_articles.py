"""The gate: the reader against articles that people annotated. Floors only ever rise (`make floors`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ocop.evaluation.__main__ import FLOORS, measure_set
from ocop.evaluation.calibration import Calibration, overconfident
from ocop.evaluation.floors import Floors, complaints, read_floors
from ocop.evaluation.sets import BESIDE, OWN, WRITTEN, gold_sets

_CHECKOUT = Path(__file__).parents[2]
_SETS = [OWN, WRITTEN, *BESIDE]


@cache
def _measured(name: str) -> tuple[Floors, Calibration]:
    sets = gold_sets(_CHECKOUT)
    if name not in sets:
        pytest.skip(f"the annotated articles “{name}” are not beside this checkout")
    return measure_set(sets[name])


@pytest.mark.parametrize("name", _SETS)
def test_no_score_is_below_its_floor(name: str) -> None:
    measured, _ = _measured(name)
    assert complaints(name, read_floors(_CHECKOUT / FLOORS).get(name), measured) == []


@pytest.mark.parametrize("name", _SETS)
def test_facts_that_are_sure_are_right(name: str) -> None:
    _, calibration = _measured(name)
    assert overconfident(calibration) is None
