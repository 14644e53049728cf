from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from sqlite_utils import Database

from nlp.counting.count import Form
from ocop.dataset.dictionary import dictionary_markdown
from ocop.dataset.registry import Relation, public_relations, relations
from tests.ocop.dataset.make import table

ROOT = Path(__file__).parents[3]


def schema(db: Database) -> dict[str, str]:
    """Tables and views of the file, without what SQLite and the full-text index keep for themselves."""
    found = table(db, "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')")
    own = re.compile(r"sqlite_.*|_sqlite_migrations|\w+_search(_(data|idx|docsize|config|words))?")
    return {name: kind for name, kind in found if not own.fullmatch(name)}


def test_the_registry_names_every_table_and_view_and_no_other(db: Database) -> None:
    assert {name: relation.kind for name, relation in relations().items()} == schema(db)


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_columns_are_in_step_with_the_schema(db: Database, relation: Relation) -> None:
    stored = table(db, f"SELECT name, type FROM pragma_table_info('{relation.name}')")
    assert [column.name for column in relation.columns] == [name for name, _ in stored]
    for column, (_, kind) in zip(relation.columns, stored, strict=True):
        assert kind in {column.type, ""}, f"{relation.name}.{column.name}"


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_values_are_those_that_the_schema_allows(db: Database, relation: Relation) -> None:
    (sql,) = table(db, "SELECT sql FROM sqlite_master WHERE name = ?", relation.name)
    allowed = {
        name: tuple(re.findall(r"[\w']+", values))
        for name, values in re.findall(r"CHECK \((\w+) IN \(([^)]*)\)", sql[0])
    }
    for column in relation.columns:
        if column.name in allowed:
            assert {value.strip("'") for value in allowed[column.name]} == {value.value for value in column.values}
    assert set(allowed) <= {column.name for column in relation.columns}
    if relation.kind == "table":
        # The families of rules grow with the reader; the dataset need not be rewritten for a new one.
        assert {column.name for column in relation.columns if column.values} - {"rule"} == set(allowed)


TABLES = [relation for relation in relations().values() if relation.kind == "table"]


def test_the_families_of_rules_are_those_of_the_reader() -> None:
    (rule,) = [column for column in relations()["facts"].columns if column.name == "rule"]
    assert {value.value for value in rule.values} == {*get_args(Form), "table_cell"}


@pytest.mark.parametrize("relation", TABLES, ids=lambda relation: relation.name)
def test_required_columns_are_those_that_the_schema_requires(db: Database, relation: Relation) -> None:
    stored = table(db, f"SELECT name FROM pragma_table_info('{relation.name}') WHERE \"notnull\" OR pk")
    if not relation.is_internal:
        assert {column.name for column in relation.columns if column.is_required} == {name for (name,) in stored}


@pytest.mark.parametrize("relation", TABLES, ids=lambda relation: relation.name)
def test_references_are_those_of_the_schema(db: Database, relation: Relation) -> None:
    stored = table(db, f'SELECT "from", "table", "to" FROM pragma_foreign_key_list(\'{relation.name}\')')
    told = {(column.name, column.references) for column in relation.columns if column.references}
    assert (told == {(here, there) for here, there, _ in stored}) or relation.is_internal
    assert all(relations()[there].key == (key,) for _, there, key in stored)


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_what_is_referred_to_is_a_public_table_with_a_key_of_one_column(relation: Relation) -> None:
    for column in relation.columns:
        if column.references and not relation.is_internal:
            target = public_relations()[column.references]
            assert (target.kind, len(target.key)) == ("table", 1)


@pytest.mark.parametrize("relation", TABLES, ids=lambda relation: relation.name)
def test_keys_are_those_of_the_schema(db: Database, relation: Relation) -> None:
    stored: dict[tuple[str, str], list[str]] = {}
    for name, origin, column in table(
        db,
        "SELECT i.name, i.origin, c.name FROM pragma_index_list(?) i, pragma_index_info(i.name) c"
        ' WHERE i."unique" AND NOT i.partial ORDER BY i.name, c.seqno',
        relation.name,
    ):
        stored.setdefault((name, origin), []).append(column)
    keys = {tuple(columns) for (_, origin), columns in stored.items() if origin == "pk"}
    others = {tuple(columns) for (_, origin), columns in stored.items() if origin != "pk"}
    assert keys == {relation.key}
    assert others - {("search_number",)} == set(relation.unique)


@pytest.mark.parametrize("relation", TABLES, ids=lambda relation: relation.name)
def test_bounds_are_those_of_the_schema(db: Database, relation: Relation) -> None:
    (sql,) = table(db, "SELECT sql FROM sqlite_master WHERE name = ?", relation.name)
    for name, least, most in re.findall(r"CHECK \((\w+) BETWEEN (\d+) AND (\d+)\)", sql[0]):
        (column,) = [column for column in relation.columns if column.name == name]
        assert (column.minimum, column.maximum) == (int(least), int(most))


@pytest.mark.parametrize("relation", public_relations().values(), ids=lambda relation: relation.name)
def test_everything_public_has_a_title_in_both_languages(relation: Relation) -> None:
    assert relation.name not in {relation.title_en, relation.title_vi}


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_what_is_required_or_unique_is_a_column(relation: Relation) -> None:
    text = (ROOT / "ocop" / "dataset" / "registry.toml").read_text(encoding="utf-8")
    required = tomllib.loads(text)["tables"][relation.name].get("required", [])
    names = {column.name for column in relation.columns}
    assert set(required) <= names
    assert {name for columns in relation.unique for name in columns} <= names


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_names_follow_the_conventions(relation: Relation) -> None:
    for column in relation.columns:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
        if column.name.endswith(("_at", "_date", "_id", "_code", "_url")):
            assert column.type == "TEXT"
        if column.type == "REAL":
            assert column.unit, f"{relation.name}.{column.name} has no unit"
        assert column.source in {"page", "reading", "reference", "registry", "harvest", "computed"}


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_keys_identify_and_exports_exist(relation: Relation) -> None:
    assert set(relation.key) <= {column.name for column in relation.columns}
    assert relation.export in relations()
    target = relations()[relation.export]
    hidden = {"article_id", "first_run_id", "run_id", "search_number", "name_key"}
    assert {column.name for column in relation.columns} - hidden <= {column.name for column in target.columns}


def test_the_same_name_means_the_same_thing_unless_the_registry_says_otherwise() -> None:
    meanings = {
        column.en for relation in relations().values() for column in relation.columns if column.name == "published_date"
    }
    assert len(meanings) == 1


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param("articles.published_date", "date", id="a local day"),
        pytest.param("facts.date_end", "date", id="a day by the name that facts give it"),
        pytest.param("articles.fetched_at", "moment", id="a UTC time"),
        pytest.param("facts.date_basis", "text", id="no day"),
        pytest.param("provinces.code", "text", id="a code with its zeros"),
        pytest.param("articles.is_current", "yes_no", id="yes or no"),
        pytest.param("facts.star_min", "integer", id="a whole number"),
        pytest.param("facts.value", "number", id="a number"),
        pytest.param("articles.tags", "json", id="JSON"),
    ],
)
def test_what_the_cells_of_a_column_hold(name: str, form: str) -> None:
    table_name, _, column_name = name.partition(".")
    (column,) = [column for column in relations()[table_name].columns if column.name == column_name]
    assert column.form == form


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_what_is_said_to_be_json_is_held_as_json(relation: Relation) -> None:
    for column in relation.columns:
        assert ("JSON" in column.en) is (column.form == "json"), column.name


def test_the_dictionary_tells_of_every_public_table_and_column() -> None:
    markdown = dictionary_markdown()
    for relation in public_relations().values():
        assert f"## {relation.name}\n" in markdown
        for column in relation.columns:
            assert (f"{column.name}" in markdown) is not column.is_internal
    assert "signatures" not in markdown
    assert "`vn34`: the 34 provinces since 1 July 2025" in markdown


def test_the_page_in_the_documentation_is_the_one_that_is_made() -> None:
    page = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert dictionary_markdown().strip() in page
