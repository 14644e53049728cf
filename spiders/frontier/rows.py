"""Between the links of discovery, the rows of the pages table and the errands of a run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from ocop.dataset.discovery import DiscoveryRow
from ocop.dataset.pages import FoundPage
from ocop.dataset.worklist import DueArticle
from spiders.discovery import DiscoveryKind
from spiders.errands import Errand
from spiders.links import Link
from spiders.sitemaps import period_of


def found_article(errand: Errand, link: Link, at: datetime) -> FoundPage:
    """Row of an article that a discovery page points to."""
    return FoundPage(
        url=link.url,
        source_id=errand.source_id,
        kind="article",
        reason=errand.reason,
        found_at=at,
        hint_title=link.title,
        hint_published_at=link.published_at,
        hint_modified_at=link.modified_at,
        depth=errand.depth + 1,
        promise=link.promise.kind if link.promise else None,
        promise_words=link.promise.words if link.promise else (),
    )


def found_sitemap(errand: Errand, child: Link, at: datetime) -> FoundPage:
    """Row of a sitemap that an index points to."""
    return FoundPage(
        url=child.url,
        source_id=errand.source_id,
        kind="sitemap",
        reason="sitemap",
        found_at=at,
        hint_published_at=period_of(child.url),
        hint_modified_at=child.modified_at,
        depth=errand.depth + 1,
    )


def article_errand(article: DueArticle, source_id: str) -> Errand:
    """The request for an article that is due."""
    return Errand(
        url=article.url,
        source_id=source_id,
        kind="article",
        reason=article.reason,
        etag=article.etag,
        last_modified=article.last_modified,
        hint_title=article.hint_title,
        hint_published_at=article.hint_published_at,
    )


def discovery_errand(row: DiscoveryRow, source_id: str) -> Errand:
    """The request for a feed, sitemap or listing that is due."""
    kind = cast("DiscoveryKind", row.kind)
    return Errand(row.url, source_id, kind, kind, row.depth, row.etag, row.last_modified)


def found_next_page(errand: Errand, url: str, at: datetime) -> FoundPage:
    """Row of the page that follows a page of a listing."""
    return FoundPage(url, errand.source_id, "listing", "listing", at, depth=errand.depth + 1)


def is_walked(url: str, rows: Mapping[str, DiscoveryRow]) -> bool:
    """Whether a page of a listing was fetched on an earlier run."""
    return url in rows and rows[url].state != "queued"
