"""`ocop sources` and `ocop status`: what is asked, and what has come of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset
from ocop.dataset.pages import FoundPage, add_found, mark_failed
from ocop.dataset.runs import begin_run, end_run
from ocop.dataset.sources import save_sources
from ocop.models import Source
from spiders.registry import load_sources

_NOW = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)


def test_every_outlet_of_the_registry_is_listed() -> None:
    result = CliRunner().invoke(app, ["sources"])
    assert result.exit_code == 0
    for source in load_sources():
        assert source.id in result.stdout
        assert source.domain in result.stdout


def test_an_empty_dataset_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    open_dataset(path, "create").close()
    result = CliRunner().invoke(app, ["status", "--db", str(path)])
    assert result.exit_code == 0
    assert "0 articles (0 stories), from 0 pages" in result.stdout


def test_an_outlet_is_shown_with_what_waits_and_what_failed(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    db = open_dataset(path, "create")
    save_sources(db, [Source("vi-du", "Báo Ví Dụ", "vidu.vn", "national")])
    run = begin_run(db, "refresh", _NOW)
    add_found(db, [FoundPage(f"https://vidu.vn/{n}", "vi-du", "article", "feed", _NOW) for n in range(3)])
    for _ in range(5):
        mark_failed(db, "https://vidu.vn/2", _NOW, "timeout")
    end_run(db, run, _NOW, "finished", {})
    db.close()
    result = CliRunner().invoke(app, ["status", "--db", str(path)])
    assert result.exit_code == 0
    assert "last run: refresh, began 2026-01-05 08:30 UTC, finished" in result.stdout
    row = next(line for line in result.stdout.splitlines() if "Báo Ví Dụ" in line).split()
    assert row[:7] == ["vi-du", "Báo", "Ví", "Dụ", "2", "0", "1"]
    assert "timeout" in result.stdout


def test_a_run_that_was_killed_is_said_to_be_without_end(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    db = open_dataset(path, "create")
    begin_run(db, "refresh", _NOW)
    db.close()
    result = CliRunner().invoke(app, ["status", "--db", str(path)])
    assert "still going, or killed" in result.stdout


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("ocop 0.")


def test_the_outlets_are_listed_with_what_they_brought(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    db = open_dataset(path, "create")
    (first, *_) = load_sources()
    save_sources(db, [first])
    add_found(db, [FoundPage(f"https://{first.domain}/1", first.id, "article", "feed", _NOW)])
    db.close()
    result = CliRunner().invoke(app, ["sources", "--db", str(path)])
    assert result.exit_code == 0
    row = next(line for line in result.stdout.splitlines() if line.startswith(f"{first.id} "))
    assert row.split()[-2:] == ["0", "0"]
