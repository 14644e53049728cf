"""Rows as CSV, TSV and JSON lines."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Cells that a spreadsheet may run as a formula, by OWASP's page on CSV injection.
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SIGNED_NUMBER = re.compile(r"[+-]\d[\d.,: ]*%?")


def defused(cell: object) -> object:
    """Cell that no spreadsheet runs as a formula: a leading apostrophe makes it text; signed numbers stay.

    >>> defused("=HYPERLINK(1)"), defused("-5"), defused("-5-3"), defused("2023-12-05"), defused(-5)
    ("'=HYPERLINK(1)", '-5', "'-5-3", '2023-12-05', -5)
    """
    if isinstance(cell, str) and cell.startswith(_FORMULA_START) and not _SIGNED_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def plain_number(cell: object) -> object:
    """Cell with whole numbers as integers: SQLite keeps 145 in a column of numbers as 145.0.

    >>> plain_number(145.0), plain_number(5.7)
    (145, 5.7)
    """
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def write_csv(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> None:
    """Writes rows as CSV after RFC 4180 with a header; None is an empty cell, yes is 1, formulas are defused.

    Args:
        file: Opened with `newline=""`.
        columns: Names of the columns.
        rows: The rows, one at a time.
        delimiter: What stands between two cells.
    """
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([int(cell) if isinstance(cell, bool) else defused(plain_number(cell)) for cell in row])


def write_tsv(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """As `write_csv`, with tabs between the cells; a cell that holds a tab, quote or line end stands in quotes."""
    write_csv(file, columns, rows, delimiter="\t")


def write_jsonl(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes each row as one line of JSON, with all columns in order; None is null."""
    for row in rows:
        values = dict(zip(columns, map(plain_number, row), strict=True))
        file.write(json.dumps(values, ensure_ascii=False) + "\n")
