"""What the web site says of the dataset, made from the registry of tables and columns."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from ocop.dataset.registry import Relation, relations

DATABASE = "ocop"

_FACETS = {
    "facts": ["measure", "status", "star_min", "place_level"],
    "fact_details": ["measure", "status", "star_min", "place_level", "outlet"],
    "named_products": ["star"],
    "named_product_details": ["star", "outlet"],
    "articles": ["outlet", "is_current"],
    "pages": ["state", "cause", "kind"],
    "provinces": ["code_list", "region"],
}
_NEWEST_FIRST = {
    "fact_details": "published_date",
    "named_product_details": "published_date",
    "articles": "published_date",
    "runs": "started_at",
}
_LABELS = {"articles": "title", "sources": "name", "provinces": "name", "pages": "url"}
_SEARCHED = {"facts": "fact_search", "fact_details": "fact_search", "articles": "article_search"}


def site_metadata() -> dict[str, Any]:
    """Metadata in Datasette's shape: titles, descriptions of tables and columns, facets, search and ready questions."""
    tables = {name: _table(relation) for name, relation in relations().items()}
    tables["_sqlite_migrations"] = {"hidden": True}
    return {
        "title": "OCOP qua báo chí · OCOP in the news",
        "description": (
            "Bao nhiêu sản phẩm OCOP, hạng mấy sao, của bao nhiêu chủ thể, theo nguồn nào và ở câu nào. · "
            "How many OCOP products, at which stars, made by how many producers, according to whom and where exactly."
        ),
        "databases": {DATABASE: {"tables": tables, "queries": _queries()}},
    }


def _table(relation: Relation) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "description": f"{relation.vi} · {relation.en}",
        "columns": {
            column.name: f"{column.vi} · {column.en}" + (f" ({column.unit})" if column.unit else "")
            for column in relation.columns
        },
        "hidden": relation.is_internal,
    }
    if relation.name in _FACETS:
        entry["facets"] = _FACETS[relation.name]
    if relation.name in _NEWEST_FIRST:
        entry["sort_desc"] = _NEWEST_FIRST[relation.name]
    if relation.name in _LABELS:
        entry["label_column"] = _LABELS[relation.name]
    if relation.name in _SEARCHED:
        entry |= {"fts_table": _SEARCHED[relation.name], "fts_pk": "search_number"}
    return entry


def _queries() -> dict[str, Any]:
    text = resources.files("ocop.web").joinpath("queries.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
