"""`ocop sources check`: what works at the outlets today."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.answers import AnswerFormat, print_records
from ocop.cli.common import print_table
from ocop.cli.contact import ContactOption, contact_for
from ocop.cli.visits import watched_visits
from ocop.errors import OcopError
from ocop.outlets.findings import PARTS, Finding, summary
from spiders.manners import delays_of
from spiders.registry import choose_sources, load_sources

_COLUMNS = ("outlet", "part", "url", "works", "cause", "articles", "newest_date")


def check(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Only these outlets; all, if none is named.")
    ] = None,
    registry: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to check instead of the shipped one.")
    ] = None,
    every_address: Annotated[
        bool, typer.Option("--all", help="Look at all their feeds, sitemaps and listings, not at one of each.")
    ] = False,
    contact: ContactOption = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object an address instead.")] = False,
) -> None:
    """Ask each outlet for a feed, a sitemap, a listing and three articles, and tell what works and why the rest not.

    Politely, as `ocop refresh` does, and nothing is written. Exits with 1 when something of an outlet does not work.

    Example: ocop sources check nhandan baocamau --contact me@example.org
    """
    from ocop.outlets.checking import check_outlet  # noqa: PLC0415 - reading pages takes long to load

    chosen = choose_sources(load_sources(registry), ",".join(ids) if ids else None)
    contact = contact_for((each.domain for each in chosen), contact)
    visits = {each.id: check_outlet(each, every_address=every_address) for each in chosen}
    findings = watched_visits("checking", visits, delays_of(chosen), contact)
    ordered = {each.id: findings[each.id] for each in chosen}
    if as_json:
        rows = [_record(finding) for found in ordered.values() for finding in found]
        print_records(AnswerFormat.json, _COLUMNS, rows)
    else:
        print_table(("outlet", *PARTS[:-1], "articles", "look at"), [_row(*item) for item in ordered.items()])
    faulty = [source_id for source_id, found in ordered.items() if any(finding.verdict for finding in found)]
    if faulty:
        outlets = "1 outlet has" if len(faulty) == 1 else f"{len(faulty)} outlets have"
        raise OcopError(f"{outlets} something that does not work: docs/adding-a-source.md tells what the causes mean")


def _row(source_id: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    first = next((finding.url for finding in findings if finding.verdict and finding.url), "")
    return (source_id, *summary(findings).values(), first)


def _record(finding: Finding) -> tuple[object, ...]:
    day = finding.newest_date.isoformat() if finding.newest_date else None
    articles = None if finding.part == "article" else finding.articles
    return (
        finding.source_id,
        finding.part,
        finding.url or None,
        finding.verdict is None,
        finding.verdict,
        articles,
        day,
    )
