from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlite_utils import Database

from ocop.dataset import runs, segments
from ocop.dataset.runs import begin_run, end_run
from ocop.dataset.search import search_facts
from ocop.errors import DatasetError
from tests.ocop.dataset.make import a_fact, a_reading, an_article, save

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def written(db: Database) -> Database:
    """Articles that were written one by one, each of them in a piece of the index of its own."""
    for number in range(3):
        text = f"Tỉnh Cà Mau có {number} sản phẩm OCOP."
        save(
            db,
            a_reading(an_article(f"https://datmui.example/{number}", text=text), (a_fact(text, f"{number} sản phẩm"),)),
        )
    return db


def pieces(db: Database) -> list[int]:
    return [segments.segments(db, index) for index in segments.INDEXES]


@pytest.mark.parametrize(
    ("most", "joined"),
    [
        pytest.param(1, [1, 1, 0], id="many pieces are joined when a run ends"),
        pytest.param(3, [3, 3, 0], id="few are left alone"),
    ],
)
def test_an_index_does_not_stay_in_many_pieces(
    written: Database, monkeypatch: pytest.MonkeyPatch, most: int, joined: list[int]
) -> None:
    assert pieces(written) == [3, 3, 0]
    monkeypatch.setattr(segments, "MOST_SEGMENTS", most)
    end_run(written, begin_run(written, "refresh", NOW), NOW, "finished", {})
    assert pieces(written) == joined
    assert len(search_facts(written, "ca mau")) == 3


def test_a_run_has_ended_though_the_indexes_cannot_be_tidied(
    written: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full_disk(_: Database) -> None:
        raise DatasetError("the disk is full")

    monkeypatch.setattr(runs, "join_segments", full_disk)
    run_id = begin_run(written, "refresh", NOW)
    end_run(written, run_id, NOW, "finished", {})
    assert {run.id: run.outcome for run in runs.list_runs(written)}[run_id] == "finished"
    assert "not tidied: the disk is full" in caplog.text
