"""The log is rotated, and a disk that is full is told once."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from ocop.errors import OcopError
from ocop.upkeep import logs
from ocop.upkeep.logs import log, logged_to


def test_lines_go_to_a_file_that_is_rotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 1000)
    path = tmp_path / "log" / "ocop.log"
    handlers = list(logging.getLogger().handlers)
    for _ in range(2):
        with logged_to(path):
            for number in range(100):
                log.info("Báo Cà Mau, dòng %d", number)
    files = sorted(each.name for each in path.parent.iterdir())
    assert files == ["ocop.log", *(f"ocop.log.{number}" for number in range(1, 5))]
    assert all(each.stat().st_size <= 1000 for each in path.parent.iterdir())
    assert path.read_text("utf-8").splitlines()[-1].endswith("Z INFO ocop.upkeep: Báo Cà Mau, dòng 99")
    assert logging.getLogger().handlers == handlers


def test_a_log_that_cannot_be_begun_is_told(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("")
    with pytest.raises(OcopError, match=r"the log .* cannot be written"), logged_to(tmp_path / "log" / "ocop.log"):
        pytest.fail("there is no such folder")


def test_a_log_that_cannot_be_continued_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with logged_to(tmp_path / "ocop.log"):
        handler = logging.getLogger().handlers[-1]
        assert isinstance(handler, logging.FileHandler)
        handler.stream.close()
        for _ in range(3):
            log.info("a line")
        handler.stream = None  # type: ignore[assignment]
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "ocop.log cannot be written" in lines[0]
