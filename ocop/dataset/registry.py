"""The registry of tables and columns: what each means, read from `registry.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Form = Literal["text", "integer", "number", "yes_no", "date", "moment", "json"]

# Columns of days that are no `_date`: their names are those of the fields of a fact.
_DAYS = frozenset({"date_start", "date_end"})


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that a column can have, with its meaning in English and Vietnamese."""

    value: str
    en: str
    vi: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Its name.
        type: SQLite's type.
        form: What its cells hold: text, a whole number, a number, yes or no (1 or 0), a local day or a UTC time (both
            ISO 8601 text), or JSON (text).
        en: Meaning, in English.
        vi: Meaning, in Vietnamese.
        source: Where it comes from, one of the words explained at the head of the file.
        unit: Unit of the number; None where it has none.
        values: Its values, where they are a fixed set.
        minimum: Least value of the number; None where nothing bounds it.
        maximum: Greatest value of the number; None where nothing bounds it.
        json_kind: Whether JSON is an `array` or an `object`; None where the cells hold no JSON.
        references: The table whose row a cell names by its key; None where it names none.
        is_required: Whether its cells are never empty (never null); said of tables and of views that say so.
        is_internal: Of use to the program alone.
    """

    name: str
    type: str
    form: Form
    en: str
    vi: str
    source: str
    unit: str | None = None
    values: tuple[Value, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    json_kind: Literal["array", "object"] | None = None
    references: str | None = None
    is_required: bool = False
    is_internal: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view.

    Attributes:
        name: Its name.
        kind: `table` or `view`; `file` for what is only in packages.
        en: Meaning, in English.
        vi: Meaning, in Vietnamese.
        title_en: Its name for a reader, in English.
        title_vi: Its name for a reader, in Vietnamese.
        key: Columns that identify a row and order an export.
        columns: Its columns in order.
        unique: Other sets of columns that no two rows share.
        export: Name of the view that an export of this table reads; its own where it reads itself.
        is_internal: Of use to the program alone.
    """

    name: str
    kind: Literal["table", "view", "file"]
    en: str
    vi: str
    title_en: str
    title_vi: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    export: str
    unique: tuple[tuple[str, ...], ...] = ()
    is_internal: bool = False


@cache
def relations() -> Mapping[str, Relation]:
    """All tables and views by name, in the order in which a person should meet them.

    >>> relations()["facts"].columns[5].en
    'The number; the lower end of a range.'
    """
    return _section("tables")


@cache
def files() -> Mapping[str, Relation]:
    """The files of a package that are no table or view of the dataset, by name.

    >>> files()["figure_changes"].columns[0].values[0].value
    'changed'
    """
    return _section("files")


def public_relations() -> Mapping[str, Relation]:
    """The tables and views that are exported and shown."""
    return {name: relation for name, relation in relations().items() if not relation.is_internal}


def _section(section: str) -> dict[str, Relation]:
    text = resources.files("ocop.dataset").joinpath("registry.toml").read_text(encoding="utf-8")
    registry = tomllib.loads(text)
    values = {
        name: tuple(Value(value, meaning["en"], meaning["vi"]) for value, meaning in meanings.items())
        for name, meanings in registry["values"].items()
    }
    return {name: _relation(name, entry, registry["columns"], values) for name, entry in registry[section].items()}


def _relation(
    name: str, entry: Mapping[str, Any], columns: Mapping[str, Any], values: Mapping[str, tuple[Value, ...]]
) -> Relation:
    required = frozenset(entry.get("required", ()))
    return Relation(
        name=name,
        kind=entry.get("kind", "file"),
        en=entry["en"],
        vi=entry["vi"],
        title_en=entry.get("title", {}).get("en", name),
        title_vi=entry.get("title", {}).get("vi", name),
        key=tuple(entry.get("key", ())),
        columns=tuple(
            _column(column, columns.get(f"{name}.{column}") or columns[column], values, is_required=column in required)
            for column in entry["columns"]
        ),
        export=entry.get("export", name),
        unique=tuple(tuple(columns) for columns in entry.get("unique", ())),
        is_internal=entry.get("internal", False),
    )


def _column(
    name: str, entry: Mapping[str, Any], values: Mapping[str, tuple[Value, ...]], *, is_required: bool
) -> Column:
    return Column(
        name=name,
        type=entry["type"],
        form=_form(name, entry),
        en=entry["en"],
        vi=entry["vi"],
        source=entry["source"],
        unit=entry.get("unit"),
        values=values[entry["values"]] if "values" in entry else (),
        minimum=entry.get("minimum"),
        maximum=entry.get("maximum"),
        json_kind=entry.get("json", "array") if _form(name, entry) == "json" else None,
        references=entry.get("references"),
        is_required=is_required,
        is_internal=entry.get("internal", False),
    )


def _form(name: str, entry: Mapping[str, Any]) -> Form:
    """What the cells of a column hold, by what the registry says of it and by its name.

    >>> _form("published_date", {"type": "TEXT"}), _form("code", {"type": "TEXT"})
    ('date', 'text')
    """
    if entry.get("values") == "yes_no":
        return "yes_no"
    if entry.get("form") == "json":
        return "json"
    if entry["type"] == "TEXT":
        if name.endswith("_date") or name in _DAYS:
            return "date"
        return "moment" if name.endswith("_at") else "text"
    return "integer" if entry["type"] == "INTEGER" else "number"
