from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset
from tests.ocop.cli.running import done
from tests.ocop.dataset.make import a_reading, save


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "ocop.db"
    with open_dataset(path, "create") as db:
        save(db, a_reading())
    return path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["export", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_a_table_goes_to_a_file_quietly(dataset: Path, tmp_path: Path) -> None:
    assert run("facts", "--format", "csv", "-o", tmp_path / "facts.csv", "--db", dataset) == (0, "", "")
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        (fact,) = csv.DictReader(file)
    assert (fact["value"], fact["title"]) == ("145", "Nâng tầm đặc sản địa phương")


def test_without_more_words_csv_goes_to_standard_output(dataset: Path) -> None:
    assert done("export", "provinces", "--db", dataset) == done(
        "export", "provinces", "--format", "csv", "-o", "-", "--db", dataset
    )


def test_the_format_follows_the_name_of_the_file(dataset: Path, tmp_path: Path) -> None:
    run("facts", "-o", tmp_path / "facts.JSONL", "--db", dataset)
    assert json.loads((tmp_path / "facts.JSONL").read_text(encoding="utf-8"))["place_code"] == "96"


def test_standard_output_is_written_as_programs_expect_it(dataset: Path) -> None:
    out = done("export", "provinces", "--format", "csv", "-o", "-", "--db", dataset)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 97
    assert {row["name"] for row in rows} >= {"Đắk Lắk", "Bà Rịa - Vũng Tàu"}


@pytest.mark.parametrize(
    ("options", "system", "has_mark"),
    [
        ([], "linux", False),
        (["--bom"], "linux", True),
        ([], "win32", True),
        (["--no-bom"], "win32", False),
    ],
)
def test_the_mark_for_excel(  # noqa: PLR0917
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], system: str, has_mark: bool
) -> None:
    monkeypatch.setattr("ocop.cli.export.sys.platform", system)
    path = tmp_path / "facts.csv"
    assert run("facts", "-o", path, *options, "--db", dataset)[0] == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is has_mark


def test_json_lines_have_no_mark_on_any_system(dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop.cli.export.sys.platform", "win32")
    assert run("facts", "-o", tmp_path / "facts.jsonl", "--db", dataset)[0] == 0
    assert (tmp_path / "facts.jsonl").read_bytes().startswith(b"{")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["fact", "-o", "x.csv"], 2, "did you mean facts", id="an unknown table"),
        pytest.param(["facts", "-o", "x"], 2, "which format", id="no format"),
        pytest.param(["facts", "-o", "x.csv", "--format", "xlsx"], 2, "one of csv, jsonl", id="an unknown format"),
        pytest.param(["facts", "-o", "no/such/x.csv"], 2, "there is no folder", id="a missing folder"),
        pytest.param(["facts", "-o", "-", "--format", "csv", "--bom"], 2, "leave --bom out", id="a mark in a pipe"),
        pytest.param(["facts", "-o", "x.jsonl", "--bom"], 2, "into a CSV file", id="a mark in JSON"),
        pytest.param([], 2, "TABLE", id="no table"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line_and_leaves_no_file(  # noqa: PLR0917
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    exit_code, out, err = run(*arguments, "--db", dataset)
    assert (exit_code, out) == (code, "")
    assert said in err
    assert [entry.name for entry in tmp_path.iterdir()] == ["ocop.db"]


def test_a_person_is_told_how_many_rows_there_are(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ocop.cli.export import export

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    export("facts", tmp_path / "facts.csv", db=dataset)
    assert capsys.readouterr().err == f"1 rows of facts in {tmp_path / 'facts.csv'}\n"


def test_the_help_has_an_example_and_names_the_tables() -> None:
    out = run("--help")[1]
    assert "Example: ocop export facts" in out
    assert "named_products" in out
