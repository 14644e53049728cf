from __future__ import annotations

import io
from typing import Any, BinaryIO

import openpyxl
import pytest

from ocop.dataset.formats.cells import CUT_MARK, MAX_CELL_UNITS
from ocop.dataset.formats.table import Table
from ocop.dataset.formats.workbook import write_workbook
from ocop.dataset.registry import relations

COLUMNS = tuple(column for column in relations()["facts"].columns if column.name in {"value", "place", "place_code"})
ABOUT = {"table": "facts", "filters": "province Cà Mau"}


def workbook(rows: list[tuple[object, ...]], **options: int) -> tuple[Any, int]:
    """The workbook as openpyxl reads it, and how many cells were cut."""
    file = io.BytesIO()
    cut = write_workbook(file, Table("facts", COLUMNS, iter(rows), about=ABOUT), **options)
    return openpyxl.load_workbook(file), cut


def cells(sheet: Any) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.rows]


def test_the_rows_are_on_the_first_sheet_with_a_frozen_header_filters_and_widths() -> None:
    book, cut = workbook([(145.0, "Cà Mau", "02"), (5.7, "x" * 100, None)])
    sheet = book.worksheets[0]
    assert cells(sheet) == [("value", "place", "place_code"), (145, "Cà Mau", "02"), (5.7, "x" * 100, None)]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref, cut) == ("facts", "A2", "A1:C3", 0)
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths[1] > widths[2] > widths[0] > 6
    assert widths[1] < 70
    assert sheet["A1"].font.bold


def test_codes_are_text_and_numbers_are_numbers() -> None:
    sheet = workbook([(145.0, "Hà Giang", "02")])[0].worksheets[0]
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "s"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("=1+1", id="a formula"),
        pytest.param("@SUM(1)", id="a formula as another program writes it"),
        pytest.param("-2+3", id="a sum"),
        pytest.param("{=1}", id="an array formula"),
        pytest.param("http://x.example/" + "a" * 3000, id="a link longer than Excel's links"),
        pytest.param("<r><t>x</t></r>", id="the XML of a rich text"),
        pytest.param("&<>\"'", id="what XML reserves"),
        pytest.param(" x ", id="spaces at the ends"),
    ],
)
def test_no_text_is_taken_for_something_else(text: str) -> None:
    book = workbook([(1, text, "1")])[0]
    (_, place, code) = book.worksheets[0][2]
    assert str(place.value).removeprefix("'") == text
    assert (place.data_type, place.hyperlink, code.data_type) == ("s", None, "s")


def test_the_dictionary_and_what_the_file_is_are_beside_the_rows() -> None:
    book = workbook([])[0]
    assert book.sheetnames == ["facts", "dictionary", "about"]
    dictionary = cells(book["dictionary"])
    assert dictionary[0] == ("column", "type", "meaning", "nghĩa", "unit", "source", "values")
    assert [row[0] for row in dictionary[1:]] == ["value", "place", "place_code"]
    assert dictionary[1][3] == "Con số; đầu dưới nếu là khoảng."
    assert cells(book["about"]) == [("about", "value"), *ABOUT.items()]


@pytest.mark.parametrize(
    ("count", "sheets"),
    [
        pytest.param(0, [0], id="no row"),
        pytest.param(3, [3], id="as many as a sheet holds"),
        pytest.param(4, [3, 1], id="one more"),
        pytest.param(7, [3, 3, 1], id="two sheets full"),
    ],
)
def test_what_one_sheet_cannot_hold_goes_on_in_the_next(count: int, sheets: list[int]) -> None:
    rows = [(number, "Cà Mau", "96") for number in range(count)]
    book, _ = workbook(list(rows), sheet_rows=4)
    names = ["facts", "facts 2", "facts 3"][: len(sheets)]
    assert book.sheetnames == [*names, "dictionary", "about"]
    found = [cells(book[name]) for name in names]
    assert [len(each) - 1 for each in found] == sheets
    assert all(each[0] == ("value", "place", "place_code") for each in found)
    assert [row for each in found for row in each[1:]] == rows


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        pytest.param("a" * MAX_CELL_UNITS, False, id="just as long as may be"),
        pytest.param("a" * (MAX_CELL_UNITS + 1), True, id="one too many"),
        pytest.param("𠀋" * 16_384, True, id="characters that count twice"),
        pytest.param("𠀋" * 16_383, False, id="as many of these as may be"),
    ],
)
def test_text_that_is_too_long_for_a_cell_is_cut_with_a_mark(text: str, is_cut: bool) -> None:
    book, cut = workbook([(1, text, "1")])
    found = book.worksheets[0]["B2"].value
    assert cut == is_cut
    assert len(found.encode("utf-16-le")) <= 2 * MAX_CELL_UNITS
    assert (found.endswith(CUT_MARK), text.startswith(found.removesuffix(CUT_MARK))) == (is_cut, True)
    assert is_cut or found == text


class Failing(io.BytesIO):
    """A disk that is full after so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: object) -> int:
        if self.tell() >= self.room:
            raise OSError(28, "No space left on device")
        return super().write(data)  # type: ignore[arg-type]


@pytest.mark.parametrize("room", [0, 100, 3000])
def test_a_full_disk_is_told_once(room: int) -> None:
    file: BinaryIO = Failing(room)
    with pytest.raises(OSError, match="No space left"):
        write_workbook(file, Table("facts", COLUMNS, iter([(1, "Cà Mau", "96")]), about=ABOUT))


def test_rows_that_end_in_a_failure_leave_nothing_open() -> None:
    def rows() -> Any:
        yield (1, "Cà Mau", "96")
        raise KeyError("broken")

    with pytest.raises(KeyError):
        write_workbook(io.BytesIO(), Table("facts", COLUMNS, rows(), about=ABOUT))
