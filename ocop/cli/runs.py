"""A run of the harvest as a person sees it: progress while it goes, a short account at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import typer

from ocop.accounts import account, complaint_about
from ocop.cli.by_outlet import FINAL_COLUMNS, brought_nothing, final_row, worth_a_row
from ocop.cli.common import print_table
from ocop.cli.watching import OnProgress, watch_outlets, watch_pages
from ocop.dataset.tallies import SourceTally, tallies
from ocop.errors import OcopError
from ocop.harvest import Plan, RunReport, run_spider


def watched_run(
    plan: Plan,
    *,
    watch: AbstractContextManager[OnProgress | None] | None = None,
    tell: Callable[[RunReport], None] | None = None,
) -> RunReport:
    """Run a plan with progress where somebody watches, and tell what it did.

    Args:
        plan: What to do.
        watch: How to show its progress; if None, by outlet where outlets are asked, else as a bar of pages.
        tell: How to tell what it did; `tell_account` if None.

    Raises:
        OcopError: The run ended early or left errors in the log.
    """
    view = watch or (watch_outlets(plan.verb) if plan.spider == "news" else watch_pages(plan.verb))
    with view as show:
        report = run_spider(plan, show)
    (tell or tell_account)(report)
    if complaint := complaint_about(report):
        raise OcopError(complaint)
    return report


def tell_account(report: RunReport) -> None:
    """Print what a run did, over all and by outlet."""
    typer.echo(account(report))
    print_by_outlet([each for each in tallies(report.counts) if each.asked])


def print_by_outlet(several: Sequence[SourceTally]) -> None:
    """Print what a run did at the outlets that it has something to tell of, and how many others there were."""
    if told := worth_a_row(several):
        print_table(FINAL_COLUMNS, map(final_row, told))
    if others := brought_nothing(several):
        typer.echo(others)
