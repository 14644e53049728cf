"""What SQL on the web site can call: names, days and searches as people type them."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from sqlite_utils import Database

from ocop.dataset.filters import Filters, checked_filters, day_of
from ocop.dataset.fold import fold_name
from ocop.dataset.outlet_names import find_outlet
from ocop.dataset.product_search import search_products
from ocop.dataset.provinces import find_province
from ocop.dataset.query import parse_query
from ocop.dataset.search import search_facts
from ocop.errors import UsageError

_VIETNAM = timezone(timedelta(hours=7))
MOST_FOUND = 100
_NOTHING = '""'


def add_functions(conn: sqlite3.Connection) -> None:
    """Gives a connection the functions that queries.toml explains, `escape_fts` in place of Datasette's own."""
    dataset = _Beside(conn)
    conn.create_function("escape_fts", 1, search_expression, deterministic=True)
    conn.create_function("fold_name", 1, lambda name: fold_name(str(name or "")), deterministic=True)
    conn.create_function("day", 1, typed_day)
    conn.create_function("province_ids", 1, lambda typed: province_ids(dataset.opened(), typed), deterministic=True)
    conn.create_function("outlet_id", 1, lambda typed: outlet_key(dataset.opened(), typed)[0], deterministic=True)
    conn.create_function("outlet_name", 1, lambda typed: outlet_key(dataset.opened(), typed)[1], deterministic=True)
    conn.create_function("found_facts", 3, lambda *typed: found_facts(dataset.opened(), *typed), deterministic=True)
    conn.create_function(
        "found_products", 3, lambda *typed: found_products(dataset.opened(), *typed), deterministic=True
    )


class _Beside:
    """A second connection to a connection's file, opened when needed: a function may not ask the one that calls it."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._path = next((row[2] for row in conn.execute("PRAGMA database_list") if row[1] == "main"), "")
        self._opened: Database | None = None

    def opened(self) -> Database:
        if self._opened is None:
            uri = f"{Path(self._path).as_uri()}?mode=ro"
            self._opened = Database(sqlite3.connect(uri, uri=True, check_same_thread=False), execute_plugins=False)
        return self._opened


def search_expression(typed: object) -> str:
    """What was typed into the search box, in the language of FTS5; never an error, at worst nothing is found.

    >>> search_expression("Đắk Lắk")
    '("dak" AND "lak")'
    >>> search_expression('"')
    '""'
    """
    return parse_query(str(typed or "")).expression or _NOTHING


def typed_day(typed: object) -> str | None:
    """ISO day that was typed; today in Vietnam where nothing was, None where it is no day.

    >>> typed_day("31/12/2023"), typed_day("2023"), typed_day("yesterday")
    ('2023-12-31', '2023-12-31', None)
    """
    text = str(typed or "").strip()
    if not text:
        return datetime.now(UTC).astimezone(_VIETNAM).date().isoformat()
    try:
        return day_of(text).isoformat()
    except UsageError:
        return None


def province_ids(db: Database, typed: object) -> str:
    """Ids in the table `provinces` of all that was typed, as a JSON array; what names no province is left out."""
    found: list[str] = []
    for name in split_names(typed):
        try:
            found += find_province(db, name).ids
        except UsageError:
            continue
    return json.dumps(list(dict.fromkeys(found)))


def outlet_key(db: Database, typed: object) -> tuple[str | None, str | None]:
    """Id of the outlet that was typed, or its name where it has no id of its own; nothing where it is not known."""
    try:
        found = find_outlet(db, str(typed or ""))
    except UsageError:
        return None, None
    return (found.source_id, None) if found.source_id else (None, found.name)


def found_facts(db: Database, typed: object, star: object = "", province: object = "") -> str:
    """Ids of the facts that `ocop search` finds, best first, as a JSON array; none where nothing was understood."""
    try:
        filters = _filters(db, star, province)
        return json.dumps([hit.fact_id for hit in search_facts(db, str(typed or ""), filters, limit=MOST_FOUND)])
    except UsageError:
        return "[]"


def found_products(db: Database, typed: object, star: object = "", province: object = "") -> str:
    """Products that `ocop products` finds, best first, as a JSON array.

    Of each the `id` of the named product that shows it, how many independent `stories` name it, and all `stars` that
    articles give it.
    """
    try:
        hits = search_products(db, str(typed or ""), _filters(db, star, province), limit=MOST_FOUND)
    except UsageError:
        return "[]"
    return json.dumps([{"id": hit.named_product_id, "stories": hit.stories, "stars": hit.stars} for hit in hits])


def _filters(db: Database, star: object, province: object) -> Filters:
    level = int(str(star)) if str(star or "").isdecimal() else None
    return checked_filters(db, star=level, province=str(province or "") or None)


def split_names(typed: object) -> list[str]:
    """Names between commas or semicolons.

    >>> split_names("Cà Mau, bac lieu;")
    ['Cà Mau', 'bac lieu']
    """
    return [name.strip() for name in str(typed or "").replace(";", ",").split(",") if name.strip()]
