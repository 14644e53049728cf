"""The data dictionary as Markdown, made from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.registry import public_relations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ocop.dataset.registry import Column, Relation


def dictionary_markdown() -> str:
    """All public tables and views with their columns, in English and Vietnamese."""
    return "\n".join(_section(relation) for relation in public_relations().values())


def columns_markdown(columns: Iterable[Column], key: Collection[str]) -> str:
    """A table of columns with their meanings; those of the key are bold."""
    lines = ["| column | type | meaning | nghĩa | unit | source |", "| --- | --- | --- | --- | --- | --- |"]
    return "\n".join([*lines, *(_row(column, key) for column in columns)])


def values_markdown(columns: Iterable[Column]) -> str:
    """Lists of the values of those columns that have a fixed set of them, each value with its meanings."""
    return "\n\n".join(
        f"Values of `{column.name}`:\n\n"
        + "\n".join(f"- `{value.value}`: {value.en} ({value.vi})" for value in column.values)
        for column in columns
        if column.values
    )


def _section(relation: Relation) -> str:
    columns = [column for column in relation.columns if not column.is_internal]
    parts = [f"## {relation.name}", f"*{relation.kind.capitalize()}.* {relation.en}"]
    if relation.export != relation.name:
        parts.append(f"`ocop export {relation.name}` writes the view [{relation.export}](#{relation.export}).")
    parts += [f"*{relation.vi}*", columns_markdown(columns, relation.key)]
    if relation.kind == "table":
        parts.append(values_markdown(columns))
    return "\n\n".join(part for part in parts if part) + "\n"


def _row(column: Column, key: Collection[str]) -> str:
    name = f"**{column.name}**" if column.name in key else column.name
    return f"| {name} | {_type(column)} | {column.en} | {column.vi} | {column.unit or ''} | {column.source} |"


def _type(column: Column) -> str:
    """SQLite's type, whether a cell is never empty, and the table whose row it names."""
    required = ", required" if column.is_required else ""
    reference = f", of [{column.references}](#{column.references})" if column.references else ""
    return f"{column.type}{required}{reference}"
