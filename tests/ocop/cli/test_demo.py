"""`ocop demo`: the first thing that a newcomer sees, and whether it is true."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

from ocop.dataset.connection import open_dataset
from ocop.dataset.lock import run_lock
from ocop.dataset.runs import begin_run
from ocop.demo.expected import expected_harvest
from tests.ocop.cli.running import done, rows, run_ocop


def test_the_summary_is_true_and_what_it_proposes_works(tmp_path: Path) -> None:
    database = tmp_path / "demo" / "ocop.db"
    finished = run_ocop("demo", "--db", database)
    assert finished.returncode == 0, finished.stderr
    expected = expected_harvest()
    articles, stories = len(expected.ocop_articles), len(expected.stories)
    assert f"{articles} articles ({stories} stories)" in finished.stdout
    told = re.search(r"(\d+) facts about", finished.stdout)
    assert told
    assert rows(database, "SELECT count(*) FROM facts") == [(int(told[1]),)]
    proposed = re.findall(r"^  \S*ocop (.+)$", finished.stdout, re.MULTILINE)
    assert len(proposed) == 3
    for line in proposed:
        words = [str(tmp_path / word) if word.endswith(".csv") else word for word in shlex.split(line)]
        done(*words)
    assert (tmp_path / "ocop-facts.csv").stat().st_size > 10_000


def test_a_second_demo_begins_anew(tmp_path: Path) -> None:
    database = tmp_path / "ocop.db"
    for _ in range(2):
        assert run_ocop("demo", "--db", database).returncode == 0
    assert rows(database, "SELECT count(*) FROM runs") == [(1,)]


def test_a_dataset_in_which_somebody_collects_is_not_cleared_away(tmp_path: Path) -> None:
    database = tmp_path / "ocop.db"
    with open_dataset(database, "create") as db:
        begin_run(db, "refresh", datetime(2026, 11, 21, tzinfo=UTC))
    finished = run_ocop("demo", "--db", database)
    assert finished.returncode == 2
    assert "no demo's dataset" in finished.stderr
    assert rows(database, "SELECT verb FROM runs") == [("refresh",)]


def test_a_demo_at_work_is_not_cleared_away(tmp_path: Path) -> None:
    database = tmp_path / "ocop.db"
    with open_dataset(database, "create") as db, run_lock(database):
        begin_run(db, "demo", datetime(2026, 11, 21, tzinfo=UTC))
        finished = run_ocop("demo", "--db", database)
    assert finished.returncode == 1
    assert "`ocop demo`, begun 2026-11-21 00:00 UTC, is at work" in finished.stderr
    assert rows(database, "SELECT verb FROM runs") == [("demo",)]


def test_a_file_that_is_no_dataset_is_not_cleared_away(tmp_path: Path) -> None:
    precious = tmp_path / "thesis.db"
    precious.write_text("mine", encoding="utf-8")
    finished = run_ocop("demo", "--db", precious)
    assert finished.returncode == 1
    assert precious.read_text("utf-8") == "mine"
