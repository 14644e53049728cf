"""A timer of systemd for one user: its two unit files, put in place and taken away."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ocop.errors import OcopError, UsageError
from ocop.schedule.programs import call
from ocop.upkeep.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop.schedule.command import ScheduledRun
    from ocop.schedule.times import Rhythm

MARK = "# Written by `ocop schedule systemd`"
_OTHERWISE = "use `ocop schedule cron`, or let another scheduler start `ocop run`"

_SERVICE = """\
{mark} --name {name}; `ocop schedule systemd --remove` takes it away.
# Dataset: {database}
[Unit]
Description=ocop: back up, refresh, verify and publish the dataset {database_text}

[Service]
Type=oneshot
ExecStart={command}
# It works beside whatever else goes on: other programs come first.
Nice=10
# A run that hangs is stopped after a day; one that is stopped gets time to end in order, and goes on with the next.
TimeoutStartSec=1d
TimeoutStopSec=5min
KillMode=mixed
"""
_TIMER = """\
{mark} --name {name}; `ocop schedule systemd --remove` takes it away.
[Unit]
Description=ocop: {words}

[Timer]
OnCalendar={calendar}
# Not all timers of the world at the same second.
RandomizedDelaySec=5min
# A run that was missed, the machine being off, is made up for.
Persistent=true

[Install]
WantedBy=timers.target
"""


def units(run: ScheduledRun, rhythm: Rhythm) -> dict[str, str]:
    """The unit files of a schedule, by their names.

    Raises:
        UsageError: A word of the command cannot be carried.
    """
    program, *words = run.words()
    database = str(run.database.absolute())
    service = _SERVICE.format(
        mark=MARK,
        name=run.name,
        database=database,
        database_text=database.replace("%", "%%"),
        command=" ".join([quoted(program, is_program=True), *map(quoted, words)]),
    )
    timer = _TIMER.format(mark=MARK, name=run.name, words=rhythm.words, calendar=rhythm.calendar)
    return {f"{run.name}.service": service, f"{run.name}.timer": timer}


def quoted(word: str, *, is_program: bool = False) -> str:
    r"""A word of `ExecStart`, by the rules of systemd.syntax(7) and systemd.service(5).

    Args:
        word: The word.
        is_program: Whether it is the first one, in which no variables are looked for.

    Raises:
        UsageError: It is the program, and holds a sign that systemd takes in no program's name.

    >>> print(quoted("/home/lan/100% của $tôi"))
    "/home/lan/100%% của $$tôi"
    """
    if is_program and re.search(r"[\"'\\]", word):
        raise UsageError(f"{word}: systemd starts no program with a quotation mark or backslash in its path")
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%")):
        word = word.replace(sign, written)
    if not is_program:
        word = word.replace("$", "$$")
    return word if re.fullmatch(r"[\w./:@=+,-]+", word, re.ASCII) else f'"{word}"'


def units_dir() -> Path:
    """Folder of the user's own units."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(home) if Path(home).is_absolute() else Path.home() / ".config"
    return base / "systemd" / "user"


def install(run: ScheduledRun, rhythm: Rhythm) -> list[Path]:
    """Put the timer in place and start it; one that is there already becomes this one.

    Returns:
        The files written.

    Raises:
        UsageError: Files of these names are there that are not of this schedule.
        OcopError: systemd cannot be reached, or the files cannot be written; then what was there is as it was.
    """
    wanted = {units_dir() / name: text for name, text in units(run, rhythm).items()}
    _check_owner(wanted, str(run.database.absolute()), run.name)
    call(["systemctl", "--user", "--version"], _OTHERWISE)
    before = {path: path.read_text("utf-8") if path.exists() else None for path in wanted}
    timer = f"{run.name}.timer"
    try:
        _put(wanted)
        _systemctl("daemon-reload")
        _systemctl("enable", "--now", timer)
        if None not in before.values():  # a timer that runs takes its new times only when it is started again
            _systemctl("restart", timer)
    except OcopError:
        _put(before)
        raise
    return list(wanted)


def remove(name: str) -> list[Path]:
    """Stop the timer and take its files away.

    Returns:
        The files removed; none where there were none.

    Raises:
        UsageError: Files of these names are there that no schedule wrote.
        OcopError: systemd cannot be reached, or the files cannot be removed.
    """
    paths = [path for path in (units_dir() / f"{name}.timer", units_dir() / f"{name}.service") if path.exists()]
    if paths:
        _check_owner(paths, None, name)
        if paths[0].suffix == ".timer":
            _systemctl("disable", "--now", f"{name}.timer")
        _put(dict.fromkeys(paths))
        _systemctl("daemon-reload")
    return paths


def lingers() -> bool:
    """Whether the user's timers run while nobody is logged in."""
    user = os.environ.get("USER") or os.environ.get("LOGNAME") or ""
    return bool(user) and (Path("/var/lib/systemd/linger") / user).exists()


def _check_owner(paths: Mapping[Path, str] | list[Path], database: str | None, name: str) -> None:
    """Refuse to touch what somebody else wrote, or what keeps another dataset."""
    for path in paths:
        text = path.read_text("utf-8", "replace") if path.exists() else MARK
        if not text.startswith(MARK):
            raise UsageError(f"{path} was not written by ocop; give the schedule another --name")
        kept = re.search(r"^# Dataset: (.*)$", text, re.MULTILINE)
        if database and kept and kept[1] != database:
            raise UsageError(f"the schedule {name} keeps {kept[1]}; give this one another --name")


def _put(files: Mapping[Path, str | None]) -> None:
    """Write files, or remove those that are to be None."""
    for path, text in files.items():
        try:
            if text is None:
                path.unlink(missing_ok=True)
            else:
                write_whole(path, text)
        except OSError as error:
            raise OcopError(f"{path} cannot be written: {error.strerror or error}") from error


def _systemctl(*words: str) -> None:
    try:
        call(["systemctl", "--user", *words], _OTHERWISE)
    except OcopError as error:
        if "connect to bus" in str(error):
            raise OcopError(
                "the user's systemd cannot be reached: log in as that user itself, not by su or sudo;"
                " or use `ocop schedule cron`"
            ) from None
        raise
