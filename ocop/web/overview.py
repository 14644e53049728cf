"""What the home page says of the dataset: how much is in it, from whom, since when, and when it was last renewed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_COUNTS = """
SELECT
  (SELECT count(*) FROM articles WHERE is_current = 1) AS articles,
  (SELECT count(DISTINCT story_id) FROM articles) AS stories,
  (SELECT count(DISTINCT outlet) FROM articles) AS outlets,
  (SELECT count(*) FROM facts) AS facts,
  (SELECT count(*) FROM named_products) AS named_products,
  (SELECT count(DISTINCT province_code) FROM facts WHERE province_code IS NOT NULL) AS provinces,
  (SELECT min(published_date) FROM articles) AS first_date,
  (SELECT max(published_date) FROM articles) AS last_date
"""
_LAST_RUN = "SELECT id, finished_at FROM runs WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Overview:
    """The dataset in numbers.

    Attributes:
        articles: Articles, each in its current version.
        stories: Stories, copies of one counted once.
        outlets: Outlets that published them.
        facts: Facts read, in all versions.
        named_products: Products named with their own rating.
        provinces: Provinces of today that facts speak of.
        first_date: Earliest day of publication (ISO), None without articles.
        last_date: Latest day of publication.
        run_id: The last run that ended; None where none has.
        run_at: When it ended (UTC).
    """

    articles: int
    stories: int
    outlets: int
    facts: int
    named_products: int
    provinces: int
    first_date: str | None
    last_date: str | None
    run_id: str | None = None
    run_at: str | None = None


def overview(conn: sqlite3.Connection) -> Overview:
    """Overview of the dataset behind a connection."""
    run = conn.execute(_LAST_RUN).fetchone() or (None, None)
    return Overview(*conn.execute(_COUNTS).fetchone(), *run)


def province_names(conn: sqlite3.Connection) -> list[str]:
    """Names of all provinces of today and before, each once, in the order of the alphabet without accents."""
    return [name for (name,) in conn.execute("SELECT name FROM provinces GROUP BY folded_name ORDER BY folded_name")]
