"""The dataset's file as Datasette opens it."""

from __future__ import annotations

import sqlite3
from typing import Any

from datasette.database import Database
from datasette.views.base import DatasetteError

from ocop.dataset.failures import told_plainly
from ocop.errors import DatasetError


class DatasetFile(Database):  # type: ignore[misc]  # datasette has no types
    """The file behind the site: what goes wrong with it is told in the browser, in one sentence with the remedy."""

    async def execute(self, *arguments: Any, **options: Any) -> Any:
        """Rows of a query; a mistyped one is told in the browser, not on the terminal too."""
        return await super().execute(*arguments, **{**options, "log_sql_errors": False})

    async def execute_fn(self, asked: Any) -> Any:
        """What a function makes of a connection.

        Raises:
            DatasetteError: SQLite refuses to read the file on. A mistake in somebody's SQL stays SQLite's own error.
        """
        try:
            return await super().execute_fn(asked)
        except sqlite3.DatabaseError as failure:
            if type(failure) is not sqlite3.DatabaseError:
                raise
            raise DatasetteError(_in_plain_words(failure), status=500) from failure


def _in_plain_words(failure: sqlite3.DatabaseError) -> str:
    try:
        with told_plainly():
            raise failure
    except DatasetError as told:
        return str(told)
