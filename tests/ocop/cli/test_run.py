"""A whole run from the command line, on the news web: what it leaves, and whom it tells."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.dataset.connection import open_dataset
from ocop.dataset.lock import run_lock
from ocop.dataset.runs import begin_run
from ocop.demo.server import NewsWeb
from tests.ocop.cli.running import done, failed, rows, run_ocop, table_contents
from tests.ocop.full_disk import run_on_a_full_disk
from tests.ocop.ordinary_rights import needs_rights, run_with_ordinary_rights
from tests.ocop.upkeep.servers import Hook, mail_server, web_server


@pytest.fixture(scope="module")
def web() -> Iterator[NewsWeb]:
    with NewsWeb() as running:
        yield running


@pytest.fixture(scope="module")
def harvest(web: NewsWeb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset after its first whole run."""
    folder = tmp_path_factory.mktemp("harvest")
    registry = web.write_sources(folder / "sources.toml")
    (folder / "ocop.toml").write_text(f'sources = "{registry.name}"\nkeep = 2\n')
    said = done("run", "--db", folder / "ocop.db")
    assert "backup   skipped  there is no dataset yet" in said
    return folder / "ocop.db"


@pytest.fixture
def dataset(harvest: Path, tmp_path: Path) -> Path:
    """A copy of it with all that belongs to it, for one test."""
    folder = tmp_path / "dữ liệu"
    shutil.copytree(harvest.parent, folder)
    return folder / "ocop.db"


@pytest.fixture
def hook() -> Iterator[Hook]:
    with web_server() as running:
        yield running


def reports(dataset: Path) -> list[dict[str, Any]]:
    """The reports as programs read them, the oldest first."""
    return [json.loads(path.read_text("utf-8")) for path in sorted((dataset.parent / "reports").glob("ocop-2*.json"))]


def outcomes(report: dict[str, Any]) -> dict[str, str]:
    return {step["name"]: step["outcome"] for step in report["steps"]}


def configure(dataset: Path, more: str) -> None:
    """Add lines to the configuration."""
    file = dataset.with_suffix(".toml")
    file.write_text(f"{file.read_text('utf-8')}{more}\n", encoding="utf-8")


def test_a_run_leaves_a_backup_a_log_a_report_and_a_heartbeat(web: NewsWeb, dataset: Path, hook: Hook) -> None:
    before = table_contents(dataset)
    configure(dataset, f'heartbeat_url = "{hook.url}/ping"')
    web.forget_requests()
    said = done("run", "--db", dataset)
    assert said.startswith(f"{dataset}: well\n")
    assert outcomes(reports(dataset)[-1]) == {"backup": "done", "refresh": "done", "verify": "done", "look": "done"}
    assert reports(dataset)[-1]["articles"]["new"] == 0
    assert table_contents(dataset) == before
    assert {request.status for request in web.requests if "robots" not in request.path} <= {304, 403, 404, 410, 503}
    (backup,) = (dataset.parent / "backups").iterdir()
    assert table_contents(backup) == before
    log = (dataset.parent / "log" / "ocop.log").read_text("utf-8")
    assert "INFO ocop.upkeep: refresh done: articles: 0 new" in log
    text = sorted((dataset.parent / "reports").glob("ocop-2*.txt"))[-1].read_text("utf-8")
    assert text == said
    assert [path for _, path, *_ in hook.requests] == ["/ping"]


def test_backups_are_kept_as_many_as_are_wished(dataset: Path) -> None:
    for _ in range(2):
        done("run", "--keep", "1", "--db", dataset)
    assert len(list((dataset.parent / "backups").iterdir())) == 1


def test_while_another_run_is_at_work_there_is_nothing_to_do(dataset: Path) -> None:
    count = len(reports(dataset))
    with run_lock(dataset):
        assert done("run", "--db", dataset).startswith("nothing to do: another run is at work on")
        assert "is at work on" in failed(1, "refresh", "--sources", dataset.parent / "sources.toml", "--db", dataset)
    assert len(reports(dataset)) == count


def test_a_run_that_hangs_is_told(dataset: Path, hook: Hook) -> None:
    configure(dataset, f'[webhook]\nurl = "{hook.url}"\nform = "text"')
    with run_lock(dataset):
        db = open_dataset(dataset, "write")
        begin_run(db, "refresh", datetime.now(UTC) - timedelta(hours=25))
        db.close()
        assert "end it if it hangs" in run_ocop("run", "--db", dataset).stderr
    assert "more than a day" in json.loads(hook.requests[0][3])["text"]


def test_a_failure_is_told_once_and_its_end_too(web: NewsWeb, dataset: Path, hook: Hook) -> None:
    with NewsWeb() as other:
        gone = other.write_sources(dataset.parent / "gone.toml")
    with mail_server() as postbox:
        configure(
            dataset,
            f'[webhook]\nurl = "{hook.url}"\n[mail]\nhost = "127.0.0.1"\nport = {postbox.port}\nsecurity = "none"\n'
            'from = "ocop@example.org"\nto = "lan@example.org"',
        )
        for _ in range(2):
            finished = run_ocop("run", "--sources", gone, "--db", dataset)
            assert finished.returncode == 1
            assert finished.stderr.splitlines()[-1].startswith("ocop: refresh failed: no outlet answered")
        done("run", "--db", dataset)
    subjects = [mail["Subject"].partition(": ")[2] for mail in postbox.mails]
    assert subjects == ["refresh failed", "all is well again"]
    told = [json.loads(body) for *_, body in hook.requests]
    assert [each["subject"].partition(": ")[2] for each in told] == subjects
    assert told[0]["report"]["outcome"] == "failed"
    assert told[0]["report"]["troubles"][0]["key"] == "step/refresh"
    assert "refresh  failed" in postbox.mails[0].get_content()
    messages = [[(each["way"], each["failure"]) for each in report["messages"]] for report in reports(dataset)[-3:]]
    assert messages == [[("mail", None), ("webhook", None)], [], [("mail", None), ("webhook", None)]]


def test_silence_is_told(dataset: Path, hook: Hook) -> None:
    configure(dataset, f"silent_days = 3\n[webhook]\nurl = '{hook.url}'\nform = 'plain'")
    with sqlite3.connect(dataset) as db:
        db.execute("UPDATE runs SET started_at = strftime('%Y-%m-%dT%H:%M:%SZ', started_at, '-4 days')")
    db.close()
    assert "no new article since" in run_ocop("run", "--db", dataset).stderr
    assert "no new article since" in hook.requests[0][3].decode()


def test_a_message_that_does_not_arrive_is_told_and_tried_again(dataset: Path, hook: Hook) -> None:
    hook.status = 500
    configure(dataset, f'heartbeat_url = "{hook.url}/ping"\n[webhook]\nurl = "{hook.url}/geheim"')
    broken = dataset.parent / "backups"
    broken.write_text("no folder")
    for _ in range(2):
        finished = run_ocop("run", "--db", dataset)
        assert finished.returncode == 1
        assert "the webhook at 127.0.0.1 answers with 500" in finished.stderr
    assert [path for _, path, *_ in hook.requests] == ["/geheim"] * 2, "the heart does not beat after a failure"
    everything = "".join(path.read_text("utf-8") for path in (dataset.parent / "reports").iterdir())
    everything += (dataset.parent / "log" / "ocop.log").read_text("utf-8")
    assert "geheim" not in everything + finished.stdout + finished.stderr


def test_without_a_backup_nothing_is_changed(dataset: Path) -> None:
    before = dataset.read_bytes()
    (dataset.parent / "backups").write_text("no folder")
    told = failed(1, "run", "--db", dataset)
    assert "backup failed: no backup can be kept in" in told
    assert outcomes(reports(dataset)[-1]) == {"backup": "failed", "refresh": "skipped", "look": "done"}
    assert dataset.read_bytes() == before


def test_a_package_is_published_from_sound_data_alone(dataset: Path) -> None:
    configure(dataset, 'package = "published"\n')
    done("run", "--db", dataset)
    assert outcomes(reports(dataset)[-1])["publish"] == "done"
    published = dataset.parent / "published"
    first = {path.name: path.read_bytes() for path in published.rglob("*") if path.is_file()}
    assert "datapackage.json" in first
    with sqlite3.connect(dataset) as db:
        db.execute("UPDATE facts SET evidence = 'một câu khác' WHERE id = (SELECT min(id) FROM facts)")
    db.close()
    finished = run_ocop("run", "--db", dataset)
    assert finished.returncode == 1
    assert "verify failed" in finished.stderr
    assert outcomes(reports(dataset)[-1]) | {"verify": "failed", "publish": "skipped"} == outcomes(reports(dataset)[-1])
    assert {path.name: path.read_bytes() for path in published.rglob("*") if path.is_file()} == first
    run_ocop("run", "--db", dataset)
    names = sorted(path.name for path in (dataset.parent / "backups").iterdir())
    assert [name.endswith(".unverified.db") for name in names] == [False, False, True]


def test_a_damaged_dataset_is_told_and_pushes_out_no_backup(dataset: Path) -> None:
    done("run", "--db", dataset)
    (good,) = (dataset.parent / "backups").iterdir()
    kept = good.read_bytes()
    content = bytearray(dataset.read_bytes())
    content[8192 : len(content) // 2] = b"\xa5" * (len(content) // 2 - 8192)
    dataset.write_bytes(content)
    for _ in range(2):
        finished = run_ocop("run", "--keep", "1", "--db", dataset)
        assert finished.returncode == 1
        assert "damaged" in finished.stderr.splitlines()[-1]
    assert [path.read_bytes() for path in (dataset.parent / "backups").iterdir()] == [kept]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        pytest.param(["--config", "nowhere.toml"], "nowhere.toml: there is no such file", id="no configuration"),
        pytest.param(["--keep", "-1"], "--keep", id="fewer backups than none"),
        pytest.param(["--sources", "nowhere.toml"], "nowhere.toml: no such file", id="no registry"),
        pytest.param(["--config", "{broken}"], "broken.toml: not valid TOML", id="a broken configuration"),
        pytest.param([], "say who asks: give --contact", id="nobody to answer for the crawl"),
    ],
)
def test_a_wrong_call_is_one_line(call: list[str], told: str, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("[mail]\nhost = ")
    words = [word.format(broken=tmp_path / "broken.toml") for word in call]
    result = CliRunner().invoke(app, ["run", *words, "--db", str(tmp_path / "ocop.db")], env={"OCOP_CONTACT": None})
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert told in line
    assert not (tmp_path / "ocop.db").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on the size of files")
def test_a_full_disk_is_one_line_and_leaves_what_was_there(dataset: Path) -> None:
    done("run", "--db", dataset)
    before = {path.name: path.read_bytes() for path in (dataset.parent / "backups").iterdir()}
    contents, limit = table_contents(dataset), dataset.stat().st_size // 2
    finished = run_on_a_full_disk("from ocop.cli import main\nmain()", "run", "--db", dataset, room=limit)
    assert finished.returncode == 1
    (told,) = finished.stderr.strip().splitlines()
    assert told.startswith("ocop: backup failed: the backup")
    assert {path.name: path.read_bytes() for path in (dataset.parent / "backups").iterdir()} == before
    assert table_contents(dataset) == contents
    assert rows(dataset, "PRAGMA integrity_check") == [("ok",)]


@needs_rights
def test_a_read_only_folder_is_one_line(dataset: Path) -> None:
    dataset.parent.chmod(0o555)
    try:
        finished = run_with_ordinary_rights("from ocop.cli import main\nmain()", "run", "--db", dataset)
    finally:
        dataset.parent.chmod(0o755)
    assert finished.returncode == 1
    (told,) = finished.stderr.strip().splitlines()
    assert "no backup can be kept in" in told
    assert "Permission denied; make room or give the right to write there" in told
