"""`ocop reprocess`: the archived pages read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.answers import write_json
from ocop.cli.common import DatabaseOption, print_table
from ocop.cli.runs import watched_run
from ocop.cli.watching import watch_pages
from ocop.dataset.captures import captures_to_read
from ocop.dataset.connection import open_dataset
from ocop.dataset.reread import SourceChanges, changes_by_source
from ocop.dataset.sources import known_sources
from ocop.errors import UnreadableInputError, UsageError
from ocop.harvest import Plan, RunReport
from ocop.models import Source
from ocop.paths import DEFAULT_DATABASE, archive_dir, own_profiles
from pipelines.reader import reader_sha256
from spiders.registry import load_sources
from spiders.scope import first_moment

_COLUMNS = (
    *("outlet", "read", "changed", "added", "taken back", "facts added", "removed", "changed", "other story"),
    "what changed",
)


def reprocess(  # noqa: PLR0913, PLR0917 - one for each option
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Only pages fetched on this day or later, such as 2024-01-31.")
    ] = "",
    source: Annotated[
        list[str] | None, typer.Option("--source", help="Only this outlet, by its id; may be repeated.")
    ] = None,
    read_all: Annotated[
        bool, typer.Option("--all", help="Read also the pages that today's rules have read already.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to use instead of the shipped one.")
    ] = None,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Read the archived pages again, without the network, and tell what that changed.

    Use it after an update, or after correcting an outlet or a profile: better reading reaches the pages that were
    fetched long ago. Ids stay the same. It may be stopped at any time and goes on where it was: pages that today's
    rules have read already are passed over.

    Example: ocop reprocess --source nhandan --since 2024-01-01
    """
    first = first_moment(since, datetime.now(UTC)) if since else None
    dataset = open_dataset(db, "write")
    try:
        outlets = {each.id: each for each in (*known_sources(dataset), *load_sources(sources))}
        chosen = _chosen(source or [], outlets)
        archive = archive_dir(db)
        if not any(archive.glob("*.warc*")):
            raise UnreadableInputError(f"{archive} holds no archived pages: run `ocop refresh` or `ocop import` first")

        def is_read(source_id: str | None, reader: str | None) -> bool:
            return not read_all and reader == reader_sha256(outlets.get(source_id or ""), own_profiles(db))

        expected = captures_to_read(dataset, is_read, since=first, source_ids=chosen)
    finally:
        dataset.close()
    given = {"since": since, "sources": ",".join(chosen), "registry": str(sources) if sources else ""}
    arguments = {"paths": str(archive)} | {name: value for name, value in given.items() if value}
    plan = Plan("warc", "reprocess", db, arguments, settings={"OCOP_READ_ALL": read_all})
    watched_run(plan, watch=watch_pages("reprocess", expected), tell=_print_json if as_json else _print)


def _chosen(source_ids: Sequence[str], known: dict[str, Source]) -> Sequence[str]:
    """The ids, which must be of outlets that the registry or the dataset knows."""
    if unknown := [each for each in source_ids if each not in known]:
        raise UsageError(f"there is no outlet {unknown[0]!r}; `ocop sources` lists them all")
    return source_ids


def _print(report: RunReport) -> None:
    """What changed, for a person."""
    changes = changes_by_source(report.counts)
    typer.echo(summary(changes, report.count("known/read before")))
    if told := [each for each in changes if each.is_change]:
        print_table(_COLUMNS, map(_row, told))


def summary(changes: Sequence[SourceChanges], passed_over: int) -> str:
    """A reprocessing in a few words.

    >>> print(summary([SourceChanges("camau", read=9, articles=2, facts_added=3)], passed_over=4))
    9 archived pages read again: 2 articles changed, 0 added, 0 taken back; facts: 3 added, 0 removed, 0 changed
    4 pages had been read by today's rules before and were passed over
    """
    read = sum(each.read for each in changes)
    lines = []
    if any(each.is_change for each in changes):
        numbers = {name: sum(getattr(each, name) for each in changes) for name in _SUMMED}
        lines.append(
            f"{read:,} archived pages read again: {numbers['articles']:,} articles changed, {numbers['added']:,} added,"
            f" {numbers['withdrawn']:,} taken back; facts: {numbers['facts_added']:,} added,"
            f" {numbers['facts_removed']:,} removed, {numbers['facts_changed']:,} changed"
        )
        if numbers["stories"]:
            lines.append(f"{numbers['stories']:,} articles are of another story now, copies at other outlets too")
    elif read:
        lines.append(f"{read:,} archived pages read again: nothing changed")
    else:
        lines.append("no page was read again: nothing changed")
    if passed_over:
        lines.append(f"{passed_over:,} pages had been read by today's rules before and were passed over")
    return "\n".join(lines)


_SUMMED = ("articles", "added", "withdrawn", "facts_added", "facts_removed", "facts_changed", "stories")


def _row(changes: SourceChanges) -> tuple[object, ...]:
    fields = [*changes.article_fields, *changes.fact_fields]
    return (
        changes.source_id or "files",
        changes.read,
        changes.articles,
        changes.added,
        changes.withdrawn,
        changes.facts_added,
        changes.facts_removed,
        changes.facts_changed,
        changes.stories,
        ", ".join(f"{name} {number}" for name, number in fields),
    )


def _print_json(report: RunReport) -> None:
    """What changed, for a program; `docs/operations.md` tells the keys, which stay."""
    changes = changes_by_source(report.counts)
    answer = {
        "run_id": report.run_id,
        "outcome": report.outcome,
        "read": sum(each.read for each in changes),
        "passed_over": report.count("known/read before"),
        "changed": any(each.is_change for each in changes),
        "sources": [
            {
                "source_id": each.source_id,
                "read": each.read,
                "articles_changed": each.articles,
                "articles_added": each.added,
                "articles_withdrawn": each.withdrawn,
                "article_fields": dict(each.article_fields),
                "facts_added": each.facts_added,
                "facts_removed": each.facts_removed,
                "facts_changed": each.facts_changed,
                "fact_fields": dict(each.fact_fields),
                "products_changed": each.products,
                "stories_changed": each.stories,
            }
            for each in changes
        ],
    }
    write_json(answer)
