"""The files of tables in a package, and how its descriptor tells of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocop.dataset.failures import told_plainly
from ocop.dataset.tabular import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlite_utils import Database

    from ocop.dataset.package.contents import PackagedTable


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of rows in a package.

    Attributes:
        name: Its name in the descriptor.
        path: Where it lies in the package.
        title_en: Its title, in English.
        title_vi: Its title, in Vietnamese.
        en: What a row is, in English.
        vi: What a row is, in Vietnamese.
        rows: How many rows it has.
        schema: Its Table Schema.
    """

    name: str
    path: str
    title_en: str
    title_vi: str
    en: str
    vi: str
    rows: int
    schema: Mapping[str, Any]

    def descriptor(self, folder: Path) -> dict[str, Any]:
        """How `datapackage.json` tells of the file, with the size and fingerprint that it has in a folder."""
        file = folder / self.path
        return {
            "name": self.name,
            "type": "table",
            "path": self.path,
            "title": self.title_en,
            "title@vi": self.title_vi,
            "description": self.en,
            "description@vi": self.vi,
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": file.stat().st_size,
            "hash": f"sha256:{sha256_of(file)}",
            "rows": self.rows,
            "schema": dict(self.schema),
        }


def write_table(db: Database, table: PackagedTable, folder: Path) -> int:
    """Writes the rows of a table to its file, in the order of its key, and gives their number.

    Raises:
        DatasetError: The dataset cannot be read.
        OSError: The file cannot be written.
    """
    columns = [column.name for column in table.columns]
    with told_plainly():
        rows = db.execute(
            f"SELECT {', '.join(columns)} FROM {table.relation.name} ORDER BY {', '.join(table.relation.key)}"  # noqa: S608
        )
        return write_rows(folder / table.path, columns, rows)


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Writes rows to a CSV file, whose folder is made where there is none, and gives their number.

    Raises:
        OSError: The file cannot be written.
    """
    count = 0

    def counted() -> Iterator[Sequence[object]]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(file, columns, counted())
    return count


def sha256_of(path: Path) -> str:
    """Fingerprint of a file, as hexadecimal digits.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
