"""Whether a dataset is sound after a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop.dataset.connection import open_dataset
from ocop.dataset.verify import verify
from ocop.errors import DatasetError

if TYPE_CHECKING:
    from pathlib import Path

    from ocop.dataset.verify import Finding


def verified(database: Path) -> str:
    """What a verification found to be well, in one line.

    Raises:
        DatasetError: The dataset breaks an invariant, or is damaged; the message says which, and what to do.
    """
    db = open_dataset(database, "read")
    try:
        found = verify(db, database)
    finally:
        db.close()
    if found.findings:
        raise DatasetError("; ".join(map(_told, found.findings)))
    return f"{len(found.checked)} invariants hold"


def _told(finding: Finding) -> str:
    rows = "1 row breaks" if finding.count == 1 else f"{finding.count} rows break"
    return f"{finding.name}: {rows} “{finding.holds}”, such as {finding.example} -> {finding.remedy}"
