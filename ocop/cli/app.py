"""The verbs of `ocop`, in the order in which a person needs them."""

from __future__ import annotations

from typing import Annotated

import typer

from ocop import __version__
from ocop.cli import (
    breakdowns,
    changes,
    conflicts,
    coverage,
    demo,
    evaluate,
    export,
    facts,
    figures,
    imports,
    inspect,
    products,
    refresh,
    reprocess,
    run,
    schedule,
    search,
    serve,
    sources,
    status,
    verify,
)
from ocop.cli.common import ErrorsInOneLine

app = typer.Typer(
    cls=ErrorsInOneLine,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="The OCOP product counts of Vietnam, read out of the country's news, with the sentence behind every number.",
)
app.command("demo")(demo.demo)
app.command("refresh")(refresh.refresh)
app.command("run")(run.run)
app.command("import")(imports.import_)
app.command("reprocess")(reprocess.reprocess)
app.command("facts")(facts.facts)
app.command("inspect")(inspect.inspect)
app.command("search")(search.search)
app.command("products")(products.products)
app.command("figures")(figures.figures)
app.command("conflicts")(conflicts.conflicts)
app.command("breakdowns")(breakdowns.breakdowns)
app.command("coverage")(coverage.coverage)
app.command("changes")(changes.changes)
app.command("export")(export.export)
app.command("serve")(serve.serve)
app.command("status")(status.status)
app.command("verify")(verify.verify)
app.command("evaluate")(evaluate.evaluate_)
app.add_typer(sources.group, name="sources")
app.add_typer(schedule.group, name="schedule")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ocop {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point of the console command `ocop`."""
    app()
