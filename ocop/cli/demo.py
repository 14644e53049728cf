"""`ocop demo`: the whole way, on a small news web of our own."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop.cli.common import print_table, stderr
from ocop.cli.refresh import PROGRAMME_BEGAN
from ocop.cli.runs import watched_run
from ocop.cli.status import describe
from ocop.dataset.connection import open_dataset
from ocop.dataset.health import causes, holdings, source_health
from ocop.dataset.lock import run_lock
from ocop.dataset.runs import list_runs
from ocop.errors import UsageError
from ocop.harvest import Plan
from ocop.paths import archive_dir

if TYPE_CHECKING:
    from ocop.demo.server import NewsWeb

_FIRST_PORT = 8801
_DEMO_DATABASE = Path("data") / "demo" / "ocop.db"


def demo(
    db: Annotated[Path, typer.Option("--db", help="The demo's own dataset; made anew each time.")] = _DEMO_DATABASE,
    stay: Annotated[
        bool, typer.Option("--stay", help="Keep serving until Ctrl-C, so that the links in the dataset lead somewhere.")
    ] = False,
) -> None:
    """Serve a small Vietnamese news web on this machine, harvest it, and show what to try next.

    The articles are our own writing with real figures of real provinces; nothing leaves your machine.

    Example: ocop demo
    """
    _clear(db)
    with _news_web() as web:
        registry = db.parent / "sources.toml"
        web.write_sources(registry)
        stderr().print("Serving a news web of our own writing on this machine, and harvesting it …")
        watched_run(
            Plan("news", "demo", db, {"registry": str(registry), "since": PROGRAMME_BEGAN}), tell=lambda _: None
        )
        _show(db)
        if stay:
            stderr().print("\nThe news web stays until you press Ctrl-C.")
            _wait_for_interrupt()


@contextmanager
def _news_web() -> Iterator[NewsWeb]:
    """The running news web, on the same ports each time where they are free, so that its links stay the same."""
    from ocop.demo.listener import ListenError  # noqa: PLC0415 - only this verb serves pages
    from ocop.demo.server import NewsWeb  # noqa: PLC0415

    web = NewsWeb(first_port=_FIRST_PORT)
    try:
        web.start()
    except ListenError:
        web = NewsWeb()
        web.start()
    try:
        yield web
    finally:
        web.stop()


def _wait_for_interrupt() -> None:
    """Return when a person presses Ctrl-C."""
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(3600)


def _clear(db: Path) -> None:
    """Remove what an earlier demo left, so that the summary tells of this one.

    Raises:
        UsageError: It is no demo's: somebody collects in it.
        DatasetError: It is no dataset, or a run is at work on it.
    """
    with run_lock(db):
        if db.exists():
            dataset = open_dataset(db, "read")
            try:
                verbs = {run.verb for run in list_runs(dataset, limit=1000)}
            finally:
                dataset.close()
            if "demo" not in verbs and verbs:
                raise UsageError(f"{db} is no demo's dataset, and a demo begins by clearing its own: name another file")
        for old in (db, *db.parent.glob(f"{db.name}-*"), *archive_dir(db).glob("ocop-*.warc.gz")):
            old.unlink(missing_ok=True)


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
    command = _command()
    typer.echo(f"""
The dataset is {db}. Three things to try:
  {command} search "ca mau 4 sao" --db {db}
  {command} figures --province "Cà Mau" --as-of 2023-12-31 --db {db}
  {command} export facts --format csv -o ocop-facts.csv --db {db}""")


def _command() -> str:
    """How the person who started the demo calls `ocop`: by its name, or by its path where it is on no search path."""
    called = Path(sys.argv[0])
    if called.name != "ocop" or shutil.which("ocop"):
        return "ocop"
    return os.path.relpath(called)
