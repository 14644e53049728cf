from __future__ import annotations

from pathlib import Path

import pytest

from ocop.demo.gallery import papers as module
from ocop.demo.gallery.papers import load_papers
from ocop.demo.tables import DemoDataError

PAPER = """
[[papers]]
id = "thu"
name = "Báo Thử"
domain = "baothu.example"
kind = "other"
address = "/{slug}-{number}.html"
"""


@pytest.fixture
def lot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    load_papers.cache_clear()
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    folder = tmp_path / "lot_x"
    folder.mkdir()
    yield folder
    load_papers.cache_clear()


def test_what_is_not_told_has_its_usual_value(lot: Path) -> None:
    (lot / "papers.toml").write_text(PAPER, "utf-8")
    (lot / "thu.html").write_text("", "utf-8")
    (paper,) = load_papers("lot_x")
    assert (paper.lot, paper.charset, paper.canonical, paper.family, paper.words) == (
        "lot_x",
        "utf-8",
        paper.address,
        None,
        {},
    )


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("", "thu.html: the template of the paper is missing"),
        ('shows = ["lead"]', r"papers\[1\].shows must be some of author, captions, section"),
        ('colour = "red"', "colour is not known here"),
    ],
)
def test_a_slip_is_told(lot: Path, more: str, message: str) -> None:
    (lot / "papers.toml").write_text(PAPER + more, "utf-8")
    with pytest.raises(DemoDataError, match=message):
        load_papers("lot_x")


def test_a_lot_that_is_not_there(lot: Path) -> None:
    with pytest.raises(DemoDataError, match="there is no such file"):
        load_papers("lot_y")
