"""CSV, TSV and JSON lines as files: UTF-8 with line ends as they are written."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING, BinaryIO, TextIO

from ocop.dataset.tabular import write_csv, write_jsonl, write_tsv

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop.dataset.formats.table import Table


def write_csv_file(file: BinaryIO, table: Table) -> int:
    """Writes a table as CSV; no cell is cut."""
    with _as_text(file) as text:
        write_csv(text, table.header, table.rows)
    return 0


def write_tsv_file(file: BinaryIO, table: Table) -> int:
    """Writes a table as CSV with tabs between the cells; no cell is cut."""
    with _as_text(file) as text:
        write_tsv(text, table.header, table.rows)
    return 0


def write_jsonl_file(file: BinaryIO, table: Table) -> int:
    """Writes a table as JSON lines, arrays and objects as such; no cell is cut."""
    with _as_text(file) as text:
        write_jsonl(text, table.header, _with_structure(table))
    return 0


@contextlib.contextmanager
def _as_text(file: BinaryIO) -> Iterator[TextIO]:
    """The file as one of text, which leaves it open."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        yield text
    finally:
        text.detach()


def _with_structure(table: Table) -> Iterator[Sequence[object]]:
    """Rows in which the text of a column of JSON is what it says."""
    places = [place for place, column in enumerate(table.columns) if column.form == "json"]
    for row in table.rows:
        cells = list(row)
        for place in places:
            if isinstance(cell := cells[place], str):
                cells[place] = json.loads(cell)
        yield cells
