"""Outlets that are left in peace, and the delay that they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.connection import transaction
from ocop.dataset.failures import told_plainly
from ocop.dataset.times import moment_of, utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Pause:
    """An outlet that is left in peace.

    Attributes:
        until: When it may be asked again.
        cause: Why, in the vocabulary of `pages.cause`.
    """

    until: datetime
    cause: str


def pauses(db: Database, now: datetime) -> dict[str, Pause]:
    """The outlets that are left in peace at a moment, by their id; not those whose pause has yet to begin.

    Such a pause is of a clock that was wrong.
    """
    with told_plainly():
        rows = db.execute(
            "SELECT source_id, paused_until_at, pause_cause FROM source_states"
            " WHERE paused_until_at > :now AND coalesce(paused_at, :now) <= :now",
            {"now": utc_text(now)},
        ).fetchall()
    return {source_id: Pause(moment_of(until), cause) for source_id, until, cause in rows}


def pause_source(db: Database, source_id: str, at: datetime, pause: Pause) -> None:
    """From now on an outlet is left in peace."""
    with transaction(db):
        db.execute(
            "INSERT INTO source_states (source_id, paused_at, paused_until_at, pause_cause) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (source_id) DO UPDATE SET paused_at = excluded.paused_at,"
            " paused_until_at = excluded.paused_until_at, pause_cause = excluded.pause_cause",
            [source_id, utc_text(at), utc_text(pause.until), pause.cause],
        )


def save_crawl_delay(db: Database, source_id: str, seconds: float | None) -> None:
    """The Crawl-delay that an outlet's robots.txt asks for; None where it asks for none."""
    with transaction(db):
        db.execute(
            "INSERT INTO source_states (source_id, crawl_delay_seconds) VALUES (?, ?) ON CONFLICT (source_id) DO UPDATE"
            " SET crawl_delay_seconds = excluded.crawl_delay_seconds"
            " WHERE crawl_delay_seconds IS NOT excluded.crawl_delay_seconds",
            [source_id, seconds],
        )
