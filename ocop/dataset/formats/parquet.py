"""Parquet: columns with their types and meanings, for pandas, DuckDB, R and what else reads it."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from ocop.dataset.formats.arrow import POOL, arrow_array
from ocop.dataset.formats.sink import Sink
from ocop.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop.dataset.formats.table import Table
    from ocop.dataset.registry import Column, Form

# Rows that are held in memory at once: as Python's objects, which are large, and as Arrow's columns.
_ROWS_IN_A_BATCH = 500
_ROWS_IN_A_GROUP = 5_000

_TYPES: dict[Form, pa.DataType] = {
    "text": pa.string(),
    "json": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "yes_no": pa.bool_(),
    "date": pa.date32(),
    "moment": pa.timestamp("ms", tz="UTC"),
}


def write_parquet(file: BinaryIO, table: Table) -> int:
    """Writes a table as Parquet, a group of rows at a time: days are dates, times are UTC, yes or no is a boolean.

    The meanings of the columns stand in the fields' metadata (`en`, `vi`, `unit`), what the file is in the schema's
    (`ocop`, JSON). No cell is cut or defused.

    Args:
        file: Where it goes; it need not be one that can be read or searched.
        table: What to write.

    Returns:
        Always 0.

    Raises:
        OSError: The disk is full, or the file may not be written.
        DatasetError: A cell holds something else than its column may.
    """
    about = json.dumps(dict(table.about), ensure_ascii=False)
    schema = pa.schema(map(_field, table.columns), metadata={"ocop": about})
    # The smallest and largest text of each group would be held until the end, and whole sentences are of use to nobody.
    measured = [column.name for column in table.columns if column.form not in {"text", "json"}]
    options = {"memory_pool": POOL, "write_statistics": measured}
    with Sink(file) as sink, pq.ParquetWriter(sink, schema, **options) as writer:
        batches = _batches(table, schema)
        while group := list(islice(batches, _ROWS_IN_A_GROUP // _ROWS_IN_A_BATCH)):
            writer.write_table(pa.Table.from_batches(group))
    return 0


def _batches(table: Table, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    rows = iter(table.rows)
    while batch := list(islice(rows, _ROWS_IN_A_BATCH)):
        yield pa.RecordBatch.from_arrays(list(_arrays(table.columns, batch)), schema=schema)


def _field(column: Column) -> pa.Field:
    meaning = {"en": column.en, "vi": column.vi} | ({"unit": column.unit} if column.unit else {})
    return pa.field(column.name, _TYPES[column.form], metadata=meaning)


def _arrays(columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> Iterator[pa.Array]:
    for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
        try:
            yield arrow_array(column.form, _TYPES[column.form], cells)
        except (ValueError, TypeError, OverflowError, pa.ArrowException) as error:
            raise DatasetError(
                f"the column {column.name} holds what is no {column.form.replace('_', ' or ')} ({error});"
                " run `ocop reprocess`, or export it to csv"
            ) from error
