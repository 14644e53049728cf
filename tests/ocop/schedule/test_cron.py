"""The line of cron: written as cron and the shell read it, put in and taken out of a crontab that is somebody's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ocop.errors import OcopError, UsageError
from ocop.schedule.command import ScheduledRun
from ocop.schedule.cron import block, install, remove
from ocop.schedule.times import rhythm_of
from tests.ocop.schedule.conftest import Program

DAILY, HOURLY = rhythm_of("06:30"), rhythm_of("hour")
OTHERS = b"MAILTO=lan@example.org\n# \xe9 in Latin-1\n0 1 * * * echo 50\\% >> /tmp/log\n"


def command_of(line: str, *, strips: bool) -> str:
    """What a cron hands to the shell: up to the first bare %, with or without the backslash before the others."""
    *_, command = line.split(" ", 5)
    assert "%" not in command.replace("\\%", "")
    return command.replace("\\%", "%") if strips else command


@pytest.mark.parametrize("strips", [pytest.param(True, id="Vixie's cron"), pytest.param(False, id="BusyBox")])
def test_every_word_of_the_command_survives(
    odd_run: ScheduledRun, strips: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said"
    program = tmp_path / "say it"
    program.write_text(f"#!{sys.executable}\nimport sys\nopen({str(said)!r}, 'w').write('\\n'.join(sys.argv))\n")
    program.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(program))
    _, line, _ = block(odd_run, DAILY).splitlines()
    assert line.startswith("30 6 * * * ")
    subprocess.run(["/bin/sh", "-c", command_of(line, strips=strips)], check=True)
    assert said.read_text().splitlines() == odd_run.words()


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(None, id="no crontab"),
        pytest.param(OTHERS, id="a crontab of one's own"),
        pytest.param(OTHERS * 50, id="a long one"),
    ],
)
def test_install_and_remove_leave_the_crontab_as_it_was(
    table: bytes | None, odd_run: ScheduledRun, crontab: Program
) -> None:
    file = crontab.folder / "table"
    if table is not None:
        file.write_bytes(table)
    install(odd_run, DAILY)
    installed = file.read_bytes()
    assert installed == (table or b"") + block(odd_run, DAILY).encode()
    calls = crontab.calls
    install(odd_run, DAILY)
    assert crontab.calls == [*calls, "-l"], "the same again writes nothing"
    install(odd_run, HOURLY)
    assert file.read_bytes() == (table or b"") + block(odd_run, HOURLY).encode()
    assert remove("ocop")
    assert (file.read_bytes() if file.exists() else None) == table
    assert not remove("ocop")


def test_the_line_stays_in_its_place_among_others(odd_run: ScheduledRun, crontab: Program) -> None:
    file = crontab.folder / "table"
    install(odd_run, DAILY)
    file.write_bytes(OTHERS + file.read_bytes() + OTHERS)
    install(odd_run, HOURLY)
    assert file.read_bytes() == OTHERS + block(odd_run, HOURLY).encode() + OTHERS
    assert remove("ocop")
    assert file.read_bytes() == OTHERS * 2


def test_each_dataset_has_a_line_of_its_own(odd_run: ScheduledRun, crontab: Program, tmp_path: Path) -> None:
    other = ScheduledRun("ocop-trial", tmp_path / "trial.db")
    for run in (odd_run, other):
        install(run, DAILY)
    assert remove("ocop")
    assert (crontab.folder / "table").read_text() == block(other, DAILY)


def test_a_last_line_without_an_end_gets_one(odd_run: ScheduledRun, crontab: Program) -> None:
    file = crontab.folder / "table"
    file.write_bytes(b"# no end")
    install(odd_run, DAILY)
    assert file.read_bytes().startswith(b"# no end\n# ocop schedule")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda text: text.replace(": end\n", "\n"), id="its end was taken away"),
        pytest.param(lambda text: text * 2, id="it is there twice"),
        pytest.param(lambda text: "".join(reversed(text.splitlines(keepends=True))), id="upside down"),
    ],
)
def test_damaged_lines_are_left_to_a_person(damage: object, odd_run: ScheduledRun, crontab: Program) -> None:
    file = crontab.folder / "table"
    damaged = damage(block(odd_run, DAILY))  # type: ignore[operator]
    file.write_text(damaged)
    for act in (lambda: install(odd_run, HOURLY), lambda: remove("ocop")):
        with pytest.raises(OcopError, match="take those of “ocop” out with `crontab -e`"):
            act()
    assert file.read_text() == damaged


def test_a_crontab_that_cannot_be_read_is_never_replaced(odd_run: ScheduledRun, crontab: Program) -> None:
    crontab.fail("-l", "You (lan) are not allowed to use this program")
    with pytest.raises(OcopError, match=r"the crontab cannot be read: You \(lan\) are not allowed"):
        install(odd_run, DAILY)
    assert crontab.calls == ["-l"]


def test_a_crontab_that_cannot_be_written_is_told(odd_run: ScheduledRun, crontab: Program) -> None:
    crontab.fail("-", "errors in crontab file")
    with pytest.raises(OcopError, match="crontab - failed: errors in crontab file"):
        install(odd_run, DAILY)


@pytest.mark.usefixtures("no_programs")
def test_a_machine_without_cron_is_told(odd_run: ScheduledRun) -> None:
    with pytest.raises(OcopError, match="this machine has no crontab; install cron"):
        install(odd_run, DAILY)


@pytest.mark.parametrize(
    ("name", "told"),
    [pytest.param("a\\b.db", "backslash", id="a backslash"), pytest.param("a\nb.db", "line break", id="a line break")],
)
def test_what_no_cron_can_carry_is_told(name: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=told):
        block(ScheduledRun("ocop", tmp_path / name), DAILY)
