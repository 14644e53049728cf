"""Progress where a person watches, silence in a pipe, and results that progress never gets into."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ocop.cli.by_outlet import FINAL_COLUMNS
from ocop.demo.server import NewsWeb
from spiders.registry import load_sources

pty = pytest.importorskip("pty", reason="terminals as files are a thing of POSIX")


def _watched(*arguments: str | Path) -> tuple[str, str]:
    """What a command prints in a pipe, and what it shows on a terminal as its standard error."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"OCOP_WORKERS": "0", "TERM": "xterm", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "ocop", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment) as process:
        os.close(theirs)
        assert process.stdout is not None
        shown = bytearray()
        # Linux reports the end of a terminal as an error.
        try:
            while chunk := os.read(ours, 4096):
                shown += chunk
        except OSError:
            pass
        printed = process.stdout.read().decode()
    os.close(ours)
    assert process.returncode == 0, shown.decode()
    return printed, shown.decode()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    texts = [f"Năm 2023, tỉnh Cà Mau có {n} sản phẩm OCOP đạt 3 sao." for n in range(100, 120)]
    file.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)), "utf-8")
    return file


def test_an_import_shows_how_far_it_is(articles: Path, tmp_path: Path) -> None:
    printed, shown = _watched("import", articles, "--db", tmp_path / "ocop.db")
    assert "20 new" in printed
    assert "pages read" in shown


def test_lines_of_facts_stay_free_of_progress(articles: Path) -> None:
    printed, shown = _watched("facts", "--jsonl", articles)
    assert [json.loads(line)["id"] for line in printed.splitlines()] == [str(n) for n in range(20)]
    assert "reading articles" in shown


def test_a_refresh_shows_its_outlets_and_ends_with_a_table_of_them(tmp_path: Path) -> None:
    with NewsWeb() as web:
        registry = web.write_sources(tmp_path / "sources.toml")
        printed, shown = _watched("refresh", "--sources", registry, "--db", tmp_path / "ocop.db")
    assert "new articles" in shown
    assert "remarks" in shown
    lines = printed.splitlines()
    (header,) = (line.split() for line in lines if line.startswith("outlet "))
    assert header == list(FINAL_COLUMNS)
    rows = {line.split()[0]: line for line in lines[lines.index(next(x for x in lines if x.startswith("outlet "))) :]}
    assert set(rows) > {source.id for source in load_sources(registry)}
