from __future__ import annotations

from ocop.dataset.registry import public_relations, relations
from ocop.web.labels import column_label
from ocop.web.metadata import site_metadata
from ocop.web.tables import table_pages


def test_what_a_page_begins_with_names_columns_that_exist() -> None:
    for name, entry in site_metadata()["databases"]["ocop"]["tables"].items():
        if name not in relations():
            continue
        columns = {column.name for column in relations()[name].columns}
        used = {*entry.get("facets", []), entry.get("sort_desc"), entry.get("label_column"), entry.get("fts_pk")}
        assert used - {None} <= columns, name
        assert set(entry["columns"]) == columns, name


def test_what_a_page_shows_exists_and_has_a_vietnamese_head() -> None:
    for name, page in table_pages().items():
        assert set(page.shown) <= {column.name for column in public_relations()[name].columns}, name
        assert [column for column in page.shown if column_label(column) == column and column != "url"] == [], name


def test_descriptions_come_in_both_languages_with_the_unit() -> None:
    described = site_metadata()["databases"]["ocop"]["tables"]["facts"]
    assert described["description"].startswith("Mỗi dòng là một số đếm")
    assert "Highest star level counted" in described["columns"]["star_max"]
    assert described["columns"]["star_max"].endswith("(star)")
