"""A day of the researcher and one of the journalist: the commands of their pages, in order, on the news web.

What differs from harvest to harvest is no part of the comparison: addresses of the local servers, moments of runs.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop.demo.server import NewsWeb
from tests.docs.blocks import Block, blocks, without_blanks

_LOCAL = re.compile(r"http://127\.0\.0\.1:\d+|https://\w+\.example")
_RUN = re.compile(r"\d{8}-\d{6}")


@pytest.fixture(scope="module")
def web() -> Iterator[NewsWeb]:
    with NewsWeb() as running:
        yield running


def comparable(text: str) -> str:
    return without_blanks(_RUN.sub("20260301-060500", _LOCAL.sub("https://datmui.example", text)))


def ran(line: str, folder: Path, sources: Path) -> str:
    """What a line of a page prints, run in a folder; `refresh` asks the news web."""
    verb, *arguments = shlex.split(line)
    command = [sys.executable, "-m", verb, *arguments] if verb in {"ocop", "frictionless"} else [verb, *arguments]
    if arguments[:1] == ["refresh"]:
        command += ["--sources", str(sources)]
    environment = os.environ | {"OCOP_DB": str(folder / "ocop.db"), "OCOP_WORKERS": "1", "PYTHONUTF8": "1"}
    finished = subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=folder, env=environment, timeout=300, check=False
    )
    assert finished.returncode == 0, (line, finished.stdout, finished.stderr)
    return finished.stdout


def assert_prints(block: Block, said: str) -> None:
    """What a page shows is what was printed; a line "…" stands for any others."""
    parts = [part.strip("\n") for part in comparable(block.output).split("\n…")]
    assert comparable(said).startswith(parts[0]) if len(parts) > 1 else comparable(said) == parts[0]


def test_the_researcher_refreshes_twice_verifies_publishes_and_compares(web: NewsWeb, tmp_path: Path) -> None:
    sources = web.write_sources(tmp_path / "sources.toml")
    refreshed = 0
    for block in blocks("researchers.md"):
        said = ""
        for line in block.code.splitlines():
            refreshed += line.startswith("ocop refresh")
            if refreshed == 3 and line == "ocop refresh":
                web.correct("33")
            said = ran(line, tmp_path, sources)
        if block.output:
            assert_prints(block, said)
    assert refreshed == 3
    described = json.loads((tmp_path / "ocop-2026-04" / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["name"] for resource in described["resources"]} > {
        "figures",
        "facts",
        "articles",
        "figure_changes",
    }


def test_the_journalist_finds_the_sentence_the_contradiction_and_the_link(web: NewsWeb, tmp_path: Path) -> None:
    web.reset()
    sources = web.write_sources(tmp_path / "sources.toml")
    ran("ocop refresh --history", tmp_path, sources)
    for block in blocks("journalists.md"):
        assert_prints(block, ran(block.code.strip(), tmp_path, sources))
    plain = ran('ocop search "ca mau 4 sao"', tmp_path, sources)
    assert "32 sản phẩm 4 sao" in plain
    assert re.search(r"32 products 4★ .* 29 \(Báo Đất Mũi Ngày Nay, 2024-03-18, http", plain), (
        "who says otherwise, where"
    )
