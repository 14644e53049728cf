"""The page on searching: each of its commands is run on the demo's dataset, and prints what the page says."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.docs.blocks import Block, blocks, without_blanks
from tests.ocop.cli.running import run_ocop

BLOCKS = blocks("searching.md")


def plain(text: str) -> str:
    """Text without the ports that the demo's web happened to get."""
    return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8801", without_blanks(text))


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.language == "sh"], ids=lambda block: block.code)
def test_each_command_prints_what_the_page_shows(dataset: Path, block: Block) -> None:
    finished = run_ocop(*shlex.split(block.code)[1:], OCOP_DB=str(dataset))
    assert plain(finished.stdout + finished.stderr) == plain(block.output)


def test_the_python_call_prints_what_the_page_shows(dataset: Path, tmp_path: Path) -> None:
    (block,) = (block for block in BLOCKS if block.language == "python")
    shutil.copy(dataset, tmp_path / "ocop.db")
    said = io.StringIO()
    with contextlib.chdir(tmp_path), contextlib.redirect_stdout(said):
        exec(compile(block.code, "docs/searching.md", "exec"), {})
    assert without_blanks(said.getvalue()) == without_blanks(block.output)
