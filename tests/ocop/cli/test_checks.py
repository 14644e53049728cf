"""`ocop conflicts`, `breakdowns`, `coverage`, `changes` and `verify` from the command line."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset
from ocop.dataset.registry import relations
from tests.ocop.dataset.make import CA_MAU, NONG_SAN, a_fact, a_reading, an_article, save
from tests.ocop.dataset.telling import FOUR, THREE, told

SPLIT = "Tỉnh có 99 sản phẩm OCOP, gồm 90 sản phẩm 3 sao và 32 sản phẩm 4 sao."
OTHER = {"place": "Bạc Liêu", "province": "Bạc Liêu", "place_code": "95"}


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Two stories that contradict each other, a total that does not add up, and a run that took a fact back."""
    path = tmp_path / "ocop.db"
    parts = (
        a_fact(SPLIT, "99 sản phẩm OCOP", **OTHER),
        a_fact(SPLIT, "90 sản phẩm 3 sao", part_of=0, **THREE, **OTHER),
        a_fact(SPLIT, "32 sản phẩm 4 sao", part_of=0, **FOUR, **OTHER),
    )
    both = (a_fact(CA_MAU, "145 sản phẩm OCOP"), a_fact(CA_MAU, "30 sản phẩm đạt 4 sao", **FOUR))
    with open_dataset(path, "create") as db:
        split = a_reading(an_article("https://datmui.example/split", text=SPLIT), parts)
        save(db, split, a_reading(an_article(), both, offset=1), told("other", 154, "2023-12-05", outlet=NONG_SAN))
        save(db, a_reading(an_article(), both[:1], offset=1))
    return path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def cells(out: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in out.splitlines()]


def test_a_conflict_takes_two_lines_each_with_its_evidence_and_source(dataset: Path) -> None:
    code, out, err = run("conflicts", "--db", dataset)
    head, one, other = cells(out)
    assert (code, err) == (0, "")
    assert head == ["contradiction", "place", "figure", "status", "as of", "said by", "sentence", "source"]
    assert one[:6] == ["different numbers", "Cà Mau", "145 products", "recognised", "2023-12-05", "1 story"]
    assert one[6].startswith("Đến nay, tỉnh Cà Mau có 145 sản phẩm OCOP")
    assert other == [
        *("against", "154 products", "recognised", "2023-12-05", "1 story", "Tỉnh có 154 sản phẩm OCOP."),
        "Nông Sản Việt 24, 2023-12-05, https://datmui.example/other",
    ]


def test_a_total_that_does_not_add_up_is_a_line_with_its_parts(dataset: Path) -> None:
    code, out, _ = run("breakdowns", "--db", dataset)
    (line,) = cells(out)[1:]
    assert code == 0
    assert line[:6] == ["does not add up: too much", "Bạc Liêu", "99 products", "90 + 32", "122", "stars"]
    assert line[6] == SPLIT


def test_changes_tells_what_the_last_run_took_back(dataset: Path) -> None:
    code, out, _ = run("changes", "--db", dataset)
    assert code == 0
    assert "1 fact withdrawn" in out.splitlines()[0]
    line = cells(out)[-1]
    assert line[:4] == ["fact", "withdrawn", "Cà Mau", "30 products 4★ recognised"]
    assert line[-1] == "Báo Đất Mũi Ngày Nay, 2023-12-05, https://datmui.example/bai-1.html"


def test_changes_of_an_earlier_run(dataset: Path) -> None:
    with sqlite3.connect(dataset) as connection:
        (first,) = connection.execute("SELECT min(id) FROM runs").fetchone()
    connection.close()
    code, out, _ = run("changes", "--run", first, "--db", dataset)
    assert code == 0
    assert out.startswith(f"run {first}: 3 articles added, 5 facts added")
    assert ["article", "added", "Nâng tầm đặc sản địa phương"] in [line[:3] for line in cells(out)]


def test_coverage_is_a_table_of_provinces_by_years(dataset: Path) -> None:
    code, out, _ = run("coverage", "--province", "ca mau", "--db", dataset)
    head, *lines = cells(out)
    assert code == 0
    assert head == ["province", *map(str, range(2018, 2027))]
    assert lines[0] == ["Bạc Liêu (until 6/2025)", *"-----", "★ 3", "-", "-"]
    assert lines[1] == ["Cà Mau (until 6/2025)", *"-----", "n 2", "-", "-"]
    assert lines[2] == ["Cà Mau (since 7/2025)", "-", "-"]
    assert "2 of 18 province years are known of, 16 are holes" in out
    assert cells(run("coverage", "--province", "vn63-96", "--holes", "--db", dataset)[1])[1] == lines[1]


@pytest.mark.parametrize(
    ("verb", "view"),
    [("conflicts", "conflicts"), ("breakdowns", "breakdown_checks"), ("changes", "changes"), ("coverage", "coverage")],
)
def test_json_and_csv_have_the_columns_of_the_view(dataset: Path, verb: str, view: str) -> None:
    columns = [column.name for column in relations()[view].columns]
    records = json.loads(run(verb, "--format", "json", "--db", dataset)[1])
    assert [list(record) for record in records] == [columns] * len(records)
    assert records
    rows = list(csv.reader(io.StringIO(run(verb, "--format", "csv", "--db", dataset)[1], newline="")))
    assert (rows[0], len(rows) - 1) == (columns, len(records))
    assert "|---" in run(verb, "--format", "markdown", "--db", dataset)[1].replace(" ", "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["conflicts", "--province", "Cà Mâ"], 2, "Cà Mau", id="a province misspelt"),
        pytest.param(["conflicts", "--star", "6"], 2, "from 1 to 5", id="six stars"),
        pytest.param(["conflicts", "--province", "Đắk Lắk"], 1, "nothing that is known", id="nothing contradicted"),
        pytest.param(["breakdowns", "--verdict", "bad"], 2, "one of does_not_add_up", id="no verdict"),
        pytest.param(["breakdowns", "--outlet", "nongsanviet"], 1, "1 does_not_add_up", id="no such total"),
        pytest.param(["changes", "--run", "2020"], 2, "there is no run", id="no run"),
        pytest.param(["changes", "--province", "Đắk Lắk"], 1, "changed nothing here", id="nothing changed there"),
        pytest.param(["coverage", "--province", "xx"], 2, "there is no province", id="no province"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(dataset: Path, arguments: list[str], code: int, said: str) -> None:
    exit_code, out, err = run(*arguments, "--db", dataset)
    assert (exit_code, out, err.count("\n")) == (code, "", 1)
    assert said in err


def test_an_empty_dataset(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    open_dataset(path, "create").close()
    for verb in ("conflicts", "breakdowns", "changes"):
        code, out, err = run(verb, "--db", path)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "the dataset is empty; fill it with" in err
        assert run(verb, "--format", "json", "--db", path)[1] == "[]\n"
    assert "0 of 538 province years" in run("coverage", "--db", path)[1]
    assert run("verify", "--db", path)[0] == 0


def test_a_sound_dataset_is_said_to_be_so(dataset: Path) -> None:
    code, out, err = run("verify", "--db", dataset)
    assert (code, err) == (0, "")
    assert out.startswith("sound: ")
    answer = json.loads(run("verify", "--json", "--db", dataset)[1])
    assert (answer["sound"], answer["broken"], answer["not_checked"]) == (True, [], [])


def test_each_broken_invariant_is_one_line_with_count_example_and_remedy(dataset: Path) -> None:
    with sqlite3.connect(dataset) as connection:
        connection.execute("UPDATE facts SET value = 1.5 WHERE value = 154")
        (fact,) = connection.execute("SELECT id FROM facts WHERE value = 1.5").fetchone()
    connection.close()
    code, out, _ = run("verify", "--db", dataset)
    assert code == 1
    (line,) = out.splitlines()
    assert line.startswith("numbers: 1 row breaks “numbers are not negative")
    assert f"such as {fact} -> read the pages again" in line
    answer = json.loads(run("verify", "--json", "--db", dataset)[1])
    assert (answer["sound"], answer["broken"][0]["example"]) == (False, fact)


def test_pages_that_the_archive_has_lost_are_told_where_it_is_asked_for(dataset: Path) -> None:
    assert run("verify", "--db", dataset)[0] == 0
    code, out, _ = run("verify", "--archive", "--db", dataset)
    assert code == 1
    assert out.startswith("archive: 1 row breaks")
    assert "such as ocop-1.warc.gz at 1 ->" in out


def test_a_damaged_file_is_told_in_one_line(dataset: Path) -> None:
    with dataset.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    code, out, err = run("verify", "--db", dataset)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "damaged" in err
