from __future__ import annotations

import pytest
from sqlite_utils import Database

from ocop.dataset.runs import begin_run, end_run, list_runs
from tests.ocop.dataset.make import NOW, days


def test_a_run_is_recorded_from_its_begin_to_its_end(db: Database) -> None:
    run_id = begin_run(db, "refresh", NOW)
    (running,) = list_runs(db)
    assert (running.id, running.verb, running.started_at) == (run_id, "refresh", NOW)
    assert (running.finished_at, running.outcome, running.counts) == (None, None, {})
    end_run(db, run_id, days(1), "finished", {"dataset/new": 3, "dataset/new/datmui": 3})
    (ended,) = list_runs(db)
    assert (ended.finished_at, ended.outcome) == (days(1), "finished")
    assert ended.counts == {"dataset/new": 3, "dataset/new/datmui": 3}


def test_the_second_telling_of_an_end_replaces_the_first(db: Database) -> None:
    run_id = begin_run(db, "refresh", NOW)
    end_run(db, run_id, days(1), "interrupted", {"a": 1, "b": 2})
    end_run(db, run_id, days(2), "finished", {"a": 5})
    (run,) = list_runs(db)
    assert (run.outcome, run.counts) == ("finished", {"a": 5})


def test_runs_of_one_second_have_ids_of_their_own_and_the_newest_comes_first(db: Database) -> None:
    ids = [begin_run(db, "refresh", NOW) for _ in range(3)]
    later = begin_run(db, "import", days(1))
    assert len({*ids, later}) == 4
    assert next(iter(list_runs(db))).id == later
    assert [run.id for run in list_runs(db, limit=2)] == [later, ids[2]]


@pytest.mark.parametrize("verb", ["refresh", "re_fresh"])
def test_ids_tell_the_second_and_the_verb(db: Database, verb: str) -> None:
    assert begin_run(db, verb, NOW) == f"20260301-060000-{verb}"
