from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset
from ocop.models import NamedProduct
from tests.ocop.dataset.make import a_reading, an_article, save

TEXT = "Chè Shan tuyết Fìn Hò đạt 5 sao; mật ong bạc hà đạt 4 sao."


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "ocop.db"
    where = {"province": "Hà Giang", "place": "huyện Hoàng Su Phì"}
    tea = NamedProduct("Chè Shan tuyết Fìn Hò", TEXT[:31], 0, 31, star=5, producer="HTX Fìn Hò Trà", **where)
    before = NamedProduct("Chè Shan tuyết Fìn Hò", TEXT[:31], 0, 31, star=4, **where)
    honey = NamedProduct("mật ong bạc hà", TEXT[33:57], 33, 57, star=4, potential=True, province="Hà Giang")
    with open_dataset(path, "create") as db:
        save(
            db,
            a_reading(an_article("https://datmui.example/1", text=TEXT), (), named=(tea, honey)),
            a_reading(
                an_article("https://datmui.example/0", text=f"Cũ. {TEXT}", published_date=None), (), named=(before,)
            ),
        )
    return path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["products", *map(str, arguments)], env={"COLUMNS": "100"})
    return result.exit_code, result.stdout, result.stderr


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def test_in_a_pipe_each_product_is_one_line_with_all_that_is_told_of_it(dataset: Path) -> None:
    code, out, err = run("che shan tuyet", "--db", dataset)
    head, line = out.splitlines()
    assert (code, err) == (0, "")
    assert cells(head) == ["product", "stars", "producer", "place", "said by", "evidence", "source"]
    assert cells(line) == [
        *("Chè Shan tuyết Fìn Hò", "5★ (also 4★)", "HTX Fìn Hò Trà", "huyện Hoàng Su Phì, Hà Giang", "2 stories"),
        *("Chè Shan tuyết Fìn Hò đạt 5 sao", "Báo Đất Mũi Ngày Nay, 2023-12-05, https://datmui.example/1"),
    ]


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["chè", "shan", "--star", "5"], ["Chè Shan tuyết Fìn Hò"]),
        (["--province", "tuyen quang", "--star", "4"], ["Chè Shan tuyết Fìn Hò", "mật ong bạc hà"]),
        (["bac ha", "--outlet", "datmui"], ["mật ong bạc hà"]),
        (["shan", "--since", "2024"], []),
        (["hoang su phi", "--until", "2023"], ["Chè Shan tuyết Fìn Hò"]),
    ],
)
def test_filters(dataset: Path, arguments: list[str], names: list[str]) -> None:
    code, out, _ = run(*arguments, "--format", "csv", "--db", dataset)
    assert sorted(row["name"] for row in csv.DictReader(io.StringIO(out, newline=""))) == sorted(names)
    assert code == (0 if names else 1)


def test_json_has_the_stars_of_all_articles_and_where_the_match_stands(dataset: Path) -> None:
    (hit,) = json.loads(run("fin", "--format", "json", "--db", dataset)[1])
    assert (hit["star"], hit["stars"], hit["stories"], hit["potential"]) == (5, [4, 5], 2, False)
    assert [hit["evidence"][start:end] for start, end in hit["marks"]] == ["Fìn"]
    assert "score" not in hit


def test_markdown_marks_the_match(dataset: Path) -> None:
    _, out, _ = run("bac ha", "--format", "markdown", "--db", dataset)
    assert "| mật ong bạc hà | potential 4★ |  | Hà Giang | 1 story | mật ong **bạc** **hà** đạt 4 sao |" in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "needs a word to look for"),
        (["xyz"], 1, "no product found for “xyz”"),
        (["--star", "1"], 1, "no product found; try"),
        (["--star", "7"], 2, "from 1 to 5"),
        (["--province", "Hà Gian"], 2, "did you mean “Hà Giang”"),
        (["--status", "target"], 2, "--status"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(dataset: Path, arguments: list[str], code: int, said: str) -> None:
    exit_code, out, err = run(*arguments, "--db", dataset)
    assert (exit_code, out, err.count("\n")) == (code, "", 1)
    assert said in err


def test_an_empty_dataset_is_told_with_what_fills_it(tmp_path: Path) -> None:
    open_dataset(tmp_path / "ocop.db", "create").close()
    code, out, err = run("che", "--db", tmp_path / "ocop.db")
    assert (code, out) == (1, "")
    assert err == "ocop: the dataset is empty; fill it with `ocop refresh` (the news) or `ocop import` (your files)\n"


def test_the_help_has_an_example() -> None:
    assert 'Example: ocop products "chè shan tuyết" --star 5' in run("--help")[1]
