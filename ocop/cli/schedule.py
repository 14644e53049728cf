"""`ocop schedule`: have `ocop run` done by the clock; below it a verb for each scheduler."""

from __future__ import annotations

import typer

from ocop.cli.schedule_cron import cron
from ocop.cli.schedule_github import github
from ocop.cli.schedule_systemd import systemd
from ocop.cli.try_message import try_message

group = typer.Typer(
    no_args_is_help=True,
    help="Have a dataset kept by the clock: write, explain, install and remove what starts `ocop run`.",
)
group.command("systemd")(systemd)
group.command("cron")(cron)
group.command("github")(github)
group.command("test-message")(try_message)
