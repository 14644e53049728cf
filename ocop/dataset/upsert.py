"""Writing rows so that an unchanged row is not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlite_utils import Database


def upsert_changed(  # noqa: PLR0913 - three ways for a column to be written
    db: Database,
    table: str,
    rows: Sequence[Mapping[str, object]],
    *,
    insert_only: Sequence[str] = (),
    silent: Sequence[str] = (),
    numbered: bool = False,
) -> int:
    """Inserts rows by their `id` and updates those that differ, leaving equal ones alone (no write, no trigger).

    Never INSERT OR REPLACE: that is a delete and an insert, which loses the row's number in the full-text index.

    Args:
        db: The dataset, inside a transaction.
        table: Name of a table whose key is `id`.
        rows: All with the same columns.
        insert_only: Columns that keep what they were first given.
        silent: Columns that are written along with a change but are no reason for one, such as the run.
        numbered: The table has a column `search_number`, the row's number in the full-text index.

    Returns:
        How many rows were inserted or updated.
    """
    if not rows:
        return 0
    columns = list(rows[0])
    changing = [column for column in columns if column != "id" and column not in insert_only]
    telling = [column for column in changing if column not in silent]
    names, marks = list(columns), [f":{column}" for column in columns]
    if numbered:
        names.append("search_number")
        marks.append(f"(SELECT coalesce(max(search_number), 0) + 1 FROM {table})")  # noqa: S608 - names are ours
    statement = (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(marks)}) "  # noqa: S608 - names are ours
        f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in changing)} "
        f"WHERE ({', '.join(telling)}) IS NOT ({', '.join(f'excluded.{column}' for column in telling)})"
    )
    return sum(max(db.execute(statement, dict(row)).rowcount, 0) for row in rows)
