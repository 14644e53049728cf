"""The timer of systemd: written as systemd reads it, installed and removed without a trace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ocop.errors import OcopError, UsageError
from ocop.schedule.command import ScheduledRun
from ocop.schedule.systemd import install, remove, units, units_dir
from ocop.schedule.times import rhythm_of
from tests.ocop.schedule.conftest import Program

DAILY, HOURLY = rhythm_of("06:30"), rhythm_of("hour")


def words_of(command: str) -> list[str]:
    """The words of an `ExecStart`, by the rules of systemd.syntax(7), as far as these are used."""
    words = []
    for quoted, bare in re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', command):
        assert not re.search(r"['\\;#]", bare)
        word = re.sub(r"\\(.)", r"\1", quoted) if quoted else bare
        assert not re.search(r"(?<!%)(?:%%)*%(?!%)", word), "a specifier"
        words.append(word.replace("%%", "%"))
    return [words[0], *(word.replace("$$", "$") for word in words[1:])]


def test_every_word_of_the_command_survives(odd_run: ScheduledRun) -> None:
    service = units(odd_run, DAILY)["ocop.service"]
    (command,) = re.findall(r"^ExecStart=(.*)$", service, re.MULTILINE)
    assert words_of(command) == odd_run.words()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
@pytest.mark.parametrize("every", ["hour", "day", "week", "week 23:59"])
def test_systemd_finds_no_fault(odd_run: ScheduledRun, every: str, tmp_path: Path) -> None:
    files = [tmp_path / name for name in units(odd_run, rhythm_of(every))]
    for file, text in zip(files, units(odd_run, rhythm_of(every)).values(), strict=True):
        file.write_text(text, encoding="utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", *files],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
    )
    assert (verified.returncode, verified.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_systemd_finds_a_program_with_an_odd_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "100% $HOME" / "a python"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(program))
    file = tmp_path / "ocop.service"
    file.write_text(units(ScheduledRun("ocop", tmp_path / "ocop.db"), DAILY)["ocop.service"], encoding="utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", file],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
    )
    assert (verified.returncode, verified.stderr) == (0, "")


@pytest.mark.parametrize("name", ['a"b', "a'b", "a\\b"])
def test_a_program_that_systemd_never_starts_is_told(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.executable", f"/opt/{name}/python")
    with pytest.raises(UsageError, match="systemd starts no program"):
        units(ScheduledRun("ocop", tmp_path / "ocop.db"), DAILY)


def test_install_and_remove_leave_nothing_behind(odd_run: ScheduledRun, systemctl: Program) -> None:
    written = install(odd_run, DAILY)
    assert [path.name for path in written] == ["ocop.service", "ocop.timer"]
    assert units_dir() == systemctl.folder.parent / "config" / "systemd" / "user"
    assert {path.name: path.read_text("utf-8") for path in units_dir().iterdir()} == units(odd_run, DAILY)
    assert systemctl.calls[1:] == ["--user daemon-reload", "--user enable --now ocop.timer"]
    assert {path.name for path in remove("ocop")} == {"ocop.service", "ocop.timer"}
    assert systemctl.calls[3:] == ["--user disable --now ocop.timer", "--user daemon-reload"]
    assert list(units_dir().iterdir()) == []
    assert remove("ocop") == [], "there is nothing left to remove"


def test_installing_again_changes_only_what_was_wished(odd_run: ScheduledRun, systemctl: Program) -> None:
    install(odd_run, DAILY)
    install(odd_run, HOURLY)
    assert {path.name: path.read_text("utf-8") for path in units_dir().iterdir()} == units(odd_run, HOURLY)
    assert systemctl.calls[-1] == "--user restart ocop.timer", "or it would wait for its former time"


def test_another_dataset_needs_another_name(odd_run: ScheduledRun, systemctl: Program, tmp_path: Path) -> None:
    install(odd_run, DAILY)
    with pytest.raises(UsageError, match="give this one another --name"):
        install(ScheduledRun("ocop", tmp_path / "other.db"), DAILY)
    install(ScheduledRun("other", tmp_path / "other.db"), DAILY)
    assert len(list(units_dir().iterdir())) == 4


def test_what_somebody_else_wrote_is_left_alone(odd_run: ScheduledRun, systemctl: Program) -> None:
    units_dir().mkdir(parents=True)
    own = units_dir() / "ocop.timer"
    own.write_text("[Timer]\n")
    with pytest.raises(UsageError, match="was not written by ocop"):
        install(odd_run, DAILY)
    with pytest.raises(UsageError, match="was not written by ocop"):
        remove("ocop")
    assert [(path.name, path.read_text()) for path in units_dir().iterdir()] == [("ocop.timer", "[Timer]\n")]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        pytest.param("Failed to connect to bus: No medium found", "cannot be reached: log in", id="no session"),
        pytest.param("Unit is masked", "systemctl --user enable --now ocop.timer failed: Unit is masked", id="another"),
    ],
)
@pytest.mark.parametrize("is_there", [False, True])
def test_where_systemd_refuses_all_is_as_it_was(
    odd_run: ScheduledRun, systemctl: Program, message: str, told: str, is_there: bool
) -> None:
    if is_there:
        install(odd_run, DAILY)
    before = {path: path.read_text("utf-8") for path in units_dir().glob("*")}
    systemctl.fail("enable", message)
    with pytest.raises(OcopError, match=told):
        install(odd_run, HOURLY)
    assert {path: path.read_text("utf-8") for path in units_dir().iterdir()} == before


def test_a_folder_that_cannot_be_written_is_told(odd_run: ScheduledRun, systemctl: Program) -> None:
    units_dir().parent.parent.mkdir()
    units_dir().parent.write_text("a file")
    with pytest.raises(OcopError, match=r"ocop\.service cannot be written"):
        install(odd_run, DAILY)


@pytest.mark.usefixtures("no_programs")
def test_a_machine_without_systemd_is_told(
    odd_run: ScheduledRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with pytest.raises(OcopError, match="this machine has no systemctl; use `ocop schedule cron`"):
        install(odd_run, DAILY)
    assert not (tmp_path / "config").exists()


@pytest.mark.parametrize("given", ["", "relative/path"])
def test_units_are_where_systemd_looks_for_them(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", given)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert units_dir() == tmp_path / ".config" / "systemd" / "user"
