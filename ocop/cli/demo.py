"""`ocop demo`: the whole way, on a small news web of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop.cli.common import print_table, stderr
from ocop.cli.runs import watched_run
from ocop.cli.status import describe
from ocop.dataset.connection import open_dataset
from ocop.dataset.health import causes, holdings, source_health
from ocop.harvest import Plan
from ocop.paths import archive_dir

_DEMO_DATABASE = Path("data") / "demo" / "ocop.db"


def demo(
    db: Annotated[Path, typer.Option("--db", help="The demo's own dataset; made anew each time.")] = _DEMO_DATABASE,
) -> None:
    """Serve a small Vietnamese news web on this machine, harvest it, and show what to try next.

    The articles are our own writing with real figures of real provinces; nothing leaves your machine.

    Example: ocop demo
    """
    from ocop.demo.server import NewsWeb  # noqa: PLC0415 - only this verb serves pages

    _clear(db)
    with NewsWeb() as web:
        registry = db.parent / "sources.toml"
        web.write_sources(registry)
        stderr().print("Serving a news web of our own writing on this machine, and harvesting it …")
        watched_run(Plan("news", "demo", db, {"registry": str(registry)}), quiet=True)
    _show(db)


def _clear(db: Path) -> None:
    """Remove what an earlier demo left, so that the summary tells of this one."""
    db.parent.mkdir(parents=True, exist_ok=True)
    if db.exists():
        open_dataset(db, "read").close()
    for old in (*db.parent.glob(f"{db.name}*"), *archive_dir(db).glob("ocop-*.warc.gz")):
        old.unlink()


def _show(db: Path) -> None:
    """What the harvest brought, by outlet, and three things to try with it."""
    dataset = open_dataset(db, "read")
    try:
        rows = [(each.name, each.fetched, each.articles, each.facts) for each in source_health(dataset)]
        print_table(("outlet", "pages", "articles", "facts"), rows)
        typer.echo(describe(holdings(dataset)))
        if skipped := causes(dataset):
            typer.echo("pages without OCOP figures: " + ", ".join(f"{count} {cause}" for cause, count in skipped))
    finally:
        dataset.close()
    typer.echo(f"""
The dataset is {db}. Three things to try:
  ocop search "ca mau 4 sao" --db {db}
  ocop figures --province "Cà Mau" --as-of 2023-12-31 --db {db}
  ocop export facts --format csv -o ocop-facts.csv --db {db}""")
