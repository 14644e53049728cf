"""Export: tables and views of the dataset as files that other programs open."""

from __future__ import annotations

import contextlib
import difflib
import os
from typing import TYPE_CHECKING, Literal, TextIO, get_args

from ocop.dataset.failures import told_plainly
from ocop.dataset.registry import Relation, public_relations
from ocop.dataset.tabular import write_csv, write_jsonl
from ocop.errors import OcopError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

ExportFormat = Literal["csv", "jsonl"]
_WRITERS = {"csv": write_csv, "jsonl": write_jsonl}


def export_table(db: Database, name: str, export_format: str, file: TextIO) -> int:
    """Writes a table or view to an open text file, row by row, in the order of its key.

    `facts` and `named_products` are read with title, address, outlet and date of their articles, and only for the
    current versions of these.

    Args:
        db: The dataset.
        name: Name of a table or view of the registry.
        export_format: `csv` or `jsonl`.
        file: Opened with `newline=""`.

    Returns:
        The number of rows.

    Raises:
        UsageError: There is no such table, view or format.
        DatasetError: The dataset cannot be read.
    """
    relation = exported_relation(name)
    if export_format not in _WRITERS:
        raise UsageError(f"there is no format “{export_format}”; it is one of {', '.join(get_args(ExportFormat))}")
    columns = [column.name for column in relation.columns if not column.is_internal]
    with told_plainly():
        rows = db.execute(
            f"SELECT {', '.join(columns)} FROM {relation.name} ORDER BY {', '.join(relation.key)}"  # noqa: S608
        )
        counted = _Counted(rows)
        _WRITERS[export_format](file, columns, counted)
    return counted.count


def export_file(db: Database, name: str, export_format: str, path: Path, *, bom: bool = False) -> int:
    """As `export_table`, into a file that appears only when it is whole; one that was there stays until then.

    Args:
        db: The dataset.
        name: Name of a table or view of the registry.
        export_format: `csv` or `jsonl`.
        path: Where the file is to be.
        bom: Begin a CSV file with a byte order mark, without which Excel takes UTF-8 for something else.

    Raises:
        UsageError: There is no such table, view or format; the mark is asked for in another format than CSV; or the
            folder is not there.
        OcopError: The disk is full or may not be written; nothing is left behind.
        DatasetError: The dataset cannot be read.
    """
    if bom and export_format != "csv":
        raise UsageError("a byte order mark belongs into a CSV file; leave --bom out")
    with _appearing_whole(path, "utf-8-sig" if bom else "utf-8") as file:
        return export_table(db, name, export_format, file)


def exported_relation(name: str) -> Relation:
    """Table or view that an export of `name` reads.

    Raises:
        UsageError: There is none; the message names those that exist.
    """
    known = public_relations()
    if name not in known:
        nearest = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {nearest[0]}? " if nearest else ""
        raise UsageError(f"there is no table “{name}”; {hint}there are {', '.join(known)}")
    return known[known[name].export]


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterator[tuple[object, ...]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        for row in self._rows:
            self.count += 1
            yield row


@contextlib.contextmanager
def _appearing_whole(path: Path, encoding: str) -> Iterator[TextIO]:
    """File that gets its name when it is complete; a device or pipe is written as it is."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}; make it first")
    target = path.resolve()
    is_ordinary = target.is_file() or not target.exists()
    part = target.with_name(f".{target.name}.{os.getpid()}.part") if is_ordinary else target
    try:
        with part.open("w", encoding=encoding, newline="") as file:
            yield file
        if is_ordinary:
            part.replace(target)
    except OSError as error:
        raise OcopError(
            f"{path} was not written ({error.strerror or error}); a file that was there is as it was"
        ) from error
    finally:
        if is_ordinary:
            part.unlink(missing_ok=True)
