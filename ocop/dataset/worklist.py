"""The articles of an outlet that are to be asked for now: the next of them, and how many there are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.times import optional_moment, optional_utc_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlite_utils import Database

    from ocop.models import Reason

# Due is what is queued and does not wait for its next try, and what was fetched when its next age has come or its feed
# or sitemap tells of a change since. A time of change that has not come yet, such as the end of today where only the
# day is told, counts when it is news to us, and once more when it has come. Sitemaps show all that there ever was, so
# their articles count by their date.
_DUE = """
    FROM pages WHERE source_id = :source_id AND kind = 'article'
    AND ((state = 'queued' AND coalesce(next_due_at, '') <= :now)
        OR (state = 'fetched' AND (next_due_at <= :now
            OR (failures = 0 AND hint_modified_at > min(checked_at, coalesce(checked_hint_at, checked_at))
                AND (hint_modified_at <= :now OR hint_modified_at IS NOT checked_hint_at)))))
    AND (:since IS NULL OR first_fetched_at IS NOT NULL OR reason <> 'sitemap'
        OR coalesce(hint_published_at, hint_modified_at, :since) >= :since)
"""


@dataclass(frozen=True, slots=True)
class DueArticle:
    """An article that is to be asked for now.

    Attributes:
        url: Its address.
        reason: Where it was first found.
        etag: Validator of the last answer, for a conditional request.
        last_modified: The other validator.
        hint_title: Title that its feed, sitemap or listing gave.
        hint_published_at: Publication time that it gave.
    """

    url: str
    reason: Reason
    etag: str | None
    last_modified: str | None
    hint_title: str | None
    hint_published_at: datetime | None


def due_articles(db: Database, source_id: str, now: datetime, since: datetime | None = None) -> Iterator[DueArticle]:
    """Articles of an outlet that are to be asked for now, newest first, read as they are taken.

    Args:
        db: The dataset.
        source_id: The outlet.
        now: The present moment.
        since: Articles that only sitemaps point to, that were never fetched and are older, are left out.
    """
    with told_plainly():
        for url, reason, etag, last_modified, title, published in db.execute(
            f"SELECT url, reason, etag, last_modified, hint_title, hint_published_at {_DUE}"
            " ORDER BY coalesce(hint_published_at, hint_modified_at, found_at) DESC, url",
            _asked(source_id, now, since),
        ):
            yield DueArticle(url, reason, etag, last_modified, title, optional_moment(published))


def count_due(
    db: Database, source_id: str, now: datetime, since: datetime | None = None, apart_from: Collection[str] = ()
) -> int:
    """Number of articles that `due_articles` gives, apart from some."""
    asked = {**_asked(source_id, now, since), "apart_from": json.dumps(list(apart_from))}
    with told_plainly():
        counted = db.execute(
            f"SELECT count(*) {_DUE} AND url NOT IN (SELECT value FROM json_each(:apart_from))",  # noqa: S608 - ours
            asked,
        ).fetchone()
    return int(counted[0])


def _asked(source_id: str, now: datetime, since: datetime | None) -> dict[str, object]:
    return {"source_id": source_id, "now": utc_text(now), "since": optional_utc_text(since)}
