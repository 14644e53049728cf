"""`ocop schedule systemd`: a timer of the user's own."""

from __future__ import annotations

import typer

from ocop.cli.option_groups import with_option_groups
from ocop.cli.scheduling import Scheduling
from ocop.errors import OcopError
from ocop.schedule import systemd as units
from ocop.schedule.command import checked_name
from ocop.schedule.times import rhythm_of

_EXPLANATION = """\
The service does one whole run; the timer starts it {words}, in the time of this machine,
and makes up for a run that was missed. To put both in place: the same command with --install; --remove
undoes it.
"""
_LINGER = """\
Timers of a user run while that user is logged in. To have it run always, once: loginctl enable-linger
"""
_LOOK = """\
When it runs next: systemctl --user list-timers {name}.timer
How it went:       systemctl --user status {name}.service, and the reports beside the dataset
"""


@with_option_groups
def systemd(wanted: Scheduling) -> None:
    """Keep a dataset by a timer of systemd, on Linux: print its files and what they mean, or install or remove them.

    Example: ocop schedule systemd --every 06:30 --contact me@example.org --install

    Example: ocop schedule systemd --remove
    """
    wanted.check_wish()
    if wanted.remove:
        removed = units.remove(checked_name(wanted.name))
        if not removed:
            raise OcopError(f"there is no timer {wanted.name} in {units.units_dir()}; nothing was changed")
        typer.echo("\n".join(f"removed {path}" for path in removed))
        return
    rhythm = rhythm_of(wanted.every)
    run = wanted.scheduled_run()
    if wanted.install:
        typer.echo("\n".join(f"wrote {path}" for path in units.install(run, rhythm)))
        typer.echo(f"It runs {rhythm.words}. To undo: ocop schedule systemd --remove --name {wanted.name}")
    else:
        for file, text in units.units(run, rhythm).items():
            typer.echo(f"--- {units.units_dir() / file}\n{text}")
        typer.echo(_EXPLANATION.format(words=rhythm.words), nl=False)
    if not units.lingers():
        typer.echo(_LINGER, nl=False)
    typer.echo(_LOOK.format(name=wanted.name), nl=False)
