"""Excel workbooks: the rows, what their columns mean, and where they are from."""

from __future__ import annotations

import contextlib
import tempfile
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from ocop.dataset.formats.cells import MAX_SHEET_ROWS, fitting, sheet_text
from ocop.dataset.formats.sink import Sink
from ocop.dataset.tabular import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop.dataset.formats.table import Table
    from ocop.dataset.registry import Column

_DICTIONARY_HEADER = ("column", "type", "meaning", "nghĩa", "unit", "source", "values")
_ABOUT_HEADER = ("about", "value")

# Where no moment is known, the one that the parts of every workbook bear: the same rows give the same file at any time.
_NO_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones

# A column is as wide as the longest of its first cells, within bounds; the header leaves room for the filter's arrow.
_ROWS_MEASURED = 1_000
_NARROWEST, _WIDEST, _ARROW = 6, 60, 3


def write_workbook(file: BinaryIO, table: Table, *, sheet_rows: int = MAX_SHEET_ROWS) -> int:
    """Writes a table as an Excel workbook, row by row, with a sheet for its dictionary and one that says what it is.

    Codes and dates are text, numbers are numbers; header frozen and with filters. What one sheet cannot hold goes on in
    a second. Nothing is run: formulas are defused, and links stay text.

    Args:
        file: Where the workbook goes; it need not be one that can be read or searched.
        table: What to write.
        sheet_rows: How many rows a sheet holds, with its header.

    Returns:
        The number of cells whose text had to be cut, because a cell of Excel holds 32,767 characters.

    Raises:
        OSError: The disk is full, or the file may not be written.
    """
    with tempfile.TemporaryDirectory(prefix="ocop-") as folder, Sink(file) as sink:
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(sink, options)
        workbook.use_zip64()
        workbook.set_properties({"title": table.name, "created": table.made_at or _NO_DAY})
        try:
            cut = _write_rows(workbook, table, sheet_rows)
            _write_sheet(workbook, "dictionary", _DICTIONARY_HEADER, map(_entry, table.columns))
            _write_sheet(workbook, "about", _ABOUT_HEADER, table.about.items())
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            _release(workbook)
    return cut


def _write_rows(workbook: Any, table: Table, sheet_rows: int) -> int:
    """The rows on as many sheets as they need; one where there is no row."""
    rows = iter(table.rows)
    number, cut = 1, 0
    following: Sequence[object] | None = next(rows, None)
    while number == 1 or following is not None:
        name = table.name if number == 1 else f"{table.name} {number}"
        here = [] if following is None else chain((following,), islice(rows, sheet_rows - 2))
        cut += _write_sheet(workbook, name, table.header, here)
        following = next(rows, None)
        number += 1
    return cut


def _write_sheet(workbook: Any, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """One sheet; returns how many cells were cut."""
    sheet = workbook.add_worksheet(name)
    heading = workbook.add_format({"bold": True, "bottom": 1})
    widths = [len(title) + _ARROW for title in header]
    for place, title in enumerate(header):
        sheet.write_string(0, place, title, heading)
    line = cut = 0
    for line, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                text, is_cut = fitting(sheet_text(cell))
                cut += is_cut
                sheet.write_string(line, place, text)
            elif cell is not None:
                sheet.write_number(line, place, plain_number(cell))
            if line <= _ROWS_MEASURED and cell is not None:
                widths[place] = max(widths[place], len(str(plain_number(cell))))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, line, len(header) - 1)
    return cut


def _entry(column: Column) -> tuple[object, ...]:
    """What the registry says of a column, in a row."""
    values = "\n".join(f"{value.value}: {value.en} ({value.vi})" for value in column.values)
    return column.name, column.type, column.en, column.vi, column.unit, column.source, values or None


def _release(workbook: Any) -> None:
    """Closes what a workbook that failed leaves open, so that nothing is told twice."""
    for sheet in workbook.worksheets():
        for file in (sheet.row_data_fh, sheet.fh):
            with contextlib.suppress(OSError):
                file.close()
