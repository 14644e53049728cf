from __future__ import annotations

import csv
import io
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop.dataset.tabular import defused, plain_number, write_csv, write_jsonl

text = st.text(st.characters(exclude_categories=["Cs"]))
cells = st.one_of(st.none(), text, st.integers(), st.floats(allow_nan=False, allow_infinity=False))
rows = st.lists(st.tuples(cells, cells, cells), max_size=5)
COLUMNS = ("một", "hai", "ba")


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "- bullet", "+", "-", "--5"],
)
def test_what_a_spreadsheet_could_run_becomes_text(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["-5", "+84 123", "-5,7", "-1.002", "+3%", "2023-12-05", "Cà Mau", "", "'=1", "a=1", None, -5, -5.5, "-10.880"],
)
def test_numbers_dates_and_words_stay(cell: object) -> None:
    assert defused(cell) == cell


@given(rows)
def test_csv_reads_back_as_it_was_written(rows: list[tuple[object, ...]]) -> None:
    file = io.StringIO(newline="")
    write_csv(file, COLUMNS, rows)
    header, *read = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert tuple(header) == COLUMNS
    assert read == [["" if cell is None else str(defused(plain_number(cell))) for cell in row] for row in rows]


@given(rows)
def test_json_lines_read_back_equal(rows: list[tuple[object, ...]]) -> None:
    file = io.StringIO(newline="")
    write_jsonl(file, COLUMNS, rows)
    lines = file.getvalue().split("\n")[:-1]
    assert [tuple(json.loads(line).values()) for line in lines] == rows
    assert all(list(json.loads(line)) == list(COLUMNS) for line in lines)


def test_whole_numbers_lose_their_point() -> None:
    assert str(plain_number(145.0)) == "145"
    assert plain_number(5.7) == 5.7
    assert plain_number("145.0") == "145.0"
    assert math.isinf(plain_number(math.inf))  # type: ignore[arg-type]
