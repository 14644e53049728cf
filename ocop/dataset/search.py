"""Search: the facts whose sentence, place, title or article holds what a person types, accents or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ocop.dataset.candidates import MOST_CANDIDATES, Candidates, Searched
from ocop.dataset.contradictions import contradictions
from ocop.dataset.failures import told_plainly
from ocop.dataset.filters import NO_FILTERS, Filters
from ocop.dataset.query import parse_query
from ocop.dataset.ranking import Field
from ocop.dataset.registry import relations
from ocop.dataset.rows import fact_of
from ocop.dataset.search_index import TextIndex, article_keys, row_keys
from ocop.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from ocop.dataset.candidates import Row
    from ocop.dataset.contradictions import Contradiction
    from ocop.dataset.query import SearchQuery
    from ocop.models import Fact

FACTS = Searched(
    table="facts",
    index="fact_search",
    indexed_columns=("place", "province", "sentence"),
    relation="fact_details",
    fields=(Field(("sentence",), 4.0, usual_length=180), Field(("place", "province"), 4.0), Field(("title",), 3.0)),
    star_columns=("star_min", "star_max"),
)

# Articles are looked into only where too few facts hold the whole query in sentence and place: as many as these, the
# newest, or as the limit where that is higher; and of their facts no more than may be ranked.
ARTICLE_CANDIDATES = 30
_FEW_FACTS = 2_000
_ARTICLES_AT_ONCE = 500
_FACT_COLUMNS = tuple(column.name for column in relations()["facts"].columns)


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
        contradicted_by: What other stories say instead, what most of them state first.
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
    contradicted_by: tuple[Contradiction, ...]
    score: float


def search_facts(db: Database, query: str, filters: Filters = NO_FILTERS, *, limit: int = 20) -> list[Hit]:
    """Facts that answer a query, best first; ranked by BM25 with sentence, place and title above the rest of the text.

    All words must be there, in the fact's sentence and place or somewhere in its article; accents and đ are optional;
    `"a phrase"` stands as it is, `begin*` matches beginnings, `-word` leaves out. A star level in words ("4 sao") finds
    first what counts that level, however it is put. Any string is a valid query. Only the current version of an article
    is searched.

    Args:
        db: The dataset.
        query: What a person typed.
        filters: What the answer is narrowed by, from `checked_filters`.
        limit: At most so many.

    Raises:
        UsageError: The query holds no word.
        DatasetError: The dataset cannot be read.
    """
    wanted = parse_query(query)
    if not wanted.wanted:
        raise UsageError('the search needs a word to look for, for instance: ocop search "cà mau 4 sao"')
    facts = Candidates(db, FACTS)
    with told_plainly():
        at_most = max(limit, MOST_CANDIDATES)
        numbers = dict.fromkeys(facts.matching(wanted, filters, at_most))
        if len(numbers) < limit:
            told = _numbers_by_article(db, wanted, filters, max(limit, ARTICLE_CANDIDATES))
            numbers |= dict.fromkeys(islice(told, at_most))
        best = facts.ranked(wanted, numbers, star=wanted.star or filters.star, limit=limit)
        contradicted = contradictions(db, [row for _, row in best])
    return [_hit(wanted, row, score, contradicted.get(row["id"], ())) for score, row in best]


def _numbers_by_article(db: Database, query: SearchQuery, filters: Filters, at_most: int) -> Iterator[int]:
    """Numbers of the facts that pass the filters, of the newest articles that hold the whole query."""
    condition, values = replace(filters, outlet=None, since=None, until=None).condition(_FACT_COLUMNS)
    articles, at_once = 0, min(at_most, _ARTICLES_AT_ONCE)
    numbers = _article_numbers(db, query, filters)
    while articles < at_most and (batch := list(islice(numbers, at_once))):
        at_once = _ARTICLES_AT_ONCE
        listed = ", ".join(map(str, batch))
        found = db.execute(
            "SELECT a.search_number, f.search_number FROM articles a"  # noqa: S608 - numbers, and our own condition
            " JOIN facts f INDEXED BY facts_by_article ON f.article_id = a.id"
            f" WHERE a.search_number IN ({listed}) AND {condition} ORDER BY a.search_number DESC",
            values,
        ).fetchall()
        told = list(dict.fromkeys(article for article, _ in found))[: at_most - articles]
        yield from (number for article, number in found if article in told)
        articles += len(told)


def _article_numbers(db: Database, query: SearchQuery, filters: Filters) -> Iterator[int]:
    """Numbers of the articles that hold the whole query, newest first; of no other than may have facts that pass."""
    index = TextIndex(db, "article_search")
    numbers = index.newest(query.wanted, query.excluded, article_keys(filters))
    keys = row_keys(filters)
    if keys:
        facts = TextIndex(db, FACTS.index)
        passing = list(facts.numbers(facts.expression((), (), keys), _FEW_FACTS))
        if len(passing) < _FEW_FACTS:
            listed = ", ".join(map(str, passing))
            of_these = db.execute(
                "SELECT DISTINCT a.search_number FROM facts f JOIN articles a ON a.id = f.article_id"  # noqa: S608
                f" WHERE f.search_number IN ({listed})"
            ).fetchall()
            possible = {number for (number,) in of_these}
            return (number for number in numbers if number in possible) if possible else iter(())
    return numbers


def _hit(query: SearchQuery, row: Row, score: float, contradicted_by: tuple[Contradiction, ...]) -> Hit:
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
        contradicted_by=contradicted_by,
        score=score,
    )
