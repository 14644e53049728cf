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


def archive_dir(database: Path) -> Path:
    """Folder of the WARC files that belong to a dataset: `archive` beside the database file.

    >>> archive_dir(Path("data/ocop.db")).as_posix()
    'data/archive'
    """
    return database.parent / "archive"
