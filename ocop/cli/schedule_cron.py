"""`ocop schedule cron`: a line in the user's crontab."""

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
from ocop.schedule import cron as crontab
from ocop.schedule.command import checked_name
from ocop.schedule.times import rhythm_of

_EXPLANATION = """
The line does one whole run {words}, in the time of this machine, if it is on then:
cron does not make up for what was missed. Its first five fields say minute, hour, day of the month,
month and day of the week. To put it into your crontab: the same command with --install; --remove undoes
it and touches no other line. How a run went stands in the reports beside the dataset; a failure is
mailed by cron too, where the machine can send mail.
"""


def cron(  # noqa: PLR0913, PLR0917 - one for each option
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
    """Keep a dataset by cron, on Linux, macOS and BSD: print the line and what it means, or install or remove it.

    Example: ocop schedule cron --every hour --contact me@example.org --install

    Example: ocop schedule cron --remove
    """
    check_wish(install=install, remove=remove)
    if remove:
        if not crontab.remove(checked_name(name)):
            raise OcopError(f"there is no schedule {name} in your crontab; nothing was changed")
        typer.echo(f"the schedule {name} is out of your crontab; all other lines are as they were")
        return
    rhythm = rhythm_of(every)
    run = scheduled_run(name=name, db=db, contact=contact, package=package, keep=keep, sources=sources, config=config)
    typer.echo(crontab.block(run, rhythm), nl=False)
    if install:
        crontab.install(run, rhythm)
        typer.echo(f"\nThis is in your crontab now: it runs {rhythm.words}.")
        typer.echo(f"To undo: ocop schedule cron --remove --name {name}")
    else:
        typer.echo(_EXPLANATION.format(words=rhythm.words), nl=False)
