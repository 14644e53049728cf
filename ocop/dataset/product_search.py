"""Search for products by name, producer and place: each once, with how many stories name it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ocop.dataset.candidates import MOST_CANDIDATES, Candidates, Searched
from ocop.dataset.failures import told_plainly
from ocop.dataset.filters import NO_FILTERS, Filters
from ocop.dataset.fold import fold_name, name_key
from ocop.dataset.query import parse_query
from ocop.dataset.ranking import Field
from ocop.dataset.registry import relations
from ocop.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlite_utils import Database

    from ocop.dataset.candidates import Row
    from ocop.dataset.query import SearchQuery

PRODUCTS = Searched(
    table="named_products",
    index="product_search",
    indexed_columns=("name", "producer", "place", "province"),
    relation="named_product_details",
    fields=(
        Field(("name",), 6.0, usual_length=25),
        Field(("producer",), 3.0, usual_length=40),
        Field(("place", "province"), 3.0),
        Field(("title",), 1.0),
    ),
    star_columns=("star",),
    also=("province_code",),
)
# So many statements are looked at before those of one product are put together; and so many times as many, again and
# again, while they are of fewer products than are wanted and there are more.
_MOST_STATEMENTS = 3 * MOST_CANDIDATES
_MORE_STATEMENTS = 10
_Name = tuple[str, str]  # folded, and the province
_COLUMNS = tuple(column.name for column in relations()["named_product_details"].columns)


@dataclass(frozen=True, slots=True)
class ProductHit:
    """One product that answers a query, as its latest article tells of it.

    Attributes:
        named_product_id: Id of that statement.
        article_id: Id of the article version that makes it.
        name: Name of the product.
        star: Its star level, 1 to 5; None where the article states none.
        potential: Whether the stars are potential ones.
        producer: Who makes it; None where no article says so.
        place: Its place, as written.
        province: The province, by its name at the time of the article.
        province_code: Code in the list vn34 of the province it lies in today.
        year: The year of the rating; None where it is not stated.
        marks: Where in the evidence the query's words stand: half-open offsets in code points, in order.
        stories: How many independent stories name it; copies count once, aggregators never.
        stars: All star levels that articles give it, lowest first.
        evidence: The passage that names it.
        title: Title of the article.
        outlet: Who published it.
        published_date: ISO day of publication, or None.
        url: Address of the article.
        score: How well it fits; only to be compared within one answer.
    """

    named_product_id: str
    article_id: str
    name: str
    star: int | None
    potential: bool
    producer: str | None
    place: str | None
    province: str | None
    province_code: str | None
    year: int | None
    marks: tuple[tuple[int, int], ...]
    stories: int
    stars: tuple[int, ...]
    evidence: str
    title: str | None
    outlet: str | None
    published_date: str | None
    url: str
    score: float


@dataclass(frozen=True, slots=True)
class _Product:
    """What was found of one product, best first and with scores, and all that the dataset tells of it."""

    found: list[tuple[float, Row]]
    told: list[Row]


def search_products(
    db: Database, query: str = "", filters: Filters = NO_FILTERS, *, limit: int = 20
) -> list[ProductHit]:
    """Products that answer a query, best first, in the language of `search_facts`.

    All words must be in a product's name, producer and place; without words, filters alone choose. Statements of one
    name in one province are one product, unless they name different producers; it is shown by the latest of those that
    match and pass the filters.

    Args:
        db: The dataset.
        query: What a person typed.
        filters: What the answer is narrowed by, from `checked_filters`.
        limit: At most so many.

    Raises:
        UsageError: There is neither a word nor a filter, or a filter that products have no column for.
        DatasetError: The dataset cannot be read.
    """
    wanted = parse_query(query)
    filters.condition(_COLUMNS)
    if not wanted.wanted and filters == NO_FILTERS:
        raise UsageError('the search needs a word to look for, for instance: ocop products "chè shan tuyết" --star 5')
    candidates = Candidates(db, PRODUCTS)
    with told_plainly():
        named = _named(candidates, wanted, filters, limit)
        products = _products(db, dict(islice(named.items(), limit)))[:limit]
        shown = {row["search_number"]: row for row in candidates.rows("*", map(_latest, products))}
    return [_hit(wanted, shown[_latest(product)], product) for product in products]


def _named(
    candidates: Candidates, query: SearchQuery, filters: Filters, limit: int
) -> dict[_Name, list[tuple[float, Row]]]:
    """Statements that match, with scores, by name and province, both best first; of as many names as there may be."""
    at_most = max(limit, _MOST_STATEMENTS)
    while True:
        numbers = candidates.matching(query, filters, at_most)
        named: dict[_Name, list[tuple[float, Row]]] = {}
        for score, row in candidates.scored(query, numbers, star=query.star or filters.star):
            named.setdefault(_name_and_province(row), []).append((score, row))
        if len(named) >= limit or len(numbers) < at_most:
            return named
        at_most *= _MORE_STATEMENTS


def _products(db: Database, named: Mapping[_Name, list[tuple[float, Row]]]) -> list[_Product]:
    """The products of some names and provinces, those that were found."""
    told = _statements(db, named)
    products = []
    for name, found in named.items():
        several = len({_producer(row) for row in told[name]} - {""}) > 1
        apart: dict[str, list[tuple[float, Row]]] = {}
        for score, row in found:
            apart.setdefault(_producer(row) if several else "", []).append((score, row))
        products += [
            _Product(statements, [row for row in told[name] if not several or _producer(row) == producer])
            for producer, statements in apart.items()
        ]
    return products


def _statements(db: Database, names: Collection[_Name]) -> dict[_Name, list[Row]]:
    """All statements of the dataset about products of these names and provinces."""
    told: dict[_Name, list[Row]] = {name: [] for name in names}
    rows = db.query(
        "SELECT name, star, producer, province, province_code, story_id, is_voice FROM named_product_details"
        " WHERE search_number IN ("
        "SELECT search_number FROM named_products WHERE name_key IN (SELECT value FROM json_each(?)))",
        [json.dumps(sorted({name for name, _ in names}))],
    )
    for row in rows:
        if (name := _name_and_province(row)) in told:
            told[name].append(row)
    return told


def _name_and_province(row: Row) -> _Name:
    return name_key(row["name"]), row["province_code"] or fold_name(row["province"] or "")


def _producer(row: Row) -> str:
    return fold_name(row["producer"] or "")


def _latest(product: _Product) -> int:
    """Number of the latest of the statements that were found."""
    return int(max((row for _, row in product.found), key=lambda row: row["published_date"] or "")["search_number"])


def _hit(query: SearchQuery, latest: Row, product: _Product) -> ProductHit:
    """A product, shown by the latest of the statements that were found."""
    producers = [row["producer"] for row in (latest, *product.told) if row["producer"]]
    return ProductHit(
        named_product_id=latest["id"],
        article_id=latest["article_id"],
        name=latest["name"],
        star=latest["star"],
        potential=bool(latest["potential"]),
        producer=producers[0] if producers else None,
        place=latest["place"],
        province=latest["province"],
        province_code=latest["province_code"],
        year=latest["year"],
        marks=query.matches(latest["evidence"]),
        stories=len({row["story_id"] for row in product.told if row["is_voice"]}),
        stars=tuple(sorted({row["star"] for row in product.told if row["star"]})),
        evidence=latest["evidence"],
        title=latest["title"],
        outlet=latest["outlet"],
        published_date=latest["published_date"],
        url=latest["url"],
        score=product.found[0][0],
    )
