"""A crawl that is stopped while items of its `start` are in the pipelines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_run_over_files_ends_when_it_is_interrupted(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.pipelines.stopped_crawl", str(tmp_path / "archive")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert ended.stdout == "shutdown 5\n"
