"""The table that changes while outlets are asked."""

from __future__ import annotations

import io

from rich.console import Console

from ocop.cli.board import LATELY_SECONDS, Board
from ocop.cli.by_outlet import FINAL_COLUMNS, LIVE_COLUMNS, brought_nothing, final_row, live_row, worth_a_row
from ocop.dataset.tallies import Coverage, SourceTally


def _counts(*names: str) -> dict[str, int]:
    return {f"fetch/page/{name}": 1 for name in names} | {"fetch/page": len(names)}


def _shown(board: Board, now: float, height: int = 30) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=140, height=height).print(board.render(now, height))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_before_anything_has_happened_there_is_one_line() -> None:
    board = Board("refresh", 100.0)
    board.take({}, 100.0)
    assert _shown(board, 165.0) == [
        "refresh: 0:01:05, 0 outlets, 0 asked, 0 found, 0 pages read, 0 new articles, 0 facts"
    ]


def test_only_outlets_at_work_are_shown_and_all_are_summed() -> None:
    board = Board("refresh", 0.0)
    board.take(_counts("camau", "daklak"), 1.0)
    later = 2.0 + LATELY_SECONDS
    counts = _counts("camau", "daklak") | {
        "discovery/new/daklak": 4,
        "fetch/timeout/daklak": 2,
        "dataset/new/daklak": 1,
    }
    board.take(counts, later)
    header, row, summary = _shown(board, later)
    assert header.split() == list(LIVE_COLUMNS)
    assert row.split() == ["daklak", "3", "4", "1", "1", "failed:", "2", "timeout"]
    assert summary.endswith("2 outlets, 4 asked, 4 found, 1 pages read, 1 new articles, 0 facts, 2 failed")


def test_ninety_outlets_fit_on_a_small_terminal() -> None:
    board = Board("refresh", 0.0)
    names = [f"bao-{number:02}" for number in range(90)]
    for moment, _ in enumerate(names):
        board.take(_counts(*names[: moment + 1]), moment / 10)
    lines = _shown(board, 9.0, height=24)
    assert len(lines) <= 24
    shown = [line.split()[0] for line in lines[1:-1]]
    assert shown == names[-20:], "the latest, in an order that does not jump"
    assert "90 outlets" in lines[-1]


def test_the_last_table_tells_of_outlets_that_brought_or_failed() -> None:
    silent = SourceTally("im-lang", answered=3, not_modified=9)
    busy = SourceTally("camau", answered=5, found=2, new=2, facts=7, coverage=Coverage(read=4, filled=(4, 0, 3, 0, 0)))
    broken = SourceTally("hong", failed=(("dns", 3),), left_alone=1)
    assert worth_a_row([silent, busy, broken]) == [busy, broken]
    assert brought_nothing([silent, busy]) == "1 outlet answered and had nothing new"
    assert brought_nothing([silent, silent]) == "2 outlets answered and had nothing new"
    assert brought_nothing([busy]) == ""
    cells = dict(zip(FINAL_COLUMNS, final_row(busy), strict=True))
    assert (cells["outlet"], cells["new"], cells["facts"], cells["dated"]) == ("camau", "2", "7", "75%")
    assert dict(zip(LIVE_COLUMNS, live_row(broken), strict=True))["remarks"] == "left alone; failed: 3 dns"
