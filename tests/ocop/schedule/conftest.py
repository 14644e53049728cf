"""Programs of the system that keep schedules, played by scripts that write down what they are told."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from ocop.schedule.command import ScheduledRun


@dataclass(frozen=True, slots=True)
class Program:
    """A program that is played.

    Attributes:
        folder: Where it keeps what it knows.
        name: Its name.
    """

    folder: Path
    name: str

    @property
    def calls(self) -> list[str]:
        """What it was called with, in order."""
        file = self.folder / "calls"
        return file.read_text().splitlines() if file.exists() else []

    def fail(self, when: str, message: str) -> None:
        """From now on it fails when one of its words is `when`, and says so."""
        (self.folder / f"fail {when}").write_text(message)


_SCRIPT = """\
#!{python}
import pathlib, sys
folder, words = pathlib.Path({folder!r}), sys.argv[1:]
with (folder / "calls").open("a") as calls:
    print(*words, file=calls)
for word in words:
    if (folder / f"fail {{word}}").exists():
        sys.exit((folder / f"fail {{word}}").read_text())
"""
_CRONTAB = """
table = folder / "table"
if words == ["-l"]:
    if not table.exists():
        sys.exit("no crontab for lan")
    sys.stdout.buffer.write(table.read_bytes())
elif words == ["-r"]:
    table.unlink()
elif words == ["-"]:
    table.write_bytes(sys.stdin.buffer.read())
else:
    sys.exit("usage")
"""


def _played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, script: str = "") -> Program:
    folder, programs = tmp_path / f"{name}'s own", tmp_path / "programs"
    folder.mkdir()
    programs.mkdir(exist_ok=True)
    program = programs / name
    program.write_text(_SCRIPT.format(python=sys.executable, folder=str(folder)) + script)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return Program(folder, name)


@pytest.fixture
def systemctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return _played(tmp_path, monkeypatch, "systemctl")


@pytest.fixture
def crontab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    return _played(tmp_path, monkeypatch, "crontab", _CRONTAB)


@pytest.fixture
def no_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def odd_run(tmp_path: Path) -> ScheduledRun:
    """A run with every sign in its words that some scheduler reads in a way of its own."""
    folder = tmp_path / "dữ liệu" / "100% $HOME \"và\" 'khác' ;& #1"
    return ScheduledRun(
        "ocop", folder / "ocop.db", "me@example.org", folder / "gói", 7, folder / "s.toml", folder / "c"
    )
