"""The outlets of earlier runs."""

from __future__ import annotations

from pathlib import Path

from ocop.dataset.connection import open_dataset
from ocop.dataset.sources import known_sources
from ocop.models import Source


def remembered_sources(database: Path) -> tuple[Source, ...]:
    """The outlets that a dataset knows, as they were when it last asked them; none where there is no dataset yet.

    Raises:
        DatasetError: The file cannot serve.
    """
    if not database.exists():
        return ()
    db = open_dataset(database, "read")
    try:
        return known_sources(db)
    finally:
        db.close()
