"""The steps of a run, one after another, each with what became of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from ocop.errors import OcopError
from ocop.upkeep.logs import log
from ocop.upkeep.report import Step
from ocop.upkeep.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(slots=True)
class Steps:
    """The steps so far.

    Attributes:
        taken: The steps, in order.
    """

    taken: list[Step] = field(default_factory=list)

    def take(self, name: str, work: Callable[[], str]) -> bool:
        """Take a step, and tell whether it was done; whatever goes wrong is kept with it and stops nothing else.

        Args:
            name: What it is called.
            work: Does it, and gives what it did, in a few lines at most.
        """
        began = monotonic()
        try:
            outcome, what = "done", work()
        except OcopError as error:
            outcome, what = "failed", str(error)
        except (OSError, sqlite3.Error) as error:
            outcome, what = "failed", _plain(error)
        except Exception as error:
            log.exception("the step %s went wrong in a way that nobody foresaw", name)
            outcome, what = "failed", f"the program has an error ({_plain(error)}); please report it with its log"
        step = Step(name, outcome, what, monotonic() - began)  # type: ignore[arg-type]
        log.info("%s %s: %s", step.name, step.outcome, " · ".join(step.what.splitlines()))
        self.taken.append(step)
        return outcome == "done"

    def skip(self, name: str, why: str) -> None:
        """Leave a step out."""
        self.taken.append(Step(name, "skipped", why))

    def fail(self, name: str, error: OcopError) -> None:
        """Keep a step that could not be taken."""
        self.taken.append(Step(name, "failed", str(error)))

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """The steps that failed, as what needs a person."""
        return tuple(
            Trouble(f"step/{step.name}", f"{step.name} failed: {step.what}", "", is_failure=True)
            for step in self.taken
            if step.outcome == "failed"
        )


def _plain(error: Exception) -> str:
    """An error that is none of ours, in one line, with the file that it is about."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return " ".join(f"{type(error).__name__}: {error}".split())
