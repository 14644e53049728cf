"""The feeds and sitemaps that set a trap, read from `discovery.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from ocop.demo.rendering import encoded
from ocop.demo.tables import Table, read_toml

_FILE = Path(__file__).with_name("discovery.toml")


@dataclass(frozen=True, slots=True)
class WantedLink:
    """A page that a feed or sitemap points to, with what it tells of it; None where it tells nothing."""

    url: str
    title: str | None
    summary: str | None
    published_at: datetime | None
    modified_at: datetime | None


@dataclass(frozen=True, slots=True)
class DiscoveryTrap:
    """One feed or sitemap.

    Attributes:
        id: Short name.
        number: Number of the family of traps.
        what: What it stands for.
        kind: `feed` or `sitemap`.
        url: Its address.
        body: Its bytes.
        children: Further sitemaps, the newest first.
        links: The pages that it points to.
    """

    id: str
    number: int
    what: str
    kind: str
    url: str
    body: bytes
    children: tuple[str, ...]
    links: tuple[WantedLink, ...]


@cache
def discovery_traps() -> tuple[DiscoveryTrap, ...]:
    """All feeds and sitemaps of the file.

    Raises:
        DemoDataError: The file is broken; the message names the key.
    """
    table = read_toml(_FILE)
    traps = tuple(_read(item) for item in table.tables("traps"))
    table.close()
    return traps


def _read(table: Table) -> DiscoveryTrap:
    trap = DiscoveryTrap(
        id=table.text("id"),
        number=table.integer("number", 1, 11),
        what=table.text("what"),
        kind=table.choice("kind", ("feed", "sitemap")),
        url=table.text("url"),
        body=encoded(table.text("body"), table.optional_text("charset") or "utf-8"),
        children=table.texts("children"),
        links=tuple(_link(item) for item in table.tables("links")),
    )
    table.close()
    return trap


def _link(table: Table) -> WantedLink:
    link = WantedLink(
        url=table.text("url"),
        title=table.optional_text("title"),
        summary=table.optional_text("summary"),
        published_at=table.optional_moment("published"),
        modified_at=table.optional_moment("modified"),
    )
    table.close()
    return link
