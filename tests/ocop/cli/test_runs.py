"""A run as a person sees it: what it did, and what kept it from doing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ocop.cli import runs
from ocop.cli.runs import account, watched_run
from ocop.demo.server import NewsWeb
from ocop.errors import OcopError
from ocop.harvest import Plan, RunReport
from tests.ocop.cli.running import rows, run_ocop


def _told(monkeypatch: pytest.MonkeyPatch, report: RunReport) -> RunReport:
    def run(plan: Plan, on_progress: Callable[[Mapping[str, int]], None] | None = None) -> RunReport:
        return report

    monkeypatch.setattr(runs, "run_spider", run)
    return watched_run(Plan("news", "refresh", Path("ocop.db"), {}))


def test_ways_that_failed_are_told_with_their_causes() -> None:
    counts = {"discovery/failed": 3, "discovery/dns": 2, "discovery/http 403": 1, "discovery/dns/nhandan": 2}
    report = RunReport("r", "finished", counts | {"discovery/feed": 9, "fetch/not modified": 4}, 0)
    assert account(report).splitlines()[-2:] == [
        "pages asked again and not modified: 4",
        "feeds, sitemaps and listings that failed: 3 (2 dns, 1 http 403)",
    ]


@pytest.mark.parametrize(
    ("report", "words"),
    [
        pytest.param(RunReport("r", "interrupted", {}, 0), "goes on from there", id="stopped by a person"),
        pytest.param(RunReport("r", "failed", {}, 1), "the run failed", id="ended early"),
        pytest.param(RunReport("r", "finished", {}, 2), "2 errors", id="errors in the log"),
        pytest.param(RunReport("r", "finished", {"discovery/failed": 5}, 0), "no outlet answered", id="no network"),
    ],
)
def test_a_run_that_wants_a_person_ends_with_a_failure(
    report: RunReport, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OcopError, match=words):
        _told(monkeypatch, report)


@pytest.mark.parametrize("word", ["http 429", "refusal", "robots", "not modified", "gone"])
def test_who_refuses_has_answered(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {"discovery/failed": 5, "discovery/dns": 4, f"discovery/{word}": 1, f"discovery/{word}/camau": 1}
    report = RunReport("r", "finished", counts, 0)
    assert _told(monkeypatch, report) is report


def test_one_silent_outlet_does_not_fail_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    report = RunReport("r", "finished", {"discovery/failed": 5, "discovery/not modified": 1}, 0)
    assert _told(monkeypatch, report) is report


def test_without_a_network_a_refresh_says_so_and_loses_nothing(tmp_path: Path) -> None:
    database = tmp_path / "ocop.db"
    with NewsWeb() as web:
        registry = web.write_sources(tmp_path / "sources.toml")
    finished = run_ocop("refresh", "--sources", registry, "--source", "xulang", "--db", database)
    assert finished.returncode == 1
    assert "no outlet answered" in finished.stderr.splitlines()[-1]
    assert "refused" in finished.stdout
    assert rows(database, "SELECT DISTINCT state FROM pages") == [("queued",)]
    assert rows(database, "SELECT cause FROM pages WHERE failures") == [("refused",)], "the others were not asked for"
