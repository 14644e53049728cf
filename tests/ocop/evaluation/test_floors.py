"""The ratchet: floors rise, never fall, and belong to one gold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ocop.errors import UsageError
from ocop.evaluation.floors import (
    Floors,
    FloorsError,
    complaints,
    floors_text,
    measure,
    ratchet,
    read_floors,
    rounded_down,
)
from ocop.evaluation.labels import GoldArticle, Labels, Pair
from ocop.evaluation.scoring import Score, score
from ocop.models import Article
from tests.ocop.evaluation.making import fact

_FLOORS = Floors("a" * 64, 57, core=0.948, strict=0.857, full=0.817, named=0.98)
_BETTER = replace(_FLOORS, strict=0.9, full=0.82)
_WORSE = replace(_FLOORS, core=0.95, strict=0.85, full=0.8)
_HARDER = replace(_WORSE, sha256="b" * 64, articles=60)


@pytest.mark.parametrize(
    ("one", "floor"),
    [
        pytest.param(Score(2, 3, 3), 0.666, id="never up"),
        pytest.param(Score(9, 10, 10), 0.9, id="a round score stays"),
        pytest.param(Score(7, 10, 10), 0.7, id="a round score that floats miss"),
        pytest.param(Score(0, 0, 0), 1.0, id="nothing to find"),
        pytest.param(Score(0, 2, 0), 0.0, id="all made up"),
    ],
)
def test_scores_are_rounded_down(one: Score, floor: float) -> None:
    assert rounded_down(one) == floor


def test_a_measurement_is_bound_to_its_gold() -> None:
    gold = (GoldArticle(Article("file:a", "Tin"), Labels("a", (fact(1), fact(2)))),)
    found = measure(gold, score([Pair(gold[0].labels, Labels("a", (fact(1), fact(2, status="other"))))]))
    assert (found.articles, found.core, found.strict, found.named) == (1, 1.0, 0.5, 1.0)
    assert len(found.sha256) == 64


def test_floors_rise_level_by_level() -> None:
    assert ratchet("own", _FLOORS, _BETTER) == _BETTER
    assert ratchet("own", None, _WORSE) == _WORSE
    assert ratchet("own", _FLOORS, _FLOORS) == _FLOORS
    assert ratchet("own", _FLOORS, replace(_BETTER, sha256="c" * 64, articles=61)).articles == 61


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        pytest.param(_WORSE, "mend the reader", id="the reader is worse"),
        pytest.param(_HARDER, "make floors NEW_GOLD=own", id="the gold is harder, but nobody said so"),
    ],
)
def test_floors_never_fall(measured: Floors, told: str) -> None:
    with pytest.raises(FloorsError) as caught:
        ratchet("own", _FLOORS, measured)
    message = str(caught.value)
    assert message.startswith("own: strict F1 is 0.850, 0.007 below its floor of 0.857; full F1 is 0.800, 0.017 below")
    assert told in message


def test_a_new_gold_may_be_harder_where_it_is_new() -> None:
    assert ratchet("own", _FLOORS, _HARDER, new_gold=True) == _HARDER
    with pytest.raises(UsageError, match="has not changed"):
        ratchet("own", _FLOORS, _WORSE, new_gold=True)


def test_the_gate_says_what_to_do() -> None:
    assert complaints("own", _FLOORS, _BETTER) == []
    assert complaints("own", None, _BETTER) == ["own: it has no floors yet; run `make floors`"]
    (told,) = complaints("own", _FLOORS, _HARDER)
    assert "57 articles then, 60 now" in told
    assert "make floors" in told
    strict, full = complaints("own", _FLOORS, _WORSE)
    assert "strict F1 is 0.850" in strict
    assert "full F1 is 0.800" in full


def test_the_file_holds_what_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    assert read_floors(file) == {}
    floors = {"own": _FLOORS, "dev": _HARDER}
    file.write_text(floors_text(floors), encoding="utf-8")
    assert read_floors(file) == floors


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[own", id="no TOML"),
        pytest.param("own = 1", id="no table"),
        pytest.param('[own]\nsha256 = "a"', id="no scores"),
        pytest.param(
            '[own]\nsha256 = "a"\narticles = 1\ncore = "high"\nstrict = 1\nfull = 1\nnamed = 1', id="no number"
        ),
    ],
)
def test_a_file_that_holds_no_floors(content: str, tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FloorsError, match="last commit"):
        read_floors(file)
