"""`ocop export --package` as a person uses it, on the harvest of the news web."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ocop.cli.packaging import export_package
from ocop.dataset.backup import back_up
from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import done, failed, rows

PAGE = Path(__file__).parents[3] / "docs" / "publishing.md"


@pytest.fixture(scope="module")
def harvests(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The dataset after a harvest of the news web, and as it is after an outlet has corrected an article."""
    folder = tmp_path_factory.mktemp("harvest")
    first, second = folder / "first" / "ocop.db", folder / "second" / "ocop.db"
    with NewsWeb() as web:
        sources = web.write_sources(folder / "sources.toml")
        done("refresh", "--history", "--sources", sources, "--db", first)
        second.parent.mkdir()
        back_up(first, second)
        web.correct("33")
        done("refresh", "--sources", sources, "--db", second)
    return first, second


@pytest.fixture(scope="module")
def database(harvests: tuple[Path, Path]) -> Path:
    """A harvest of the whole news web."""
    return harvests[0]


@pytest.fixture(scope="module")
def package(database: Path) -> Path:
    folder = database.parent / "package"
    assert done("export", "--package", folder, "--db", database) == ""
    return folder


def errors_of(package: Path) -> list[object]:
    """What `frictionless validate` finds in a package."""
    report = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "datapackage.json", "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=package,
    )
    found = json.loads(report.stdout)
    assert found["stats"]["tasks"] == len(list((package / "data").iterdir()))
    return [*found["errors"], *(error for task in found["tasks"] for error in task["errors"])]


def test_frictionless_finds_the_package_of_a_harvest_valid(package: Path) -> None:
    assert errors_of(package) == []


def test_the_package_after_a_correction_tells_which_figures_changed_and_why(
    harvests: tuple[Path, Path], package: Path, tmp_path: Path
) -> None:
    """The researcher publishes, refreshes, and publishes again: as docs/publishing.md shows it."""
    done("export", "--package", tmp_path / "next", "--previous", package, "--db", harvests[1])
    assert errors_of(tmp_path / "next") == []
    note = re.sub(r"\]\(http[^)]*\)", "](…)", (tmp_path / "next" / "CHANGES.md").read_text(encoding="utf-8"))
    (shown,) = re.findall(r"```markdown\n(.*?)\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown in note
    assert "| articles | 53 | 1 | 1 | 0 |" in note


def test_its_files_are_what_the_export_of_each_table_writes(database: Path, package: Path) -> None:
    for name in ("facts", "figures", "named_products", "provinces"):
        exported = done("export", name, "--format", "csv", "--db", database)
        with (package / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert file.read().splitlines() == exported.splitlines()


def test_no_article_is_in_it_and_every_fact_has_its_sentence(database: Path, package: Path) -> None:
    together = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.csv"))
    texts = [str(text) for (text,) in rows(database, "SELECT text FROM articles")]
    quoted = {str(sentence) for (sentence,) in rows(database, "SELECT sentence FROM facts")}
    long = {line for text in texts for line in text.split("\n") if len(line) > 100} - quoted
    assert len(long) > 50
    assert not [line for line in long if line in together]
    with (package / "data" / "facts.csv").open(encoding="utf-8", newline="") as file:
        assert all(row["evidence"] in row["sentence"] for row in csv.DictReader(file))


def test_the_next_package_tells_what_changed_and_may_take_the_place_of_the_last(
    database: Path, package: Path, tmp_path: Path
) -> None:
    done("export", "--package", tmp_path / "ocop", "--db", database)
    done("export", "--package", tmp_path / "ocop", "--previous", tmp_path / "ocop", "--db", database)
    note = (tmp_path / "ocop" / "CHANGES.md").read_text(encoding="utf-8")
    assert "No figure changed." in note
    assert (tmp_path / "ocop" / "data" / "figure_changes.csv").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["facts", "--package", "new"], "leave TABLE", id="a table beside it"),
        pytest.param(["--package", "new", "--province", "Cà Mau"], "leave TABLE", id="a filter beside it"),
        pytest.param(["--package", "new", "-o", "x.csv"], "leave TABLE", id="a file beside it"),
        pytest.param(["--previous", "package"], "Add --package", id="only an earlier package"),
        pytest.param(["--package", "no/such/new"], "there is no folder", id="a folder in no folder"),
        pytest.param(
            ["--package", "new", "--previous", "none"], "there is no package in none", id="no earlier package"
        ),
        pytest.param(["--package", "."], "holds other files", id="a folder with other files"),
        pytest.param([], "which table", id="nothing at all"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(
    database: Path, package: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(database.parent)
    before = sorted(path.name for path in database.parent.iterdir())
    assert said in failed(2, "export", *arguments, "--db", database)
    assert sorted(path.name for path in database.parent.iterdir()) == before


def test_a_person_is_told_what_was_written(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    export_package(database, tmp_path / "one", None)
    export_package(database, tmp_path / "two", tmp_path / "one")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("version 20")
    assert "compared with version 20" in second
