"""What became of the rows of a table between two packages: a merge of two files that are in the order of their key."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import merge
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from ocop.dataset.package.csv_rows import Key, Row, key_reader, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop.dataset.package.earlier import PackageFile


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What became of a table.

    Attributes:
        name: Its name.
        rows: Its rows now; None where the table is no more.
        added: Rows with a key that was not there; None where rows cannot be matched.
        changed: Rows whose key was there with other cells, in the columns that both have.
        withdrawn: Rows whose key is not there any more.
        columns_added: Columns that were not there.
        columns_withdrawn: Columns that are not there any more.
        columns_retyped: Columns that are of another type.
        is_new: The table itself was not there.
    """

    name: str
    rows: int | None
    added: int | None
    changed: int | None
    withdrawn: int | None
    columns_added: tuple[str, ...] = ()
    columns_withdrawn: tuple[str, ...] = ()
    columns_retyped: tuple[str, ...] = ()
    is_new: bool = False

    @property
    def is_of_another_shape(self) -> bool:
        """Whether the table or one of its columns came, went or is of another type."""
        return bool(
            self.is_new or self.rows is None or self.columns_added or self.columns_withdrawn or self.columns_retyped
        )


def compare(name: str, earlier: PackageFile, now: PackageFile) -> TableChanges:
    """What became of a table.

    Args:
        name: Its name.
        earlier: The table in the earlier package.
        now: The same in the later one.

    Raises:
        OSError: A file cannot be read.
    """
    common = [column for column in now.columns if column in earlier.columns]
    added, changed, withdrawn = _counts(earlier, now, common) if can_be_matched(earlier, now) else (None, None, None)
    return TableChanges(
        name=name,
        rows=now.rows,
        added=added,
        changed=changed,
        withdrawn=withdrawn,
        columns_added=tuple(column for column in now.columns if column not in earlier.columns),
        columns_withdrawn=tuple(column for column in earlier.columns if column not in now.columns),
        columns_retyped=tuple(column for column in common if now.columns[column] != earlier.columns[column]),
    )


def _counts(earlier: PackageFile, now: PackageFile, common: Sequence[str]) -> tuple[int, int, int]:
    """How many rows were added, changed in one of some columns, and withdrawn."""
    added = changed = withdrawn = 0
    for before, after in matched(earlier, now):
        if before is None:
            added += 1
        elif after is None:
            withdrawn += 1
        else:
            changed += any(before[column] != after[column] for column in common)
    return added, changed, withdrawn


def can_be_matched(earlier: PackageFile, now: PackageFile) -> bool:
    """Whether rows of both can be told to be the same: they have one key, of the same types."""
    return earlier.key == now.key and all(earlier.columns.get(name) == now.columns.get(name) for name in now.key)


def matched(earlier: PackageFile, now: PackageFile) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of both with the same key side by side, in the order of the key; None where one has none.

    Raises:
        OSError: A file cannot be read.
    """
    both = merge(_keyed(earlier, 0), _keyed(now, 1), key=itemgetter(0, 1))
    for _, group in groupby(both, key=itemgetter(0)):
        sides: tuple[list[Row], list[Row]] = ([], [])
        for _, side, row in group:
            sides[side].append(row)
        yield from zip_longest(*sides)


def _keyed(table: PackageFile, side: int) -> Iterator[tuple[Key, int, Row]]:
    read = key_reader(table.key, table.columns)
    return ((read(row), side, row) for row in rows_of(table.file))
