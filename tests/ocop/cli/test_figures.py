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
from tests.ocop.dataset.make import CA_MAU, TONG_HOP, a_fact, a_reading, an_article, save


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


@pytest.fixture
def provinces(tmp_path: Path) -> Path:
    """Two old provinces that were merged, the one of today, and one that was left as it was."""
    path = tmp_path / "provinces.db"
    bac_lieu = {"place": "Bạc Liêu", "province": "Bạc Liêu", "place_code": "95"}
    ha_noi = {"place": "Hà Nội", "province": "Hà Nội", "place_code": "01", "province_code": "01"}
    with open_dataset(path, "create") as db:
        save(
            db,
            told("a", 145, date_end=date(2023, 12, 31)),
            told("b", 154, date_end=date(2023, 12, 31)),
            told("c", 191, date_end=date(2024, 12, 31)),
            told("d", 99, date_end=date(2024, 6, 30), comparator="gt", **bac_lieu),
            told("e", 354, date_end=date(2025, 9, 20), place_code_list="vn34"),
            told("f", 2711, date_end=date(2024, 12, 31), **ha_noi),
            told("g", 400, date_end=date(2024, 12, 31), date_start=date(2024, 1, 1), status="added", **ha_noi),
            told("h", 30, date_end=date(2024, 12, 31), star_min=4, star_max=4, **ha_noi),
            told("i", 25, date_end=date(2024, 12, 31), product_group="tourism", unit="percent", **ha_noi),
        )
    return path


def test_a_history_tells_each_kind_in_the_order_of_time(provinces: Path) -> None:
    told_of = [line[:4] for line in cells(run("--province", "Cà Mau", "--history", "--db", provinces)[1])[1:]]
    assert told_of == [
        ["Bạc Liêu", "more than 99 products", "2024-06-30", "1 story"],
        ["Cà Mau (until 6/2025)", "154 products", "2023-12-31", "1 story; 1 says 145"],
        ["Cà Mau (until 6/2025)", "191 products", "2024-12-31", "1 story"],
        ["Cà Mau (since 7/2025)", "354 products", "2025-09-20", "1 story"],
    ]
    until = run("--province", "Cà Mau", "--history", "--as-of", "2023", "--db", provinces)[1]
    assert [line[1] for line in cells(until)[1:]] == ["154 products"]


@pytest.mark.parametrize(
    "asked", [["--compare", "Hà Nội", "--compare", "Cà Mau"], ["--compare", "Hà Nội, ca mau"]], ids=["twice", "commas"]
)
def test_provinces_stand_side_by_side(provinces: Path, asked: list[str]) -> None:
    out = run(*asked, "--as-of", "2024", "--db", provinces)[1]
    assert [line.split("  ")[0] for line in out.splitlines()] == [
        "count",
        "products",
        "products 4★",
        "tourism products in per cent",
    ]
    head, products, *_ = cells(out)
    assert head == ["count", "Hà Nội", "Bạc Liêu", "Cà Mau"]
    assert products == ["products", "2711 (2024-12-31)", "more than 99 (2024-06-30)", "191 (2024-12-31)"]
    flow = cells(run(*asked, "--as-of", "2024-07-01", "--status", "all", "--db", provinces)[1])
    assert ["products added", "400 (2024-01-01 to 2024-12-31)"] in flow
    assert ["products recognised", "more than 99 (2024-06-30)", "154 (2023-12-31, disputed)"] in flow


def test_side_by_side_in_every_format(provinces: Path) -> None:
    asked = ["--compare", "Hà Nội,Cà Mau", "--as-of", "2024", "--measure", "products", "--db", provinces]
    records = json.loads(run(*asked, "--format", "json")[1])
    assert [(row["star_min"], row["Hà Nội"], row["Bạc Liêu"], row["Cà Mau"]) for row in records] == [
        (None, 2711, 99, 191),
        (4, 30, None, None),
        (None, 25, None, None),
    ]
    assert (records[0]["Bạc Liêu comparator"], records[0]["Bạc Liêu as_of_date"]) == ("gt", "2024-06-30")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv")[1], newline="")))
    assert [list(row) for row in rows] == [list(record) for record in records]
    assert (rows[0]["Cà Mau"], rows[1]["Cà Mau"]) == ("191", "")
    lines = run(*asked, "--format", "markdown")[1].splitlines()
    assert lines[2] == "| products | 2711 (2024-12-31) | more than 99 (2024-06-30) | 191 (2024-12-31) |"


def test_a_sum_of_old_provinces_tells_its_parts_their_days_and_what_is_unknown(provinces: Path) -> None:
    code, out, _ = run("--province", "Cà Mau", "--sum-old", "--db", provinces)
    assert code == 0
    assert cells(out) == [
        ["province", "figure", "on", "parts", "unknown"],
        *[
            [
                *("Cà Mau", "more than 290 products", "2025-06-30"),
                "Bạc Liêu more than 99 (2024-06-30) + Cà Mau 191 (2024-12-31)",
            ]
        ],
    ]
    code, out, err = run("--sum-old", "--as-of", "2023-12-31", "--db", provinces)
    assert (code, cells(out)[1]) == (
        1,
        ["Cà Mau", "no sum of products", "2023-12-31", "Cà Mau 154 (2023-12-31, disputed)", "Bạc Liêu"],
    )
    assert "not all old provinces are known" in err


def test_a_sum_in_every_format(provinces: Path) -> None:
    asked = ["--sum-old", "--history", "--db", provinces]
    records = json.loads(run(*asked, "--format", "json")[1])
    assert [(row["on_date"], row["value"], row["comparator"]) for row in records] == [
        ("2024-06-30", 253, "gt"),
        ("2024-12-31", 290, "gt"),
    ]
    assert (records[0]["oldest_as_of_date"], records[0]["newest_as_of_date"]) == ("2023-12-31", "2024-06-30")
    assert (records[0]["parts"], records[0]["part_values"]) == ("Bạc Liêu; Cà Mau", "more than 99; 154")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv")[1], newline="")))
    assert [row["value"] for row in rows] == ["253", "290"]
    assert "| Cà Mau | more than 253 products | 2024-06-30 |" in run(*asked, "--format", "markdown")[1]


def test_figures_in_markdown_have_the_passage_in_bold_and_the_link(dataset: Path) -> None:
    out = run("--format", "markdown", "--province", "Cà Mau", "--level", "province", "--db", dataset)[1]
    assert out.splitlines()[0] == "| place | figure | as of | said by | sentence | source |"
    assert "**145 sản phẩm OCOP**" in out
    assert "<https://datmui.example/a>" in out


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--measure", "products", "--province", "01"], ["2711 products", "30 products 4★", "25 % tourism products"]),
        (["--group", "tourism"], ["25 % tourism products"]),
        (["--status", "added", "--as-of", "2024-03"], ["400 products"]),
        (["--level", "province", "--outlet", "datmui", "--stars", "4"], ["30 products 4★"]),
    ],
)
def test_what_is_counted_and_by_whom_can_be_asked_for(provinces: Path, arguments: list[str], found: list[str]) -> None:
    assert [line[1] for line in cells(run(*arguments, "--db", provinces)[1])[1:]] == found


def test_what_only_aggregators_say_is_told(tmp_path: Path) -> None:
    article = an_article("https://tonghop.example/1", source_id=TONG_HOP.id)
    with open_dataset(tmp_path / "ocop.db", "create") as db:
        save(db, a_reading(article, source=TONG_HOP))
    assert cells(run("--db", tmp_path / "ocop.db")[1])[1][3] == "aggregators only"


def test_a_plan_can_be_asked_for_in_the_future(dataset: Path) -> None:
    with open_dataset(dataset, "write") as db:
        save(db, told("vision", 300, status="target", date_end=date(9998, 12, 31)))
    assert cells(run("--status", "target", "--as-of", "9998", "--db", dataset)[1])[1][1] == "300 products"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--province", "xx"], 2, "there is no province"),
        (["--as-of", "never"], 2, "write it as 2023-12-31"),
        (["--stars", "0"], 2, "from 1 to 5"),
        (["--status", "x"], 2, "one of recognised"),
        (["--as-of", "9000-01-01"], 2, "lies in the future"),
        (["--as-of", "9000", "--status", "all"], 2, "lies in the future"),
        (["--measure", "product"], 2, "did you mean “products”? it is one of products, producers"),
        (["--group", "drinks"], 2, "there is no group “drinks”; it is one of food"),
        (["--level", "provinces"], 2, "there is no place level “provinces”; did you mean “province”"),
        (["--outlet", "Báo Đất Mũ"], 2, "did you mean “Báo Đất Mũi Ngày Nay”"),
        (["--compare", "Ca Mao,Bạc Liêu"], 2, "did you mean “Cà Mau”"),
        (["--compare", "Cà Mau", "--province", "Bạc Liêu"], 2, "leave --province out"),
        (["--compare", "Cà Mau", "--sum-old"], 2, "one at a time"),
        (["--compare", "Cà Mau", "--level", "commune"], 2, "leave --level out"),
        (["--sum-old", "--province", "Hà Nội"], 2, "was not merged"),
        (["--sum-old", "--province", "Lâm Đồng"], 1, "no sum can be given"),
        (["--compare", "Đắk Lắk"], 1, "no figure is known"),
        (["--province", "Đắk Lắk"], 1, "no figure is known"),
        (["--province", "Bạc Liêu", "--as-of", "2025-07-01"], 1, "is part of today's Cà Mau: ask for “Cà Mau”"),
        (["--province", "vn63-96", "--as-of", "2025-07-01"], 1, "Cà Mau as it was until 30 June 2025 is part of"),
        (["--province", "Đắk Lắk", "--as-of", "2025-07-01"], 1, "no figure is known"),
        (["--sum-old", "--as-of", "2025-07-01"], 1, "the old provinces were no more on that day"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(dataset: Path, arguments: list[str], code: int, said: str) -> None:
    exit_code, out, err = run(*arguments, "--db", dataset)
    assert (exit_code, out, err.count("\n")) == (code, "", 1)
    assert said in err


def test_an_empty_dataset_is_told(tmp_path: Path) -> None:
    open_dataset(tmp_path / "ocop.db", "create").close()
    assert run("--db", tmp_path / "ocop.db")[0] == 1
    assert "the dataset is empty" in run("--db", tmp_path / "ocop.db")[2]
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
