"""The addresses that the registry gives for an outlet, and which of them are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from ocop.dataset.discovery import DiscoveryRow
from ocop.dataset.pages import FoundPage
from ocop.models import Source
from spiders.discovery import DiscoveryKind
from spiders.errands import Errand
from spiders.polling import poll_at


def root_pages(source: Source, at: datetime) -> list[FoundPage]:
    """Rows of an outlet's own addresses."""
    return [FoundPage(url, source.id, kind, kind, at) for kind, url in _addresses(source)]


def due_roots(source: Source, rows: Mapping[str, DiscoveryRow], now: datetime | None) -> Iterator[Errand]:
    """The outlet's own addresses that are to be asked, feeds first.

    Args:
        source: The outlet.
        rows: What is known of its discovery pages, by address; its own are among them.
        now: The present moment; None asks all, due or not.
    """
    # An index names its maps, not what is in them: it counts as changed when one of them has.
    maps = [row.links_changed_at for row in rows.values() if row.kind == "sitemap" and row.links_changed_at]
    for kind, url in _addresses(source):
        row = rows[url]
        changed_at = max(maps, default=None) if kind == "sitemap" else row.links_changed_at
        if now is None or _is_due(row, changed_at, now):
            yield Errand(url, source.id, kind, kind, 0, row.etag, row.last_modified)


def _is_due(row: DiscoveryRow, changed_at: datetime | None, now: datetime) -> bool:
    if row.failures:
        return row.may_be_tried(now)
    at = poll_at(changed_at, row.checked_at)
    # What was asked at a time that has not come tells of a clock that was wrong, and not of the outlet.
    return at is None or at <= now or (row.checked_at is not None and row.checked_at > now)


def _addresses(source: Source) -> Iterator[tuple[DiscoveryKind, str]]:
    for url in source.feeds:
        yield "feed", url
    for url in source.listings:
        yield "listing", url
    for url in source.sitemaps:
        yield "sitemap", url
