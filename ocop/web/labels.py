"""Short Vietnamese words for the heads and values of tables, and what each column means in both languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ocop.dataset.registry import relations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop.dataset.registry import Column


def column_label(name: str) -> str:
    """Vietnamese head of a column; its own name where it has none.

    >>> column_label("as_of_date"), column_label("etag")
    ('Tính đến', 'etag')
    """
    return _file()["columns"].get(name, name)


def value_label(kind: str, value: object) -> str:
    """Vietnamese word for one of the values of a kind of column; the value itself where it has none.

    >>> value_label("status", "recognised"), value_label("status", "unheard")
    ('hiện có', 'unheard')
    """
    return _file().get(f"values.{kind}", {}).get(str(value), str(value))


@cache
def value_words(column: str) -> Mapping[str, tuple[str, str]]:
    """Values of a column with their meanings in Vietnamese and English; empty where they are no fixed set.

    >>> value_words("status")["target"]
    ('mục tiêu, kế hoạch', 'a goal or plan')
    """
    known = _columns().get(column)
    return {each.value: (each.vi, each.en) for each in known.values} if known else {}


def column_meaning(name: str, relation: str | None = None) -> str:
    """What a column means, in Vietnamese and English; empty where the registry does not know it.

    >>> column_meaning("star_max")
    'Hạng sao cao nhất được tính, 1 đến 5. · Highest star level counted, 1 to 5.'
    """
    known = _columns().get(name)
    if relation in relations():
        known = next((each for each in relations()[relation].columns if each.name == name), known)
    return f"{known.vi} · {known.en}" if known else ""


@cache
def _columns() -> Mapping[str, Column]:
    """A column of each name, from the first table that has it: the same name means the same thing nearly everywhere."""
    found: dict[str, Column] = {}
    for relation in relations().values():
        for column in relation.columns:
            found.setdefault(column.name, column)
    return found


@cache
def _file() -> Mapping[str, Mapping[str, str]]:
    file = tomllib.loads(resources.files("ocop.web").joinpath("labels.toml").read_text(encoding="utf-8"))
    return {"columns": file["columns"], **{f"values.{kind}": words for kind, words in file["values"].items()}}
