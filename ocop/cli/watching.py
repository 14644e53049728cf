"""How a run is shown while it goes: a table by outlet, a bar, or a line; nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic

from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from ocop.cli.board import Board
from ocop.cli.common import stderr
from ocop.dataset.tallies import OUTCOMES

OnProgress = Callable[[Mapping[str, int]], None]


def pages_read(counts: Mapping[str, int]) -> int:
    """Pages that are through the pipelines."""
    return sum(counts.get(f"dataset/{outcome}", 0) for outcome in OUTCOMES)


@contextmanager
def watch_outlets(verb: str) -> Iterator[OnProgress | None]:
    """A table of the outlets at work."""
    if not sys.stderr.isatty():
        yield None
        return
    board, console = Board(verb, monotonic()), stderr()
    with Live(console=console, auto_refresh=False, transient=True, redirect_stdout=False) as live:

        def show(counts: Mapping[str, int]) -> None:
            now = monotonic()
            board.take(counts, now)
            live.update(board.render(now, console.height), refresh=True)

        show({})
        yield show


@contextmanager
def watch_pages(verb: str, expected: int | None = None) -> Iterator[OnProgress | None]:
    """A bar of pages read.

    Args:
        verb: What the run is called.
        expected: Pages that are to be read, as far as is known; None where it is not.
    """
    if not sys.stderr.isatty():
        yield None
        return
    columns = (
        TextColumn("{task.description}:"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("pages read, {task.fields[facts]:,} facts"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=stderr(), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(verb, total=expected, facts=0)

        def show(counts: Mapping[str, int]) -> None:
            read = pages_read(counts)
            # Pages may come that nobody expected: archived by a run that was killed before it wrote their rows.
            most = None if expected is None else max(expected, read)
            progress.update(task, completed=read, total=most, facts=counts.get("facts/found", 0))

        yield show
