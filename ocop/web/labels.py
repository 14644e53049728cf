"""Short Vietnamese words for the heads and values of tables, and what each column means in both languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ocop.dataset.registry import relations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop.dataset.registry import Column


def column_label(name: str) -> str:
    """Vietnamese head of a column; its own name where it has none.

    >>> column_label("as_of_date"), column_label("etag")
    ('Tính đến', 'etag')
    """
    return _file()["columns"].get(name, name)


def value_label(column: str, value: object) -> str:
    """Vietnamese word for one of the values of a column; the value itself where it has none.

    >>> value_label("status", "recognised"), value_label("status", "unheard")
    ('hiện có', 'unheard')
    """
    return _file().get(f"values.{column}", {}).get(str(value), str(value))


def value_word(column: str, value: object, relation: str | None = None) -> tuple[str, str] | None:
    """Short Vietnamese word for one of a fixed set of values, and its meaning; None where the column has no such set.

    Args:
        column: Name of the column.
        value: What stands in it.
        relation: The table or view; None where it is not known, then any that has this column and value.

    >>> value_word("status", "target"), value_word("kind", "shrinking_stock")[0], value_word("title", "1")
    (('mục tiêu', 'mục tiêu, kế hoạch · a goal or plan'), 'số giảm', None)
    """
    for known in _columns_named(column, relation):
        meaning = next((each for each in known.values if each.value == str(value)), None)
        if meaning:
            word = value_label("yes_no" if known.form == "yes_no" else column, value)
            return word, f"{meaning.vi} · {meaning.en}"
    return None


def column_meaning(name: str, relation: str | None = None) -> str:
    """What a column means, in Vietnamese and English; empty where the registry does not know it.

    >>> column_meaning("star_max")
    'Hạng sao cao nhất được tính, 1 đến 5. · Highest star level counted, 1 to 5.'
    """
    known = next(iter(_columns_named(name, relation)), None)
    return f"{known.vi} · {known.en}" if known else ""


def referenced_table(column: str, relation: str | None = None) -> str | None:
    """The table whose row a cell of the column names by its key; None where it names none.

    >>> referenced_table("part_of_id")
    'facts'
    """
    return next((known.references for known in _columns_named(column, relation) if known.references), None)


def _columns_named(name: str, relation: str | None) -> Sequence[Column]:
    """The columns of a name, that of the given table or view first: the same name mostly means the same thing."""
    return sorted(_columns().get(name, ()), key=lambda each: each not in _own(relation))


def _own(relation: str | None) -> Sequence[Column]:
    known = relations().get(relation or "")
    return known.columns if known else ()


@cache
def _columns() -> Mapping[str, Sequence[Column]]:
    found: dict[str, list[Column]] = {}
    for relation in relations().values():
        for column in relation.columns:
            found.setdefault(column.name, []).append(column)
    return found


@cache
def _file() -> Mapping[str, Mapping[str, str]]:
    file = tomllib.loads(resources.files("ocop.web").joinpath("labels.toml").read_text(encoding="utf-8"))
    return {"columns": file["columns"], **{f"values.{column}": words for column, words in file["values"].items()}}
