"""The errands of one run, outlet by outlet.

The frontier is the pages table. Every address is a row there before it is asked for, and what a discovery page brings
is written in the transaction in which that page counts as fetched; so a run may be killed at any moment, and the next
one goes on. Feeds, sitemaps and listings never count as done: they are asked again, conditionally, the sooner the more
often they change.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ocop.dataset.connection import open_dataset, transaction
from ocop.dataset.discovery import DiscoveryRow, discovery_rows, mark_discovery_fetched, queue_again
from ocop.dataset.pages import add_found, mark_failed, mark_gone, mark_redirect, mark_unchanged
from ocop.dataset.pauses import Pause, pause_source, pauses, save_crawl_delay
from ocop.dataset.sources import save_sources
from ocop.dataset.worklist import count_due, due_articles
from ocop.models import Source
from ocop.notices import REFUSAL
from spiders.causes import REDIRECT_ONLY, is_refusal, is_trouble
from spiders.discovery import Findings
from spiders.errands import Errand
from spiders.frontier.orders import Order, Queue
from spiders.frontier.roots import due_roots, root_pages
from spiders.frontier.rows import (
    article_errand,
    discovery_errand,
    found_article,
    found_next_page,
    found_sitemap,
    is_walked,
)
from spiders.links import Link
from spiders.pauses import pause_until
from spiders.revisits import changed_maps
from spiders.scope import Scope, recent_scope
from spiders.sitemaps import newness, period_of
from spiders.walks import Walks

if TYPE_CHECKING:
    from sqlite_utils import Database

# Discovery pages that come before the first article; those beyond, old sitemaps mostly, wait until none is due.
DISCOVERY_FIRST = 30
# Articles that are read from the table at a time: of a hundred thousand that wait, few are asked for in one run.
BATCH = 500
MAX_REDIRECTS = 5
# Failures in a row, of the kind that speaks of the whole outlet, after which a run leaves it alone.
TROUBLE_LIMIT = 5


class Frontier:
    """The errands of one run.

    Args:
        db: The dataset, open for writing; `close` closes it.
        sources: The outlets of the run.
        order: What the run is asked to do.
        clock: Gives the present moment, aware.
    """

    def __init__(
        self,
        db: Database,
        sources: Sequence[Source],
        order: Order | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._db = db
        self._clock = clock
        self._order = order or Order()
        self._hops: dict[str, int] = {}
        self._walks = Walks()
        save_sources(db, sources)
        ids = {source.id for source in sources}
        self.paused = {name: pause for name, pause in pauses(db, clock()).items() if name in ids}
        self._queues = {source.id: self._queue(source) for source in sources}

    @classmethod
    def open(cls, database: Path, sources: Sequence[Source], order: Order | None = None) -> Frontier:
        """Frontier over a dataset file, which is made where there is none.

        Raises:
            DatasetError: The file cannot serve as dataset.
        """
        return cls(open_dataset(database, "create"), sources, order)

    def close(self) -> None:
        """Close the dataset."""
        self._db.close()

    def next_errand(self, source_id: str) -> Errand | None:
        """The next request to an outlet, each address at most once a run; None where nothing is left to do.

        The outlet's own feeds, sitemaps and listings come first, then what they lead to, then articles, newest first.
        """
        queue = self._queues[source_id]
        limit = self._order.pages_per_source
        if queue.is_stopped or (limit and len(queue.handed) >= limit):
            return None
        errand = self._pop(source_id, queue)
        if errand is None:
            return None
        queue.handed.add(errand.url)
        return errand

    def waiting(self, source_id: str) -> int:
        """Number of errands of an outlet that this run leaves to the next one."""
        queue = self._queues[source_id]
        articles = count_due(self._db, source_id, self._clock(), queue.scope.since, queue.handed)
        return len(queue.roots) + len(self._discovery(source_id, queue)) + articles

    def found(self, errand: Errand, findings: Findings, etag: str | None, last_modified: str | None) -> int:
        """Write down what a discovery page brought, then that it was fetched; gives the number of new articles."""
        queue = self._queues[errand.source_id]
        at = self._clock()
        rows = discovery_rows(self._db, errand.source_id)
        with transaction(self._db):
            new = add_found(self._db, [found_article(errand, link, at) for link in findings.articles])
            add_found(self._db, [found_sitemap(errand, child, at) for child in findings.children])
            queue_again(self._db, changed_maps(findings.children, rows))
            if findings.next_url and self._walks.goes_on(errand, findings, new, is_walked(findings.next_url, rows)):
                add_found(self._db, [found_next_page(errand, findings.next_url, at)])
                queue_again(self._db, [findings.next_url])
            mark_discovery_fetched(
                self._db,
                errand.url,
                at,
                etag=etag,
                last_modified=last_modified,
                links_sha256=findings.links_sha256,
            )
        queue.is_stale = queue.has_stale_articles = True
        self._answered(queue)
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
        self._answered(queue)

    def fetched(self, errand: Errand) -> None:
        """An article has come and is on its way through the pipelines, which write its row."""
        self._queues[errand.source_id].troubles = 0

    def read(self, source_id: str, cause: str | None) -> None:
        """A page that had come is through the pipelines: it was an article, or none for a cause."""
        queue = self._queues[source_id]
        if cause == REFUSAL:
            queue.refusals += 1
            self._pause_if_due(source_id, cause, None)
        else:
            queue.refusals = 0

    def redirected(self, errand: Errand, target: str) -> str | None:
        """An article's address leads to another of the same outlet, which is queued unless it is known.

        Gives the cause of failure where the redirects lead nowhere.
        """
        queue = self._queues[errand.source_id]
        self._answered(queue)
        self._hops[target] = hops = self._hops.get(errand.url, 0) + 1
        if target == errand.url or hops > MAX_REDIRECTS:
            self.failed(errand, REDIRECT_ONLY, None)
            return REDIRECT_ONLY
        mark_redirect(self._db, errand.url, target, self._clock())
        queue.has_stale_articles = True
        return None

    def gone(self, errand: Errand, status: int) -> None:
        """The server says that the page is no more."""
        self._answered(self._queues[errand.source_id])
        mark_gone(self._db, errand.url, self._clock(), status)

    def failed(
        self,
        errand: Errand,
        cause: str,
        status: int | None,
        *,
        retry_after: float | None = None,
        is_closed: bool = False,
    ) -> None:
        """A request failed; it is made again later.

        An outlet in trouble is left alone for the rest of the run, one that refuses for the day.

        Args:
            errand: The request.
            cause: Why it failed.
            status: Status of the answer; None where there was none.
            retry_after: Seconds for which the answer asks to be left in peace.
            is_closed: Whether the outlet's robots.txt cannot be had, so that nothing of it may be asked for.
        """
        queue = self._queues[errand.source_id]
        mark_failed(self._db, errand.url, self._clock(), cause, status)
        queue.troubles = queue.troubles + 1 if is_trouble(cause) else 0
        queue.refusals = queue.refusals + 1 if is_refusal(cause) else 0
        self._pause_if_due(errand.source_id, cause, retry_after)
        if is_closed or queue.troubles >= TROUBLE_LIMIT:
            queue.is_stopped = True

    def has_roots(self, source_id: str) -> bool:
        """Whether a feed, sitemap or listing of the outlet's own is still to be asked in this run."""
        return bool(self._queues[source_id].roots)

    def is_stopped(self, source_id: str) -> bool:
        """Whether the outlet is in trouble or refuses, and is left alone for the rest of the run."""
        return self._queues[source_id].is_stopped

    def note_crawl_delay(self, source_id: str, seconds: float | None) -> None:
        """Write down the Crawl-delay that an outlet's robots.txt asks for."""
        save_crawl_delay(self._db, source_id, seconds)

    def left_to_history(self, source_id: str) -> int:
        """Number of articles that are known and too old for an ordinary run: a run through history asks for them."""
        now, since = self._clock(), self._queues[source_id].scope.since
        return count_due(self._db, source_id, now) - count_due(self._db, source_id, now, since)

    def _queue(self, source: Source) -> Queue:
        """What an outlet begins a run with; its own addresses are rows of the pages table from now on."""
        now = self._clock()
        add_found(self._db, root_pages(source, now))
        rows = discovery_rows(self._db, source.id)
        asked = [row.checked_at for row in rows.values() if row.depth == 0 and row.checked_at]
        since = self._order.since
        return Queue(
            Scope(since) if since else recent_scope(now, max(asked, default=None)),
            deque(due_roots(source, rows, None if self._order.asks_now else now)),
            is_stopped=source.id in self.paused,
        )

    @staticmethod
    def _answered(queue: Queue) -> None:
        """The outlet has answered as it should."""
        queue.troubles = queue.refusals = 0

    def _pause_if_due(self, source_id: str, cause: str, retry_after: float | None) -> None:
        now, queue = self._clock(), self._queues[source_id]
        if until := pause_until(queue.refusals, retry_after, now):
            self.paused[source_id] = Pause(until, cause)
            pause_source(self._db, source_id, now, self.paused[source_id])
            queue.is_stopped = True

    def _pop(self, source_id: str, queue: Queue) -> Errand | None:
        if queue.roots:
            return queue.roots.popleft()
        discovery = self._discovery(source_id, queue)
        if discovery and (queue.asked_discovery < DISCOVERY_FIRST or not self._articles(source_id, queue)):
            queue.asked_discovery += 1
            return discovery.popleft()
        articles = self._articles(source_id, queue)
        errand = articles.popleft() if articles else None
        queue.has_stale_articles = errand is not None and not articles
        return errand

    def _discovery(self, source_id: str, queue: Queue) -> deque[Errand]:
        """The discovery pages that are due, read again where the run has written to the table since."""
        if queue.is_stale:
            now, roots = self._clock(), {errand.url for errand in queue.roots}
            rows = discovery_rows(self._db, source_id).values()
            due = (row for row in rows if row.is_due(now) and row.url not in queue.handed | roots)
            queue.discovery = deque(discovery_errand(row, source_id) for row in due if _is_in(queue.scope, row))
            queue.is_stale = False
        return queue.discovery

    def _articles(self, source_id: str, queue: Queue) -> deque[Errand]:
        """The newest articles that are due, read again where the run has written to the table since or used them up."""
        if queue.has_stale_articles:
            due = due_articles(self._db, source_id, self._clock(), queue.scope.since)
            fresh = (article for article in due if article.url not in queue.handed)
            queue.articles = deque(article_errand(article, source_id) for article in islice(fresh, BATCH))
            queue.has_stale_articles = False
        return queue.articles


def _is_in(scope: Scope, row: DiscoveryRow) -> bool:
    """Whether a run of some scope asks for a discovery page; a sitemap that was read once is watched from then on."""
    if row.kind != "sitemap" or row.depth == 0 or row.checked_at:
        return True
    period = period_of(row.url)
    return scope.holds(period) if period else scope.wants(row.hint_modified_at)
