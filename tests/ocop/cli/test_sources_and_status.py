"""`ocop sources` and `ocop status`: what is asked, and what has come of it."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
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
_HOSTS = (("vidu.vn", "vi-du"), ("k.vn", "khac"))
_DOCS = Path(__file__).parents[3] / "docs" / "operations.md"


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
    assert result.exit_code == 1
    assert "was killed -> run `ocop refresh` again; it goes on from there" in result.stdout


def _failing(path: Path) -> None:
    """A dataset with an outlet that answers and one that has not for four days."""
    db = open_dataset(path, "create")
    save_sources(db, [Source("vi-du", "Báo Ví Dụ", "vidu.vn", "national"), Source("khac", "Khác", "k.vn", "other")])
    add_found(db, [FoundPage(f"https://{host}/1", source, "article", "feed", _NOW) for host, source in _HOSTS])
    now = datetime.now(UTC)
    for before in range(4):
        run = begin_run(db, "refresh", now - timedelta(days=before))
        end_run(db, run, now, "finished", {"discovery/feed/khac": 1, "discovery/refused/vi-du": 2})
    db.execute(
        "INSERT INTO source_states (source_id, paused_until_at, pause_cause) VALUES ('khac', ?, 'http 429')",
        [f"{now + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"],
    )
    db.close()


def test_an_outlet_that_needs_a_person_is_told_and_ends_with_1(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    _failing(path)
    result = CliRunner().invoke(app, ["status", "--db", str(path)])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    told = lines[lines.index("needs a person:") + 1]
    assert told.startswith("  vi-du has not answered on 4 days in a row, since ")
    assert "(refused) -> look at it in a browser" in told
    assert "  khac is left in peace until " in lines[lines.index("good to know:") + 1]
    row = next(line for line in lines if line.startswith("vi-du"))
    assert row.split()[-1] == "failing"


def test_one_outlet_is_judged_alone(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    _failing(path)
    result = CliRunner().invoke(app, ["status", "--source", "khac", "--db", str(path)])
    assert result.exit_code == 0
    assert "vi-du" not in result.stdout
    unknown = CliRunner().invoke(app, ["status", "--source", "khong-co", "--db", str(path)])
    assert unknown.exit_code == 2
    assert "the dataset knows no outlet 'khong-co'" in unknown.stderr


def test_programs_get_the_same_as_json(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    _failing(path)
    result = CliRunner().invoke(app, ["status", "--json", "--db", str(path)])
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    documented = set(re.findall(r"^\| `([a-z_.]+)` \|", _DOCS.read_text("utf-8"), re.MULTILINE))
    assert documented >= set(answer)
    for part in ("holdings", "last_run", "sources", "verdicts"):
        (keys, *_) = answer[part] if isinstance(answer[part], list) else [answer[part]]
        assert {f"{part}.{key}" for key in keys} <= documented, part
    assert answer["needs_person"] is True
    assert {each["source_id"]: each["verdicts"] for each in answer["sources"]} == {
        "vi-du": ["failing"],
        "khac": ["paused"],
    }
    failing, paused = answer["verdicts"]
    assert (failing["kind"], failing["needs_person"], paused["kind"]) == ("failing", True, "paused")
    assert date.fromisoformat(failing["since"])
    assert answer["last_run"]["outcome"] == "finished"


def test_an_empty_dataset_has_no_last_run_in_json_either(tmp_path: Path) -> None:
    path = tmp_path / "ocop.db"
    open_dataset(path, "create").close()
    result = CliRunner().invoke(app, ["status", "--json", "--db", str(path)])
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert (answer["last_run"], answer["sources"], answer["needs_person"]) == (None, [], False)


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
