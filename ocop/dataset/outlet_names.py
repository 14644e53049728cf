"""Outlets by what a person calls them."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.fold import fold_name
from ocop.errors import UsageError

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class OutletFilter:
    """What a person means by an outlet.

    Attributes:
        name: The name under which its articles stand in the dataset.
        source_id: Its id in the table `sources`; None where several outlets have the name, or its articles alone do.
    """

    name: str
    source_id: str | None = None


def find_outlet(db: Database, wanted: str) -> OutletFilter:
    """Outlet that a person means by its id, its name with or without accents, or its domain.

    Raises:
        UsageError: There is no such outlet; the message names the nearest.
    """
    folded = fold_name(wanted)
    known = _spellings(db)
    if folded in known:
        return known[folded]
    holding = [spelling for spelling in known if folded and f" {folded} " in f" {spelling} "]
    nearest = [*holding, *difflib.get_close_matches(folded, known, n=3, cutoff=0.5)]
    names = list(dict.fromkeys(f"“{known[spelling].name}”" for spelling in nearest))[:3]
    remedy = f"did you mean {' or '.join(names)}?" if names else "`ocop export sources --format csv` lists all"
    raise UsageError(f"there is no outlet “{wanted}”; {remedy}")


def _spellings(db: Database) -> dict[str, OutletFilter]:
    """Outlets by the folded forms of their names, domains and ids; an id wins over a name."""
    unregistered = db.execute(
        "SELECT DISTINCT outlet FROM articles WHERE source_id IS NULL AND outlet IS NOT NULL ORDER BY outlet"
    ).fetchall()
    registered = db.execute("SELECT id, name, domain FROM sources ORDER BY id").fetchall()
    named = Counter(fold_name(name) for _, name, _ in registered)
    known = {fold_name(name): OutletFilter(name) for (name,) in unregistered}
    for source_id, name, _ in registered:
        known[fold_name(name)] = OutletFilter(name, source_id if named[fold_name(name)] == 1 else None)
    for source_id, name, domain in registered:
        known |= {fold_name(spelling): OutletFilter(name, source_id) for spelling in (domain, source_id)}
    known.pop("", None)
    return known
