"""The dataset: one SQLite file with its schema, writes, search, figures and export."""
