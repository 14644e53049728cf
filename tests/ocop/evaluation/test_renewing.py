"""`make floors` in a checkout of its own, with a small gold beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import ocop.evaluation.__main__ as command
from ocop.evaluation.floors import Floors, floors_text, read_floors
from ocop.evaluation.sets import gold_sets
from tests.ocop.evaluation.making import record, write_jsonl

_PAGE = "".join(
    f"## {name}\n<!-- calibration of {name} --><!-- end of calibration of {name} -->\n"
    for name in ("own", "dev", "seeds")
)
_ARTICLE = 'holds = ["stock"]\ntext = "Cà Mau có 145 sản phẩm OCOP."\n'


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose own gold is one article, with dev beside it."""
    folder = tmp_path / "checkout"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "evaluation.md").write_text(_PAGE, encoding="utf-8")
    shared = tmp_path / "shared" / "gold"
    shared.mkdir(parents=True)
    write_jsonl(shared / "dev.jsonl", record("a"))
    own = write_jsonl(tmp_path / "own.jsonl", record("b"))
    monkeypatch.chdir(folder)
    monkeypatch.setattr(command, "gold_sets", lambda where: gold_sets(where) | {"own": (str(own),)})
    return folder


def _floors(checkout: Path) -> dict[str, Floors]:
    return read_floors(checkout / "tests" / "gold" / "floors.toml")


def test_sets_are_those_that_are_there(checkout: Path) -> None:
    beside = checkout.parent / "shared" / "gold"
    assert gold_sets(checkout) == {"own": ("demo",), "dev": (str(beside / "dev.jsonl"),)}
    folder = checkout / "tests" / "gold"
    folder.mkdir(parents=True)
    (folder / "01-ca-mau.toml").write_text(_ARTICLE, encoding="utf-8")
    assert gold_sets(checkout)["own"] == ("demo", str(folder))
    (folder / "written").mkdir()
    written = write_jsonl(folder / "written" / "01.jsonl", record("c"))
    assert gold_sets(checkout)["written"] == (str(written),)


def test_the_first_time_every_set_gets_its_floors(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in told] == ["own", "dev", "written", "seeds"]
    assert told[2:] == ["written: not here, its floors stay", "seeds: not here, its floors stay"]
    floors = _floors(checkout)
    assert set(floors) == {"own", "dev"}
    assert floors["dev"].core == 1.0
    page = (checkout / "docs" / "evaluation.md").read_text("utf-8")
    assert page.count("Measured on ") == 2
    assert floors["own"].sha256[:12] in page

    assert command.main([]) == 0
    assert "own: as before" in capsys.readouterr().out
    assert _floors(checkout) == floors


def test_a_reader_that_is_worse_is_refused(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    (checkout.parent / "own.jsonl").write_text("", encoding="utf-8")
    (one,) = record()["facts"]
    write_jsonl(checkout.parent / "own.jsonl", record("b", facts=[one, one | {"value": 7}]))
    before = (checkout / "tests" / "gold" / "floors.toml").read_text("utf-8")
    assert command.main([]) == 1
    told = capsys.readouterr().err
    assert told.startswith("make floors: own: core F1 is 0.666, 0.334 below its floor of 1.000")
    assert len(told.splitlines()) == 1
    assert (checkout / "tests" / "gold" / "floors.toml").read_text("utf-8") == before

    assert command.main(["--new-gold", "dev"]) == 2
    assert command.main(["--new-gold", "own"]) == 0
    assert _floors(checkout)["own"].core == 0.666


def test_a_set_that_is_not_here_keeps_its_floors(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = Floors("c" * 64, 5, 1.0, 1.0, 1.0, 1.0)
    (checkout / "tests" / "gold").mkdir(parents=True)
    (checkout / "tests" / "gold" / "floors.toml").write_text(floors_text({"seeds": seeds}), encoding="utf-8")
    assert command.main(["--new-gold", "seeds"]) == 2
    assert "there are own, dev" in capsys.readouterr().err
    assert command.main([]) == 0
    assert _floors(checkout)["seeds"] == seeds


def test_a_page_without_its_marks_is_told(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "docs" / "evaluation.md").write_text("# Evaluation\n", encoding="utf-8")
    assert command.main([]) == 1
    assert "<!-- calibration of own -->" in capsys.readouterr().err
    assert _floors(checkout) == {}
