from __future__ import annotations

import csv
import gzip
import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.export import Exported, export_file, export_table
from ocop.dataset.formats import FORMATS, Table
from ocop.dataset.formats.cells import sheet_text
from ocop.dataset.registry import public_relations
from ocop.dataset.runs import end_run, list_runs
from ocop.dataset.selection import exported_relation, selected
from ocop.errors import DatasetError, OcopError, UsageError
from ocop.models import NamedProduct
from tests.ocop.dataset.make import NOW, a_fact, a_reading, an_article, corrected, save, table
from tests.ocop.dataset.reading_back import AS_READ, READERS

NAMES = list(public_relations())


@pytest.fixture
def filled(db: Database) -> Database:
    tea = NamedProduct("=Trà", "x", 0, 1, star=5, province="Hà Giang")
    first = a_reading(offset=1, named=(tea,))
    save(db, first, corrected(first, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=1, offset=2, named=(tea,)))
    return db


def files_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


def exported(db: Database, name: str, export_format: str = "csv") -> bytes:
    file = io.BytesIO()
    export_table(db, selected(name), export_format, file)
    return file.getvalue()


def lines(db: Database, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(db, name).decode(), newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_view_reads_back_equal_in_every_format(filled: Database, name: str) -> None:
    relation = exported_relation(name)
    header = [column.name for column in relation.columns if not column.is_internal]
    expected = table(filled, f"SELECT {', '.join(header)} FROM {relation.name} ORDER BY {', '.join(relation.key)}")
    for export_format, read in READERS.items():
        found_header, rows = read(exported(filled, name, export_format))
        assert found_header == (header if expected or export_format != "jsonl" else []), export_format
        assert rows == [AS_READ[export_format](relation, row) for row in expected], export_format


@pytest.mark.parametrize("export_format", FORMATS)
def test_an_empty_dataset_gives_files_with_their_headers(db: Database, export_format: str) -> None:
    header, rows = READERS[export_format](exported(db, "facts", export_format))
    assert rows == []
    assert header == ([] if export_format == "jsonl" else [column.name for column in selected("facts").columns])


def test_facts_come_with_their_articles_and_only_of_current_versions(filled: Database) -> None:
    (fact,) = lines(filled, "facts")
    assert (fact["value"], fact["place_code"], fact["date_end"]) == ("146", "96", "2023-12-05")
    assert (fact["title"], fact["url"]) == ("Nâng tầm đặc sản địa phương", "https://datmui.example/bai-1.html")
    assert (fact["outlet"], fact["published_date"]) == ("Báo Đất Mũi Ngày Nay", "2023-12-05")
    assert "search_number" not in fact


def test_codes_keep_their_zeros_and_formulas_are_defused_where_a_spreadsheet_reads(filled: Database) -> None:
    assert "02" in {row["code"] for row in lines(filled, "provinces")}
    names = {
        export_format: READERS[export_format](exported(filled, "named_products", export_format))[1][0][1]
        for export_format in FORMATS
    }
    assert names == {"csv": "'=Trà", "tsv": "'=Trà", "xlsx": "'=Trà", "jsonl": "=Trà", "parquet": "=Trà"}


@pytest.mark.parametrize("export_format", FORMATS)
def test_the_same_rows_give_the_same_bytes_however_they_went_in(tmp_path: Path, export_format: str) -> None:
    readings = [a_reading(an_article(f"https://datmui.example/{number}"), offset=number) for number in range(5)]
    outcomes = []
    for order in (readings, readings[::-1]):
        with open_dataset(tmp_path / f"{len(outcomes)}.db", "create") as db:
            save(db, *order)
            end_run(db, list_runs(db)[0].id, NOW, "finished", {})
            outcomes.append([exported(db, name, export_format) for name in ("facts", "articles", "figures")])
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param("xls", "did you mean “xlsx”.*one of csv, tsv, jsonl, xlsx, parquet", id="nearly a format"),
        pytest.param("CSV", "did you mean “csv”", id="in capitals"),
        pytest.param("word", "there is no format “word”; it is one of csv", id="far from any"),
    ],
)
def test_an_unknown_format_is_told(db: Database, asked: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        exported(db, "facts", asked)


@pytest.mark.parametrize("export_format", ["csv", "tsv"])
def test_a_file_is_written_as_utf8_with_a_mark_for_excel_on_request(
    filled: Database, tmp_path: Path, export_format: str
) -> None:
    plain, marked = tmp_path / "plain", tmp_path / "marked"
    assert export_file(filled, selected("facts"), export_format, plain) == Exported(1)
    assert export_file(filled, selected("facts"), export_format, marked, mark=True) == Exported(1)
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert "Cà Mau".encode() in plain.read_bytes()


@pytest.mark.parametrize("export_format", ["jsonl", "xlsx", "parquet"])
def test_other_formats_take_no_mark(filled: Database, tmp_path: Path, export_format: str) -> None:
    with pytest.raises(UsageError, match="into a CSV or TSV file"):
        export_file(filled, selected("facts"), export_format, tmp_path / "x", mark=True)
    assert "x" not in files_in(tmp_path)


@pytest.mark.parametrize("export_format", ["csv", "tsv", "jsonl"])
def test_text_is_compressed_where_the_name_says_so(filled: Database, tmp_path: Path, export_format: str) -> None:
    path = tmp_path / f"facts.{export_format}.gz"
    assert export_file(filled, selected("facts"), export_format, path) == Exported(1)
    first = path.read_bytes()
    assert gzip.decompress(first) == exported(filled, "facts", export_format)
    export_file(filled, selected("facts"), export_format, path)
    assert path.read_bytes() == first


@pytest.mark.parametrize("export_format", ["xlsx", "parquet"])
def test_what_is_compressed_in_itself_is_not_compressed_again(
    filled: Database, tmp_path: Path, export_format: str
) -> None:
    with pytest.raises(UsageError, match=f"name the file facts.{export_format}$"):
        export_file(filled, selected("facts"), export_format, tmp_path / f"facts.{export_format}.gz")


@pytest.mark.parametrize("export_format", FORMATS)
def test_every_format_goes_into_a_pipe_and_to_a_device(filled: Database, export_format: str) -> None:
    """A pipe can neither be searched nor tell where it stands."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation("underlying stream is not seekable")

        tell = seek

    pipe = Pipe()
    export_table(filled, selected("facts"), export_format, pipe)
    assert pipe.getvalue() == exported(filled, "facts", export_format)
    assert export_file(filled, selected("facts"), export_format, Path(os.devnull)) == Exported(1)
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("export_format", FORMATS)
def test_a_failure_half_way_leaves_the_earlier_file(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, export_format: str
) -> None:
    path = tmp_path / "out" / "facts"
    path.parent.mkdir()
    path.write_text("earlier", encoding="utf-8")

    def full(file: BinaryIO, _: Table) -> int:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(
        vars(sys.modules["ocop.dataset.export"])["FORMATS"], export_format, replace(FORMATS[export_format], write=full)
    )
    with pytest.raises(OcopError, match="No space left on device"):
        export_file(filled, selected("facts"), export_format, path)
    assert path.read_text(encoding="utf-8") == "earlier"
    assert files_in(path.parent) == ["facts"]


@pytest.mark.parametrize("export_format", FORMATS)
def test_a_dataset_that_breaks_half_way_leaves_the_earlier_file(
    filled: Database, tmp_path: Path, export_format: str
) -> None:
    path = tmp_path / "out" / "facts"
    path.parent.mkdir()
    path.write_text("earlier", encoding="utf-8")
    with pytest.raises(DatasetError, match="SQLite refuses"):
        export_file(filled, replace(selected("facts"), condition="abs(-9223372036854775808)"), export_format, path)
    assert path.read_text(encoding="utf-8") == "earlier"
    assert files_in(path.parent) == ["facts"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(title=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_any_title_survives_the_way_through_dataset_and_export(db: Database, title: str) -> None:
    reading = a_reading(an_article("https://datmui.example/x", title=title))
    save(db, replace(reading, page=replace(reading.page, body=b"", fetched_at=NOW)))
    place = [column.name for column in selected("facts").columns].index("title")
    for export_format in ("jsonl", "parquet"):
        ((*_, _), (row,)) = READERS[export_format](exported(db, "facts", export_format))
        assert row[place] == title, export_format
    for export_format in ("csv", "tsv"):
        (row,) = READERS[export_format](exported(db, "facts", export_format))[1]
        assert str(row[place]).removeprefix("'") == title.removeprefix("'"), export_format
    (row,) = READERS["xlsx"](exported(db, "facts", "xlsx"))[1]
    assert row[place] == sheet_text(title)


def test_exporting_streams(filled: Database) -> None:
    """A file that refuses more after the first row has been asked for no more."""
    asked = []
    filled.conn.create_function("asked", 1, lambda row: asked.append(row) or 1)
    for number in range(2, 40):
        fact = a_fact("Có 5 sản phẩm OCOP.", "5 sản phẩm OCOP")
        save(
            filled,
            a_reading(an_article(f"https://datmui.example/{number}", text="Có 5 sản phẩm OCOP. " * 300), (fact,)),
        )

    class Stopping(io.BytesIO):
        def write(self, data: object) -> int:
            raise KeyboardInterrupt

    selection = replace(selected("articles"), condition="asked(id)")
    with pytest.raises(KeyboardInterrupt):
        export_table(filled, selection, "csv", Stopping())
    assert len(asked) < 10
