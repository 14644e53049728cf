"""What the dataset holds and how each outlet does: the numbers behind `ocop status` and the end of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much the dataset holds.

    Attributes:
        pages: Documents found, feeds, sitemaps and listings not among them.
        articles: Articles about OCOP, each counted once whatever its versions.
        earlier_versions: Versions of articles that a correction has replaced.
        stories: Articles with the copies of one story counted once.
        facts: Facts of the current versions.
        named_products: Products named with their own rating in the current versions.
        provinces: Provinces of today that at least one fact is about; a former one counts as the one it is in now.
        first_date: Earliest day of publication of an article; None where no date is known.
        last_date: Latest day of publication.
    """

    pages: int
    articles: int
    earlier_versions: int
    stories: int
    facts: int
    named_products: int
    provinces: int
    first_date: str | None
    last_date: str | None


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How one outlet does.

    Attributes:
        source_id: `Source.id`; None for what came from files.
        name: The outlet.
        queued: Pages found and not yet fetched.
        fetched: Pages fetched.
        failed: Pages given up after repeated failures, or not fetched for a stated cause.
        gone: Pages that the outlet has taken away.
        articles: Articles about OCOP.
        facts: Facts of their current versions.
        last_checked_at: When a page of it last answered, as UTC text; None where never.
        last_published_date: Latest day of publication of its articles.
    """

    source_id: str | None
    name: str
    queued: int
    fetched: int
    failed: int
    gone: int
    articles: int
    facts: int
    last_checked_at: str | None
    last_published_date: str | None


def holdings(db: Database) -> Holdings:
    """How much the dataset holds."""
    with told_plainly():
        row = db.execute(
            """
            SELECT
              (SELECT count(*) FROM pages WHERE kind = 'article'),
              (SELECT count(*) FROM articles WHERE is_current = 1),
              (SELECT count(*) FROM articles WHERE is_current = 0),
              (SELECT count(DISTINCT story_id) FROM articles WHERE is_current = 1),
              (SELECT count(*) FROM facts JOIN articles ON articles.id = article_id WHERE is_current = 1),
              (SELECT count(*) FROM named_products JOIN articles ON articles.id = article_id WHERE is_current = 1),
              (SELECT count(DISTINCT province_code) FROM facts JOIN articles ON articles.id = article_id
                WHERE is_current = 1),
              (SELECT min(published_date) FROM articles WHERE is_current = 1),
              (SELECT max(published_date) FROM articles WHERE is_current = 1)
            """
        ).fetchone()
    return Holdings(*row)


def source_health(db: Database) -> list[SourceHealth]:
    """How each outlet does that has pages in the dataset, by its name."""
    with told_plainly():
        rows = db.execute(
            """
            WITH page_counts AS (
              SELECT source_id,
                count(*) FILTER (WHERE kind = 'article' AND state = 'queued') AS queued,
                count(*) FILTER (WHERE kind = 'article' AND state = 'fetched') AS fetched,
                count(*) FILTER (WHERE kind = 'article' AND state IN ('failed', 'skipped')) AS failed,
                count(*) FILTER (WHERE kind = 'article' AND state = 'gone') AS gone,
                max(checked_at) AS last_checked_at
              FROM pages GROUP BY source_id
            ), article_counts AS (
              SELECT source_id, count(DISTINCT articles.id) AS articles, count(facts.id) AS facts,
                max(published_date) AS last_published_date
              FROM articles LEFT JOIN facts ON facts.article_id = articles.id
              WHERE is_current = 1 GROUP BY source_id
            )
            SELECT page_counts.source_id, coalesce(sources.name, 'files'), queued, fetched, failed, gone,
              coalesce(articles, 0), coalesce(facts, 0), last_checked_at, last_published_date
            FROM page_counts
            LEFT JOIN article_counts ON article_counts.source_id IS page_counts.source_id
            LEFT JOIN sources ON sources.id = page_counts.source_id
            ORDER BY 2
            """
        ).fetchall()
    return [SourceHealth(*row) for row in rows]


def causes(db: Database) -> list[tuple[str, int]]:
    """Why pages yielded nothing, with how many, the most frequent first."""
    with told_plainly():
        return [
            (cause, count)
            for cause, count in db.execute(
                """
                SELECT cause, count(*) FROM pages WHERE cause IS NOT NULL AND kind = 'article'
                GROUP BY cause ORDER BY count(*) DESC, cause
                """
            ).fetchall()
        ]
