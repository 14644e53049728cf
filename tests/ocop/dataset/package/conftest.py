"""A small dataset and a package of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.package.writing import write_package
from ocop.dataset.sources import save_sources
from tests.ocop.dataset.make import DAT_MUI, NONG_SAN
from tests.ocop.dataset.package.make import run, the_first


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A dataset with one article of two facts, after one run."""
    with open_dataset(tmp_path / "ocop.db", "create") as dataset:
        save_sources(dataset, [DAT_MUI, NONG_SAN])
        run(dataset, 0, the_first())
        yield dataset


@pytest.fixture
def package(db: Database, tmp_path: Path) -> Path:
    """The package of that dataset."""
    folder = tmp_path / "package"
    write_package(db, folder)
    return folder
