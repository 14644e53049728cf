"""`ocop schedule systemd`: a timer of the user's own."""

from __future__ import annotations

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.contact import ContactOption
from ocop.cli.run import ConfigurationOption, KeepOption, PackageOption, SourcesOption
from ocop.cli.scheduling import (
    DEFAULT_EVERY,
    DEFAULT_NAME,
    EveryOption,
    InstallOption,
    NameOption,
    RemoveOption,
    check_wish,
    scheduled_run,
)
from ocop.errors import OcopError
from ocop.paths import DEFAULT_DATABASE
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


def systemd(  # noqa: PLR0913, PLR0917 - one for each option
    every: EveryOption = DEFAULT_EVERY,
    install: InstallOption = False,
    remove: RemoveOption = False,
    name: NameOption = DEFAULT_NAME,
    keep: KeepOption = None,
    package: PackageOption = None,
    sources: SourcesOption = None,
    config: ConfigurationOption = None,
    contact: ContactOption = "",
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Keep a dataset by a timer of systemd, on Linux: print its files and what they mean, or install or remove them.

    Example: ocop schedule systemd --every 06:30 --contact me@example.org --install

    Example: ocop schedule systemd --remove
    """
    check_wish(install=install, remove=remove)
    if remove:
        removed = units.remove(checked_name(name))
        if not removed:
            raise OcopError(f"there is no timer {name} in {units.units_dir()}; nothing was changed")
        typer.echo("\n".join(f"removed {path}" for path in removed))
        return
    rhythm = rhythm_of(every)
    run = scheduled_run(name=name, db=db, contact=contact, package=package, keep=keep, sources=sources, config=config)
    if install:
        typer.echo("\n".join(f"wrote {path}" for path in units.install(run, rhythm)))
        typer.echo(f"It runs {rhythm.words}. To undo: ocop schedule systemd --remove --name {name}")
    else:
        for file, text in units.units(run, rhythm).items():
            typer.echo(f"--- {units.units_dir() / file}\n{text}")
        typer.echo(_EXPLANATION.format(words=rhythm.words), nl=False)
    if not units.lingers():
        typer.echo(_LINGER, nl=False)
    typer.echo(_LOOK.format(name=name), nl=False)
