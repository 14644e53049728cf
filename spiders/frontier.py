"""What to fetch and when: the one place where the spiders touch the dataset.

The frontier is the pages table. Every address is a row there before it is asked for, and what a discovery page brings
is written in the transaction in which that page counts as fetched; so a run may be killed at any moment, and the next
one goes on. Feeds, sitemaps and listings are asked on every run, conditionally, and never count as done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ocop.dataset.connection import open_dataset, transaction
from ocop.dataset.discovery import DiscoveryRow, discovery_rows, queue_again
from ocop.dataset.pages import (
    DuePage,
    FoundPage,
    add_found,
    due_pages,
    mark_discovery_fetched,
    mark_failed,
    mark_gone,
    mark_redirect,
    mark_unchanged,
    validators,
)
from ocop.dataset.sources import known_sources, save_sources
from ocop.models import Source
from spiders.causes import REDIRECT_ONLY, is_trouble
from spiders.discovery import DiscoveryKind, Findings
from spiders.errands import Errand
from spiders.links import Link
from spiders.revisits import changed_maps
from spiders.sitemaps import newness, period_of
from spiders.walks import Walks

if TYPE_CHECKING:
    from sqlite_utils import Database

# Discovery pages that come before the first article; those beyond, old sitemaps mostly, wait until none is due.
DISCOVERY_FIRST = 30
MAX_REDIRECTS = 5
# Failures in a row, of the kind that speaks of the whole outlet, after which a run leaves it alone.
TROUBLE_LIMIT = 5


@dataclass(slots=True)
class _Queue:
    """What one outlet has waiting in this run."""

    roots: deque[Errand]
    discovery: deque[Errand] = field(default_factory=deque)
    articles: deque[Errand] = field(default_factory=deque)
    handed: set[str] = field(default_factory=set)
    is_stale: bool = True
    has_stale_articles: bool = True
    asked_discovery: int = 0
    troubles: int = 0
    is_stopped: bool = False


class Frontier:
    """The errands of one run, outlet by outlet.

    Args:
        db: The dataset, open for writing; `close` closes it.
        sources: The outlets of the run.
        pages_per_source: Requests that one outlet gets in this run at most; 0 for no limit. What is left waits for the
            next run.
        clock: Gives the present moment, aware.
    """

    def __init__(
        self,
        db: Database,
        sources: Sequence[Source],
        pages_per_source: int = 0,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._db = db
        self._clock = clock
        self._limit = pages_per_source
        self._hops: dict[str, int] = {}
        self._walks = Walks()
        save_sources(db, sources)
        self._queues = {source.id: _Queue(self._roots(source)) for source in sources}

    @classmethod
    def open(cls, database: Path, sources: Sequence[Source], pages_per_source: int = 0) -> Frontier:
        """Frontier over a dataset file, which is made where there is none.

        Raises:
            DatasetError: The file cannot serve as dataset.
        """
        return cls(open_dataset(database, "create"), sources, pages_per_source)

    def close(self) -> None:
        """Close the dataset."""
        self._db.close()

    def next_errand(self, source_id: str) -> Errand | None:
        """The next request to an outlet, each address at most once a run; None where nothing is left to do.

        The outlet's own feeds, sitemaps and listings come first, then what they lead to, then articles, newest first.
        """
        queue = self._queues[source_id]
        if queue.is_stopped or (self._limit and len(queue.handed) >= self._limit):
            return None
        errand = self._pop(source_id, queue)
        if errand is None:
            return None
        queue.handed.add(errand.url)
        return errand

    def waiting(self, source_id: str) -> int:
        """Number of errands of an outlet that this run leaves to the next one."""
        queue = self._queues[source_id]
        return len(queue.roots) + len(self._discovery(source_id, queue)) + len(self._articles(source_id, queue))

    def found(self, errand: Errand, findings: Findings, etag: str | None, last_modified: str | None) -> int:
        """Write down what a discovery page brought, then that it was fetched; gives the number of new articles."""
        queue = self._queues[errand.source_id]
        at = self._clock()
        rows = discovery_rows(self._db, errand.source_id)
        with transaction(self._db):
            new = add_found(self._db, [_article(errand, link, at) for link in findings.articles])
            add_found(self._db, [_child(errand, child, at) for child in findings.children])
            queue_again(self._db, changed_maps(findings.children, rows))
            if findings.next_url and self._walks.goes_on(errand, findings, new, _is_walked(findings.next_url, rows)):
                add_found(self._db, [_next_page(errand, findings.next_url, at)])
                queue_again(self._db, [findings.next_url])
            mark_discovery_fetched(self._db, errand.url, at, etag, last_modified, 200)
        queue.troubles, queue.is_stale, queue.has_stale_articles = 0, True, True
        return new

    def not_modified(self, errand: Errand) -> None:
        """The server answered that nothing has changed."""
        queue = self._queues[errand.source_id]
        with transaction(self._db):
            mark_unchanged(self._db, errand.url, self._clock())
            if errand.kind == "sitemap" and errand.depth == 0:
                # An index that names no times stays the same while its sitemaps grow.
                rows = discovery_rows(self._db, errand.source_id)
                maps = [row for row in rows.values() if row.kind == "sitemap" and row.depth]
                known = [Link(row.url, modified_at=row.hint_modified_at) for row in maps]
                queue_again(self._db, changed_maps(sorted(known, key=newness, reverse=True), rows))
                queue.is_stale = True
        queue.troubles = 0

    def fetched(self, errand: Errand) -> None:
        """An article has come and is on its way through the pipelines, which write its row."""
        self._queues[errand.source_id].troubles = 0

    def redirected(self, errand: Errand, target: str) -> str | None:
        """An article's address leads to another of the same outlet, which is queued unless it is known.

        Gives the cause of failure where the redirects lead nowhere.
        """
        queue = self._queues[errand.source_id]
        queue.troubles = 0
        self._hops[target] = hops = self._hops.get(errand.url, 0) + 1
        if target == errand.url or hops > MAX_REDIRECTS:
            self.failed(errand, REDIRECT_ONLY, None)
            return REDIRECT_ONLY
        mark_redirect(self._db, errand.url, target, self._clock())
        queue.has_stale_articles = True
        return None

    def gone(self, errand: Errand, status: int) -> None:
        """The server says that the page is no more."""
        self._queues[errand.source_id].troubles = 0
        mark_gone(self._db, errand.url, self._clock(), status)

    def failed(self, errand: Errand, cause: str, status: int | None) -> None:
        """A request failed; it is made again later. An outlet in trouble is left alone for the rest of the run."""
        queue = self._queues[errand.source_id]
        mark_failed(self._db, errand.url, self._clock(), cause, status)
        queue.troubles = queue.troubles + 1 if is_trouble(cause) else 0
        if cause == "http 429" or queue.troubles >= TROUBLE_LIMIT:
            queue.is_stopped = True

    def is_stopped(self, source_id: str) -> bool:
        """Whether the outlet is in trouble and left alone for the rest of the run."""
        return self._queues[source_id].is_stopped

    def _roots(self, source: Source) -> deque[Errand]:
        """The outlet's own addresses, each a row of the pages table from now on."""
        at = self._clock()
        addresses: list[tuple[DiscoveryKind, str]] = [
            *(("feed", url) for url in source.feeds),
            *(("listing", url) for url in source.listings),
            *(("sitemap", url) for url in source.sitemaps),
        ]
        add_found(self._db, [FoundPage(url, source.id, kind, kind, at) for kind, url in addresses])
        return deque(Errand(url, source.id, kind, kind, 0, *validators(self._db, url)) for kind, url in addresses)

    def _pop(self, source_id: str, queue: _Queue) -> Errand | None:
        if queue.roots:
            return queue.roots.popleft()
        discovery = self._discovery(source_id, queue)
        if discovery and (queue.asked_discovery < DISCOVERY_FIRST or not self._articles(source_id, queue)):
            queue.asked_discovery += 1
            return discovery.popleft()
        articles = self._articles(source_id, queue)
        return articles.popleft() if articles else None

    def _discovery(self, source_id: str, queue: _Queue) -> deque[Errand]:
        """The discovery pages that are due, read again where the run has written to the table since."""
        if queue.is_stale:
            now, roots = self._clock(), {errand.url for errand in queue.roots}
            rows = discovery_rows(self._db, source_id).values()
            due = (row for row in rows if row.is_due(now) and row.url not in queue.handed | roots)
            queue.discovery = deque(_discovery_errand(row, source_id) for row in due)
            queue.is_stale = False
        return queue.discovery

    def _articles(self, source_id: str, queue: _Queue) -> deque[Errand]:
        """The articles that are due, read again where the run has written to the table since."""
        if queue.has_stale_articles:
            due = due_pages(self._db, [source_id], self._clock())
            queue.articles = deque(
                _article_errand(page, source_id)
                for page in due
                if page.kind == "article" and page.url not in queue.handed
            )
            queue.has_stale_articles = False
        return queue.articles


def _article(errand: Errand, link: Link, at: datetime) -> FoundPage:
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
    )


def _child(errand: Errand, child: Link, at: datetime) -> FoundPage:
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


def _article_errand(page: DuePage, source_id: str) -> Errand:
    return Errand(
        url=page.url,
        source_id=source_id,
        kind="article",
        reason=page.reason,
        etag=page.etag,
        last_modified=page.last_modified,
        hint_title=page.hint_title,
        hint_published_at=page.hint_published_at,
    )


def _discovery_errand(row: DiscoveryRow, source_id: str) -> Errand:
    kind = cast("DiscoveryKind", row.kind)
    return Errand(row.url, source_id, kind, kind, row.depth, row.etag, row.last_modified)


def _next_page(errand: Errand, url: str, at: datetime) -> FoundPage:
    return FoundPage(url, errand.source_id, "listing", "listing", at, depth=errand.depth + 1)


def _is_walked(url: str, rows: Mapping[str, DiscoveryRow]) -> bool:
    """Whether a page of a listing was fetched on an earlier run."""
    return url in rows and rows[url].state != "queued"


def remembered_sources(database: Path) -> tuple[Source, ...]:
    """The outlets that a dataset knows, as they were when it last asked them; none where there is no dataset yet.

    Raises:
        DatasetError: The file cannot serve.
    """
    if not database.exists():
        return ()
    db = open_dataset(database, "read")
    try:
        return known_sources(db)
    finally:
        db.close()
