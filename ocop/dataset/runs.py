"""Runs: when the dataset was worked on, by which verb, and how it ended."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from ocop.dataset.connection import transaction
from ocop.dataset.failures import told_plainly
from ocop.dataset.segments import join_segments
from ocop.dataset.times import moment_of, optional_moment, utc_text
from ocop.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlite_utils import Database

log = logging.getLogger(__name__)

# What the keys of our statistics begin with.
_PREFIX = "ocop/"

Outcome = Literal["finished", "interrupted", "failed"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run.

    Attributes:
        id: Its id: the second it began, and its verb.
        verb: The verb of the command line; `history` for `refresh --history`.
        started_at: When it began.
        finished_at: When it ended; None while it goes on, and for ever where it was killed.
        outcome: How it ended; None as long as `finished_at`.
        counts: What it did, by key (`<stage>/<what>`, with `/<source id>` where it is told by source).
    """

    id: str
    verb: str
    started_at: datetime
    finished_at: datetime | None = None
    outcome: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """What a person types after `ocop` for such a run."""
        return "refresh --history" if self.verb == "history" else self.verb


def outcome_of(finish_reason: str | None) -> Outcome:
    """How a run ended, by the reason that a crawl gives.

    `interrupted` goes on with the next run, `failed` wants a person.

    >>> outcome_of("finished"), outcome_of("shutdown"), outcome_of(None)
    ('finished', 'interrupted', 'failed')
    """
    if finish_reason == "finished":
        return "finished"
    return "interrupted" if finish_reason in {"shutdown", "cancelled"} else "failed"


def counts_of(statistics: Mapping[str, Any]) -> dict[str, int]:
    """Our own numbers among the statistics of a crawl, without their common prefix.

    >>> counts_of({"ocop/dataset/new": 3, "downloader/request_count": 9})
    {'dataset/new': 3}
    """
    return {
        key.removeprefix(_PREFIX): value
        for key, value in sorted(statistics.items())
        if key.startswith(_PREFIX) and isinstance(value, int)
    }


def begin_run(db: Database, verb: str, started_at: datetime) -> str:
    """Records that a run begins, and gives its id."""
    base = f"{started_at:%Y%m%d-%H%M%S}-{verb}"
    with transaction(db):
        taken = {row[0] for row in db.execute("SELECT id FROM runs WHERE id = ? OR id LIKE ?", [base, f"{base}-%"])}
        run_id = base if base not in taken else f"{base}-{len(taken) + 1}"
        db.execute(
            "INSERT INTO runs (id, verb, started_at) VALUES (?, ?, ?)",
            [run_id, verb, utc_text(started_at)],
        )
    return run_id


def note_counts(db: Database, run_id: str, counts: Mapping[str, int]) -> None:
    """Records what a run that goes on has done so far, so that a kill does not take that along."""
    with transaction(db):
        _write_counts(db, run_id, counts)


def end_run(db: Database, run_id: str, finished_at: datetime, outcome: str, counts: Mapping[str, int]) -> None:
    """Records how a run ended and what it did, and tidies the indexes; ending it twice keeps the second telling.

    A run has ended whether or not the indexes could be tidied; the next one tries again.

    Raises:
        DatasetError: Another program holds the lock, or the disk is full, and the end is not recorded.
    """
    with transaction(db):
        db.execute(
            "UPDATE runs SET finished_at = ?, outcome = ? WHERE id = ?", [utc_text(finished_at), outcome, run_id]
        )
        db.execute("DELETE FROM run_counts WHERE run_id = ?", [run_id])
        _write_counts(db, run_id, counts)
    try:
        join_segments(db)
    except DatasetError as error:
        log.warning("searches may be slower than they need be, the indexes are not tidied: %s", error)


def _write_counts(db: Database, run_id: str, counts: Mapping[str, int]) -> None:
    db.conn.executemany(
        "INSERT INTO run_counts (run_id, name, count) VALUES (?, ?, ?)"
        " ON CONFLICT (run_id, name) DO UPDATE SET count = excluded.count WHERE count IS NOT excluded.count",
        [(run_id, name, count) for name, count in sorted(counts.items())],
    )


def list_runs(db: Database, limit: int = 20) -> list[Run]:
    """The latest runs, newest first."""
    with told_plainly():
        rows = db.execute(
            "SELECT id, verb, started_at, finished_at, outcome FROM runs ORDER BY started_at DESC, id DESC LIMIT ?",
            [limit],
        ).fetchall()
        return [
            Run(
                id=run_id,
                verb=verb,
                started_at=moment_of(started),
                finished_at=optional_moment(finished),
                outcome=outcome,
                counts=dict(
                    db.execute("SELECT name, count FROM run_counts WHERE run_id = ? ORDER BY name", [run_id]).fetchall()
                ),
            )
            for run_id, verb, started, finished, outcome in rows
        ]
