"""Export: tables and views of the dataset as files that other programs open."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from ocop.dataset.failures import told_plainly
from ocop.dataset.formats import FORMATS, Format, Table
from ocop.dataset.nearest import checked_choice
from ocop.dataset.provenance import last_run, provenance
from ocop.dataset.times import moment_of
from ocop.dataset.whole_file import appearing_whole
from ocop.errors import UsageError

if TYPE_CHECKING:
    from sqlite_utils import Database

    from ocop.dataset.selection import Selection

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        rows: The number of rows.
        cut: The number of cells that the format could not hold whole; each ends in a mark that says so.
    """

    rows: int
    cut: int = 0


def export_table(
    db: Database, selection: Selection, export_format: str, file: BinaryIO, *, mark: bool = False
) -> Exported:
    """Writes part of a table or view to an open file, row by row, in the order of its key.

    Files of formats that are no text are made aside, in the system's folder for temporary files, and passed on when
    they are whole: the file may be a pipe.

    Args:
        db: The dataset.
        selection: Which table or view, which columns, which rows.
        export_format: Name of a format of `FORMATS`.
        file: A file of bytes; it stays open.
        mark: Begin with a byte order mark, without which Excel takes UTF-8 for something else.

    Raises:
        UsageError: There is no such format, or it takes no mark.
        DatasetError: The dataset cannot be read.
        OSError: The file cannot be written.
    """
    chosen = checked_format(export_format, mark=mark)
    if chosen.is_text or file.seekable():
        return _write(db, selection, chosen, file, mark=mark)
    with tempfile.TemporaryFile() as whole:
        exported = _write(db, selection, chosen, whole)
        whole.seek(0)
        shutil.copyfileobj(whole, file)
    return exported


def export_file(db: Database, selection: Selection, export_format: str, path: Path, *, mark: bool = False) -> Exported:
    """As `export_table`, into a file that appears only when it is whole; one that was there stays until then.

    Args:
        db: The dataset.
        selection: Which table or view, which columns, which rows.
        export_format: Name of a format of `FORMATS`.
        path: Where the file is to be. Text in a file whose name ends in `.gz` is compressed.
        mark: Begin with a byte order mark.

    Raises:
        UsageError: There is no such format, it takes no mark or cannot be compressed, or the folder is not there.
        OcopError: The disk is full or may not be written; nothing is left behind.
        DatasetError: The dataset cannot be read.
    """
    chosen = checked_format(export_format, mark=mark)
    is_compressed = path.suffix.lower() == ".gz"
    if is_compressed and not chosen.is_text:
        raise UsageError(f"{chosen.name} is compressed in itself; name the file {path.with_suffix('').name}")
    with appearing_whole(path) as file:
        if not is_compressed:
            return export_table(db, selection, export_format, file, mark=mark)
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as compressed:
            return _write(db, selection, chosen, cast("BinaryIO", compressed), mark=mark)


def checked_format(name: str, *, mark: bool = False) -> Format:
    """Format by its name.

    Args:
        name: What a person typed.
        mark: A byte order mark is wanted.

    Raises:
        UsageError: There is none; the message names the nearest and those that exist. Or it takes no mark.
    """
    chosen = FORMATS[checked_choice("format", name, FORMATS)]
    if mark and not chosen.takes_mark:
        raise UsageError(f"a byte order mark belongs into a CSV or TSV file, not into {name}; leave it out")
    return chosen


def _write(db: Database, selection: Selection, chosen: Format, file: BinaryIO, *, mark: bool = False) -> Exported:
    with told_plainly():
        rows = _Counted(db.execute(selection.query, selection.values))
        run = last_run(db)
        made_at = moment_of(run[1]) if run else None
        table = Table(selection.relation.name, selection.columns, rows, made_at, provenance(selection, run))
        if mark:
            file.write(BYTE_ORDER_MARK)
        cut = chosen.write(file, table)
    return Exported(rows.count, cut)


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Sequence[object]]:
        for row in self._rows:
            self.count += 1
            yield row
