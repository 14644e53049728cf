"""Reading the CSV files of a package again, row by row."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from ocop.dataset.tabular import defused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

Row = dict[str, str]
Key = tuple[tuple[bool, str | float], ...]

# Longer cells than Python reads by itself: the facts behind one figure are a list in a cell.
csv.field_size_limit(2**31 - 1)


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a file, each as its cells by the name of their column.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def key_reader(key: Sequence[str], types: Mapping[str, str]) -> Callable[[Row], Key]:
    """Gives what the rows of a file are ordered by, so that it compares as SQLite has ordered them: null first.

    Args:
        key: The columns of the key.
        types: The columns of the file with their types in Table Schema.

    >>> read = key_reader(["name", "count"], {"name": "string", "count": "integer"})
    >>> read({"name": "", "count": "9"}) < read({"name": "a", "count": "9"}) < read({"name": "a", "count": "10"})
    True
    """
    numeric = [types[name] in {"integer", "number"} for name in key]

    def read(row: Row) -> Key:
        return tuple(
            (row[name] != "", float(row[name] or 0) if is_number else stored(row[name]))
            for name, is_number in zip(key, numeric, strict=True)
        )

    return read


def stored(cell: str) -> str:
    """A text as the dataset has it: without the apostrophe by which a formula was made harmless.

    >>> stored("'=1+1"), stored("'Trà")
    ('=1+1', "'Trà")
    """
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell
