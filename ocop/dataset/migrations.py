"""The schema, step by step: each file of `sql/` is one migration, applied once, in a transaction with its record."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from ocop.dataset.fold import name_key
from ocop.dataset.minhash import unpack
from ocop.dataset.stories import write_bands

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

MIGRATIONS = Migrations("ocop")


@cache
def sql(name: str) -> str:
    """Text of the file `sql/<name>.sql`."""
    return resources.files("ocop.dataset").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def view_query(view: str, facts: str = "fact_details") -> str:
    """The query behind a view that has a file of its own in `sql/`.

    Args:
        view: Name of the view.
        facts: What it is made of, where it is made of facts: a table, view or bracketed query with the columns of
            `fact_details`. A view over figures is then one over the figures that these facts make.
    """
    figures = "figures" if facts == "fact_details" else f"({sql('figures')})"
    query = sql(view).replace("{figures}", figures)
    return query.replace("{claims}", sql("claims")).replace("{facts}", facts)


def _run(name: str, more: Callable[[Database], None] = lambda _: None) -> Callable[[Database], None]:
    """Step that runs a file of SQL, then what more there is to do, and counts the schema's version up."""

    def migrate(db: Database) -> None:
        db.executescript(sql(name))
        more(db)
        db.execute(f"PRAGMA user_version = {int(name[:4])}")

    return migrate


def _make_views(*views: str) -> Callable[[Database], None]:
    """Makes views anew by the queries of today."""

    def make(db: Database) -> None:
        for view in views:
            db.execute(f"DROP VIEW IF EXISTS {view}")
            db.execute(f"CREATE VIEW {view} AS {view_query(view)}")

    return make


def _write_bands(db: Database) -> None:
    for identity, packed in db.execute("SELECT identity, minhash FROM signatures").fetchall():
        write_bands(db, identity, unpack(packed))


def _write_name_keys(db: Database) -> None:
    names = db.execute("SELECT id, name FROM named_products").fetchall()
    db.conn.executemany(
        "UPDATE named_products SET name_key = ? WHERE id = ?", [(name_key(name), row_id) for row_id, name in names]
    )


# Published steps are never changed; a change of the schema is a new step at the end.
STEPS: dict[str, Callable[[Database], None]] = {
    "0001_tables": _run("0001_tables"),
    "0002_search": _run("0002_search"),
    "0003_views": _run("0003_views", _make_views("figures")),
    "0004_crawl": _run("0004_crawl"),
    "0005_grounds": _run("0005_grounds", _make_views("figures")),
    "0006_originals": _run("0006_originals", _write_bands),
    "0007_checks": _run("0007_checks", _make_views("figures", "conflicts", "breakdown_checks", "changes", "coverage")),
    "0008_figures": _run("0008_figures", _make_views("figures", "conflicts")),
    "0009_figures_by_year": _run("0009_figures_by_year", _make_views("figures_by_year")),
    "0010_searches": _run("0010_searches"),
    "0011_lookups": _run("0011_lookups", _write_name_keys),
    "0012_place_parts": _run(
        "0012_place_parts",
        _make_views("figures", "conflicts", "breakdown_checks", "changes", "coverage", "figures_by_year"),
    ),
}
SCHEMA_VERSION = len(STEPS)

for _name, _step in STEPS.items():
    MIGRATIONS(name=_name)(_step)
