"""A run of the harvest as a person sees it: progress while it goes, a short account at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import typer

from ocop.cli.by_outlet import FINAL_COLUMNS, brought_nothing, final_row, worth_a_row
from ocop.cli.common import print_table
from ocop.cli.watching import OnProgress, watch_outlets, watch_pages
from ocop.dataset.tallies import SourceTally, tallies
from ocop.dataset.vocabulary import vocabulary
from ocop.errors import OcopError
from ocop.harvest import Plan, RunReport, run_spider

# What a person should know of a run beside what it brought.
_REMARKS = {
    "discovery/not due": "outlets with nothing due yet: {number}; --now asks them all the same",
    "fetch/paused": "outlets that refuse and are left in peace: {number}; `ocop status` says until when",
    "fetch/left to history": "older articles left to `ocop refresh --history`: {number}",
}


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
    if _silent(report):
        raise OcopError("no outlet answered; is this machine on the network? `ocop status` shows what waits")
    if report.outcome != "finished":
        ended = "was interrupted" if report.outcome == "interrupted" else "failed"
        raise OcopError(f"the run {ended}; what it read is kept, and the next run goes on from there")
    if report.errors:
        raise OcopError(f"the run left {report.errors} errors in its log; what it could read is kept")
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


def account(report: RunReport) -> str:
    """What a run did, in a few lines for a person.

    >>> print(account(RunReport("r", "finished", {"dataset/new": 2, "facts/found": 9, "dataset/nothing": 1}, 0)))
    articles: 2 new, 0 changed, 0 unchanged, 0 read again
    facts read: 9
    pages that yielded nothing: 1
    """
    articles = (
        f"articles: {report.count('dataset/new')} new, {report.count('dataset/changed')} changed, "
        f"{report.count('dataset/unchanged')} unchanged, {report.count('dataset/reread')} read again"
    )
    lines = [articles, f"facts read: {report.count('facts/found')}"]
    if nothing := report.count("dataset/nothing"):
        lines.append(f"pages that yielded nothing: {nothing}")
    if not_modified := report.count("fetch/not modified"):
        lines.append(f"pages asked again and not modified: {not_modified}")
    if failed := report.count("discovery/failed"):
        causes = [f"{count} {key.partition('/')[2]}" for key, count in report.counts.items() if _is_failed_way(key)]
        lines.append(f"feeds, sitemaps and listings that failed: {failed} ({', '.join(causes)})")
    lines += [words.format(number=number) for key, words in _REMARKS.items() if (number := report.count(key))]
    return "\n".join(lines)


def _is_failed_way(key: str) -> bool:
    """Whether a count is of feeds, sitemaps and listings that failed for one cause, over all outlets."""
    stage, _, what = key.partition("/")
    return stage == "discovery" and "/" not in what and vocabulary().is_failure(stage, what)


def _silent(report: RunReport) -> bool:
    """Whether feeds, sitemaps and listings were asked, and nobody answered, if only with a refusal."""
    answers = {f"discovery/{answer}" for answer in ("feed", "sitemap", "listing", "not modified", "gone")}
    silence = {f"discovery/{cause}" for cause in vocabulary().silence}
    heard_of = any(key in answers or (_is_failed_way(key) and key not in silence) for key in report.counts)
    return report.count("discovery/failed") > 0 and not heard_of
