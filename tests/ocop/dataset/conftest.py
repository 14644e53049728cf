"""A new dataset for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from tests.ocop.dataset.make import assert_index_in_step


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty dataset, whose indexes must be in step with its tables when the test is over."""
    with open_dataset(tmp_path / "ocop.db", "create") as dataset:
        yield dataset
        assert_index_in_step(dataset)
