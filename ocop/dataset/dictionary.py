"""The data dictionary as Markdown, made from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.registry import public_relations

if TYPE_CHECKING:
    from ocop.dataset.registry import Column, Relation


def dictionary_markdown() -> str:
    """All public tables and views with their columns, in English and Vietnamese."""
    return "\n".join(_section(relation) for relation in public_relations().values())


def _section(relation: Relation) -> str:
    lines = [
        f"## {relation.name}",
        "",
        f"*{relation.kind.capitalize()}.* {relation.en}",
        "",
        f"*{relation.vi}*",
        "",
        "| column | type | meaning | nghĩa | unit | source |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    if relation.export != relation.name:
        lines[4:4] = [f"`ocop export {relation.name}` writes the view [{relation.export}](#{relation.export}).", ""]
    columns = [column for column in relation.columns if not column.is_internal]
    lines += [_row(column, relation) for column in columns]
    coded = [column for column in columns if column.values and relation.kind == "table"]
    for column in coded:
        lines += ["", f"Values of `{column.name}`:", ""]
        lines += [f"- `{value.value}`: {value.en} ({value.vi})" for value in column.values]
    return "\n".join([*lines, ""])


def _row(column: Column, relation: Relation) -> str:
    name = f"**{column.name}**" if column.name in relation.key else column.name
    return f"| {name} | {_type(column)} | {column.en} | {column.vi} | {column.unit or ''} | {column.source} |"


def _type(column: Column) -> str:
    """SQLite's type, whether a cell is never empty, and the table whose row it names."""
    required = ", required" if column.is_required else ""
    reference = f", of [{column.references}](#{column.references})" if column.references else ""
    return f"{column.type}{required}{reference}"
