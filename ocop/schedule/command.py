"""The command that a schedule starts."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from ocop.errors import UsageError


@dataclass(frozen=True, slots=True)
class ScheduledRun:
    """What a schedule has `ocop run` do; all paths are absolute, since schedulers start in a folder of their own.

    Attributes:
        name: Name of the schedule, by which it is found again; lower-case letters, digits, `-` and `_`.
        database: The dataset.
        contact: Mail address or page that outlets may write to; empty where the configuration names it.
        package: Folder in which the data package is published; None where the configuration decides.
        keep: Backups that are kept; None where the configuration decides.
        sources: Registry of outlets; None where the configuration decides.
        configuration: How the dataset is kept; None for the file beside it.
    """

    name: str
    database: Path
    contact: str = ""
    package: Path | None = None
    keep: int | None = None
    sources: Path | None = None
    configuration: Path | None = None

    def words(self) -> list[str]:
        """The command, word by word, the program first.

        Raises:
            UsageError: A word holds a line break or the like, which no scheduler can carry.
        """
        options = {
            "--db": self.database.absolute(),
            "--contact": self.contact,
            "--package": self.package and self.package.absolute(),
            "--keep": self.keep,
            "--sources": self.sources and self.sources.absolute(),
            "--config": self.configuration and self.configuration.absolute(),
        }
        given = [str(word) for option in options.items() if option[1] not in {None, ""} for word in option]
        words = [sys.executable, "-m", "ocop", "run", *given]
        for word in words:
            if re.search(r"[\x00-\x1f\x7f]", word):
                raise UsageError(f"{word!r} holds a line break or another sign that no schedule can carry; rename it")
        return words


def checked_name(name: str) -> str:
    """The name of a schedule.

    Raises:
        UsageError: It could not be part of a file's name everywhere.

    >>> checked_name("ocop-trial")
    'ocop-trial'
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,40}", name):
        raise UsageError(f"--name {name!r}: give lower-case letters, digits, - and _, 41 at most")
    return name
