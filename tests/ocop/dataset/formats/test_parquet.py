from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from ocop.dataset.formats.parquet import write_parquet
from ocop.dataset.formats.table import Table
from ocop.dataset.registry import relations
from ocop.errors import DatasetError
from tests.ocop.dataset.formats.test_workbook import Failing

NAMES = ("id", "version", "is_current", "published_date", "published_at", "tags")
COLUMNS = tuple(column for column in relations()["articles"].columns if column.name in NAMES)
ROW = ("a_1", 1, 1, "2023-12-05", "2023-12-05T00:30:00Z", '["OCOP"]')
EMPTY = ("a_2", None, None, None, None, None)


def written(*rows: tuple[object, ...]) -> io.BytesIO:
    file = io.BytesIO()
    write_parquet(file, Table("articles", COLUMNS, iter(rows), about={"filters": "province Cà Mau"}))
    file.seek(0)
    return file


def test_columns_have_their_types_and_meanings() -> None:
    schema = pq.read_schema(written(ROW))
    assert {name: str(schema.field(name).type) for name in NAMES} == {
        "id": "string",
        "version": "int64",
        "is_current": "bool",
        "published_date": "date32[day]",
        "published_at": "timestamp[ms, tz=UTC]",
        "tags": "string",
    }
    assert schema.field("version").metadata[b"vi"].decode() == "Số thứ tự phiên bản, từ 1."
    assert json.loads(schema.metadata[b"ocop"]) == {"filters": "province Cà Mau"}


def test_cells_read_back_as_what_they_are() -> None:
    first, second = pq.read_table(written(ROW, EMPTY)).to_pylist()
    moment = datetime(2023, 12, 5, 0, 30, tzinfo=UTC)
    assert tuple(first.values()) == ("a_1", 1, True, date(2023, 12, 5), moment, '["OCOP"]')
    assert tuple(second.values()) == EMPTY


def test_pandas_reads_it() -> None:
    frame = pd.read_parquet(written(ROW, EMPTY), dtype_backend="pyarrow")
    assert frame["version"].tolist()[0] == 1
    assert frame["published_date"][0] == date(2023, 12, 5)


def test_a_group_without_a_single_value_keeps_its_type() -> None:
    assert pq.read_schema(written(EMPTY)) == pq.read_schema(written(ROW))
    assert pq.read_table(written(EMPTY)).num_rows == 1


def test_whole_numbers_may_come_as_sums_do() -> None:
    assert pq.read_table(written((ROW[0], 3.0, *ROW[2:]))).column("version").to_pylist() == [3]


WRITE_ONE = """
import io, sys
from ocop.dataset.formats.parquet import write_parquet
from ocop.dataset.formats.table import Table
from ocop.dataset.registry import relations
column = relations()["articles"].columns[0]
write_parquet(io.BytesIO(), Table("articles", (column,), iter([("a_1",), (None,)])))
print("pandas" in sys.modules)
"""


def test_pandas_is_not_imported_where_it_is_installed() -> None:
    """It would take more memory than the rows do."""
    told = subprocess.run([sys.executable, "-c", WRITE_ONE], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "False"


def test_many_rows_come_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop.dataset.formats.parquet._ROWS_IN_A_BATCH", 2)
    monkeypatch.setattr("ocop.dataset.formats.parquet._ROWS_IN_A_GROUP", 4)
    file = pq.ParquetFile(written(*[ROW] * 9))
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [4, 4, 1]
    assert file.read().num_rows == 9


@pytest.mark.parametrize(
    ("place", "cell", "said"),
    [
        pytest.param(3, "2023-13-05", "published_date holds what is no date", id="no day"),
        pytest.param(4, "yesterday", "published_at holds what is no moment", id="no time"),
        pytest.param(1, "one", "version holds what is no integer", id="no number"),
        pytest.param(1, 1.5, "version holds what is no integer", id="no whole number"),
        pytest.param(1, 2**63, "version holds what is no integer", id="a number larger than SQLite has"),
        pytest.param(5, 0, "tags holds what is no json", id="a number for a text"),
    ],
)
def test_a_cell_that_its_column_may_not_hold_is_told_with_the_remedy(place: int, cell: object, said: str) -> None:
    row: list[Any] = list(ROW)
    row[place] = cell
    with pytest.raises(DatasetError, match=said):
        written(tuple(row))


def test_a_full_disk_is_told_once() -> None:
    with pytest.raises(OSError, match="No space left"):
        write_parquet(Failing(10), Table("articles", COLUMNS, iter([ROW]), about={}))
