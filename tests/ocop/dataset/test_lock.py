from __future__ import annotations

import multiprocessing
import os
import signal
from datetime import UTC, datetime
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from ocop.dataset.connection import open_dataset
from ocop.dataset.lock import run_lock
from ocop.dataset.runs import begin_run
from ocop.errors import DatasetError


def hold(database: Path, held: Event) -> None:
    with run_lock(database):
        held.set()
        signal.pause()


@pytest.mark.parametrize(("verb", "command"), [("refresh", "refresh"), ("history", "refresh --history")])
def test_a_second_run_is_refused_and_told_of_the_first(tmp_path: Path, verb: str, command: str) -> None:
    database = tmp_path / "ocop.db"
    with open_dataset(database, "create") as db, run_lock(database):
        begin_run(db, verb, datetime(2026, 11, 21, 8, 5, tzinfo=UTC))
        told = f"`ocop {command}`, begun 2026-11-21 08:05 UTC, is at work on"
        with pytest.raises(DatasetError, match=told), run_lock(database):
            pytest.fail("two runs at once")


def test_a_run_of_which_the_dataset_knows_nothing_is_another_run(tmp_path: Path) -> None:
    database = tmp_path / "new" / "ocop.db"
    with run_lock(database), pytest.raises(DatasetError, match="another run is at work"), run_lock(database):
        pytest.fail("two runs at once")


def test_the_next_run_may_work(tmp_path: Path) -> None:
    for _ in range(2):
        with run_lock(tmp_path / "ocop.db"):
            pass


def test_other_datasets_are_free(tmp_path: Path) -> None:
    with run_lock(tmp_path / "one.db"), run_lock(tmp_path / "other.db"):
        pass


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="Windows has no SIGKILL")
def test_the_lock_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    process = context.Process(target=hold, args=(tmp_path / "ocop.db", held))
    process.start()
    assert held.wait(60)
    with pytest.raises(DatasetError), run_lock(tmp_path / "ocop.db"):
        pytest.fail("two runs at once")
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with run_lock(tmp_path / "ocop.db"):
        pass


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatasetError, match="cannot be made"), run_lock(tmp_path / "file" / "ocop.db"):
        pytest.fail("there is no such folder")
