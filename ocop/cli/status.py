"""`ocop status`: what the dataset holds and how the outlets do."""

from __future__ import annotations

import typer

from ocop.cli.common import DatabaseOption, print_table
from ocop.dataset.connection import open_dataset
from ocop.dataset.health import Holdings, causes, holdings, source_health
from ocop.dataset.runs import Run, list_runs
from ocop.paths import DEFAULT_DATABASE


def status(db: DatabaseOption = DEFAULT_DATABASE) -> None:
    """Show what the dataset holds, how each outlet does and how the last run ended.

    Example: ocop status --db data/ocop.db
    """
    dataset = open_dataset(db, "read")
    try:
        typer.echo(describe(holdings(dataset)))
        for run in list_runs(dataset, 1):
            typer.echo(_last_run(run))
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
            )
            for each in source_health(dataset)
        ]
        columns = ("id", "outlet", "queued", "fetched", "failed", "gone", "articles", "facts", "newest", "checked")
        print_table(columns, rows)
        if reasons := causes(dataset):
            print_table(("pages that yielded nothing", "pages"), reasons)
    finally:
        dataset.close()


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
