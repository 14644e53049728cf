"""What a run brought, changed and withdrew: articles, facts and named products, one by one."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocop.dataset.failures import told_plainly
from ocop.dataset.filters import Filters
from ocop.dataset.statement import Statement, statement_of
from ocop.dataset.view_rows import Record, columns_of, view_rows
from ocop.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlite_utils import Database

CHANGES = ("added", "revised", "found", "changed", "dropped", "withdrawn")
ITEMS = ("article", "fact", "named_product")
_ORDER = (
    "CASE item WHEN 'article' THEN 1 WHEN 'fact' THEN 2 ELSE 3 END,"
    " CASE change WHEN 'withdrawn' THEN 1 WHEN 'dropped' THEN 2 WHEN 'changed' THEN 3 WHEN 'revised' THEN 4"
    " WHEN 'found' THEN 5 ELSE 6 END,"
    " province, place, published_date, article_id, row_id"
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a run did to one article version, fact or named product.

    Attributes:
        item: What it is: one of `ITEMS`.
        change: What the run did: one of `CHANGES`.
        title: Headline of its article.
        outlet: Who published it.
        published_date: When (ISO).
        url: Where it is found.
        name: Name of the product, where it is one.
        statement: What a fact says today, or said last; None for articles and products.
        before: What the columns that came out differently said before; empty where nothing was there.
        record: The row of the view, for programs.
    """

    item: str
    change: str
    title: str | None
    outlet: str | None
    published_date: str | None
    url: str
    name: str | None
    statement: Statement | None
    before: Mapping[str, Any]
    record: Record


def last_writing_run(db: Database) -> str | None:
    """Id of the last run that brought, changed or withdrew anything; None where none did."""
    with told_plainly():
        row = db.execute(
            "SELECT id FROM runs r WHERE EXISTS (SELECT 1 FROM articles WHERE first_run_id = r.id)"
            " OR EXISTS (SELECT 1 FROM facts WHERE first_run_id = r.id)"
            " OR EXISTS (SELECT 1 FROM named_products WHERE first_run_id = r.id)"
            " OR EXISTS (SELECT 1 FROM earlier_rows WHERE run_id = r.id) ORDER BY started_at DESC, id DESC LIMIT 1"
        ).fetchone()
    return str(row[0]) if row else None


def checked_run(db: Database, run_id: str) -> str:
    """The id of a run, which must be there.

    Raises:
        UsageError: There is no such run; the message names the nearest.
    """
    with told_plainly():
        known = [str(row[0]) for row in db.execute("SELECT id FROM runs ORDER BY started_at DESC, id DESC")]
    if run_id in known:
        return run_id
    nearest = difflib.get_close_matches(run_id, known, n=3, cutoff=0.5) or known[:3]
    remedy = f"there are {', '.join(nearest)}" if nearest else "none was made yet"
    raise UsageError(f"there is no run “{run_id}”; {remedy}")


def find_changes(db: Database, run_id: str, filters: Filters | None = None) -> list[Change]:
    """What a run did, articles first, then facts and named products; what was withdrawn before what came.

    Args:
        db: The dataset.
        run_id: The run.
        filters: What the answer is narrowed by.

    Raises:
        DatasetError: The dataset cannot be read.
    """
    condition, values = (filters or Filters()).condition(columns_of("changes"))
    records = view_rows(db, "changes", condition=f"run_id = ? AND {condition}", values=[run_id, *values], order=_ORDER)
    return [_change(record) for record in records]


def summed(changes: Iterable[Change]) -> dict[tuple[str, str], int]:
    """How many articles, facts and products came, changed and went, by item and change, in the order of both.

    >>> summed([])
    {}
    """
    counts = Counter((change.item, change.change) for change in changes)
    return {(item, change): counts[item, change] for item in ITEMS for change in CHANGES if counts[item, change]}


def _change(record: Record) -> Change:
    before = json.loads(record["before"]) if record["before"] and record["change"] == "changed" else {}
    return Change(
        item=record["item"],
        change=record["change"],
        title=record["title"],
        outlet=record["outlet"],
        published_date=record["published_date"],
        url=record["url"] or "",
        name=record["name"],
        statement=statement_of(record) if record["item"] == "fact" else None,
        before=before,
        record=record,
    )
