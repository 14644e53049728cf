from __future__ import annotations

import csv
import gzip
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset
from ocop.dataset.formats import FORMATS
from tests.ocop.child import unmeasured
from tests.ocop.cli.running import done
from tests.ocop.dataset.make import a_fact, a_reading, an_article, save
from tests.ocop.dataset.reading_back import READERS
from tests.ocop.full_disk import run_on_a_full_disk
from tests.ocop.ordinary_rights import needs_rights, run_with_ordinary_rights


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "ocop.db"
    with open_dataset(path, "create") as db:
        save(db, a_reading())
    return path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["export", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_a_table_goes_to_a_file_quietly(dataset: Path, tmp_path: Path) -> None:
    assert run("facts", "--format", "csv", "-o", tmp_path / "facts.csv", "--db", dataset) == (0, "", "")
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        (fact,) = csv.DictReader(file)
    assert (fact["value"], fact["title"]) == ("145", "Nâng tầm đặc sản địa phương")


def test_without_more_words_csv_goes_to_standard_output(dataset: Path) -> None:
    assert done("export", "provinces", "--db", dataset) == done(
        "export", "provinces", "--format", "csv", "-o", "-", "--db", dataset
    )


@pytest.mark.parametrize("export_format", FORMATS)
def test_the_format_follows_the_name_of_the_file(dataset: Path, tmp_path: Path, export_format: str) -> None:
    path = tmp_path / f"facts.v1.{export_format.upper()}"
    run("facts", "-o", path, "--columns", "place_code,value", "--db", dataset)
    assert READERS[export_format](path.read_bytes())[0] == ["place_code", "value"]


def test_a_name_that_ends_in_gz_has_the_file_compressed(dataset: Path, tmp_path: Path) -> None:
    run("facts", "-o", tmp_path / "facts.jsonl.gz", "--db", dataset)
    assert json.loads(gzip.decompress((tmp_path / "facts.jsonl.gz").read_bytes()))["place_code"] == "96"


def test_standard_output_is_written_as_programs_expect_it(dataset: Path) -> None:
    out = done("export", "provinces", "--format", "csv", "-o", "-", "--db", dataset)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 97
    assert {row["name"] for row in rows} >= {"Đắk Lắk", "Bà Rịa - Vũng Tàu"}


@pytest.mark.parametrize("export_format", FORMATS)
def test_every_format_goes_into_a_pipe(dataset: Path, export_format: str) -> None:
    command = [sys.executable, "-m", "ocop", "export", "provinces", "--format", export_format, "--db", str(dataset)]
    finished = subprocess.run(command, capture_output=True, check=True)
    header, rows = READERS[export_format](finished.stdout)
    assert (header[0], len(rows), finished.stderr) == ("id", 97, b"")


@pytest.mark.parametrize(
    ("export_format", "is_shown"), [("csv", True), ("jsonl", True), ("xlsx", False), ("parquet", False)]
)
def test_a_terminal_is_shown_text_alone(
    dataset: Path, monkeypatch: pytest.MonkeyPatch, export_format: str, is_shown: bool
) -> None:
    monkeypatch.setattr("ocop.cli.export._is_terminal", lambda: True)
    code, out, err = run("runs", "--format", export_format, "--db", dataset)
    assert (code, bool(out)) == ((0, True) if is_shown else (2, False))
    assert is_shown or "name a file with -o, or send it into a pipe" in err


@pytest.mark.parametrize(
    ("options", "system", "has_mark"),
    [
        ([], "linux", False),
        (["--bom"], "linux", True),
        (["--excel"], "linux", True),
        ([], "win32", True),
        (["--no-bom"], "win32", False),
        (["--no-excel"], "win32", False),
    ],
)
@pytest.mark.parametrize("export_format", ["csv", "tsv"])
def test_the_mark_for_excel(  # noqa: PLR0917
    dataset: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    system: str,
    has_mark: bool,
    export_format: str,
) -> None:
    monkeypatch.setattr("ocop.cli.export.sys.platform", system)
    path = tmp_path / f"facts.{export_format}"
    assert run("facts", "-o", path, *options, "--db", dataset)[0] == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is has_mark


@pytest.mark.parametrize("export_format", ["jsonl", "xlsx", "parquet"])
def test_other_formats_have_no_mark_on_any_system(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, export_format: str
) -> None:
    monkeypatch.setattr("ocop.cli.export.sys.platform", "win32")
    path = tmp_path / f"facts.{export_format}"
    assert run("facts", "-o", path, "--db", dataset)[0] == 0
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_mark_on_standard_output_comes_on_request(dataset: Path) -> None:
    assert done("export", "runs", "--excel", "--db", dataset).startswith("\ufeffid,verb")


def test_rows_and_columns_are_chosen_as_in_every_answer(dataset: Path) -> None:
    options = ("--province", "ca mau", "--status", "recognised", "--until", "2023", "--as-of", "2023-12-31")
    out = run("figures", *options, "--columns", "place_code, value", "--db", dataset)[1]
    assert out == "place_code,value\n96,145\n"


def test_only_plans_can_be_in_force_in_the_future(dataset: Path) -> None:
    plans = ("figures", "--as-of", "2999", "--columns", "value", "--db", dataset, "--status")
    assert run(*plans, "target") == (0, "value\n", "")
    assert run(*plans, "recognised")[0] == 2


def test_an_empty_answer_is_a_file_with_its_header(dataset: Path) -> None:
    assert run("facts", "--star", "5", "--columns", "id,value", "--db", dataset) == (0, "id,value\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["fact", "-o", "x.csv"], "did you mean “facts”", id="an unknown table"),
        pytest.param(["facts", "-o", "x"], "which format", id="no format"),
        pytest.param(["facts", "-o", "x.doc"], "which format", id="the name of another format"),
        pytest.param(["facts", "-o", "x.csv", "--format", "xls"], "did you mean “xlsx”", id="an unknown format"),
        pytest.param(["facts", "-o", "no/such/x.csv"], "there is no folder", id="a missing folder"),
        pytest.param(["facts", "-o", ".", "--format", "csv"], "is a folder", id="a folder"),
        pytest.param(["facts", "-o", "x.jsonl", "--bom"], "into a CSV or TSV file", id="a mark in JSON"),
        pytest.param(["facts", "-o", "x.xlsx.gz"], "name the file x.xlsx", id="a workbook compressed again"),
        pytest.param(["facts", "--columns", "valeu"], "did you mean “value”", id="an unknown column"),
        pytest.param(["facts", "--columns", ","], "name at least one column", id="no column"),
        pytest.param(["facts", "--province", "Cà Mao"], "Cà Mau", id="an unknown province"),
        pytest.param(["facts", "--status", "stock"], "it is one of recognised", id="an unknown status"),
        pytest.param(["facts", "--star", "6"], "from 1 to 5", id="no such star"),
        pytest.param(["facts", "--since", "lately"], "is no day", id="no day"),
        pytest.param(["figures", "--as-of", "31/2/2024"], "is no day", id="a day that is not"),
        pytest.param(["figures", "--as-of", "2999"], "lies in the future", id="a day to come"),
        pytest.param(["facts", "--as-of", "2024"], "--as-of is for figures", id="a day where none holds"),
        pytest.param(
            ["runs", "--province", "Cà Mau"],
            "cannot be narrowed by --province; leave",
            id="no such column",
        ),
    ],
)
def test_wrong_usage_is_told_in_one_line_and_leaves_no_file(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    exit_code, out, err = run(*arguments, "--db", dataset)
    assert (exit_code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["ocop.db"]


def test_articles_that_state_such_a_fact_can_be_asked_for(dataset: Path) -> None:
    chosen = ("articles", "--columns", "title", "--province", "ca mau", "--status")
    for status, titles in (("recognised", ["Nâng tầm đặc sản địa phương"]), ("added", [])):
        assert run(*chosen, status, "--db", dataset) == (0, "\n".join(["title", *titles, ""]), "")


def test_an_old_province_on_a_day_when_it_was_no_more_is_told(dataset: Path) -> None:
    asked = ("figures", "--columns", "place", "--province", "Bạc Liêu", "--as-of")
    code, out, err = run(*asked, "2025-07-01", "--db", dataset)
    assert (code, out) == (0, "place\n")
    assert err.startswith("ocop: Bạc Liêu as it was until 30 June 2025 is part of today's Cà Mau")
    assert run(*asked, "2025-06-30", "--db", dataset)[2] == ""


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that takes no file from anybody, as Linux has it")
def test_a_folder_that_takes_no_file_is_told_with_the_remedy(dataset: Path) -> None:
    code, out, err = run("facts", "-o", "/proc/facts.csv", "--db", dataset)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "name a file in a folder that you may write to" in err


def test_what_a_sheet_cannot_hold_is_cut_and_told(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    with open_dataset(path, "create") as db:
        save(db, a_reading(an_article(text="Sản phẩm OCOP. " * 3000), ()))
    for name, count in (("articles.xlsx", 1), ("articles.csv", 0)):
        code, _, err = run("articles", "-o", tmp_path / name, "--db", path)
        assert (code, len(err.splitlines())) == (0, count)
        assert not count or "1 cell was longer than the 32,767 characters" in err


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
@pytest.mark.parametrize("room", [0, 5_000])
@pytest.mark.parametrize("name", [*(f"provinces.{each}" for each in FORMATS), "provinces.csv.gz"])
def test_a_full_disk_is_told_in_one_line_and_the_earlier_file_stays(dataset: Path, name: str, room: int) -> None:
    folder = dataset.parent / "out"
    folder.mkdir()
    (folder / name).write_bytes(b"earlier")
    room = min(room, 1_000) if name.endswith(".gz") else room
    program = "import sys, ocop.cli\nsys.argv[0] = 'ocop'; ocop.cli.main()"
    options = ("provinces", "-o", folder / name, "--db", dataset)
    finished = run_on_a_full_disk(program, "export", *options, room=room)
    assert finished.returncode == 1, finished.stderr
    assert "was not written" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1
    assert [(entry.name, entry.read_bytes()) for entry in folder.iterdir()] == [(name, b"earlier")]


@needs_rights
def test_a_folder_that_may_not_be_written_is_told(dataset: Path) -> None:
    folder = dataset.parent / "out"
    folder.mkdir(mode=0o555)
    arguments = ("export", "facts", "-o", folder / "facts.csv", "--db", dataset)
    finished = run_with_ordinary_rights("from ocop.cli import main\nmain()", *arguments)
    assert (finished.returncode, finished.stdout, [*folder.iterdir()]) == (1, "", [])
    (told,) = finished.stderr.splitlines()
    assert "was not written (Permission denied)" in told
    assert "name a file in a folder that you may write to" in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize(
    ("export_format", "number", "code"),
    [*((name, signal.SIGTERM, 143) for name in FORMATS), ("xlsx", signal.SIGINT, 130)],
)
def test_being_told_to_end_leaves_the_earlier_file_and_nothing_else(
    tmp_path: Path, export_format: str, number: signal.Signals, code: int
) -> None:
    path, folder = tmp_path / "ocop.db", tmp_path / "out"
    folder.mkdir()
    (folder / "facts").write_bytes(b"earlier")
    with open_dataset(path, "create") as db:
        fact = a_fact("Có 5 sản phẩm OCOP.", "5 sản phẩm OCOP")
        save(db, a_reading(an_article(text="Có 5 sản phẩm OCOP."), (fact,)))
    program = (
        "import signal, sys, time, ocop.cli, ocop.dataset.export as export\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it\n"
        "def long(self):\n"
        "    row, end = next(iter(self._rows)), time.monotonic() + 60\n"
        "    while time.monotonic() < end:\n"
        "        yield row\n"
        "export._Counted.__iter__ = long\n"
        "sys.argv[0] = 'ocop'; ocop.cli.main()"
    )
    arguments = ["export", "facts", "--format", export_format, "-o", str(folder / "facts"), "--db", str(path)]
    command = [sys.executable, "-c", program, *arguments]
    # A signal that comes while coverage keeps its books would be waited for by its end.
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=unmeasured()) as process:
        try:
            while len([*folder.iterdir()]) < 2 and process.poll() is None:
                time.sleep(0.01)
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == code, err
    assert "Traceback" not in err
    assert [(entry.name, entry.read_bytes()) for entry in folder.iterdir()] == [("facts", b"earlier")]


def test_a_person_is_told_how_many_rows_there_are(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ocop.cli.export import export

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    export(table="facts", output=tmp_path / "facts.csv", db=dataset)
    assert capsys.readouterr().err == f"1 rows of facts in {tmp_path / 'facts.csv'}\n"


def test_the_help_has_an_example_and_names_the_tables_and_formats() -> None:
    out = run("--help")[1]
    assert "Example: ocop export facts" in out
    assert "named_products" in out
    assert all(name in out for name in FORMATS)
