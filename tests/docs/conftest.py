"""What the pages of the documentation speak of: the demo's dataset, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ocop.cli.running import run_ocop


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "ocop.db"
    finished = run_ocop("demo", "--db", path)
    assert finished.returncode == 0, finished.stderr
    return path
