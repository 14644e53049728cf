"""Histories as the dataset tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.health import source_histories
from ocop.dataset.pages import FoundPage, add_found
from ocop.dataset.runs import begin_run, end_run, note_counts
from ocop.dataset.sources import save_sources
from tests.ocop.dataset.make import DAT_MUI, NONG_SAN, NOW, days

FEED = {"discovery/feed/datmui": 1, "discovery/feed": 1}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_dataset(tmp_path / "ocop.db", "create") as dataset:
        save_sources(dataset, [DAT_MUI, NONG_SAN])
        yield dataset


def _run(db: Database, day: float, counts: Mapping[str, int], verb: str = "refresh") -> None:
    run = begin_run(db, verb, days(day))
    end_run(db, run, days(day), "finished", counts)


def test_runs_of_one_day_are_one_visit(db: Database) -> None:
    _run(db, 0, FEED | {"discovery/new/datmui": 2})
    _run(db, 0.1, FEED | {"discovery/new/datmui": 3})
    _run(db, 1, FEED)
    nong_san, dat_mui = sorted(source_histories(db, days(2)).sources, key=lambda each: each.source_id == "datmui")
    assert nong_san.visits == ()
    assert [(visit.tally.answered, visit.tally.found) for visit in dat_mui.visits] == [(2, 5), (1, 0)]
    assert [visit.day for visit in dat_mui.visits] == [days(0).date(), days(1).date()]


@pytest.mark.parametrize(
    ("verb", "day"),
    [
        pytest.param("history", 0, id="a run for its history"),
        pytest.param("reprocess", 0, id="no run that asks"),
        pytest.param("refresh", -200, id="too long ago"),
    ],
)
def test_runs_that_tell_nothing_of_its_habits_are_no_visits(db: Database, verb: str, day: float) -> None:
    _run(db, day, FEED | {"article/read/datmui": 3}, verb)
    assert all(history.visits == () for history in source_histories(db, days(1)).sources)


def test_a_killed_run_counts_as_far_as_it_came(db: Database) -> None:
    note_counts(db, begin_run(db, "refresh", NOW), FEED)
    histories = source_histories(db, days(1), ["datmui"])
    assert [len(history.visits) for history in histories.sources] == [1]
    assert histories.last_run is not None
    assert histories.last_run.finished_at is None


def test_a_day_without_network_is_nobodys_fault(db: Database) -> None:
    _run(db, 0, FEED)
    _run(db, 1, {"discovery/dns/datmui": 2, "discovery/dns/nongsanviet": 1})
    histories = source_histories(db, days(2))
    assert [len(history.visits) for history in histories.sources if history.source_id == "datmui"] == [1]
    assert not histories.anyone_answered
    assert histories.last_visit_day == days(1).date()


def test_who_refuses_has_answered(db: Database) -> None:
    _run(db, 0, {"discovery/http 429/datmui": 1, "fetch/paused/datmui": 1})
    histories = source_histories(db, days(1))
    assert histories.anyone_answered
    (visits,) = (history.visits for history in histories.sources if history.source_id == "datmui")
    assert [visit.tally.left_alone for visit in visits] == [1]


def test_feeds_of_the_registry_and_pauses_are_told(db: Database) -> None:
    feeds = [FoundPage(f"https://datmui.example/{n}.rss", "datmui", "feed", "feed", NOW) for n in range(2)]
    child = FoundPage("https://datmui.example/2020.xml", "datmui", "sitemap", "sitemap", NOW, depth=1)
    add_found(db, [*feeds, child])
    db.execute("UPDATE pages SET state = 'failed', cause = 'timeout' WHERE url LIKE '%0.rss'")
    db.execute(
        "INSERT INTO source_states (source_id, paused_until_at, pause_cause) VALUES ('datmui', ?, 'http 429')",
        [f"{NOW + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"],
    )
    (history,) = source_histories(db, NOW, ["datmui"]).sources
    assert [(way.is_dead, way.cause) for way in history.ways] == [(True, "timeout"), (False, None)]
    assert history.pause is not None
    assert (history.pause.until, history.pause.cause) == (days(1), "http 429")
    (later,) = source_histories(db, days(3), ["datmui"]).sources
    assert later.pause is None
