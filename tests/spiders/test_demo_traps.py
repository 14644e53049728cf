"""The feeds and sitemaps that set a trap, read: each yields exactly the links that are told beside it."""

from __future__ import annotations

import pytest

from ocop.demo.traps.discovery import DiscoveryTrap, WantedLink, discovery_traps
from spiders.feeds import parse_feed
from spiders.links import Link
from spiders.sitemaps import parse_sitemap


@pytest.mark.parametrize("trap", discovery_traps(), ids=lambda trap: trap.id)
def test_a_trap_is_seen_through(trap: DiscoveryTrap) -> None:
    if trap.kind == "feed":
        links, children = parse_feed(trap.body, trap.url), ()
    else:
        found = parse_sitemap(trap.body, trap.url)
        links, children = found.pages, tuple(link.url for link in found.children)
    assert tuple(map(_told, links)) == trap.links, trap.what
    assert children == trap.children


def _told(link: Link) -> WantedLink:
    return WantedLink(link.url, link.title, link.summary, link.published_at, link.modified_at)
