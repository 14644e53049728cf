"""`ocop schedule` from the command line: what it prints, what it puts in place, and what it refuses."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner, Result

from ocop.cli.app import app
from tests.ocop.schedule.conftest import Program, crontab, systemctl
from tests.ocop.upkeep.servers import web_server

__all__ = ["crontab", "systemctl"]


def schedule(*words: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(
        app, ["schedule", *map(str, words)], env={"OCOP_CONTACT": None, "OCOP_DB": None, **environment}
    )


def refused(code: int, *words: str | Path) -> str:
    result = schedule(*words)
    assert result.exit_code == code, result.output
    (line,) = result.stderr.splitlines()
    return line


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "ocop.db"


@pytest.mark.parametrize("how", ["systemd", "cron"])
def test_it_prints_and_explains_and_changes_nothing(how: str, db: Path, systemctl: Program, crontab: Program) -> None:
    result = schedule(how, "--every", "week 22:30", "--contact", "lan@example.org", "--keep", "14", "--db", db)
    assert result.exit_code == 0, result.output
    assert f"-m ocop run --db {db} --contact lan@example.org --keep 14" in result.stdout
    assert "every week, on Monday at 22:30" in result.stdout
    assert "--install" in result.stdout
    assert (systemctl.calls, crontab.calls) == ([], [])


@pytest.mark.parametrize("how", ["systemd", "cron"])
def test_it_installs_and_removes(how: str, db: Path, systemctl: Program, crontab: Program) -> None:
    installed = schedule(how, "--contact", "lan@example.org", "--db", db, "--install")
    assert (installed.exit_code, installed.stderr) == (0, "")
    assert "To undo: ocop schedule" in installed.stdout
    assert schedule(how, "--remove").exit_code == 0
    assert "nothing was changed" in refused(1, how, "--remove")


def test_a_contact_of_the_configuration_is_enough(db: Path, crontab: Program) -> None:
    db.with_suffix(".toml").write_text('contact = "lan@example.org"\n')
    result = schedule("cron", "--db", db)
    assert result.exit_code == 0
    assert "--contact" not in result.stdout, "it may change without a new schedule"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["cron", "--every", "minute"], "none of hour, day, week", id="an unknown rhythm"),
        pytest.param(["cron"], "say who asks", id="nobody to answer for the crawl"),
        pytest.param(["cron", "--contact", "a@b.example", "--name", "a b"], "--name 'a b'", id="a name with a space"),
        pytest.param(["systemd", "--install", "--remove"], "undo each other", id="both at once"),
        pytest.param(["cron", "--sources", "nowhere.toml"], "nowhere.toml", id="a registry that is not there"),
        pytest.param(["cron", "--config", "nowhere.toml"], "no such file", id="a configuration that is not there"),
        pytest.param(["github", "--contact", "${{ x }}"], "cannot stand in a workflow", id="a contact to be run"),
        pytest.param(["launchd"], "No such command", id="a scheduler that it does not know"),
        pytest.param(["test-message"], "no such file", id="nobody is named"),
    ],
)
def test_a_wrong_call_is_one_line(words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert told in refused(2, *words)
    assert list(tmp_path.iterdir()) == []


def test_a_workflow_goes_to_the_screen_or_a_file(tmp_path: Path) -> None:
    printed = schedule("github", "--contact", "lan@example.org").stdout
    read: dict[Any, Any] = yaml.safe_load(printed)
    assert read["jobs"]
    file = tmp_path / ".github" / "workflows" / "ocop.yml"
    assert "every day at 06:17 UTC" in schedule("github", "--contact", "lan@example.org", "-o", file).stdout
    assert file.read_text("utf-8") == printed


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = refused(1, "github", "--contact", "lan@example.org", "-o", tmp_path / "file" / "ocop.yml")
    assert "was not written" in told


def test_a_test_message_arrives(db: Path) -> None:
    with web_server() as hook:
        db.with_suffix(".toml").write_text(f'[webhook]\nurl = "{hook.url}"\nform = "plain"\n')
        result = schedule("test-message", "--db", db)
        assert (result.exit_code, result.stdout) == (0, "webhook: sent; look whether it has arrived\n")
        hook.status = 404
        assert "the webhook at 127.0.0.1 answers with 404" in refused(1, "test-message", "--db", db)
    assert b"a test message" in hook.requests[0][3]


def test_a_test_message_to_nobody_is_told(db: Path) -> None:
    db.with_suffix(".toml").write_text("keep = 3\n")
    assert "names nobody to tell" in refused(2, "test-message", "--db", db)


def test_timers_that_wait_for_a_login_are_explained(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", f"nobody-{os.getpid()}")
    assert "loginctl enable-linger" in schedule("systemd", "--contact", "a@b.example", "--db", db).stdout
