"""What changed since an earlier package: CHANGES.md, and the whole list of figures as a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ocop.dataset.package.comparing import TableChanges, compare
from ocop.dataset.package.earlier import PackageFile
from ocop.dataset.package.figure_changes import changed_figures
from ocop.dataset.package.resources import Resource, write_rows
from ocop.dataset.package.table_schema import field_of
from ocop.dataset.registry import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ocop.dataset.package.earlier import EarlierPackage

FIGURE_CHANGES = "figure_changes"
# Figures of each kind of change that the note tells of; the file has them all.
SHOWN = 20


@dataclass(slots=True)
class ReleaseChanges:
    """What changed since an earlier package.

    Attributes:
        earlier_version: Version of that package.
        earlier_created_at: When the dataset was in that state; None where unknown.
        tables: What became of each table, in the order of this package, those that are gone last.
        figures: How many figures changed, by what became of them.
        causes: The same by what became of them and why.
        shown: The first figures of each kind of change, as rows of `figure_changes`.
    """

    earlier_version: str
    earlier_created_at: str | None
    tables: Sequence[TableChanges]
    figures: Counter[str] = field(default_factory=Counter)
    causes: Counter[tuple[str, str]] = field(default_factory=Counter)
    shown: list[dict[str, str]] = field(default_factory=list)


def release_changes(
    resources: Sequence[Resource], folder: Path, earlier: EarlierPackage
) -> tuple[ReleaseChanges, Resource]:
    """Compares the files of a package with those of an earlier one, and writes the figures that changed to a file.

    Args:
        resources: The files of the new package.
        folder: Where they lie.
        earlier: The earlier package.

    Raises:
        DatasetError: There is no room to compare.
        OSError: A file cannot be read or written.
    """
    now = {resource.name: _file(resource, folder) for resource in resources}
    changes = ReleaseChanges(earlier.version, earlier.created_at, list(_tables(earlier, now)))
    listed = figure_changes_resource(0)
    columns = [each["name"] for each in listed.schema["fields"]]
    scratch = folder / "comparing.db"
    try:
        rows = write_rows(
            folder / listed.path, columns, _noted(changes, columns, changed_figures(earlier.tables, now, scratch))
        )
    finally:
        scratch.unlink(missing_ok=True)
    return changes, replace(listed, rows=rows)


def figure_changes_resource(rows: int) -> Resource:
    """The file of a package that lists the figures that changed, with so many rows."""
    about = files()[FIGURE_CHANGES]
    schema = {"fields": [field_of(column) for column in about.columns], "missingValues": [""]}
    path = f"data/{about.name}.csv"
    return Resource(about.name, path, about.title_en, about.title_vi, about.en, about.vi, rows, schema)


def _noted(
    changes: ReleaseChanges, columns: Sequence[str], rows: Iterator[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Passes rows on, counts them and keeps the first of each kind."""
    for row in rows:
        change, cause = row[:2]
        changes.figures[change] += 1
        changes.causes[change, cause] += 1
        if changes.figures[change] <= SHOWN:
            changes.shown.append(dict(zip(columns, row, strict=True)))
        yield row


def _tables(earlier: EarlierPackage, now: dict[str, PackageFile]) -> Iterator[TableChanges]:
    for name, table in now.items():
        if name in earlier.tables:
            yield compare(name, earlier.tables[name], table)
        else:
            yield TableChanges(name, table.rows, table.rows, 0, 0, is_new=True)
    for name, table in earlier.tables.items():
        if name not in now and name not in files():
            yield TableChanges(name, None, 0, 0, table.rows)


def _file(resource: Resource, folder: Path) -> PackageFile:
    schema = resource.schema
    columns = {entry["name"]: entry["type"] for entry in schema["fields"]}
    return PackageFile(folder / resource.path, columns, tuple(schema.get("primaryKey", ())), resource.rows)
