"""An invariant: what must hold in every dataset, how it is checked, and what a person does where it does not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlite_utils import Database

READ_AGAIN = "read the pages again with `ocop reprocess --all`; see by `ocop inspect URL` what is read there"
RESTORE = "put a backup in its place, or run `ocop import` on the archive folder into a new file"


@dataclass(frozen=True, slots=True)
class Invariant:
    """What must hold.

    Attributes:
        name: By which it is told.
        holds: What must hold, in words.
        broken: Gives the ids of the rows for which it does not hold, or other words that name the place.
        remedy: What a person does about it.
    """

    name: str
    holds: str
    broken: Callable[[Database], Iterable[str]]
    remedy: str = READ_AGAIN


class NotCheckedError(Exception):
    """An invariant cannot be checked here and now; the message says why."""


def by_query(name: str, holds: str, sql: str, remedy: str = READ_AGAIN) -> Invariant:
    """Invariant that a query checks, whose first column names the rows that break it."""

    def broken(db: Database) -> Iterable[str]:
        return (str(row[0]) for row in db.execute(sql))

    return Invariant(name, holds, broken, remedy)


@cache
def queried() -> tuple[Invariant, ...]:
    """The invariants of `invariants.toml`.

    >>> queried()[0].name
    'sentences'
    """
    text = resources.files("ocop.dataset.verify").joinpath("invariants.toml").read_text(encoding="utf-8")
    return tuple(by_query(**entry) for entry in tomllib.loads(text)["invariants"])
