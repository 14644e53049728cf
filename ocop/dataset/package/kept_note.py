"""The note of the last change, kept where a package takes the place of one that says the same."""

from __future__ import annotations

import filecmp
import re
import shutil
from typing import TYPE_CHECKING

from ocop.dataset.package.earlier import is_package, open_earlier
from ocop.dataset.package.release import FIGURE_CHANGES, figure_changes_resource
from ocop.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ocop.dataset.package.earlier import EarlierPackage
    from ocop.dataset.package.edition import Edition
    from ocop.dataset.package.resources import Resource

NOTE = "CHANGES.md"

# What another run alone makes different: the log of the runs and of the asking, and what is told up to the last run.
_FOLLOWING_THE_RUNS = frozenset(
    {"runs", "run_counts", "pages", "captures", "source_states", "figures_by_year", "coverage"}
)
_COMPARED = re.compile(r"^Phiên bản (?P<version>\S+) so với phiên bản \S+\.$", re.MULTILINE)


def kept_note(edition: Edition, resources: Sequence[Resource], part: Path, folder: Path) -> tuple[str, Resource] | None:
    """The note of the package that is replaced, and its list of figures that changed, copied into the new one.

    Args:
        edition: The state that the new package holds.
        resources: The tables of the new package.
        part: Where they lie.
        folder: The package that is replaced, where there is one.

    Returns:
        None where the new package says something else than that one, or that one tells of no change itself.

    Raises:
        OSError: A file cannot be read or written.
    """
    replaced = _opened(folder)
    if replaced is None or not _says_the_same(replaced, resources, part):
        return None
    note = _text(folder / NOTE)
    told, changes = _COMPARED.search(note), replaced.tables.get(FIGURE_CHANGES)
    if told is None or changes is None:
        return None
    copied = figure_changes_resource(changes.rows)
    if [*changes.columns] != [field["name"] for field in copied.schema["fields"]]:
        return None
    shutil.copyfile(changes.file, part / copied.path)
    return _renewed(note[told.start() :], told["version"], edition.version), copied


def _opened(folder: Path) -> EarlierPackage | None:
    try:
        return open_earlier(folder) if is_package(folder) else None
    except UsageError:
        return None  # damaged: what it told is replaced with the rest


def _text(note: Path) -> str:
    return note.read_text(encoding="utf-8") if note.is_file() else ""


def _says_the_same(replaced: EarlierPackage, resources: Sequence[Resource], part: Path) -> bool:
    """Whether all but the log is the same, byte for byte."""
    told = replaced.tables.keys() - {FIGURE_CHANGES}
    return told == {each.name for each in resources} and all(
        filecmp.cmp(replaced.tables[each.name].file, part / each.path, shallow=False)
        for each in resources
        if each.name not in _FOLLOWING_THE_RUNS
    )


def _renewed(note: str, of_version: str, version: str) -> str:
    """The note of a version, as another one that says the same repeats it.

    >>> print(_renewed("Phiên bản 2026.3.1 so với phiên bản 2026.2.1.", "2026.3.1", "2026.3.1"))
    # Thay đổi · Changes
    <BLANKLINE>
    Phiên bản 2026.3.1 so với phiên bản 2026.2.1.
    """
    parts = ["# Thay đổi · Changes"]
    if version != of_version:
        parts += [
            f"Phiên bản {version}: từ phiên bản {of_version} chỉ nhật ký các lượt chạy thay đổi. Thay đổi gần nhất:",
            f"Version {version}: only the log of the runs has changed since version {of_version}. The last change:",
        ]
    return "\n\n".join([*parts, note])
