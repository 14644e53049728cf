"""What rows said before a run changed them or took them back: kept, so that nothing is withdrawn without a trace."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from ocop.dataset.changes import differing, stored_article

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlite_utils import Database

    from ocop.dataset.rows import Row

Kept = Literal["articles", "facts", "named_products"]

# Too long to be kept twice: the page in the archive holds it.
_LONG = frozenset(("text",))
# What a person needs to know of the article of a row that is no more, for the article may go as well.
_ORIGIN = ("title", "url", "outlet", "source_id", "published_date")


def keep_earlier(  # noqa: PLR0913, PLR0917 - the rows of one table, before and after
    db: Database, run_id: str, relation: Kept, article_id: str, before: Mapping[str, Row], after: Sequence[Row]
) -> None:
    """Keeps what the rows of an article version said that a run is about to change or to take back.

    Of a changed row its columns that come out differently are kept, of one that is taken back all, with title, address,
    outlet and day of its article. Where a run touches a row twice, what it said at first stays.

    Args:
        db: The dataset, inside a transaction that has not written the rows yet.
        run_id: The run.
        relation: The table.
        article_id: The article version.
        before: The stored rows by their ids.
        after: The rows as they are read now; those of new ids leave no trace here.
    """
    now = {str(row["id"]): row for row in after}
    for row_id in sorted(before):
        earlier = before[row_id]
        if row_id not in now:
            _keep(db, run_id, relation, row_id, article_id, "withdrawn", _whole(db, article_id, earlier))
        elif changed := differing(earlier, now[row_id]):
            _keep(db, run_id, relation, row_id, article_id, "changed", {name: earlier[name] for name in changed})


def _whole(db: Database, article_id: str, earlier: Row) -> Row:
    article = stored_article(db, article_id) or {}
    return {**{name: article.get(name) for name in _ORIGIN}, **earlier}


def _keep(  # noqa: PLR0913, PLR0917 - the columns of the table
    db: Database, run_id: str, relation: Kept, row_id: str, article_id: str, change: str, said: Row
) -> None:
    key = [run_id, relation, row_id]
    known = db.execute(
        "SELECT before FROM earlier_rows WHERE run_id = ? AND relation = ? AND row_id = ?", key
    ).fetchone()
    before = {name: None if name in _LONG else value for name, value in said.items()}
    if known:
        before |= json.loads(known[0])
    db.execute(
        "INSERT INTO earlier_rows (run_id, relation, row_id, change, article_id, before) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (run_id, relation, row_id) DO UPDATE SET change = excluded.change, before = excluded.before",
        [*key, change, article_id, json.dumps(before, ensure_ascii=False)],
    )
