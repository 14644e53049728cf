"""Search: the facts whose sentence, place, title or article holds what a person types, accents or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocop.dataset.failures import told_plainly
from ocop.dataset.filters import checked_star, checked_status
from ocop.dataset.provinces import ProvinceFilter, find_province
from ocop.dataset.query import SearchQuery, parse_query
from ocop.dataset.ranking import Document, Ranker
from ocop.dataset.rows import FACT_COLUMNS, fact_of
from ocop.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

    from ocop.models import Fact

# All matches up to these numbers, or up to the limit where that is higher, are ranked; of more, those that came last
# into the dataset. Articles are looked into only where too few facts hold the whole query in sentence and place.
FACT_CANDIDATES = 200
ARTICLE_CANDIDATES = 30
_ARTICLES_TRIED = 2_000
_COUNTED_HOLDERS = 5_000

_SELECTED = ", ".join(
    (
        *(f"f.{column}" for column in FACT_COLUMNS),
        "f.id, f.article_id, f.sentence, f.sentence_start, f.province_id",
        "a.title, a.outlet, a.published_date, a.url, a.story_id",
    )
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One fact that answers a query.

    Attributes:
        fact_id: Id of the fact.
        article_id: Id of the article version that states it.
        fact: The figure and its fields.
        sentence: The sentence that states it, or the title where that does.
        marks: Where in the sentence the query's words stand: half-open offsets in code points, in order.
        title: Title of the article.
        outlet: Who published it.
        published_date: ISO day of publication, or None.
        url: Address of the article.
        score: How well it fits; only to be compared within one answer.
    """

    fact_id: str
    article_id: str
    fact: Fact
    sentence: str
    marks: tuple[tuple[int, int], ...]
    title: str | None
    outlet: str | None
    published_date: str | None
    url: str
    score: float


@dataclass(frozen=True, slots=True)
class _Filters:
    province: ProvinceFilter | None
    star: int | None
    status: str | None
    since: date | None

    @property
    def keys(self) -> str:
        """The filters that the index answers, in the language of FTS5."""
        wanted = []
        if self.province and self.province.current_code:
            wanted.append(f'"today{self.province.current_code}"')
        elif self.province:
            wanted.append(f'"then{self.province.ids[0].replace("-", "x")}"')
        if self.star:
            wanted.append(f'"star{self.star}"')
        if self.status:
            wanted.append(f'"status{self.status}"')
        return "".join(f" AND keys : {key}" for key in wanted)

    @property
    def condition(self) -> tuple[str, list[Any]]:
        """The filters in SQL, on the facts `f` and their articles `a`; only current versions count."""
        parts = ["a.is_current = 1"]
        values: list[Any] = []
        if self.province and self.province.current_code:
            parts.append("f.province_code = ?")
            values.append(self.province.current_code)
        elif self.province:
            parts.append("f.province_id = ?")
            values.append(self.province.ids[0])
        if self.star:
            parts.append("f.star_min = ? AND f.star_max = f.star_min")
            values.append(self.star)
        if self.status:
            parts.append("f.status = ?")
            values.append(self.status)
        if self.since:
            parts.append("a.published_date >= ?")
            values.append(self.since.isoformat())
        return " AND ".join(parts), values


def search_facts(  # noqa: PLR0913 - the filters of a search
    db: Database,
    query: str,
    *,
    province: str | None = None,
    star: int | None = None,
    status: str | None = None,
    since: date | None = None,
    limit: int = 20,
) -> list[Hit]:
    """Facts that answer a query, best first; ranked by BM25 with sentence, place and title above the rest of the text.

    All words must be there, in the fact's sentence and place or somewhere in its article; accents and đ are optional;
    `"a phrase"` stands as it is, `begin*` matches beginnings, `-word` leaves out. Any string is a valid query. Only
    the current version of an article is searched.

    Args:
        db: The dataset.
        query: What a person typed.
        province: Name of today or before, alias or code.
        star: Only facts that count this star level alone, 1 to 5.
        status: Only facts of this status.
        since: Only articles published on this day or later.
        limit: At most so many.

    Raises:
        UsageError: The query holds no word, the province is unknown, or a filter is out of its range.
        DatasetError: The dataset cannot be read.
    """
    wanted = parse_query(query)
    if not wanted.wanted:
        raise UsageError('the search needs a word to look for, for instance: ocop search "cà mau 4 sao"')
    with told_plainly():
        filters = _checked_filters(db, province, star, status, since)
        rows = _facts_that_match(db, wanted, filters, max(limit, FACT_CANDIDATES))
        if len(rows) < limit:
            rows |= _facts_of_articles_that_match(db, wanted, filters, max(limit, ARTICLE_CANDIDATES))
        ranker = _ranker(db, wanted)
    scored = [(ranker.score(_document(row)), row) for row in rows.values()]
    scored.sort(key=lambda one: (one[1]["article_id"], one[1]["evidence_field"], one[1]["value_start"], one[1]["id"]))
    scored.sort(key=lambda one: (one[0], one[1]["published_date"] or ""), reverse=True)
    return [_hit(wanted, row, score) for score, row in scored[:limit]]


def _checked_filters(
    db: Database, province: str | None, star: int | None, status: str | None, since: date | None
) -> _Filters:
    checked_star(star)
    checked_status(status)
    return _Filters(find_province(db, province) if province else None, star, status, since)


Rows = dict[str, dict[str, Any]]


def _facts_that_match(db: Database, query: SearchQuery, filters: _Filters, at_most: int) -> Rows:
    """Facts whose sentence and place hold the whole query, by id."""
    condition, values = filters.condition
    together = " AND ".join(term.expression for term in query.wanted)
    without = "".join(f" NOT {{place sentence}} : {term.expression}" for term in query.excluded)
    expression = f"({{place sentence}} : ({together}){filters.keys}){without}"
    return _by_id(
        db.query(
            f"SELECT {_SELECTED} FROM fact_search JOIN facts f ON f.search_number = fact_search.rowid"  # noqa: S608
            f" JOIN articles a ON a.id = f.article_id WHERE fact_search MATCH ? AND {condition}"
            " ORDER BY fact_search.rowid DESC LIMIT ?",
            [expression, *values, at_most],
        )
    )


def _facts_of_articles_that_match(db: Database, query: SearchQuery, filters: _Filters, at_most: int) -> Rows:
    """Facts of the articles that hold the whole query, by id."""
    condition, values = filters.condition
    return _by_id(
        db.query(
            "WITH matching AS MATERIALIZED (SELECT rowid AS number FROM article_search WHERE article_search MATCH ?"  # noqa: S608
            "  ORDER BY rowid DESC LIMIT ?),"
            " fitting AS MATERIALIZED (SELECT a.id FROM matching JOIN articles a ON a.search_number = number"
            "  WHERE EXISTS (SELECT 1 FROM facts f INDEXED BY facts_by_article"
            f"   WHERE f.article_id = a.id AND {condition}) LIMIT ?)"
            f" SELECT {_SELECTED} FROM fitting JOIN articles a ON a.id = fitting.id"
            f" JOIN facts f INDEXED BY facts_by_article ON f.article_id = a.id WHERE {condition}",
            [query.expression, _ARTICLES_TRIED, *values, at_most, *values],
        )
    )


def _ranker(db: Database, query: SearchQuery) -> Ranker:
    total = int(db.execute("SELECT coalesce(max(search_number), 0) FROM facts").fetchone()[0])
    counted = "SELECT count(*) FROM (SELECT 1 FROM fact_search WHERE fact_search MATCH ? LIMIT ?)"
    holders = {
        term: int(db.execute(counted, [f"{{place sentence}} : {term.expression}", _COUNTED_HOLDERS]).fetchone()[0])
        for term in query.wanted
    }
    return Ranker(query.wanted, holders, total)


def _by_id(rows: Any) -> Rows:
    return {row["id"]: row for row in rows}


def _document(row: dict[str, Any]) -> Document:
    return Document(row["sentence"], f"{row['place'] or ''} {row['province'] or ''}", row["title"] or "")


def _hit(query: SearchQuery, row: dict[str, Any], score: float) -> Hit:
    return Hit(
        fact_id=row["id"],
        article_id=row["article_id"],
        fact=fact_of(row),
        sentence=row["sentence"],
        marks=query.matches(row["sentence"]),
        title=row["title"],
        outlet=row["outlet"],
        published_date=row["published_date"],
        url=row["url"],
        score=score,
    )
