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
from tests.ocop.dataset.make import CA_MAU, a_fact, a_reading, an_article, save

FOUR = {"star_min": 4, "star_max": 4, "part_of": 0}


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "ocop.db"
    facts = (a_fact(CA_MAU, "145 sản phẩm OCOP"), a_fact(CA_MAU, "30 sản phẩm đạt 4 sao", **FOUR))
    target = "Đắk Lắk phấn đấu có thêm 20 sản phẩm 4 sao."
    plan = a_fact(target, "20 sản phẩm 4 sao", place="Đắk Lắk", province="Đắk Lắk", province_code="66", status="target")
    with open_dataset(path, "create") as db:
        save(db, a_reading(facts=facts), a_reading(an_article("https://datmui.example/2", text=target), (plan,)))
    return path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["search", *map(str, arguments)], env={"COLUMNS": "100"})
    return result.exit_code, result.stdout, result.stderr


def test_in_a_pipe_each_hit_is_one_plain_line(dataset: Path) -> None:
    code, out, err = run("ca mau 4 sao", "--db", dataset)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].split() == ["figure", "place", "date", "sentence", "source"]
    assert len(lines) == 3
    assert "30 products 4★" in out
    assert "Đến nay, tỉnh Cà Mau có 145 sản phẩm OCOP" in lines[1]
    assert "Báo Đất Mũi Ngày Nay, 2023-12-05, https://datmui.example/bai-1.html" in lines[1]
    assert "\x1b" not in out


def test_words_need_no_quotes_and_status_is_told_where_it_is_no_stock(dataset: Path) -> None:
    assert run("dak", "lak", "--db", dataset)[1].splitlines()[1].startswith("20 products target")


def test_a_person_sees_the_match_marked_and_the_source_below(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ocop.cli.search import search

    shown = io.StringIO()
    monkeypatch.setattr(shown, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdout", shown)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm-256color")
    search(words=["dak lak"], db=dataset)
    assert "\x1b[1;33mĐắk\x1b[0m" in shown.getvalue()
    row, source = shown.getvalue().splitlines()[2:4]
    assert row.startswith("20 products target")
    assert "https://datmui.example/2" in source


def test_json_has_every_field_of_the_fact_and_where_it_stands(dataset: Path) -> None:
    _, out, _ = run("ca mau", "--format", "json", "--limit", "1", "--db", dataset)
    (hit,) = json.loads(out)
    assert (hit["value"], hit["place_code"], hit["date_end"], hit["potential"]) == (145, "96", "2023-12-05", False)
    assert (hit["url"], hit["published_date"]) == ("https://datmui.example/bai-1.html", "2023-12-05")


def test_csv_reads_back(dataset: Path) -> None:
    _, out, _ = run("ca mau", "--format", "csv", "--db", dataset)
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert sorted(row["value"] for row in rows) == ["145", "30"]
    assert {row["potential"] for row in rows} == {"0"}


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        (["--star", "4"], ["30"]),
        (["--status", "target"], ["20"]),
        (["--province", "dak lak"], ["20"]),
        (["--since", "2023"], ["145", "20", "30"]),
        (["--since", "2024-01-01"], []),
        (["--until", "12/2023"], ["145", "20", "30"]),
        (["--until", "2023-12-04"], []),
        (["--outlet", "datmui", "--stars", "4"], ["30"]),
    ],
)
def test_filters(dataset: Path, arguments: list[str], values: list[str]) -> None:
    code, out, _ = run("san pham", "--format", "csv", *arguments, "--db", dataset)
    assert sorted(row["value"] for row in csv.DictReader(io.StringIO(out, newline=""))) == values
    assert code == (0 if values else 1)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(['"'], 2, "needs a word to look for", id="no word"),
        pytest.param(["AND ("], 1, "nothing found for “AND (”", id="operators are words, which nobody wrote"),
        pytest.param([""], 2, "needs a word to look for", id="empty"),
        pytest.param(["ocop", "--province", "Cà Mâ"], 2, "did you mean “Cà Mau”", id="unknown province"),
        pytest.param(["ocop", "--star", "7"], 2, "from 1 to 5", id="too many stars"),
        pytest.param(["ocop", "--status", "x"], 2, "one of recognised", id="unknown status"),
        pytest.param(["ocop", "--since", "hôm qua"], 2, "write it as 2023-12-31", id="no day"),
        pytest.param(["ocop", "--outlet", "dat mui"], 2, "did you mean “Báo Đất Mũi Ngày Nay”", id="unknown outlet"),
        pytest.param(["ocop", "--since", "2024", "--until", "2023"], 2, "no day lies between", id="no days"),
        pytest.param(["ocop", "--limit", "0"], 2, "--limit", id="no hits wanted"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(dataset: Path, arguments: list[str], code: int, said: str) -> None:
    before = dataset.read_bytes()
    exit_code, out, err = run(*arguments, "--db", dataset)
    assert (exit_code, out, err.count("\n")) == (code, "", 1)
    assert said in err
    assert dataset.read_bytes() == before


def test_an_empty_dataset_is_told_with_what_fills_it(tmp_path: Path) -> None:
    open_dataset(tmp_path / "ocop.db", "create").close()
    code, out, err = run("ca mau", "--db", tmp_path / "ocop.db")
    assert (code, out) == (1, "")
    assert err == "ocop: the dataset is empty; fill it with `ocop refresh` (the news) or `ocop import` (your files)\n"


def test_who_says_otherwise_stands_beside_the_figure_in_every_format(dataset: Path) -> None:
    text = CA_MAU.replace("145", "154")
    with open_dataset(dataset, "write") as db:
        save(db, a_reading(an_article("https://datmui.example/3", text=text), (a_fact(text, "154 sản phẩm OCOP"),)))
    other = "154 (Báo Đất Mũi Ngày Nay, 2023-12-05, https://datmui.example/3)"
    head, *lines = run("ca mau", "--db", dataset)[1].splitlines()
    assert head.split()[:5] == ["figure", "place", "date", "others", "say"]
    assert other in next(line for line in lines if line.startswith("145 products"))
    records = json.loads(run("ca mau", "--format", "json", "--db", dataset)[1])
    told = {record["value"]: record["contradicted_by"] for record in records}
    assert [each["value"] for each in told[145]] == [154]
    assert (told[145][0]["stories"], told[145][0]["sentence"]) == (1, text.splitlines()[0])
    assert told[30] == []
    rows = csv.DictReader(io.StringIO(run("ca mau", "--format", "csv", "--db", dataset)[1], newline=""))
    assert {row["value"]: json.loads(row["contradicted_by"]) for row in rows} == {
        str(value): others for value, others in told.items()
    }


def test_markdown_marks_the_match_and_links_the_source(dataset: Path) -> None:
    code, out, _ = run("dak lak 4 sao", "--format", "markdown", "--db", dataset)
    head, rule, line = out.splitlines()
    assert (code, head) == (0, "| figure | place | date | sentence | source |")
    assert set(rule) == set("| -")
    assert "| **Đắk** **Lắk** phấn đấu có thêm 20 sản phẩm **4 sao**. |" in line
    assert line.endswith("Báo Đất Mũi Ngày Nay, 2023-12-05, <https://datmui.example/2> |")


def test_json_says_where_the_match_stands(dataset: Path) -> None:
    (hit,) = json.loads(run("dak lak", "--format", "json", "--db", dataset)[1])
    assert [hit["sentence"][start:end] for start, end in hit["marks"]] == ["Đắk", "Lắk"]


def test_a_pasted_text_is_cut_to_its_longest_words_and_that_is_told(dataset: Path) -> None:
    code, _, err = run("tỉnh " + " ".join(f"từ{number}" for number in range(100)), "--db", dataset)
    assert code == 1
    assert err.splitlines()[0] == "ocop: so many words; the 24 longest are looked for, 77 are not"


def test_a_missing_dataset_is_told_with_the_ways_to_make_one(tmp_path: Path) -> None:
    code, _, err = run("ocop", "--db", tmp_path / "no.db")
    assert code == 1
    assert "ocop demo" in err


def test_nothing_found_is_an_empty_list_for_a_program(dataset: Path) -> None:
    assert run("xyz", "--format", "json", "--db", dataset)[:2] == (1, "[]\n")


def test_the_help_has_an_example() -> None:
    assert 'Example: ocop search "ca mau 4 sao"' in run("--help")[1]
