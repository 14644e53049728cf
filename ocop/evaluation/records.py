"""From the JSON shape of `docs/facts.md` to labels, with errors that name the file, the fact and the field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from ocop.demo.tables import Table
from ocop.errors import UnreadableInputError, UsageError
from ocop.evaluation.labels import LabelledFact, LabelledProduct, Labels
from ocop.models import Comparator, DateBasis, Measure, PlaceLevel, ProducerType, ProductGroup, Status, Unit

_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def read_fact(table: Table) -> LabelledFact:
    """A fact from its table; what is not written has the default of `docs/facts.md`.

    Raises:
        OcopError: A field is missing or not of the shape.
    """
    value = table.optional_number("value")
    if value is None:
        raise table.error("value", "is missing: a number is needed")
    return LabelledFact(
        measure=table.choice("measure", get_args(Measure)),
        value=value,
        value_high=table.optional_number("value_high"),
        unit=table.choice("unit", get_args(Unit), "count"),
        comparator=table.choice("comparator", get_args(Comparator), "eq"),
        producer_type=table.optional_choice("producer_type", get_args(ProducerType)),
        star_min=table.optional_integer("star_min", 1, 5),
        star_max=table.optional_integer("star_max", 1, 5),
        potential=table.flag("potential"),
        status=table.choice("status", get_args(Status), "recognised"),
        place_level=table.optional_choice("place_level", get_args(PlaceLevel)),
        place=table.optional_text("place"),
        province=table.optional_text("province"),
        date_start=_day(table, "date_start"),
        date_end=_day(table, "date_end"),
        date_basis=table.optional_choice("date_basis", get_args(DateBasis)),
        group=table.optional_choice("group", get_args(ProductGroup)),
        evidence=table.optional_text("evidence") or "",
        confidence=table.optional_number("confidence"),
    )


def read_product(table: Table) -> LabelledProduct:
    """A named product from its table.

    Raises:
        OcopError: A field is missing or not of the shape.
    """
    return LabelledProduct(
        name=table.text("name"),
        star=table.optional_integer("star", 1, 5),
        potential=table.flag("potential"),
        producer=table.optional_text("producer"),
        place=table.optional_text("place"),
        province=table.optional_text("province"),
        year=table.optional_integer("year", _FIRST_YEAR, _LAST_YEAR),
    )


def table_of(values: Mapping[str, Any], where: str) -> Table:
    """A JSON object as a table: a null is a key that is not written.

    >>> table_of({"id": "a1", "facts": [{"measure": "products", "value": 9, "star_min": None}]}, "dev.jsonl").values
    {'id': 'a1', 'facts': [{'measure': 'products', 'value': 9}]}
    """
    return Table(where, _without_nulls(values))


def labels_of(table: Table) -> Labels:
    """Labels of one record `{"id", "facts", "named"}`; the lists may be missing.

    Raises:
        OcopError: The id is missing, or a fact or product is not of the shape.
    """
    if "id" not in table:
        raise table.error("id", "is missing")
    return Labels(
        str(table.values["id"]),
        tuple(map(read_fact, table.tables("facts"))),
        tuple(map(read_product, table.tables("named"))),
    )


def read_objects(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The JSON objects of a file with a name for each: one a line, or the whole of a `.json` file.

    Raises:
        UsageError: There is no such file.
        UnreadableInputError: It is not UTF-8, or a line holds no JSON object; the message names the line.
    """
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"{path}: not UTF-8; save it in that encoding") from error
    if path.suffix.lower() == ".json":
        yield path.name, _object(content, path.name)
        return
    # Only the line feed ends a line: JSON strings may hold the other line breaks of Unicode.
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            where = f"{path.name} line {number}"
            yield where, _object(line, where)


def _object(content: str, where: str) -> Mapping[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(f"{where}: not JSON: {error}") from error
    if not isinstance(found, dict):
        raise UnreadableInputError(f"{where}: not a JSON object")
    return found


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


def _day(table: Table, key: str) -> date | None:
    """A day, written as a TOML date or as text in ISO form."""
    if not isinstance(table.values.get(key), str):
        return table.optional_day(key)
    written = table.text(key)
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        raise table.error(key, f"must be a day such as 2023-12-05, not “{written}”")
    return day
