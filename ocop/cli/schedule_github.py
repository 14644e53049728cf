"""`ocop schedule github`: a workflow of GitHub Actions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.contact import ContactOption, contact_for
from ocop.cli.run import SourcesOption
from ocop.cli.scheduling import DEFAULT_EVERY, EveryOption
from ocop.errors import OcopError
from ocop.schedule.github import workflow
from ocop.schedule.times import rhythm_of
from ocop.upkeep.files import write_whole
from spiders.registry import load_sources


def github(
    every: EveryOption = DEFAULT_EVERY,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write, such as .github/workflows/ocop.yml; else the screen."),
    ] = None,
    sources: SourcesOption = None,
    contact: ContactOption = "",
) -> None:
    """Keep a dataset on GitHub's machines: a workflow that refreshes, verifies, publishes and hands the dataset on.

    What it does, and what its limits are, stands at its head. Times are in UTC.

    Example: ocop schedule github --every 22:30 --contact me@example.org -o .github/workflows/ocop.yml
    """
    rhythm = rhythm_of(every)
    text = workflow(rhythm, contact_for((each.domain for each in load_sources(sources)), contact), sources)
    if output is None:
        sys.stdout.write(text)
        return
    try:
        write_whole(output, text)
    except OSError as error:
        raise OcopError(f"{output} was not written ({error.strerror or error}); what was there is as it was") from error
    typer.echo(f"wrote {output}: commit it in a private repository; it runs {rhythm.words} UTC, and when you start it")
