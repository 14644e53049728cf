"""The table that changes while outlets are asked: those at work or just finished, and one line for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ocop.cli.by_outlet import LIVE_COLUMNS, live_row
from ocop.dataset.tallies import SourceTally, tallies, total

# An outlet at which nothing has happened for so long is taken off the table: longer than the delay between two requests
# to most outlets, short enough that ninety of them fit.
LATELY_SECONDS = 20.0


@dataclass(slots=True)
class Board:
    """What is shown of a run under way.

    Attributes:
        verb: What the run is called.
        started: When it began, in seconds of a clock that only goes forward.
    """

    verb: str
    started: float
    _tallies: dict[str | None, SourceTally] = field(default_factory=dict)
    _changed: dict[str | None, float] = field(default_factory=dict)

    def take(self, counts: Mapping[str, int], now: float) -> None:
        """Note the counts of a moment, and at which outlets something has happened since the last ones."""
        for tally in tallies(counts):
            if self._tallies.get(tally.source_id) != tally:
                self._tallies[tally.source_id] = tally
                self._changed[tally.source_id] = now

    def at_work(self, now: float, most: int) -> list[SourceTally]:
        """The outlets at which something happened lately, `most` of them, the latest; in the order of their ids."""
        lately = [each for each, moment in self._changed.items() if now - moment <= LATELY_SECONDS]
        latest = sorted(lately, key=lambda each: -self._changed[each])[:most]
        return [self._tallies[each] for each in sorted(latest, key=str)]

    def summary(self, now: float) -> str:
        """The run in one line."""
        everything = total(self._tallies.values())
        parts = [
            f"{self.verb}: {timedelta(seconds=int(now - self.started))}",
            f"{len(self._tallies)} outlets",
            f"{everything.asked:,} asked",
            f"{everything.found:,} found",
            f"{everything.articles + everything.nothing:,} pages read",
            f"{everything.new:,} new articles",
            f"{everything.facts:,} facts",
        ]
        if everything.failures:
            parts.append(f"{everything.failures:,} failed")
        return ", ".join(parts)

    def render(self, now: float, height: int) -> RenderableType:
        """The table and its line, at most `height` lines high where each outlet takes one."""
        shown = self.at_work(now, max(height - 4, 1))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for column in LIVE_COLUMNS:
            is_word = column in {"outlet", "remarks"}
            table.add_column(column, justify="left" if is_word else "right", no_wrap=True, overflow="ellipsis")
        for tally in shown:
            table.add_row(*map(Text, live_row(tally)))
        line = Text(self.summary(now), style="bold")
        return Group(table, line) if shown else line
