"""Visits to outlets as a person sees them: how many are done, where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TypeVar

from ocop.cli.common import stderr
from ocop.outlets.visits import Visit

_T = TypeVar("_T")


def watched_visits(
    doing: str, visits: Mapping[str, Visit[_T]], delays: Mapping[str, float], contact: str
) -> dict[str, _T]:
    """Hold visits, with a line that tells how far they are.

    Raises:
        OcopError: A visit ended with it, or a person interrupted them.
    """
    from ocop.outlets.visiting import visit_all  # noqa: PLC0415 - Scrapy takes half a second to load

    if not sys.stderr.isatty():
        return visit_all(visits, delays, contact)
    with stderr().status(f"{doing}: asking") as line:
        return visit_all(
            visits, delays, contact, lambda done: line.update(f"{doing}: {done} of {len(visits)} outlets done")
        )
