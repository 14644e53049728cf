"""`ocop run`: a whole careful run, as a schedule starts it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption
from ocop.cli.contact import ContactOption, contact_for
from ocop.cli.watching import watch_outlets
from ocop.errors import BusyError, OcopError
from ocop.harvest import Plan
from ocop.paths import DEFAULT_DATABASE, configuration_file
from ocop.upkeep.configuration import load_configuration
from ocop.upkeep.report import text_of
from ocop.upkeep.telling import run_and_tell
from spiders.registry import load_sources

KeepOption = Annotated[
    int | None, typer.Option("--keep", min=0, max=1000, help="Backups that are kept; 0: none.", show_default="7")
]
PackageOption = Annotated[
    Path | None, typer.Option("--package", help="Folder in which the data package is published after each good run.")
]
SourcesOption = Annotated[
    Path | None, typer.Option("--sources", help="Registry of outlets to use instead of the shipped one.")
]
ConfigurationOption = Annotated[
    Path | None,
    typer.Option("--config", help="How the dataset is kept, and who is told.", show_default="ocop.toml beside ocop.db"),
]


def run(  # noqa: PLR0913, PLR0917 - one for each option
    keep: KeepOption = None,
    package: PackageOption = None,
    sources: SourcesOption = None,
    config: ConfigurationOption = None,
    contact: ContactOption = "",
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Do what a dataset needs from time to time: back it up, refresh it, verify it, publish its package, and report.

    This is what `ocop schedule` has done by the clock. Where something needs a person, those whom the configuration
    names get a message. While another run is at work there is nothing to do, which is no failure.

    Example: ocop run --keep 14 --package published --contact me@example.org
    """
    given = load_configuration(config or configuration_file(db), may_be_missing=config is None)
    configuration = given.overridden(contact=contact, sources=sources, keep=keep, package=package)
    outlets = load_sources(configuration.sources)
    contact = contact_for((each.domain for each in outlets), configuration.contact)
    arguments = {"sources": ",".join(each.id for each in outlets)}
    if configuration.sources:
        arguments["registry"] = str(configuration.sources)
    # What is logged goes to the log's file: cron would mail every warning of every run.
    plan = Plan("news", "refresh", db, arguments, contact, settings={"LOG_ENABLED": False})
    try:
        with watch_outlets("refresh") as show:
            report = run_and_tell(plan, configuration, show)
    except BusyError as busy:
        typer.echo(f"nothing to do: {busy}")
        return
    typer.echo(text_of(report), nl=False)
    failures = [trouble.what for trouble in report.troubles if trouble.is_failure]
    failures += [delivery.failure for delivery in report.deliveries if delivery.failure]
    if failures:
        raise OcopError("; ".join(failures))
