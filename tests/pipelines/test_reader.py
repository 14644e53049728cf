"""The fingerprint of the rules that read a page."""

from __future__ import annotations

import ast
import importlib
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines import reader
from pipelines.reader import reader_sha256
from tests.pipelines.extraction.making import source

OUTLET = source("mcms")
# Errors, places on the disk and counts: they do not decide what is read.
WITHOUT_A_SAY = {"ocop.errors", "ocop.paths", "pipelines.counting"}


@pytest.mark.parametrize(
    ("change", "matters"),
    [
        ({"family": "aspnet"}, True),
        ({"province_codes": ("40",)}, True),
        ({"name": "Sông Trăng"}, True),
        ({"former_domains": ("cu.songtrang.example",)}, True),
        ({"article_url_pattern": "https://.*"}, True),
        ({"delay_seconds": 9.0}, False),
        ({"feeds": ("https://songtrang.example/rss",)}, False),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_the_registry_says_counts_as_far_as_it_matters_for_reading(
    change: dict[str, object], matters: bool
) -> None:
    assert (reader_sha256(replace(OUTLET, **change)) != reader_sha256(OUTLET)) is matters  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "content", "matters"),
    [
        pytest.param("cues.toml", "words = ['hơn', 'gần']", True, id="a table of words"),
        pytest.param("deeper/rule.py", "RULE = 2", True, id="a rule"),
        pytest.param("new.py", "", True, id="a new file, be it empty"),
        pytest.param("rule.pyc", "bytecode", False, id="bytecode"),
        pytest.param("README.md", "explained", False, id="an explanation"),
    ],
)
def test_every_file_that_has_a_say_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, content: str, matters: bool
) -> None:
    monkeypatch.setattr(reader, "_folders", lambda: (tmp_path,))
    (tmp_path / "deeper").mkdir()
    for name in ("cues.toml", "deeper/rule.py"):
        (tmp_path / name).write_text("", "utf-8")
    before = reader._rules_sha256.__wrapped__()
    assert reader._rules_sha256.__wrapped__() == before
    (tmp_path / file).write_text(content, "utf-8")
    assert (reader._rules_sha256.__wrapped__() != before) is matters


def test_what_the_rules_import_counts_with_them() -> None:
    files = {file for folder in reader._folders() for file in reader._files(folder)}
    forgotten = {
        name
        for file in files
        if file.suffix == ".py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in [node.module or ""]
        if name.partition(".")[0] in {"ocop", "pipelines", "nlp"} and _file_of(name) not in files
    }
    assert forgotten - WITHOUT_A_SAY == set()


def _file_of(module: str) -> Path:
    return Path(importlib.import_module(module).__file__ or "")


def test_the_rules_that_ship_are_found() -> None:
    files = {file.name for folder in reader._folders() for file in reader._files(folder)}
    assert {"facts.py", "profiles.toml", "confidence.toml", "published.py", "provinces.csv", "models.py"} <= files
    assert reader._version("no such library") == "none"
