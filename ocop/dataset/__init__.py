"""The dataset: one SQLite file with its schema, writes, search, figures and export."""

from ocop.dataset.light_imports import as_if_missing

# sqlite-utils would import both wherever they are installed, to know their types, which nothing of ours hands it: 80 MB
# and a second for every command.
with as_if_missing("pandas", "numpy"):
    import sqlite_utils.db  # noqa: F401
