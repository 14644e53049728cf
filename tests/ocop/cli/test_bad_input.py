"""Whatever goes wrong is told in one line, ends with 1 or 2, and costs nothing that was there."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "ocop.db"
    open_dataset(path, "create").close()
    return path


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# Each case: what a person typed, how it ends, and a word of the line that tells them.
_CALLS = [
    pytest.param(["import", "nowhere.html"], 2, "nowhere.html", id="a file that is not there"),
    pytest.param(["import", "{empty}"], 1, "no file that ends in", id="a folder with nothing readable"),
    pytest.param(["refresh", "--sources", "{broken}"], 2, "line 2", id="a registry that is no TOML"),
    pytest.param(["refresh", "--sources", "{wrong}"], 2, "domian", id="a registry with a misspelt key"),
    pytest.param(["refresh", "--sources", "{nowhere}"], 2, "nowhere.toml", id="a registry that is not there"),
    pytest.param(["refresh", "--source", "nhandann"], 2, "nhandan", id="an outlet misspelt"),
    pytest.param(["refresh", "--source", "?"], 2, "ocop sources", id="an outlet like no other"),
    pytest.param(["refresh", "--source", "nhandan"], 2, "OCOP_CONTACT", id="nobody to answer for the crawl"),
    pytest.param(["refresh", "--since", "2019-01-01"], 2, "--history", id="a day for a run that does not look back"),
    pytest.param(
        ["refresh", "--history", "--since", "2019", "--contact", "a@b.example"], 2, "2019-01-31", id="a year for a day"
    ),
    pytest.param(
        ["refresh", "--history", "--since", "2999-01-01", "--contact", "a@b.example"], 2, "past", id="a day to come"
    ),
    pytest.param(["reprocess"], 1, "no archived pages", id="nothing to read again"),
    pytest.param(["search", '"'], 2, "word", id="a quotation mark is no query"),
    pytest.param(["search", "AND ("], 1, "is empty", id="words of a query language are words"),
    pytest.param(["figures", "--province", "Ca Mao"], 2, "Cà Mau", id="a province misspelt"),
    pytest.param(["figures", "--as-of", "hôm qua"], 2, "2023-12-31", id="a day that is none"),
    pytest.param(["export", "nothing", "-o", "{out}"], 2, "facts", id="a table that is not there"),
    pytest.param(["facts", "{nowhere}"], 2, "nowhere.toml", id="a text that is not there"),
    pytest.param(["nonsense"], 2, "nonsense", id="a verb that is none"),
    pytest.param(["status", "--nonsense"], 2, "--nonsense", id="an option that is none"),
]


@pytest.mark.parametrize(("call", "code", "word"), _CALLS)
def test_one_line_and_the_dataset_untouched(
    call: list[str], code: int, word: str, dataset: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.toml").write_text('[[sources]]\nid = "a\n', encoding="utf-8")
    (tmp_path / "wrong.toml").write_text(
        '[[sources]]\nid = "a"\nname = "A"\ndomian = "a.vn"\nkind = "national"\n', encoding="utf-8"
    )
    names = {
        "empty": tmp_path / "empty",
        "broken": tmp_path / "broken.toml",
        "wrong": tmp_path / "wrong.toml",
        "nowhere": tmp_path / "nowhere.toml",
        "out": tmp_path / "out.csv",
    }
    before = _fingerprint(dataset)
    environment = {"OCOP_DB": str(dataset), "OCOP_CONTACT": None}
    result = CliRunner().invoke(app, [part.format(**names) for part in call], env=environment)
    assert result.exit_code == code, result.output
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert word in result.stderr
    assert _fingerprint(dataset) == before
    assert not names["out"].exists()


@pytest.mark.parametrize("verb", [["search", "cà mau"], ["figures"], ["status"], ["import", "{text}"], ["reprocess"]])
def test_a_database_of_another_kind_is_left_alone(verb: list[str], tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    text = tmp_path / "bai.txt"
    text.write_text("Cà Mau hiện có 145 sản phẩm OCOP.", encoding="utf-8")
    before = _fingerprint(other)
    result = CliRunner().invoke(app, [part.format(text=text) for part in verb], env={"OCOP_DB": str(other)})
    assert result.exit_code == 1
    assert "of another program" in result.stderr
    assert _fingerprint(other) == before


def test_an_error_of_the_system_is_told_with_its_file(dataset: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    result = CliRunner().invoke(app, ["facts", "--jsonl", str(folder)], env={"OCOP_DB": str(dataset)})
    assert result.exit_code == 2
    assert "folder" in result.stderr
