"""Whether every cell holds what the registry says of its column: one of its values, a day, a time, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.registry import Column, Relation, relations
from ocop.dataset.verify.invariant import Invariant, by_query

if TYPE_CHECKING:
    from collections.abc import Iterator

# The families of rules grow with the reader; what an earlier one was called is no mistake.
_GROWING = frozenset({"rule"})
_FORMS = {
    "date": "date({name}, '+0 days') IS NOT {name}",
    "moment": "strftime('%Y-%m-%dT%H:%M:%SZ', {name}, '+0 days') IS NOT {name}",
    "json": "NOT json_valid({name})",
    "yes_no": "{name} NOT IN (0, 1)",
}


def column_invariants() -> Iterator[Invariant]:
    """One invariant for each table that has columns of a set form."""
    for relation in relations().values():
        conditions = [each for column in relation.columns for each in _wrong(column)]
        if relation.kind == "table" and conditions:
            yield by_query(
                f"columns-{relation.name.replace('_', '-')}",
                f"{relation.name}: every cell holds what the data dictionary says of its column",
                f"SELECT {_name(relation)} FROM {relation.name} WHERE {' OR '.join(conditions)}",  # noqa: S608 - ours
            )


def _wrong(column: Column) -> Iterator[str]:
    """Conditions that hold where a cell is not empty and wrong."""
    name = f'"{column.name}"'
    if column.form in _FORMS:
        yield f"({name} IS NOT NULL AND {_FORMS[column.form].format(name=name)})"
    elif column.values and column.name not in _GROWING:
        quoted = ", ".join(f"'{value.value}'" for value in column.values)
        yield f"{name} NOT IN ({quoted})"
    if column.minimum is not None:
        yield f"{name} < {column.minimum}"
    if column.maximum is not None:
        yield f"{name} > {column.maximum}"


def _name(relation: Relation) -> str:
    """What names a row of a table: the columns of its key."""
    return " || ' ' || ".join(f'"{column}"' for column in relation.key)
