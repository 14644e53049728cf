"""The page for analysts: each of its commands is run on the demo's dataset, and prints what the page says."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.blocks import blocks, without_blanks
from tests.ocop.cli.running import done

BLOCKS = blocks("analysts.md")


def of(language: str) -> list[tuple[str, str]]:
    """Code and output of the blocks in a language."""
    return [(block.code, block.output) for block in BLOCKS if block.language == language]


@pytest.fixture(scope="module")
def printed(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder with the files that the page exports, and what the commands printed."""
    folder = tmp_path_factory.mktemp("analyst")
    with contextlib.chdir(folder):
        said = [
            done(*shlex.split(line)[1:], OCOP_DB=str(dataset))
            for code, _ in of("sh")
            for line in code.splitlines()
            if line
        ]
    return folder, "".join(said)


@pytest.fixture
def folder(printed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(printed[0])
    return printed[0]


def test_every_language_of_the_page_is_tried() -> None:
    assert {block.language for block in BLOCKS} == {"sh", "python", "r"}


def test_the_exports_write_the_files_and_print_what_the_page_shows(printed: tuple[Path, str]) -> None:
    folder, said = printed
    assert sorted(path.name for path in folder.iterdir()) == [
        *("facts.csv.gz", "figures.csv", "figures.parquet", "figures.xlsx", "named_products.jsonl", "provinces.csv"),
    ]
    assert without_blanks(said) == without_blanks("".join(output for _, output in of("sh")))


@pytest.mark.usefixtures("folder")
def test_pandas_duckdb_and_openpyxl_print_what_the_page_shows() -> None:
    names: dict[str, object] = {}
    for code, output in of("python"):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(code, "docs/analysts.md", "exec"), names)
        assert without_blanks(said.getvalue()) == without_blanks(output), code


@pytest.mark.usefixtures("folder")
def test_r_prints_what_the_page_shows() -> None:
    rscript = shutil.which("Rscript")
    if rscript is None:
        missing = "Rscript is not there; the Debian package r-base-core has it (`make tools` installs it)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    for code, output in of("r"):
        finished = subprocess.run(
            [rscript, "-"],
            input="options(warn = 2)\n" + code,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        )
        assert finished.returncode == 0, finished.stderr
        assert without_blanks(finished.stdout) == without_blanks(output), code
