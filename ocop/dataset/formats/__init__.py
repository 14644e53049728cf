"""The file formats of an export: what each is called, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from ocop.dataset.formats.table import Table
from ocop.dataset.formats.text import write_csv_file, write_jsonl_file, write_tsv_file

__all__ = ["FORMATS", "Format", "Table"]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    Attributes:
        name: Its name, which is also the suffix of its files.
        write: Writes a table to a file and returns how many cells had to be cut.
        is_text: Its files are UTF-8 text: they may be shown in a terminal and compressed.
        takes_mark: Its files may begin with a byte order mark, by which Excel knows UTF-8.
    """

    name: str
    write: Callable[[BinaryIO, Table], int]
    is_text: bool = False
    takes_mark: bool = False


def _write_xlsx(file: BinaryIO, table: Table) -> int:
    from ocop.dataset.formats.workbook import write_workbook  # noqa: PLC0415 - slow to import, and seldom needed

    return write_workbook(file, table)


def _write_parquet(file: BinaryIO, table: Table) -> int:
    from ocop.dataset.formats.parquet import write_parquet  # noqa: PLC0415 - slow to import, and seldom needed

    return write_parquet(file, table)


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("csv", write_csv_file, is_text=True, takes_mark=True),
        Format("tsv", write_tsv_file, is_text=True, takes_mark=True),
        Format("jsonl", write_jsonl_file, is_text=True),
        Format("xlsx", _write_xlsx),
        Format("parquet", _write_parquet),
    )
}
