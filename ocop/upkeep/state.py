"""What one run tells the next: which troubles a person knows of, and whether the dataset was sound."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ocop.dataset.times import moment_of, utc_text
from ocop.upkeep.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop.upkeep.trouble import Trouble

Occasion = Literal["new", "lasting", "over"]


@dataclass(frozen=True, slots=True)
class State:
    """What the last run left.

    Attributes:
        told: Keys of the troubles that a person was told of and that have lasted since.
        told_at: When they were told last; None where there are none.
        is_sound: Whether the dataset passed its last verification.
    """

    told: frozenset[str] = frozenset()
    told_at: datetime | None = None
    is_sound: bool = True


def occasion_of(state: State, troubles: Sequence[Trouble], now: datetime, remind_days: int) -> Occasion | None:
    """Whether a person is to be told, and why: what is told with every run is soon read by nobody.

    Returns:
        `new`: there is a trouble that was not told. `lasting`: the same ones have lasted for so many days since.
        `over`: those that were told are no more, and there is none. None: there is nothing to tell.
    """
    keys = {trouble.key for trouble in troubles}
    if keys - state.told:
        return "new"
    if keys and (state.told_at is None or now - state.told_at >= timedelta(days=remind_days)):
        return "lasting"
    return "over" if state.told and not keys else None


def after(state: State, troubles: Sequence[Trouble], now: datetime, *, was_told: bool) -> State:
    """The state after a run.

    Args:
        state: That before it.
        troubles: What is wrong.
        now: The present moment.
        was_told: Whether a message with these troubles, or of their end, arrived or had nowhere to go.
    """
    keys = frozenset(trouble.key for trouble in troubles)
    if was_told:
        return replace(state, told=keys, told_at=now if keys else None)
    # What has ended may be told anew when it comes back; that all has ended is still to be told.
    return replace(state, told=(state.told & keys) or state.told)


def read_state(path: Path) -> State:
    """The state in a file; a fresh one where there is none, or none that can be read: then something is told twice."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        told_at = record["told_at"]
        return State(frozenset(map(str, record["told"])), told_at and moment_of(told_at), bool(record["is_sound"]))
    except (OSError, ValueError, KeyError, TypeError):
        return State()


def write_state(path: Path, state: State) -> None:
    """Keep the state for the next run.

    Raises:
        OSError: The file cannot be written; an earlier one is as it was.
    """
    told_at = utc_text(state.told_at) if state.told_at else None
    record = {"told": sorted(state.told), "told_at": told_at, "is_sound": state.is_sound}
    write_whole(path, json.dumps(record, indent=2) + "\n")
