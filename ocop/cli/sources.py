"""`ocop sources`: the outlets that are asked, and what each has brought; below it the verbs for single outlets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import DatabaseOption, print_table
from ocop.cli.sources_add import add
from ocop.cli.sources_check import check
from ocop.cli.sources_learn import learn
from ocop.dataset.connection import open_dataset
from ocop.dataset.health import SourceHealth, source_health
from ocop.errors import UsageError
from ocop.paths import DEFAULT_DATABASE
from spiders.registry import load_sources

group = typer.Typer(invoke_without_command=True)
group.command("add")(add)
group.command("check")(check)
group.command("learn")(learn)


@group.callback()
def sources(
    context: typer.Context,
    registry: Annotated[
        Path | None, typer.Option("--sources", help="Registry of outlets to show instead of the shipped one.")
    ] = None,
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List the outlets that `ocop refresh` asks, how it finds their articles, and what they have brought so far.

    Example: ocop sources --db data/ocop.db
    """
    if context.invoked_subcommand is not None:
        if registry is not None:
            raise UsageError(f"put --sources after {context.invoked_subcommand}, whose option it is")
        return
    known = _known(db)
    rows = [
        (
            each.id,
            each.name,
            each.domain,
            each.kind,
            " ".join(each.province_codes),
            len(each.feeds),
            len(each.sitemaps),
            len(each.listings),
            known[each.id].articles if each.id in known else 0,
            known[each.id].facts if each.id in known else 0,
        )
        for each in load_sources(registry)
    ]
    columns = ("id", "name", "domain", "kind", "provinces", "feeds", "sitemaps", "listings", "articles", "facts")
    print_table(columns, rows)


def _known(db: Path) -> dict[str, SourceHealth]:
    """What a dataset knows of the outlets; nothing where there is none yet."""
    if not db.exists():
        return {}
    dataset = open_dataset(db, "read")
    try:
        return {each.source_id: each for each in source_health(dataset) if each.source_id}
    finally:
        dataset.close()
