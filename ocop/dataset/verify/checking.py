"""Checking a dataset against every invariant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop.dataset.failures import told_plainly
from ocop.dataset.verify.columns import column_invariants
from ocop.dataset.verify.invariant import RESTORE, Invariant, NotCheckedError, queried
from ocop.dataset.verify.structure import damage, dangling_references, index_invariant
from ocop.dataset.verify.texts import altered_articles, misfiled_products, misplaced_passages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlite_utils import Database

FILE = Invariant("file", "the file is whole", damage, RESTORE)


@dataclass(frozen=True, slots=True)
class Finding:
    """An invariant that does not hold.

    Attributes:
        name: Its name.
        holds: What must hold.
        count: In how many rows it does not.
        example: One of them, by its id.
        remedy: What to do about it.
    """

    name: str
    holds: str
    count: int
    example: str
    remedy: str


@dataclass(slots=True)
class Verification:
    """What a check brought.

    Attributes:
        checked: Names of the invariants that were checked.
        findings: Those that do not hold.
        not_checked: Those that could not be checked, each with why.
    """

    checked: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    not_checked: list[tuple[str, str]] = field(default_factory=list)

    def check(self, db: Database, invariant: Invariant) -> bool:
        """Checks one invariant, notes what comes of it, and tells whether nothing is wrong."""
        count, example = 0, ""
        try:
            for row in invariant.broken(db):
                count, example = count + 1, example or row
        except NotCheckedError as error:
            self.not_checked.append((invariant.name, str(error)))
            return True
        self.checked.append(invariant.name)
        if count:
            self.findings.append(Finding(invariant.name, invariant.holds, count, example, invariant.remedy))
        return not count


def invariants(path: Path) -> tuple[Invariant, ...]:
    """All invariants of the dataset in a file, in the order in which they are checked; the file's own come first."""
    return (
        FILE,
        Invariant("references", "what a row refers to is there", dangling_references, RESTORE),
        Invariant("passages", "evidence and sentence are slices of their article", misplaced_passages),
        Invariant("articles", "texts are NFC and as they were when they were read", altered_articles),
        Invariant("product-names", "a named product is found by its name", misfiled_products),
        *queried(),
        *column_invariants(),
        index_invariant(path),
    )


def verify(
    db: Database,
    path: Path,
    more: Sequence[Invariant] = (),
    on_begin: Callable[[Invariant], None] = lambda _: None,
) -> Verification:
    """Checks every invariant; of a damaged file no more than that it is, for nothing else of it can be trusted.

    Args:
        db: The dataset, open for reading.
        path: Its file.
        more: Invariants of what lies beside the dataset.
        on_begin: Called with each invariant before it is checked.

    Raises:
        DatasetError: The file is too damaged to be read.
    """
    found = Verification()
    with told_plainly(path):
        for invariant in (*invariants(path), *more):
            on_begin(invariant)
            if not found.check(db, invariant) and invariant is FILE:
                break
    return found
