from __future__ import annotations

import json

import pytest

from ocop.cli.answers import AnswerFormat, print_records

COLUMNS = ("place", "value", "parts")
ROW = ('Cà\nMau\u2028 \\ "4 sao"', 145.0, [1, {"a": 2}])


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="no row"),
        pytest.param([ROW], id="one row, with line ends of all kinds"),
        pytest.param([ROW, ("Đắk Lắk", 5.5, [])], id="two rows"),
    ],
)
def test_json_that_comes_row_by_row_is_what_json_is_all_at_once(
    rows: list[tuple[object, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    print_records(AnswerFormat.json, COLUMNS, iter(rows))
    said = capsys.readouterr().out
    whole = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    assert json.loads(said) == whole
    assert said == json.dumps(whole, ensure_ascii=False, indent=2).replace("145.0", "145") + "\n"
