"""What the verbs of `ocop schedule` share: their options, and the command that they schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.contact import ContactOption, contact_for
from ocop.cli.run import ConfigurationOption, KeepOption, PackageOption, SourcesOption
from ocop.errors import UsageError
from ocop.paths import DEFAULT_DATABASE, configuration_file
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


@dataclass(frozen=True, slots=True)
class Scheduling:
    """The options of a schedule on this machine, as they were typed."""

    every: EveryOption = DEFAULT_EVERY
    install: InstallOption = False
    remove: RemoveOption = False
    name: NameOption = DEFAULT_NAME
    keep: KeepOption = None
    package: PackageOption = None
    sources: SourcesOption = None
    config: ConfigurationOption = None
    contact: ContactOption = ""
    db: DatabaseOption = DEFAULT_DATABASE

    def check_wish(self) -> None:
        """Only one of two may be wished for.

        Raises:
            UsageError: Both are.
        """
        if self.install and self.remove:
            raise UsageError("--install and --remove undo each other; give one of them")

    def scheduled_run(self) -> ScheduledRun:
        """The run that the schedule is to start, checked as far as can be checked before it runs unwatched.

        Raises:
            UsageError: It could not run as it is.
        """
        given, contact = self.config or configuration_file(self.db), self.contact
        configuration = load_configuration(given, may_be_missing=self.config is None)
        outlets = load_sources(self.sources or configuration.sources)
        if contact or not configuration.contact:
            contact = contact_for((each.domain for each in outlets), contact)
        name = checked_name(self.name)
        return ScheduledRun(name, self.db, contact, self.package, self.keep, self.sources, self.config)
