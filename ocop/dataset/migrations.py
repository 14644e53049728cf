"""The schema, step by step: each file of `sql/` is one migration, applied once, in a transaction with its record."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

MIGRATIONS = Migrations("ocop")


def _run(name: str) -> Callable[[Database], None]:
    def migrate(db: Database) -> None:
        db.executescript(resources.files("ocop.dataset").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8"))
        db.execute(f"PRAGMA user_version = {int(name[:4])}")

    return migrate


# Published steps are never changed; a change of the schema is a new file at the end.
STEPS = ("0001_tables", "0002_search")
SCHEMA_VERSION = int(STEPS[-1][:4])

for _step in STEPS:
    MIGRATIONS(name=_step)(_run(_step))
