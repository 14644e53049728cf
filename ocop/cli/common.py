"""What the verbs share: the `--db` option, the consoles, tables, and errors told in one line."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from typer.core import TyperGroup
from typer.exceptions import TyperException

from ocop.errors import OcopError

# Wide enough that no line of a table is broken where nobody watches.
_PIPE_WIDTH = 10_000

DatabaseOption = Annotated[
    Path,
    typer.Option("--db", envvar="OCOP_DB", help="The dataset, one SQLite file.", show_default="data/ocop.db"),
]


class ErrorsInOneLine(TyperGroup):
    """Command group that tells every failure in one line on standard error and exits with 1 or 2."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the verb; set `OCOP_DEBUG=1` to see the traceback of an error that we did not foresee."""
        try:
            return super().invoke(ctx)
        except TyperException as error:
            verb = f" {ctx.invoked_subcommand}" if ctx.invoked_subcommand in self.commands else ""
            message = error.format_message().rstrip(".")
            raise _told(f"{message}; `ocop{verb} --help` shows how", error.exit_code) from error
        except OcopError as error:
            raise _told(str(error), error.exit_code) from error
        except BrokenPipeError:
            # The reader has seen enough (`ocop search … | head`): no error for a person.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except (OSError, sqlite3.Error) as error:
            if os.environ.get("OCOP_DEBUG"):
                raise
            raise _told(_plain(error), 1) from error


def _told(message: str, exit_code: int) -> typer.Exit:
    """The exit that ends the command after its one line."""
    typer.echo(f"ocop: {' '.join(message.split())}", err=True)
    return typer.Exit(exit_code)


def _plain(error: OSError | sqlite3.Error) -> str:
    """Message of an error of the system, with the file it is about."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error) or type(error).__name__


def stdout() -> Console:
    """Console for results; as wide as needed where it is a pipe."""
    watched = sys.stdout.isatty()
    return Console(width=None if watched else _PIPE_WIDTH, highlight=False)


def stderr() -> Console:
    """Console for progress and remarks; says nothing of progress in a pipe."""
    return Console(stderr=True, highlight=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Print rows as a table for a person; None is an empty cell. In a pipe it has no frame and no colour."""
    watched = sys.stdout.isatty()
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD if watched else None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell).replace("[", "\\[") for cell in row))
    stdout().print(table)
