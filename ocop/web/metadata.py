"""What Datasette shows of each table, view and question, made from the registry and from our own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop.dataset.registry import relations
from ocop.web.plugin import DATABASE
from ocop.web.questions import Question, questions
from ocop.web.tables import TablePage, table_pages

if TYPE_CHECKING:
    from ocop.dataset.registry import Relation

_LABELS = {"articles": "title", "sources": "name", "provinces": "name", "pages": "url"}


def site_metadata(*, is_large: bool = False) -> dict[str, Any]:
    """Metadata in Datasette's shape: titles, descriptions of tables and columns, facets, search and ready questions.

    Args:
        is_large: The dataset is so large that what is heavy on it is left out.
    """
    tables = {
        name: _table(relation, table_pages().get(name, TablePage()), is_large=is_large)
        for name, relation in relations().items()
    }
    tables["_sqlite_migrations"] = {"hidden": True}
    return {
        "title": "OCOP qua báo chí · OCOP in the news",
        "description": (
            "Bao nhiêu sản phẩm OCOP, hạng mấy sao, của bao nhiêu chủ thể, theo nguồn nào và ở câu nào. · "
            "How many OCOP products, at which stars, made by how many producers, according to whom and where exactly."
        ),
        "plugins": {"ocop": {"is_large": is_large}},
        "databases": {
            DATABASE: {"tables": tables, "queries": {name: _query(each) for name, each in questions().items()}}
        },
    }


def _table(relation: Relation, page: TablePage, *, is_large: bool) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "description": f"{relation.vi} · {relation.en}",
        "columns": {
            column.name: f"{column.vi} · {column.en}" + (f" ({column.unit})" if column.unit else "")
            for column in relation.columns
        },
        "hidden": relation.is_internal,
    }
    if page.facets and not (page.heavy and is_large):
        entry["facets"] = list(page.facets)
    if page.newest:
        entry["sort_desc"] = page.newest
    if page.search:
        entry |= {"fts_table": page.search, "fts_pk": "search_number"}
    if relation.name in _LABELS:
        entry["label_column"] = _LABELS[relation.name]
    return entry


def _query(question: Question) -> dict[str, Any]:
    return {
        "title": question.title,
        "description": question.about,
        "sql": question.sql,
        "params": [field.name for field in question.fields],
        "hide_sql": True,
    }
