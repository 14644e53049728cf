"""Counts of long past refreshes are added up by day, and their sums stay what they were."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlite_utils import Database

from ocop.dataset.health import source_histories
from ocop.dataset.past_days import add_up_past_days
from ocop.dataset.runs import begin_run, end_run, list_runs
from tests.ocop.dataset.make import NOW


def a_run(db: Database, at: datetime, verb: str = "refresh", **counts: int) -> str:
    run_id = begin_run(db, verb, at)
    end_run(db, run_id, at, "finished", {name.replace("__", "/"): count for name, count in counts.items()})
    return run_id


def test_counts_of_a_past_day_are_in_its_last_run(db: Database) -> None:
    day = NOW - timedelta(days=9)
    ids = [a_run(db, day + timedelta(hours=hour), dataset__new=1, facts__found=hour) for hour in range(3)]
    other = a_run(db, day + timedelta(hours=4), "reprocess", dataset__new=5)
    later = [a_run(db, NOW - timedelta(days=2, hours=hour), dataset__new=7) for hour in range(2)]
    assert add_up_past_days(db, NOW) == 2
    counts = {run.id: run.counts for run in list_runs(db)}
    assert [counts[each] for each in ids] == [{}, {}, {"dataset/new": 3, "facts/found": 3}]
    assert counts[other] == {"dataset/new": 5}, "a run of another kind is one of its own"
    assert [counts[each] for each in later] == [{"dataset/new": 7}] * 2, "the last days are kept run by run"
    assert add_up_past_days(db, NOW) == 0, "nothing is left to add up"


def test_it_is_done_once_a_day(db: Database) -> None:
    for hour in range(2):
        a_run(db, NOW - timedelta(days=9, hours=hour), dataset__new=1)
    first = a_run(db, NOW - timedelta(hours=2), dataset__new=1)
    second = a_run(db, NOW - timedelta(hours=1), dataset__new=1)
    assert (first, second) != (None, None)
    assert add_up_past_days(db, NOW) == 0, "the first run of the day has done it"


def test_outlets_are_judged_by_the_same_days(db: Database) -> None:
    db.execute(
        "INSERT INTO sources (id, name, domain, kind) VALUES ('datmui', 'Đất Mũi', 'datmui.example', 'provincial')"
    )
    for day in range(8, 30):
        for hour in range(3):
            a_run(db, NOW - timedelta(days=day, hours=hour), discovery__feed=2, discovery__feed__datmui=2, fetch__dns=1)
    before = source_histories(db, NOW)
    assert add_up_past_days(db, NOW)
    assert source_histories(db, NOW).sources == before.sources
    assert len(before.sources[0].visits) > 20
