"""`ocop schedule cron`: a line in the user's crontab."""

from __future__ import annotations

import typer

from ocop.cli.option_groups import with_option_groups
from ocop.cli.scheduling import Scheduling
from ocop.errors import OcopError
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


@with_option_groups
def cron(wanted: Scheduling) -> None:
    """Keep a dataset by cron, on Linux, macOS and BSD: print the line and what it means, or install or remove it.

    Example: ocop schedule cron --every hour --contact me@example.org --install

    Example: ocop schedule cron --remove
    """
    wanted.check_wish()
    if wanted.remove:
        if not crontab.remove(checked_name(wanted.name)):
            raise OcopError(f"there is no schedule {wanted.name} in your crontab; nothing was changed")
        typer.echo(f"the schedule {wanted.name} is out of your crontab; all other lines are as they were")
        return
    rhythm = rhythm_of(wanted.every)
    run = wanted.scheduled_run()
    typer.echo(crontab.block(run, rhythm), nl=False)
    if wanted.install:
        crontab.install(run, rhythm)
        typer.echo(f"\nThis is in your crontab now: it runs {rhythm.words}.")
        typer.echo(f"To undo: ocop schedule cron --remove --name {wanted.name}")
    else:
        typer.echo(_EXPLANATION.format(words=rhythm.words), nl=False)
