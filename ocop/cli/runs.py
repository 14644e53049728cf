"""A run of the harvest as a person sees it: progress while it goes, a short account at its end."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import typer

from ocop.cli.common import stderr
from ocop.errors import OcopError
from ocop.harvest import Plan, RunReport, run_spider
from spiders.causes import is_cause

_OUTCOMES = ("new", "changed", "unchanged", "reread", "nothing")


def watched_run(plan: Plan, *, quiet: bool = False) -> RunReport:
    """Run a plan with progress where somebody watches, and tell what it did.

    Raises:
        OcopError: The run ended early or left errors in the log.
    """
    if sys.stderr.isatty():
        with stderr().status(f"{plan.verb}: starting") as line:
            report = run_spider(plan, lambda counts: line.update(_progress(plan.verb, counts)))
    else:
        report = run_spider(plan)
    if not quiet:
        typer.echo(account(report))
    if _silent(report):
        raise OcopError("no outlet answered; is this machine on the network? `ocop status` shows what waits")
    if report.outcome != "finished":
        ended = "was interrupted" if report.outcome == "interrupted" else "failed"
        raise OcopError(f"the run {ended}; what it read is kept, and the next run goes on from there")
    if report.errors:
        raise OcopError(f"the run left {report.errors} errors in its log; what it could read is kept")
    return report


def _progress(verb: str, counts: Mapping[str, int]) -> str:
    """The line that changes while a run goes."""
    read = sum(counts.get(f"dataset/{outcome}", 0) for outcome in _OUTCOMES)
    articles, facts = counts.get("dataset/new", 0), counts.get("facts/found", 0)
    return f"{verb}: {read} pages read, {articles} new articles, {facts} facts"


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
    return "\n".join(lines)


def _is_failed_way(key: str) -> bool:
    """Whether a count is of feeds, sitemaps and listings that failed for one cause, over all outlets."""
    stage, _, what = key.partition("/")
    return stage == "discovery" and is_cause(what)


def _silent(report: RunReport) -> bool:
    """Whether feeds, sitemaps and listings were asked, and not one answered."""
    answers = ("feed", "sitemap", "listing", "not modified")
    return report.count("discovery/failed") > 0 and not any(report.count(f"discovery/{answer}") for answer in answers)
