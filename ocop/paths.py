"""Where the files are: the reference data that ships with the package and the places of the user's own data."""

from __future__ import annotations

import os
from pathlib import Path

DEFAULT_DATABASE = Path("data") / "ocop.db"

_PACKAGE = Path(__file__).resolve().parent


def places_dir() -> Path:
    """Folder of the tables of provinces, districts and communes.

    In a checkout it is `data/places`; in an installed package it lies inside `ocop`.

    >>> (places_dir() / "provinces.csv").is_file()
    True
    """
    installed = _PACKAGE / "data" / "places"
    return installed if installed.is_dir() else _PACKAGE.parent / "data" / "places"


def default_database() -> Path:
    """Path of the dataset when no `--db` is given: `OCOP_DB`, else `data/ocop.db` under the current folder."""
    return Path(os.environ.get("OCOP_DB") or DEFAULT_DATABASE)


def own_profiles(database: Path) -> Path:
    """File of the user's own page profiles, which belongs to a dataset and need not exist: beside the database file.

    >>> own_profiles(Path("data/ocop.db")).as_posix()
    'data/profiles.toml'
    """
    return database.parent / "profiles.toml"


def configuration_file(database: Path) -> Path:
    """File that says how a dataset is kept, which need not exist: beside the database file, under its name.

    >>> configuration_file(Path("data/ocop.db")).as_posix()
    'data/ocop.toml'
    """
    return database.with_suffix(".toml")


def backups_dir(database: Path) -> Path:
    """Folder of a dataset's backups: `backups` beside the database file."""
    return database.parent / "backups"


def reports_dir(database: Path) -> Path:
    """Folder of the reports of a dataset's runs: `reports` beside the database file."""
    return database.parent / "reports"


def log_file(database: Path) -> Path:
    """Log of a dataset's runs.

    >>> log_file(Path("data/ocop.db")).as_posix()
    'data/log/ocop.log'
    """
    return database.parent / "log" / f"{database.stem}.log"


def archive_dir(database: Path) -> Path:
    """Folder of the WARC files that belong to a dataset: `archive` beside the database file.

    >>> archive_dir(Path("data/ocop.db")).as_posix()
    'data/archive'
    """
    return database.parent / "archive"
