"""Table Schema (https://datapackage.org/standard/table-schema) of a packaged table, from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop.dataset.registry import relations

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from ocop.dataset.package.contents import PackagedTable
    from ocop.dataset.registry import Column, Form

_TYPES: dict[Form, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "yes_no": "boolean",
    "date": "date",
    "moment": "datetime",
}


def table_schema(table: PackagedTable, packaged: Container[str]) -> dict[str, Any]:
    """Schema of one table.

    Args:
        table: The table.
        packaged: Names of all tables of the package: references lead only to these.
    """
    names = {column.name for column in table.columns}
    schema: dict[str, Any] = {
        "fields": [field_of(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.relation.key),
    }
    if unique := [list(columns) for columns in table.relation.unique if names.issuperset(columns)]:
        schema["uniqueKeys"] = unique
    if references := _foreign_keys(table.name, table.columns, packaged):
        schema["foreignKeys"] = references
    return schema


def field_of(column: Column) -> dict[str, Any]:
    """One field: type, meaning in English and Vietnamese, unit, source and what its cells may hold."""
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.json_kind or _TYPES.get(column.form, "string"),
        "description": column.en,
        "description@vi": column.vi,
        "source": column.source,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.form == "yes_no":
        field |= {"trueValues": ["1"], "falseValues": ["0"]}
    elif column.values:
        field["categories"] = [
            {"value": value.value, "label": value.en, "label@vi": value.vi} for value in column.values
        ]
    if constraints := _constraints(column):
        field["constraints"] = constraints
    return field


def _constraints(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.is_required:
        constraints["required"] = True
    if column.values and column.form != "yes_no":
        constraints["enum"] = [value.value for value in column.values]
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    return constraints


def _foreign_keys(name: str, columns: Sequence[Column], packaged: Container[str]) -> list[dict[str, Any]]:
    """References to other tables by their keys; one to the table itself has an empty name, as the standard says."""
    return [
        {
            "fields": [column.name],
            "reference": {
                "resource": "" if column.references == name else column.references,
                "fields": list(relations()[column.references].key),
            },
        }
        for column in columns
        if column.references and column.references in packaged
    ]
