"""The dataset in the browser: Datasette with our descriptions, queries and search."""
