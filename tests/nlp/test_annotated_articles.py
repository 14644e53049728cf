"""The reader against articles that were annotated by hand before it saw them. Floors only ever rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocop.demo.articles import gold_records
from tests.scoring import CORE, STRICT, f1

_SHARED = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.parametrize(
    ("fields", "floor"), [pytest.param(CORE, 0.90, id="core"), pytest.param(STRICT, 0.80, id="strict")]
)
def test_the_articles_of_the_demo(fields: tuple[str, ...], floor: float) -> None:
    assert f1(gold_records(), fields) >= floor


@pytest.mark.skipif(not _SHARED.is_dir(), reason="no annotated articles beside the checkout")
@pytest.mark.parametrize(
    ("name", "fields", "floor"),
    [
        pytest.param("seeds", CORE, 1.0, id="seeds, core"),
        pytest.param("seeds", STRICT, 1.0, id="seeds, strict"),
        pytest.param("dev", CORE, 0.93, id="dev, core"),
        pytest.param("dev", STRICT, 0.85, id="dev, strict"),
    ],
)
def test_the_articles_beside_a_checkout(name: str, fields: tuple[str, ...], floor: float) -> None:
    lines = (_SHARED / f"{name}.jsonl").read_text("utf-8").splitlines()
    assert f1((json.loads(line) for line in lines), fields) >= floor
