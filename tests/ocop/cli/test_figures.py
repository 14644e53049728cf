from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset
from ocop.models import Reading
from tests.ocop.dataset.make import CA_MAU, a_fact, a_reading, an_article, save


def told(name: str, number: int, **fields: object) -> Reading:
    text = CA_MAU.replace("145", str(number))
    fact = a_fact(text, f"{number} sản phẩm OCOP", **fields)
    return a_reading(an_article(f"https://datmui.example/{name}", text=text), (fact,))


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "ocop.db"
    district = {"place_level": "district", "place": "Đầm Dơi", "place_code": "970"}
    nowhere = {"place": None, "place_level": None, "province": None, "place_code": None, "province_code": None}
    with open_dataset(path, "create") as db:
        save(
            db,
            told("a", 145),
            told("b", 145),
            told("c", 154),
            told("old", 99, date_end=date(2022, 12, 31)),
            told("plan", 200, status="target", date_end=date(2025, 12, 31)),
            told("d", 12, **district, star_min=4, star_max=4, date_end=None, date_basis=None),
            told("e", 3, **nowhere),
        )
    return path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["figures", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def cells(out: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in out.splitlines()]


def test_each_figure_is_a_line_with_who_says_so_and_the_sentence(dataset: Path) -> None:
    code, out, err = run("--db", dataset)
    head, *lines = cells(out)
    assert (code, err) == (0, "")
    assert head == ["place", "figure", "as of", "said by", "sentence", "source"]
    assert [line[:4] for line in lines] == [
        ["Cà Mau", "145 products", "2023-12-05", "2 stories; 1 says 154"],
        ["Đầm Dơi, Cà Mau", "12 products 4★", "no date", "1 story"],
        ["unknown place", "3 products", "2023-12-05", "1 story"],
    ]
    assert lines[0][4].startswith("Đến nay, tỉnh Cà Mau có 145 sản phẩm OCOP")
    assert lines[0][5] == "Báo Đất Mũi Ngày Nay, 2023-12-05, https://datmui.example/a"


@pytest.mark.parametrize(
    ("arguments", "figures"),
    [
        (["--province", "ca mau"], ["145 products", "12 products 4★"]),
        (["--as-of", "2022"], ["99 products"]),
        (["--as-of", "31/12/2023", "--province", "96"], ["145 products"]),
        (["--stars", "4"], ["12 products 4★"]),
        (["--status", "target"], ["200 products"]),
        (
            ["--status", "all", "--province", "Cà Mau"],
            ["145 products recognised", "200 products target", "12 products 4★ recognised"],
        ),
    ],
)
def test_filters(dataset: Path, arguments: list[str], figures: list[str]) -> None:
    assert [line[1] for line in cells(run(*arguments, "--db", dataset)[1])[1:]] == figures


def test_json_and_csv_have_the_columns_of_the_view(dataset: Path) -> None:
    records = json.loads(run("--format", "json", "--db", dataset)[1])
    assert (records[0]["value"], records[0]["stories"], records[0]["place_code"]) == (145, 2, "96")
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv", "--db", dataset)[1], newline="")))
    assert list(rows[0]) == list(records[0])
    assert rows[0]["as_of_date"] == "2023-12-05"


def test_a_person_sees_the_passage_marked(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ocop.cli.figures import figures

    shown = io.StringIO()
    monkeypatch.setattr(shown, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdout", shown)
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.setenv("TERM", "xterm-256color")
    figures(db=dataset)
    assert "\x1b[1m145 sản phẩm OCOP\x1b[0m" in shown.getvalue()
    assert "https://datmui.example/a" in shown.getvalue()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--province", "xx"], 2, "there is no province"),
        (["--as-of", "never"], 2, "write it as 2023-12-31"),
        (["--stars", "0"], 2, "from 1 to 5"),
        (["--status", "x"], 2, "one of recognised"),
        (["--province", "Đắk Lắk"], 1, "no figure is known"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(dataset: Path, arguments: list[str], code: int, said: str) -> None:
    exit_code, out, err = run(*arguments, "--db", dataset)
    assert (exit_code, out, err.count("\n")) == (code, "", 1)
    assert said in err


def test_an_empty_dataset_is_told(tmp_path: Path) -> None:
    open_dataset(tmp_path / "ocop.db", "create").close()
    assert run("--db", tmp_path / "ocop.db")[0] == 1
    assert run("--format", "csv", "--db", tmp_path / "ocop.db")[1].startswith("place_level,place")


def test_a_range_of_other_numbers_is_told(tmp_path: Path) -> None:
    with open_dataset(tmp_path / "ocop.db", "create") as db:
        save(db, told("a", 145), told("b", 145), told("c", 140), told("d", 154))
        save(db, told("e", 5, measure="producers"), told("f", 5, measure="producers", comparator="gt"))
    said_by = [line[3] for line in cells(run("--db", tmp_path / "ocop.db")[1])[1:]]
    assert said_by == ["2 stories; 2 say 140 to 154", "1 story, 1 agrees roughly"]


def test_the_old_and_the_new_province_of_one_name_are_told_apart(tmp_path: Path) -> None:
    with open_dataset(tmp_path / "ocop.db", "create") as db:
        save(db, told("old", 145), told("new", 354, place_code_list="vn34", date_end=date(2025, 12, 31)))
    assert [line[0] for line in cells(run("--db", tmp_path / "ocop.db")[1])[1:]] == [
        "Cà Mau (until 6/2025)",
        "Cà Mau (since 7/2025)",
    ]


def test_the_help_has_an_example() -> None:
    assert "Example: ocop figures --province" in run("--help")[1]
