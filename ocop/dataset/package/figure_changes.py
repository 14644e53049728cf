"""Which figures are other numbers than in an earlier package, and why: found on disk, however many they are.

A figure is the number of one place, kind of count and date, whichever fact stands for it; so rows are not matched by
their key alone. What differs between two files of figures goes into a database beside them, which answers the rest.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.package.comparing import can_be_matched, matched
from ocop.dataset.package.csv_rows import rows_of, stored
from ocop.dataset.registry import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ocop.dataset.package.csv_rows import Row
    from ocop.dataset.package.earlier import PackageFile

# What a figure is a figure of, where the file has no column that says so.
_OF = (
    "place_level", "place_code_list", "place_code", "place", "province", "measure", "producer_type", "unit", "star_min",
    "star_max", "potential", "product_group", "status",
)  # fmt: skip
_NUMBER = ("value", "value_high", "comparator")
_SOURCE = ("fact_id", "outlet", "published_date", "url")
# Columns that say of the figure what does not depend on which package it is in.
_SAID = (
    "place_level", "place", "province", "province_code", "place_code", "place_code_list", "measure", "producer_type",
    "unit", "star_min", "star_max", "potential", "product_group", "status", "date_start", "as_of_date",
)  # fmt: skip

_SCHEMA = """
CREATE TABLE figures (
  is_now INTEGER, figure_of TEXT, number TEXT, fact_id TEXT, article_id TEXT, row TEXT
);
CREATE TABLE articles (is_now INTEGER, id TEXT, identity TEXT, is_current INTEGER);
CREATE TABLE known_facts (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""

# Where several figures cannot be told apart, they are matched in the order of their numbers.
_ANSWER = """
WITH counted AS (
  SELECT *, row_number() OVER (PARTITION BY is_now, figure_of ORDER BY number, fact_id) AS nth FROM figures
),
sides AS (
  SELECT e.row AS before, n.row AS after, e.number AS before_number, n.number AS after_number, e.fact_id AS before_fact,
    n.fact_id AS after_fact, e.article_id AS before_article, n.article_id AS after_article, n.figure_of
  FROM counted n LEFT JOIN counted e ON e.is_now = 0 AND e.figure_of = n.figure_of AND e.nth = n.nth
  WHERE n.is_now = 1
  UNION ALL
  SELECT e.row, NULL, e.number, NULL, e.fact_id, NULL, e.article_id, NULL, e.figure_of
  FROM counted e
  WHERE e.is_now = 0 AND NOT EXISTS (
    SELECT 1 FROM counted n WHERE n.is_now = 1 AND n.figure_of = e.figure_of AND n.nth = e.nth
  )
)
SELECT
  CASE WHEN after IS NULL THEN 'withdrawn' WHEN before IS NULL THEN 'added' ELSE 'changed' END AS change,
  CASE
    WHEN after IS NULL THEN CASE
      WHEN NOT EXISTS (SELECT 1 FROM articles WHERE is_now AND id = before_article) THEN 'withdrawn_article'
      WHEN EXISTS (SELECT 1 FROM articles WHERE is_now AND id = before_article AND NOT is_current)
        THEN 'corrected_article'
      ELSE 'read_anew'
    END
    WHEN EXISTS (SELECT 1 FROM articles WHERE NOT is_now AND id = after_article) THEN CASE
      WHEN after_fact IS NOT before_fact AND before IS NOT NULL
        AND EXISTS (SELECT 1 FROM known_facts WHERE id = after_fact) THEN 'weighed_anew'
      ELSE 'read_anew'
    END
    WHEN EXISTS (
      SELECT 1 FROM articles a JOIN articles b ON b.identity = a.identity AND NOT b.is_now
      WHERE a.is_now AND a.id = after_article
    ) THEN 'corrected_article'
    ELSE 'new_article'
  END AS cause,
  before, after
FROM sides
WHERE before_number IS NOT after_number
ORDER BY
  CASE WHEN after IS NULL THEN 2 WHEN before IS NULL THEN 3 ELSE 1 END,
  CASE json_extract(coalesce(after, before), '$.place_level') WHEN 'country' THEN 1 WHEN 'region' THEN 2
    WHEN 'province' THEN 3 WHEN 'district' THEN 4 WHEN 'commune' THEN 5 ELSE 6 END,
  json_extract(coalesce(after, before), '$.province_code'), figure_of, before_number, after_number
"""


def changed_figures(
    earlier: Mapping[str, PackageFile], now: Mapping[str, PackageFile], scratch: Path
) -> Iterator[tuple[str, ...]]:
    """Rows of `figure_changes`, the figures that are another number first, then those that went and those that came.

    Args:
        earlier: The tables of the earlier package.
        now: The same of the later one.
        scratch: File to work in, which must not be there; the caller removes it.

    Raises:
        DatasetError: There is no room for the file.
        OSError: A file cannot be read.
    """
    columns = [column.name for column in files()["figure_changes"].columns]
    with told_plainly(scratch), closing(sqlite3.connect(scratch)) as db:
        db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
        _load_figures(db, earlier["figures"], now["figures"])
        _load_articles(db, earlier["articles"], now["articles"])
        _load_known_facts(db, earlier["facts"])
        for change, cause, before, after in db.execute(_ANSWER):
            row = _row(change, cause, json.loads(before or "null"), json.loads(after or "null"))
            yield tuple(row.get(name, "") for name in columns)


def _row(change: str, cause: str, before: Row | None, after: Row | None) -> dict[str, str]:
    shown = after or before or {}
    row = {"figure_change": change, "change_cause": cause, **{name: shown.get(name, "") for name in _SAID}}
    if before:
        row |= {f"earlier_{name}": before.get(name, "") for name in (*_NUMBER, "fact_id", "url")}
    if after:
        row |= {name: after.get(name, "") for name in (*_NUMBER, *_SOURCE)}
    return row


def _load_figures(db: sqlite3.Connection, earlier: PackageFile, now: PackageFile) -> None:
    """Keeps the figures of both sides but for those that stand in both as the same number."""
    of = ("figure_key",) if "figure_key" in earlier.columns and "figure_key" in now.columns else _OF
    pairs = matched(earlier, now) if can_be_matched(earlier, now) else _side_by_side(earlier, now)
    for before, after in pairs:
        if before and after and _figure_of(before, of) == _figure_of(after, of) and _number(before) == _number(after):
            continue
        for is_now, row in ((0, before), (1, after)):
            if row:
                kept = {name: stored(row.get(name, "")) for name in (*_SAID, *_NUMBER, *_SOURCE)}
                db.execute(
                    "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?)",
                    [is_now, _figure_of(row, of), _number(row), row["fact_id"], row["article_id"], json.dumps(kept)],
                )
    db.execute("CREATE INDEX figures_by_what ON figures (is_now, figure_of)")
    db.execute("CREATE INDEX figures_by_fact ON figures (fact_id)")


def _side_by_side(earlier: PackageFile, now: PackageFile) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of both, unmatched."""
    yield from ((row, None) for row in rows_of(earlier.file))
    yield from ((None, row) for row in rows_of(now.file))


def _figure_of(row: Row, of: tuple[str, ...]) -> str:
    """What a row is a figure of, and when; one without a date stands alone with its fact."""
    when = (row["as_of_date"], row.get("date_start", "")) if row["as_of_date"] else (row["fact_id"],)
    place = {"place": "", "province": ""} if row.get("place_code") else {}
    return json.dumps([*((row | place)[name] for name in of), *when], ensure_ascii=False)


def _number(row: Row) -> str:
    return json.dumps([row[name] for name in _NUMBER])


def _load_articles(db: sqlite3.Connection, earlier: PackageFile, now: PackageFile) -> None:
    for is_now, file in ((0, earlier), (1, now)):
        db.executemany(
            "INSERT INTO articles VALUES (?, ?, ?, ?)",
            ((is_now, row["id"], row["identity"], int(row["is_current"])) for row in rows_of(file.file)),
        )
    db.execute("CREATE INDEX articles_by_id ON articles (id, is_now)")
    db.execute("CREATE INDEX articles_by_identity ON articles (identity, is_now)")


def _load_known_facts(db: sqlite3.Connection, earlier: PackageFile) -> None:
    """Which of the facts behind the figures that differ were known before."""
    db.executemany(
        "INSERT INTO known_facts SELECT ?1 WHERE EXISTS (SELECT 1 FROM figures WHERE fact_id = ?1)",
        ((row["id"],) for row in rows_of(earlier.file)),
    )
