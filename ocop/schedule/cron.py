"""A line in the user's crontab, in a block of its own, put in place and taken away."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from ocop.errors import OcopError, UsageError
from ocop.schedule.programs import call, told_by

if TYPE_CHECKING:
    from ocop.schedule.command import ScheduledRun
    from ocop.schedule.times import Rhythm

_OTHERWISE = "install cron, use `ocop schedule systemd`, or let another scheduler start `ocop run`"
# What the crontab programs of the systems say where there is none yet: Vixie's and cronie, BusyBox, Solaris.
_NONE_YET = re.compile(rb"no crontab for|no such file|can't open your crontab", re.IGNORECASE)


def block(run: ScheduledRun, rhythm: Rhythm) -> str:
    """The lines for the crontab.

    Raises:
        UsageError: A word of the command cannot be carried.
    """
    begin, end = _marks(run.name)
    # The report is kept beside the dataset; only what goes wrong is left for cron to mail.
    return f"{begin}\n{rhythm.crontab} {' '.join(map(quoted, run.words()))} >/dev/null\n{end}\n"


def quoted(word: str) -> str:
    r"""A word of a command of cron: quoted for the shell, and its % for cron, which takes a bare one for a line's end.

    Raises:
        UsageError: It holds a backslash, which the crons of this world read in different ways.

    >>> print(quoted("/home/lan/100% của $tôi"))
    /home/lan/100\%' của $tôi'
    """
    if "\\" in word:
        raise UsageError(f"{word}: cron cannot be relied upon with a backslash; rename it")
    # Outside the quotes, so that it comes to the same where a cron leaves the backslash to the shell.
    return "\\%".join(shlex.quote(part) if part else "" for part in word.split("%")) or "''"


def install(run: ScheduledRun, rhythm: Rhythm) -> None:
    """Put the line into the user's crontab; one that is there already becomes this one, all others stay as they are.

    Raises:
        OcopError: There is no cron, it refuses, or the block in it is damaged; then the crontab is as it was.
    """
    table = _read()
    rest, place = _without(table, run.name)
    if place is None:
        separator = b"" if not rest or rest.endswith(b"\n") else b"\n"
        rest, place = rest + separator, len(rest + separator)
    _write(table, rest[:place] + block(run, rhythm).encode() + rest[place:])


def remove(name: str) -> bool:
    """Take the line out of the user's crontab, and tell whether it was there.

    Raises:
        OcopError: As `install`.
    """
    table = _read()
    rest, place = _without(table, name)
    if place is not None:
        _write(table, rest)
    return place is not None


def _marks(name: str) -> tuple[str, str]:
    return (
        f"# ocop schedule {name}: begin (`ocop schedule cron --remove --name {name}` takes it away)",
        f"# ocop schedule {name}: end",
    )


def _without(table: bytes, name: str) -> tuple[bytes, int | None]:
    """A crontab without the block of a schedule, and where the block stood; None where there was none.

    Raises:
        OcopError: The block has no end, or there are several.
    """
    begin, end = (rf"^# ocop schedule {re.escape(name)}: {edge}\b.*$".encode() for edge in ("begin", "end"))
    edges = len(re.findall(begin, table, re.MULTILINE)), len(re.findall(end, table, re.MULTILINE))
    found = re.search(rb"%s\n(?:(?!# ocop schedule ).*\n)*%s(?:\n|\Z)" % (begin, end), table, re.MULTILINE)
    if edges == (0, 0):
        return table, None
    if edges != (1, 1) or not found:
        raise OcopError(f"the lines of ocop in the crontab are damaged; take those of “{name}” out with `crontab -e`")
    return table[: found.start()] + table[found.end() :], found.start()


def _read() -> bytes:
    """The user's crontab; nothing where there is none."""
    listed = call(["crontab", "-l"], _OTHERWISE, may_fail=True)
    if listed.returncode == 0:
        return listed.stdout
    if _NONE_YET.search(listed.stderr):
        return b""
    raise OcopError(f"the crontab cannot be read: {told_by(listed)}")


def _write(before: bytes, table: bytes) -> None:
    if table == before:
        return
    if table:
        call(["crontab", "-"], _OTHERWISE, given=table)
    else:
        call(["crontab", "-r"], _OTHERWISE)
