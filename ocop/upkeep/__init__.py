"""Keeping a dataset over years: a whole careful run, its backups, its report, and whom it tells."""
