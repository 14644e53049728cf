"""What the page of one row shows beside its columns: an article with its facts in place, what others say of a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop.dataset.registry import relations
from ocop.web.cells import outlet_link, row_address
from ocop.web.evidence import Passage, marked_sentence, marked_text
from ocop.web.words import amount_text, counted_text

if TYPE_CHECKING:
    import sqlite3

_PASSAGES = "SELECT id, evidence_start, evidence_end FROM facts WHERE article_id = ? AND evidence_field = 'text'"
_ARTICLE = "SELECT id, title, text, outlet, url, published_date FROM articles WHERE id = ?"
# Of the same kind, place and day, whatever the number: what agrees with a fact and what contradicts it.
_OF_THE_SAME = """
SELECT
  o.id AS fact_id, o.value, o.value_high, o.comparator, o.unit, o.measure, o.producer_type, o.product_group, o.star_min,
  o.star_max, o.potential, o.sentence, o.evidence, o.outlet, o.published_date, o.url,
  (o.value, o.value_high, o.comparator) IS NOT (f.value, f.value_high, f.comparator) AS differs
FROM facts f
JOIN fact_details o
  ON o.province_id IS f.province_id AND o.status = f.status AND o.date_end = f.date_end
  AND o.measure = f.measure AND o.producer_type IS f.producer_type AND o.unit = f.unit AND o.potential = f.potential
  AND o.star_min IS f.star_min AND o.star_max IS f.star_max AND o.product_group IS f.product_group
  AND o.place_level IS f.place_level AND o.place IS f.place
  AND o.place_parts IS f.place_parts AND o.date_start IS f.date_start
WHERE f.id = ? AND o.article_id <> f.article_id AND f.place IS NOT NULL
ORDER BY differs DESC, o.published_date, o.id
LIMIT 50
"""


def beside(conn: sqlite3.Connection, table: str, key: str) -> dict[str, Any]:
    """What the template of a row needs beside the row: of an article its marked text, of a fact what others say."""
    found: dict[str, Any] = {"relation": relations().get(table)}
    if table == "articles":
        article = _rows(conn, _ARTICLE, key)[0]
        passages = [
            Passage(row["evidence_start"], row["evidence_end"], row["id"], row_address("facts", row["id"]))
            for row in _rows(conn, _PASSAGES, key)
        ]
        found |= {"article_text": marked_text(article["text"], passages), "source": _source(article)}
    elif table == "facts":
        (owner,) = conn.execute("SELECT article_id FROM facts WHERE id = ?", [key]).fetchone()
        article = _rows(conn, _ARTICLE, owner)[0]
        others = [
            {
                **row,
                "words": f"{amount_text(row)} {counted_text(row)}",
                "sentence": marked_sentence(row["sentence"], row["evidence"]),
                "source": _source(row),
            }
            for row in _rows(conn, _OF_THE_SAME, key)
        ]
        found |= {"article": article, "source": _source(article), "others": others}
    return found


def _source(row: dict[str, Any]) -> str:
    return outlet_link(row["outlet"] or row["url"], row["url"], row["published_date"])


def _rows(conn: sqlite3.Connection, sql: str, key: str) -> list[dict[str, Any]]:
    cursor = conn.execute(sql, [key])
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
