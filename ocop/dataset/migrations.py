"""The schema, step by step: each file of `sql/` is one migration, applied once, in a transaction with its record."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from ocop.dataset.minhash import unpack
from ocop.dataset.stories import write_bands

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

MIGRATIONS = Migrations("ocop")


def sql(name: str) -> str:
    """Text of the file `sql/<name>.sql`."""
    return resources.files("ocop.dataset").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def figures_query(facts: str) -> str:
    """The query behind the view `figures`, over a table, view or bracketed query with the columns of `fact_details`."""
    return sql("figures").replace("{facts}", facts)


def _run(name: str, more: Callable[[Database], None] = lambda _: None) -> Callable[[Database], None]:
    """Step that runs a file of SQL, then what more there is to do, and counts the schema's version up."""

    def migrate(db: Database) -> None:
        db.executescript(sql(name))
        more(db)
        db.execute(f"PRAGMA user_version = {int(name[:4])}")

    return migrate


def _make_figures(db: Database) -> None:
    db.execute("DROP VIEW IF EXISTS figures")
    db.execute(f"CREATE VIEW figures AS {figures_query('fact_details')}")


def _write_bands(db: Database) -> None:
    for identity, packed in db.execute("SELECT identity, minhash FROM signatures").fetchall():
        write_bands(db, identity, unpack(packed))


# Published steps are never changed; a change of the schema is a new step at the end.
STEPS: dict[str, Callable[[Database], None]] = {
    "0001_tables": _run("0001_tables"),
    "0002_search": _run("0002_search"),
    "0003_views": _run("0003_views", _make_figures),
    "0004_crawl": _run("0004_crawl"),
    "0005_grounds": _run("0005_grounds", _make_figures),
    "0006_originals": _run("0006_originals", _write_bands),
}
SCHEMA_VERSION = len(STEPS)

for _name, _step in STEPS.items():
    MIGRATIONS(name=_name)(_step)
