"""The report of a whole run, for a person and for a program."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from ocop import __version__
from ocop.dataset.tallies import tallies
from ocop.dataset.times import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from ocop.dataset.health import Holdings
    from ocop.harvest import RunReport
    from ocop.upkeep.message import Delivery
    from ocop.upkeep.trouble import Trouble

Outcome = Literal["well", "needs a person", "failed"]

_COUNTS = {
    "new": "dataset/new",
    "changed": "dataset/changed",
    "unchanged": "dataset/unchanged",
    "withdrawn": "changes/articles withdrawn",
    "gone": "fetch/gone",
    "facts": "facts/found",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a run.

    Attributes:
        name: `begin`, `backup`, `refresh`, `verify`, `publish` or `look`.
        outcome: `done`; `skipped`, there being nothing to do; or `failed`.
        what: What it did, or why it did not, in one line.
        seconds: How long it took.
    """

    name: str
    outcome: Literal["done", "skipped", "failed"]
    what: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """What a whole run did.

    Attributes:
        database: The dataset.
        started_at: When it began.
        finished_at: When it ended.
        steps: Its steps, in order.
        troubles: What needs a person; failed steps are among them.
        run: What the refresh did; None where it did not come to that.
        holdings: What the dataset holds after it; None where it could not be read.
        deliveries: What became of the message; empty where there was nothing to tell, or nobody to tell it to.
    """

    database: Path
    started_at: datetime
    finished_at: datetime
    steps: tuple[Step, ...]
    troubles: tuple[Trouble, ...] = ()
    run: RunReport | None = None
    holdings: Holdings | None = None
    deliveries: tuple[Delivery, ...] = field(default=())

    @property
    def outcome(self) -> Outcome:
        """How the run ended.

        `failed`: it did not do what it is for, or fell silent. `needs a person`: it did, and something is wrong with
        single outlets. `well`: neither.
        """
        if any(trouble.is_failure for trouble in self.troubles):
            return "failed"
        return "needs a person" if self.troubles else "well"


def record_of(report: Report) -> dict[str, Any]:
    """The report for a program; `docs/operations.md` tells its keys, which stay."""
    counts = report.run.counts if report.run else {}
    return {
        "outcome": report.outcome,
        "database": str(report.database),
        "version": __version__,
        "started_at": utc_text(report.started_at),
        "finished_at": utc_text(report.finished_at),
        "run_id": report.run.run_id if report.run else None,
        "steps": [asdict(step) | {"seconds": round(step.seconds, 1)} for step in report.steps],
        "articles": {name: counts.get(key, 0) for name, key in _COUNTS.items() if name != "facts"},
        "facts_read": counts.get(_COUNTS["facts"], 0),
        "outlets": [
            {"source_id": each.source_id, "new": each.new, "changed": each.changed, "failed": dict(each.failed)}
            for each in tallies(counts)
            if each.source_id and (each.new or each.changed or each.failed)
        ],
        "holdings": asdict(report.holdings) if report.holdings else None,
        "troubles": [asdict(trouble) for trouble in report.troubles],
        "messages": [asdict(delivery) for delivery in report.deliveries],
    }


def text_of(report: Report) -> str:
    """The report for a person."""
    return "\n".join(_lines(report)) + "\n"


def subject_of(report: Report, host: str) -> str:
    """What a message with this report is about, in one line."""
    where = f"ocop, {report.database.name} on {host}"
    failed = [step.name for step in report.steps if step.outcome == "failed"]
    if failed:
        return f"{where}: {' and '.join(failed)} failed"
    if not report.troubles:
        return f"{where}: all is well again"
    needs = "1 thing needs" if len(report.troubles) == 1 else f"{len(report.troubles)} things need"
    return f"{where}: {needs} a person"


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.database}: {report.outcome}"
    yield f"{report.started_at:%Y-%m-%d %H:%M} to {report.finished_at:%H:%M} UTC, ocop {__version__}"
    yield ""
    for step in report.steps:
        first, *more = step.what.splitlines() or [""]
        yield f"{step.name:<8} {step.outcome:<8} {first}"
        yield from (f"{'':<18}{line}" for line in more)
    if report.run and (outlets := _outlets(report.run)):
        yield ""
        yield "outlets:"
        yield from outlets
    if report.holdings:
        held = report.holdings
        yield ""
        yield f"the dataset holds {held.articles:,} articles of {held.stories:,} stories, and {held.facts:,} facts"
    if report.troubles:
        yield ""
        yield "needs a person:"
        yield from (f"  {trouble.line}" for trouble in report.troubles)
    for delivery in report.deliveries:
        yield f"message by {delivery.way}: {delivery.failure or 'sent'}"


def _outlets(run: RunReport) -> Sequence[str]:
    """The outlets that brought something or failed, one a line."""
    return [
        f"  {each.source_id}: {', '.join(told)}"
        for each in tallies(run.counts)
        if each.source_id
        and (
            told := [
                *([f"{each.new} new"] if each.new else []),
                *([f"{each.changed} changed"] if each.changed else []),
                *(f"{number} {cause}" for cause, number in each.failed),
            ]
        )
    ]
