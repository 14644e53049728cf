"""Which sitemaps of an index are asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from spiders.links import Link

# Sitemaps whose index does not say when they changed may have: of these, the newest are asked again on every run.
RECENT_MAPS = 12


class Visited(Protocol):
    """What is known of an address from earlier runs."""

    @property
    def hint_modified_at(self) -> datetime | None:
        """Time of its last change, as its index told then."""

    @property
    def checked_at(self) -> datetime | None:
        """When it was last asked for; None where it never was."""


def changed_maps(children: Iterable[Link], rows: Mapping[str, Visited]) -> list[str]:
    """The sitemaps, of those that were fetched before, that may have changed since.

    Args:
        children: Sitemaps as their index tells of them, the newest first.
        rows: What was known of them before.
    """
    changed = []
    undated = 0
    for child in children:
        row = rows.get(child.url)
        if row is None or row.checked_at is None:
            continue
        if child.modified_at is None:
            undated += 1
            is_changed = undated <= RECENT_MAPS
        else:
            is_changed = child.modified_at > min(row.checked_at, row.hint_modified_at or row.checked_at)
        if is_changed:
            changed.append(child.url)
    return changed
