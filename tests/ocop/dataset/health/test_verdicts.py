"""Verdicts on made histories: each says what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ocop.dataset.health.habit import habit_of
from ocop.dataset.health.histories import Histories
from ocop.dataset.health.history import SourceHistory, Visit, Way
from ocop.dataset.health.verdict import Verdict
from ocop.dataset.health.verdicts import judge, judge_source
from ocop.dataset.pauses import Pause
from ocop.dataset.runs import Run
from ocop.dataset.tallies import Coverage, SourceTally
from ocop.sleep import ASLEEP_AFTER, ASLEEP_PAUSE
from spiders.polling import poll_at

NOW = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
GOOD = Coverage(pages=6, read=6, characters=12_000, filled=(6, 6, 6, 3, 3), kept=6, with_facts=3)
DATELESS = replace(GOOD, filled=(6, 6, 0, 3, 3))
SHORT = replace(GOOD, characters=2_000)
UNREAD = replace(GOOD, read=1, characters=2_000, filled=(1, 1, 1, 0, 0), kept=1, with_facts=0)
NO_AUTHOR = replace(GOOD, filled=(6, 6, 6, 0, 3))
HALF_DATED = replace(GOOD, filled=(6, 6, 3, 3, 3))


def day(before: int) -> date:
    """The day so many days before now."""
    return (NOW - timedelta(days=before)).date()


def visit(before: int, *, found: int = 2, coverage: Coverage = GOOD, **more: object) -> Visit:
    """A day on which all went well, unless told otherwise."""
    tally = SourceTally("camau", answered=10, found=found, coverage=coverage)
    return Visit(day(before), replace(tally, **more))  # type: ignore[arg-type]


def down(before: int, cause: str = "timeout") -> Visit:
    return Visit(day(before), SourceTally("camau", failed=((cause, 3),)))


def daily(start: int, end: int = 0, **more: object) -> list[Visit]:
    """A visit on each day, from so many days before now to so many."""
    return [visit(before, **more) for before in range(start, end - 1, -1)]  # type: ignore[arg-type]


def kinds(visits: Sequence[Visit], **more: object) -> list[tuple[str, bool]]:
    found = judge_source(SourceHistory("camau", "Báo Cà Mau", tuple(visits), **more), NOW)  # type: ignore[arg-type]
    return [(verdict.measure or verdict.kind, verdict.needs_person) for verdict in found]


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        pytest.param([], [], id="never asked"),
        pytest.param(daily(40), [], id="brings something every day"),
        pytest.param(daily(2, coverage=DATELESS), [], id="new, and too little known of what is usual"),
        pytest.param([visit(1), down(0)], [], id="one bad day"),
        # silence
        pytest.param([*daily(40, 20), *daily(19, found=0)], [("silent", True)], id="daily, then nothing for 20 days"),
        pytest.param([*daily(40, 9), *daily(8, found=0)], [], id="daily, then a week off, as at Tết"),
        pytest.param(
            [visit(before, found=int(before % 14 == 0)) for before in range(112, -1, -1)],
            [],
            id="brings something every other week, as it always did",
        ),
        pytest.param(
            [visit(before, found=int(before % 7 == 0 and before > 35)) for before in range(100, -1, -1)],
            [("silent", True)],
            id="weekly, then nothing for six weeks",
        ),
        pytest.param([*daily(20, 18), *daily(17, found=0)], [], id="silent, but too new to know its pace"),
        pytest.param([visit(70 - 10 * n) for n in range(6)], [], id="nobody has asked it for weeks"),
        # failing
        pytest.param([*daily(30, 4), *(down(n) for n in (3, 2, 1, 0))], [("failing", True)], id="down for four days"),
        pytest.param([*daily(30, 2), down(1), down(0)], [], id="down for two days"),
        pytest.param([down(2, "dns"), down(1, "dns"), down(0, "dns")], [("failing", True)], id="never answered"),
        pytest.param(
            [
                *(
                    one
                    for start in (40, 30, 20, 10)
                    for one in (*daily(start, start - 5), *map(down, range(start - 6, start - 10, -1)))
                ),
            ],
            [],
            id="goes down for four days again and again, and comes back",
        ),
        pytest.param(
            [*daily(30, 2), visit(1, failed=(("http 503", 30),)), visit(0, failed=(("http 503", 30),))],
            [("failing", True)],
            id="most requests fail, which they did not use to",
        ),
        pytest.param(
            [visit(before, failed=(("http 503", 30),)) for before in range(30, -1, -1)],
            [],
            id="most requests fail, as they always did",
        ),
        # poorer
        pytest.param([*daily(30, 2), *daily(1, coverage=DATELESS)], [("date", True)], id="its dates are gone"),
        pytest.param([*daily(30, 2), *daily(1, coverage=SHORT)], [("length", True)], id="its texts are cut short"),
        pytest.param(
            [*daily(30, 10), *daily(9, coverage=UNREAD)],
            [("readable", True)],
            id="its pages are no longer read as articles",
        ),
        pytest.param([*daily(30, 2), *daily(1, coverage=NO_AUTHOR)], [("author", False)], id="its authors are gone"),
        pytest.param(
            [visit(n, coverage=(GOOD, DATELESS)[n % 4 < 2]) for n in range(30, -1, -1)],
            [],
            id="its dates come and go, as they always did",
        ),
        pytest.param(daily(40, coverage=DATELESS), [], id="it never had dates"),
        pytest.param([*daily(30, 1), visit(0, coverage=replace(DATELESS, pages=1, read=1))], [], id="one odd page"),
        pytest.param([*daily(60, 50), *daily(49, coverage=HALF_DATED)], [], id="a change that has become its habit"),
    ],
)
def test_an_outlet_is_judged_by_its_own_past(visits: list[Visit], expected: list[tuple[str, bool]]) -> None:
    assert kinds(visits) == expected


def test_verdicts_say_since_when_and_why() -> None:
    history = SourceHistory("camau", "Báo Cà Mau", (*daily(30, 4), *map(down, (3, 2, 1)), down(0, "dns")))
    (verdict,) = judge_source(history, NOW)
    assert verdict.since == day(3)
    assert verdict.what == "has not answered on 4 days in a row, since 2026-05-29 (timeout)"
    poorer = SourceHistory("camau", "Báo Cà Mau", (*daily(30, 2), *daily(1, coverage=DATELESS)))
    (verdict,) = judge_source(poorer, NOW)
    assert verdict.what == "articles with a date: 0% since 2026-05-31, usually 100%"
    quiet = SourceHistory("camau", "Báo Cà Mau", (*daily(40, 20), *daily(19, found=0)))
    (verdict,) = judge_source(quiet, NOW)
    assert verdict.what.endswith("20 days up to its last answer; usually something comes every day")


def _way(n: int, **more: object) -> Way:
    return Way(f"https://camau.vn/{n}.rss", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"pause": Pause(NOW + timedelta(hours=3), "http 429")}, [("paused", False)], id="for today"),
        pytest.param({"pause": Pause(NOW - timedelta(hours=3), "http 403")}, [], id="a pause that is over"),
        pytest.param({"ways": (_way(1), _way(2, is_dead=True))}, [("dead", False)], id="one of two feeds is dead"),
        pytest.param({"ways": (_way(1, is_dead=True, cause="gone"),)}, [("dead", True)], id="its only feed is dead"),
        pytest.param(
            {"ways": (_way(1, checked_at=NOW, changed_at=NOW - timedelta(days=91)),)},
            [("asleep", False)],
            id="a feed that has been the same for three months",
        ),
        pytest.param({"ways": (_way(1, checked_at=NOW, changed_at=NOW),)}, [], id="a feed that lives"),
    ],
)
def test_pauses_and_feeds(more: dict[str, object], expected: list[tuple[str, bool]]) -> None:
    assert kinds([], **more) == expected


def test_an_outlet_that_refuses_day_after_day_needs_a_person() -> None:
    visits = [*daily(9, 3), *daily(2, left_alone=1)]
    assert kinds(visits, pause=Pause(NOW + timedelta(hours=3), "http 403")) == [("refusing", True)]


@pytest.mark.parametrize(
    ("run", "needs_person"),
    [
        pytest.param(Run("r", "refresh", NOW, NOW, "finished"), [], id="all is well"),
        pytest.param(Run("r", "refresh", NOW, NOW, "interrupted"), [], id="a person stopped it"),
        pytest.param(Run("r", "refresh", NOW, NOW, "failed"), [True], id="it failed"),
        pytest.param(Run("r", "refresh", NOW - timedelta(hours=2)), [False], id="it may still go on"),
        pytest.param(Run("r", "refresh", NOW - timedelta(hours=30)), [True], id="it was killed"),
        pytest.param(Run("r", "history", NOW - timedelta(days=9)), [False], id="history takes weeks"),
    ],
)
def test_the_last_run(run: Run, needs_person: list[bool]) -> None:
    assert [verdict.needs_person for verdict in judge(Histories((), run), NOW)] == needs_person


def test_what_needs_a_person_comes_first_and_a_dead_network_is_told_once() -> None:
    remark = SourceHistory("camau", "Báo Cà Mau", pause=Pause(NOW + timedelta(hours=1), "http 429"))
    found = judge(Histories((remark,), None, day(0), anyone_answered=False), NOW)
    assert [verdict.kind for verdict in found] == ["network", "paused"]
    assert all(isinstance(verdict, Verdict) and verdict.remedy for verdict in found)


def test_what_is_usual_is_not_known_of_few_numbers() -> None:
    assert habit_of([1, 2], fewest=3) is None


@pytest.mark.parametrize(
    ("unchanged_for", "sleeps"),
    [
        pytest.param(ASLEEP_AFTER, True, id="just asleep"),
        pytest.param(ASLEEP_AFTER - timedelta(seconds=1), False, id="still awake"),
    ],
)
def test_polling_puts_to_sleep_what_is_said_to_sleep(unchanged_for: timedelta, sleeps: bool) -> None:
    changed_at = NOW - unchanged_for
    assert (poll_at(changed_at, NOW) == NOW + ASLEEP_PAUSE) is sleeps
    assert bool(kinds([], ways=(_way(1, checked_at=NOW, changed_at=changed_at),))) is sleeps
