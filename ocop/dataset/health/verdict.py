"""One thing that is wrong, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Kind = Literal["failing", "silent", "poorer", "refusing", "paused", "dead", "asleep", "run", "network"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that is wrong.

    Attributes:
        kind: `failing`: it does not answer, or mostly not. `silent`: it has brought nothing for much longer than usual.
            `poorer`: its pages give less than they used to. `refusing`: it turns us away again and again. `paused`: it
            is left in peace for a while. `dead`: a feed, sitemap or listing does not answer. `asleep`: one has shown
            the same articles for months. `run`: the last run did not end well. `network`: no outlet answered.
        what: What is wrong, in words.
        remedy: What to do.
        needs_person: Whether it stays wrong until somebody does something.
        source_id: The outlet; None where it is about a run.
        since: The day on which it began; None where that is not known.
        measure: For `poorer`, the name of the measure.
    """

    kind: Kind
    what: str
    remedy: str
    needs_person: bool
    source_id: str | None = None
    since: date | None = None
    measure: str | None = None
