from __future__ import annotations

import csv
import io
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.export import export_file, export_table, exported_relation
from ocop.dataset.registry import public_relations
from ocop.errors import OcopError, UsageError
from ocop.models import NamedProduct
from tests.ocop.dataset.make import NOW, a_fact, a_reading, an_article, corrected, save, table

NAMES = list(public_relations())


@pytest.fixture
def filled(db: Database) -> Database:
    tea = NamedProduct("=Trà", "x", 0, 1, star=5, province="Hà Giang")
    first = a_reading(offset=1, named=(tea,))
    save(db, first, corrected(first, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=1, offset=2, named=(tea,)))
    return db


def files_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


def exported(db: Database, name: str, export_format: str = "csv") -> str:
    file = io.StringIO(newline="")
    export_table(db, name, export_format, file)
    return file.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_view_comes_out_whole_in_both_formats(filled: Database, name: str) -> None:
    relation = exported_relation(name)
    columns = [column.name for column in relation.columns if not column.is_internal]
    expected = table(filled, f"SELECT {', '.join(columns)} FROM {relation.name} ORDER BY {', '.join(relation.key)}")
    header, *lines = csv.reader(io.StringIO(exported(filled, name), newline=""))
    assert header == columns
    assert len(lines) == len(expected)
    records = [json.loads(line) for line in exported(filled, name, "jsonl").splitlines()]
    assert [tuple(record.values()) for record in records] == expected
    assert all(list(record) == columns for record in records)


def test_facts_come_with_their_articles_and_only_of_current_versions(filled: Database) -> None:
    (fact,) = csv.DictReader(io.StringIO(exported(filled, "facts"), newline=""))
    assert (fact["value"], fact["place_code"], fact["date_end"]) == ("146", "96", "2023-12-05")
    assert (fact["title"], fact["url"]) == ("Nâng tầm đặc sản địa phương", "https://datmui.example/bai-1.html")
    assert (fact["outlet"], fact["published_date"]) == ("Báo Đất Mũi Ngày Nay", "2023-12-05")
    assert "search_number" not in fact


def test_codes_keep_their_zeros_and_formulas_are_defused_in_csv_alone(filled: Database) -> None:
    provinces = list(csv.DictReader(io.StringIO(exported(filled, "provinces"), newline="")))
    assert "02" in {row["code"] for row in provinces}
    assert "'=Trà" in exported(filled, "named_products")
    assert '"name": "=Trà"' in exported(filled, "named_products", "jsonl")


def test_the_same_rows_come_out_in_the_same_order_however_they_went_in(tmp_path: Path) -> None:
    readings = [a_reading(an_article(f"https://datmui.example/{number}"), offset=number) for number in range(5)]
    outcomes = []
    for order in (readings, readings[::-1]):
        with open_dataset(tmp_path / f"{len(outcomes)}.db", "create") as db:
            save(db, *order)
            outcomes.append([exported(db, name) for name in ("facts", "articles", "figures", "captures")])
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fact", "did you mean facts"),
        ("signatures", "there are figures, facts"),
        ("facts; DROP TABLE facts", "there is no table"),
        ("", "there is no table"),
    ],
)
def test_an_unknown_table_is_told_with_those_that_exist(db: Database, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        exported(db, name)


def test_an_unknown_format_is_told(db: Database) -> None:
    with pytest.raises(UsageError, match="one of csv, jsonl"):
        exported(db, "facts", "xls")


def test_a_file_is_written_as_utf8_with_a_mark_for_excel_on_request(filled: Database, tmp_path: Path) -> None:
    plain, marked = tmp_path / "plain.csv", tmp_path / "marked.csv"
    assert export_file(filled, "facts", "csv", plain) == 1
    assert export_file(filled, "facts", "csv", marked, bom=True) == 1
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert "Cà Mau".encode() in plain.read_bytes()
    with pytest.raises(UsageError, match="into a CSV file"):
        export_file(filled, "facts", "jsonl", tmp_path / "x.jsonl", bom=True)


def test_a_file_that_was_there_is_replaced_whole_and_nothing_else_is_left(filled: Database, tmp_path: Path) -> None:
    path = tmp_path / "out" / "facts.csv"
    path.parent.mkdir()
    path.write_text("earlier", encoding="utf-8")
    export_file(filled, "facts", "csv", path)
    assert path.read_text(encoding="utf-8").startswith("id,measure")
    assert files_in(path.parent) == ["facts.csv"]


def test_a_link_stays_a_link(filled: Database, tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("earlier", encoding="utf-8")
    link.symlink_to(real)
    export_file(filled, "facts", "csv", link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("id,")


def test_a_device_is_written_as_it_is(filled: Database) -> None:
    assert export_file(filled, "facts", "csv", Path(os.devnull)) == 1
    assert not Path(os.devnull).is_file()


def test_a_failure_half_way_leaves_the_earlier_file(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out" / "facts.csv"
    path.parent.mkdir()
    path.write_text("earlier", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(__import__("ocop.dataset.export", fromlist=["_WRITERS"])._WRITERS, "csv", full)
    with pytest.raises(OcopError, match="No space left on device"):
        export_file(filled, "facts", "csv", path)
    assert path.read_text(encoding="utf-8") == "earlier"
    assert files_in(path.parent) == ["facts.csv"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_a_full_disk_leaves_the_earlier_file(filled: Database, tmp_path: Path) -> None:
    import resource
    import signal

    path = tmp_path / "out" / "provinces.csv"
    path.parent.mkdir()
    path.write_text("earlier", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        with pytest.raises(OcopError, match="was not written"):
            export_file(filled, "provinces", "csv", path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_text(encoding="utf-8") == "earlier"
    assert files_in(path.parent) == ["provinces.csv"]


@pytest.mark.parametrize(("name", "said"), [(".", "is a folder"), ("no/such/facts.csv", "there is no folder")])
def test_a_place_that_cannot_take_a_file_is_told(filled: Database, tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        export_file(filled, "facts", "csv", tmp_path / name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(title=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_any_title_survives_the_way_through_dataset_and_export(db: Database, title: str) -> None:
    reading = a_reading(an_article("https://datmui.example/x", title=title))
    save(db, replace(reading, page=replace(reading.page, body=b"", fetched_at=NOW)))
    (record,) = [json.loads(line) for line in exported(db, "facts", "jsonl").split("\n") if line]
    assert record["title"] == title
    (row,) = csv.DictReader(io.StringIO(exported(db, "facts"), newline=""))
    assert row["title"].removeprefix("'") == title.removeprefix("'")


def test_exporting_streams(filled: Database) -> None:
    """A writer that stops after the first row has asked for no more."""

    class Stopping(io.StringIO):
        def write(self, line: str) -> int:
            if "datmui" in line:
                raise KeyboardInterrupt
            return super().write(line)

    fact = a_fact("Có 5 sản phẩm OCOP.", "5 sản phẩm OCOP")
    save(filled, a_reading(an_article("https://datmui.example/2", text="Có 5 sản phẩm OCOP."), (fact,)))
    with pytest.raises(KeyboardInterrupt):
        export_table(filled, "facts", "csv", Stopping(newline=""))
