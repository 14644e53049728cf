"""What the verbs of `ocop schedule` share: their options, and the command that they schedule."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.contact import contact_for
from ocop.errors import UsageError
from ocop.paths import configuration_file
from ocop.schedule.command import ScheduledRun, checked_name
from ocop.upkeep.configuration import load_configuration
from spiders.registry import load_sources

EveryOption = Annotated[
    str, typer.Option("--every", help="hour, day, week, a time such as 22:30 (every day), or “week 22:30” (on Monday).")
]
NameOption = Annotated[
    str, typer.Option("--name", help="Name of the schedule; give each dataset that you keep one of its own.")
]
InstallOption = Annotated[bool, typer.Option("--install", help="Put it in place, instead of printing it.")]
RemoveOption = Annotated[bool, typer.Option("--remove", help="Take away what --install put in place.")]
DEFAULT_NAME = "ocop"
DEFAULT_EVERY = "day"


def check_wish(*, install: bool, remove: bool) -> None:
    """Only one of two may be wished for.

    Raises:
        UsageError: Both are.
    """
    if install and remove:
        raise UsageError("--install and --remove undo each other; give one of them")


def scheduled_run(  # noqa: PLR0913 - one for each option
    *,
    name: str,
    db: Path,
    contact: str,
    package: Path | None,
    keep: int | None,
    sources: Path | None,
    config: Path | None,
) -> ScheduledRun:
    """The run that a schedule is to start, checked as far as can be checked before it runs unwatched.

    Raises:
        UsageError: It could not run as it is.
    """
    configuration = load_configuration(config or configuration_file(db), may_be_missing=config is None)
    outlets = load_sources(sources or configuration.sources)
    if contact or not configuration.contact:
        contact = contact_for((each.domain for each in outlets), contact)
    return ScheduledRun(checked_name(name), db, contact, package, keep, sources, config)
