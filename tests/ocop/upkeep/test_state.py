"""Who is told what, and when: new troubles at once, lasting ones from time to time, and their end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ocop.upkeep.state import Occasion, State, after, occasion_of, read_state, write_state
from ocop.upkeep.trouble import Trouble

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
A, B = Trouble("silent/a", "a is silent", "look"), Trouble("step/verify", "verify failed", "", is_failure=True)


def told(*keys: str, days_ago: float = 1) -> State:
    return State(frozenset(keys), NOW - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("state", "troubles", "occasion"),
    [
        pytest.param(State(), [], None, id="all is well, as it was"),
        pytest.param(State(), [A], "new", id="the first trouble"),
        pytest.param(told("silent/a"), [A], None, id="one that is known"),
        pytest.param(told("silent/a"), [A, B], "new", id="one beside one that is known"),
        pytest.param(told("silent/a", days_ago=7), [A], "lasting", id="one that has lasted for a week"),
        pytest.param(told("silent/a", "step/verify"), [A], None, id="one of two is over"),
        pytest.param(told("silent/a"), [], "over", id="all is well again"),
        pytest.param(told("silent/a"), [B], "new", id="another one instead"),
    ],
)
def test_occasions(state: State, troubles: list[Trouble], occasion: Occasion | None) -> None:
    assert occasion_of(state, troubles, NOW, 7) == occasion


@pytest.mark.parametrize(
    ("state", "troubles", "was_told", "keys"),
    [
        pytest.param(State(), [A], True, {"silent/a"}, id="told"),
        pytest.param(State(), [A], False, set(), id="a message that did not arrive is tried again"),
        pytest.param(told("silent/a", "silent/b"), [A], False, {"silent/a"}, id="what is over may come back as new"),
        pytest.param(told("silent/a"), [], True, set(), id="its end is told"),
        pytest.param(told("silent/a"), [], False, {"silent/a"}, id="its end is still to be told"),
    ],
)
def test_what_the_next_run_knows(state: State, troubles: list[Trouble], was_told: bool, keys: set[str]) -> None:
    assert after(state, troubles, NOW, was_told=was_told).told == keys


def test_a_state_survives_its_file(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "ocop.state.json"
    for state in (State(), State(frozenset(("silent/a",)), NOW, is_sound=False)):
        write_state(path, state)
        assert read_state(path) == state
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"told": 3, "told_at": null, "is_sound": true}', '{"told_at": "x"}'])
def test_a_state_that_cannot_be_read_is_a_fresh_one(text: str, tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text(text)
    assert read_state(tmp_path / "state.json") == State()
