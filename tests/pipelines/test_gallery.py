"""The layouts of the gallery, read with the shipped profiles and without any: no worse than each lot's floors."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from ocop.demo.gallery.pages import gallery
from ocop.demo.gallery.papers import lots
from ocop.demo.gallery.scoring import score_page, summary
from ocop.models import Article
from pipelines.extraction.web import read_web_page

FLOORS = Path(__file__).with_name("gallery")


def test_every_lot_has_floors() -> None:
    assert {path.stem for path in FLOORS.glob("*.toml")} == set(lots())


def _cases() -> list[tuple[str, str]]:
    return [(lot, way) for lot in lots() for way in tomllib.loads((FLOORS / f"{lot}.toml").read_text("utf-8"))]


@pytest.mark.parametrize(("lot", "way"), _cases())
def test_a_lot_is_read_no_worse_than_its_floors(lot: str, way: str) -> None:
    floors = tomllib.loads((FLOORS / f"{lot}.toml").read_text("utf-8"))[way]
    profiles = None if way == "with_profiles" else ()
    scores = []
    for page in gallery(lot):
        found = read_web_page(page.page, profiles)
        scores.append(score_page(page.truth, found if isinstance(found, Article) else None))
    reached = asdict(summary(scores))
    fallen = {
        name: (reached[name], floor)
        for name, floor in floors.items()
        if (reached[name] > floor if name == "leaking" else reached[name] < floor)
    }
    assert not fallen
