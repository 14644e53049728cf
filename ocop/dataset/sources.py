"""Sources: the outlets, as the registry described them when they were last used."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from ocop.dataset.connection import transaction
from ocop.dataset.failures import told_plainly
from ocop.dataset.rows import source_row
from ocop.dataset.upsert import upsert_changed
from ocop.models import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

_COLUMNS = tuple(column.name for column in fields(Source))


def save_sources(db: Database, sources: Iterable[Source]) -> None:
    """Writes the outlets that are new or described differently; those that the registry has dropped stay."""
    with transaction(db):
        upsert_changed(db, "sources", [source_row(source) for source in sources])


def known_sources(db: Database) -> tuple[Source, ...]:
    """All outlets of the dataset, by id."""
    with told_plainly():
        rows = db.execute(f"SELECT {', '.join(_COLUMNS)} FROM sources ORDER BY id").fetchall()  # noqa: S608 - ours
    return tuple(_source(row) for row in rows)


def _source(row: tuple[object, ...]) -> Source:
    values = dict(zip(_COLUMNS, row, strict=True))
    return Source(
        **{  # type: ignore[arg-type]  # the columns are the fields
            name: tuple(json.loads(str(value))) if isinstance(value, str) and _is_list(name) else value
            for name, value in values.items()
        }
    )


def _is_list(name: str) -> bool:
    return name in {"former_domains", "province_codes", "feeds", "sitemaps", "listings", "unverified"}
