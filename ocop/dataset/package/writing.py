"""Writing a package: every table, what describes it, and what changed since an earlier one."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.package.citation import citation_cff
from ocop.dataset.package.contents import packaged_tables
from ocop.dataset.package.descriptor import outlets_of, write_descriptor
from ocop.dataset.package.earlier import is_package, open_earlier
from ocop.dataset.package.edition import edition_of
from ocop.dataset.package.folder import appearing_whole
from ocop.dataset.package.kept_note import NOTE, kept_note
from ocop.dataset.package.readme import readme
from ocop.dataset.package.release import release_changes
from ocop.dataset.package.release_note import release_note
from ocop.dataset.package.resources import Resource, write_table
from ocop.dataset.package.table_schema import table_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

    from ocop.dataset.package.earlier import EarlierPackage
    from ocop.dataset.package.edition import Edition


@dataclass(frozen=True, slots=True)
class PackageReport:
    """What was written.

    Attributes:
        version: Version of the package.
        tables: How many tables it holds.
        rows: How many rows they have.
        compared_with: Version of the earlier package; None where there was none.
    """

    version: str
    tables: int
    rows: int
    compared_with: str | None = None


def write_package(db: Database, folder: Path, *, previous: Path | None = None) -> PackageReport:
    """Writes the dataset as a Data Package, of one state of it, whoever writes to it meanwhile.

    The same state gives the same files, byte for byte. Where nothing has changed since the package that is replaced,
    the new one goes on telling of the last change, unless it is to be compared with another one.

    Args:
        db: The dataset.
        folder: Where the package is to be. It gets its name when it is whole; a package that is there is replaced then,
            and anything else is refused.
        previous: An earlier package, to tell what changed since; it may be the one that is replaced.

    Raises:
        UsageError: The folder cannot take a package, or the earlier package is none or damaged.
        OcopError: The disk is full or may not be written; what was there is as it was.
        DatasetError: The dataset cannot be read.
    """
    earlier = open_earlier(previous) if previous else None
    with appearing_whole(folder, is_package) as part, _one_state(db):
        edition = edition_of(db)
        tables = packaged_tables()
        names = {table.name for table in tables}
        resources = []
        for table in tables:
            rows = write_table(db, table, part)
            schema = table_schema(table, names)
            resources.append(
                Resource(
                    table.name,
                    table.path,
                    table.title_en,
                    table.title_vi,
                    table.relation.en,
                    table.relation.vi,
                    rows,
                    schema,
                )
            )
        note, list_of_figures = _told(edition, resources, part, folder, earlier, previous)
        if list_of_figures:
            resources.append(list_of_figures)
        _write(part / NOTE, note)
        _write(part / "CITATION.cff", citation_cff(edition))
        _write(part / "README.md", readme(edition, resources, tables))
        write_descriptor(part, edition, outlets_of(db), resources)
    return PackageReport(
        edition.version, len(tables), sum(each.rows for each in resources), earlier.version if earlier else None
    )


def _told(  # noqa: PLR0913, PLR0917 - both packages
    edition: Edition,
    resources: list[Resource],
    part: Path,
    folder: Path,
    earlier: EarlierPackage | None,
    previous: Path | None,
) -> tuple[str, Resource | None]:
    """The note of what changed, and the list of figures that did; None where nothing is compared."""
    if previous is None or previous.resolve() == folder.resolve():
        kept = kept_note(edition, resources, part, folder)
        if kept:
            return kept
    if earlier is None:
        return release_note(edition, None), None
    changes, list_of_figures = release_changes(resources, part, earlier)
    return release_note(edition, changes), list_of_figures


@contextlib.contextmanager
def _one_state(db: Database) -> Iterator[None]:
    """All that is read inside is of one moment."""
    with told_plainly():
        db.conn.execute("BEGIN")
        try:
            yield
        finally:
            db.conn.execute("ROLLBACK")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
