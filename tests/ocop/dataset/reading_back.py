"""Reads the files of an export as analysts' tools do, and says what they must hold."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import pyarrow.parquet as pq

from ocop.dataset.formats.cells import sheet_text
from ocop.dataset.registry import Relation
from ocop.dataset.tabular import defused, plain_number

Rows = tuple[list[str], list[tuple[Any, ...]]]


def _read_delimited(delimiter: str) -> Callable[[bytes], Rows]:
    def read(data: bytes) -> Rows:
        header, *rows = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter)
        return header, [tuple(row) for row in rows]

    return read


def _read_jsonl(data: bytes) -> Rows:
    records = [json.loads(line) for line in data.decode().split("\n") if line]
    headers = {tuple(record) for record in records}
    assert len(headers) <= 1
    return list(next(iter(headers), ())), [tuple(record.values()) for record in records]


def _read_xlsx(data: bytes) -> Rows:
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    header, *rows = [tuple(cell.value for cell in row) for row in workbook.worksheets[0].rows]
    return [str(name) for name in header], rows


def _read_parquet(data: bytes) -> Rows:
    found = pq.read_table(io.BytesIO(data))
    return found.column_names, [tuple(row.values()) for row in found.to_pylist()]


READERS: Mapping[str, Callable[[bytes], Rows]] = {
    "csv": _read_delimited(","),
    "tsv": _read_delimited("\t"),
    "jsonl": _read_jsonl,
    "xlsx": _read_xlsx,
    "parquet": _read_parquet,
}


def _in_text(_: Relation, row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple("" if cell is None else str(defused(plain_number(cell))) for cell in row)


def _in_a_sheet(_: Relation, row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple((sheet_text(cell) or None) if isinstance(cell, str) else cell for cell in row)


def _in_json(relation: Relation, row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(
        json.loads(cell) if form == "json" and cell is not None else cell
        for form, cell in zip(_forms(relation), row, strict=True)
    )


def _in_parquet(relation: Relation, row: Sequence[Any]) -> tuple[Any, ...]:
    typed: dict[str, Callable[[Any], object]] = {
        "yes_no": bool,
        "date": date.fromisoformat,
        "moment": datetime.fromisoformat,
    }
    return tuple(
        cell if cell is None else typed.get(form, lambda value: value)(cell)
        for form, cell in zip(_forms(relation), row, strict=True)
    )


def _forms(relation: Relation) -> list[str]:
    return [column.form for column in relation.columns if not column.is_internal]


AS_READ: Mapping[str, Callable[[Relation, Sequence[Any]], tuple[Any, ...]]] = {
    "csv": _in_text,
    "tsv": _in_text,
    "jsonl": _in_json,
    "xlsx": _in_a_sheet,
    "parquet": _in_parquet,
}
