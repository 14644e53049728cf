"""`ocop status`: what the dataset holds, how the outlets do, and what needs a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Annotated, Any

import typer
from sqlite_utils import Database

from ocop.cli.answers import write_json
from ocop.cli.common import DatabaseOption, print_table
from ocop.dataset.connection import open_dataset
from ocop.dataset.health import (
    Histories,
    Holdings,
    SourceHealth,
    Verdict,
    causes,
    holdings,
    judge,
    source_health,
    source_histories,
)
from ocop.dataset.runs import Run
from ocop.dataset.times import utc_text
from ocop.errors import UsageError
from ocop.paths import DEFAULT_DATABASE

_COLUMNS = ("id", "outlet", "queued", "fetched", "failed", "gone", "articles", "facts", "newest", "checked", "state")


def status(
    source: Annotated[
        list[str] | None, typer.Option("--source", help="Only this outlet, by its id; may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Show what the dataset holds, how each outlet does compared with its own past, and how the last run ended.

    Exits with 1 when something needs a person, and says what and what to do.

    Example: ocop status --source nhandan --db data/ocop.db
    """
    now = datetime.now(UTC)
    dataset = open_dataset(db, "read")
    try:
        histories = source_histories(dataset, now, _known(dataset, source or []))
        verdicts = judge(histories, now)
        healths = [each for each in source_health(dataset) if not source or each.source_id in source]
        if as_json:
            answer = _answer(holdings(dataset), histories, healths, verdicts, causes(dataset))
            write_json(answer, _plain)
        else:
            _print(dataset, histories, healths, verdicts)
    finally:
        dataset.close()
    if any(verdict.needs_person for verdict in verdicts):
        raise typer.Exit(1)


def _known(dataset: Database, source_ids: Sequence[str]) -> Sequence[str]:
    """The ids, which must be of outlets that the dataset knows."""
    known = {row[0] for row in dataset.execute("SELECT id FROM sources")}
    if unknown := [each for each in source_ids if each not in known]:
        raise UsageError(f"the dataset knows no outlet {unknown[0]!r}; `ocop status` without --source lists them all")
    return source_ids


def _print(
    dataset: Database, histories: Histories, healths: Sequence[SourceHealth], verdicts: Sequence[Verdict]
) -> None:
    """The answer for a person."""
    typer.echo(describe(holdings(dataset)))
    if histories.last_run:
        typer.echo(_last_run(histories.last_run))
    kinds = _kinds(verdicts)
    rows = [
        (
            each.source_id or "",
            each.name,
            each.queued,
            each.fetched,
            each.failed,
            each.gone,
            each.articles,
            each.facts,
            each.last_published_date,
            each.last_checked_at,
            ", ".join(dict.fromkeys(kinds[each.source_id])),
        )
        for each in healths
    ]
    print_table(_COLUMNS, rows)
    if reasons := causes(dataset):
        print_table(("pages that yielded nothing", "pages"), reasons)
    for heading, urgent in (("needs a person:", True), ("good to know:", False)):
        if told := [sentence(verdict) for verdict in verdicts if verdict.needs_person is urgent]:
            typer.echo("\n".join([heading, *(f"  {each}" for each in told)]))


def sentence(verdict: Verdict) -> str:
    """A verdict in one line: who, what, and what to do.

    >>> sentence(Verdict("paused", "is left in peace until noon (http 429)", "nothing", False, "camau"))
    'camau is left in peace until noon (http 429) -> nothing'
    """
    if verdict.source_id is None:
        return f"{verdict.what} -> {verdict.remedy}"
    joint = ": " if verdict.kind in {"poorer", "dead", "asleep"} or verdict.what[0].isdigit() else " "
    return f"{verdict.source_id}{joint}{verdict.what} -> {verdict.remedy}"


def _answer(
    held: Holdings,
    histories: Histories,
    healths: Sequence[SourceHealth],
    verdicts: Sequence[Verdict],
    reasons: Sequence[tuple[str, int]],
) -> dict[str, Any]:
    """The answer for a program; `docs/operations.md` tells its keys, which stay."""
    run = histories.last_run
    kinds = _kinds(verdicts)
    pauses = {each.source_id: each.pause for each in histories.sources}
    return {
        "needs_person": any(verdict.needs_person for verdict in verdicts),
        "holdings": asdict(held),
        "last_run": {
            "id": run.id,
            "verb": run.verb,
            "started_at": run.started_at,
            "finished_at": run.finished_at,
            "outcome": run.outcome,
        }
        if run
        else None,
        "sources": [
            {
                **asdict(each),
                "paused_until_at": pause.until if (pause := pauses.get(each.source_id or "")) else None,
                "verdicts": kinds[each.source_id],
            }
            for each in healths
        ],
        "verdicts": [asdict(verdict) for verdict in verdicts],
        "causes": dict(reasons),
    }


def _kinds(verdicts: Sequence[Verdict]) -> defaultdict[str | None, list[str]]:
    """What is wrong with each outlet, by its id; what is about a run is no outlet's."""
    kinds: defaultdict[str | None, list[str]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.source_id is not None:
            kinds[verdict.source_id].append(verdict.kind)
    return kinds


def _plain(value: object) -> str:
    """Times as they stand in the dataset."""
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def describe(held: Holdings) -> str:
    """The holdings in words.

    >>> print(describe(Holdings(9, 3, 1, 2, 12, 4, 2, "2021-03-01", "2023-12-05")))
    3 articles (2 stories), published 2021-03-01 to 2023-12-05, and 1 earlier version, from 9 pages
    12 facts about 2 provinces, 4 products named with their own rating
    """
    period = f", published {held.first_date} to {held.last_date}" if held.first_date else ""
    earlier = f", and {_plural(held.earlier_versions, 'earlier version')}" if held.earlier_versions else ""
    return (
        f"{_plural(held.articles, 'article')} ({_plural(held.stories, 'story', 'stories')}){period}{earlier},"
        f" from {_plural(held.pages, 'page')}\n"
        f"{_plural(held.facts, 'fact')} about {_plural(held.provinces, 'province')},"
        f" {_plural(held.named_products, 'product')} named with their own rating"
    )


def _plural(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _last_run(run: Run) -> str:
    """How the last run went."""
    began = f"last run: {run.verb}, began {run.started_at:%Y-%m-%d %H:%M} UTC"
    return f"{began}, {run.outcome or 'not ended: still going, or killed'}"
