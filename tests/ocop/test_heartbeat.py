"""The beat of a run, with a clock that is short enough to wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest

from ocop import heartbeat
from ocop.errors import DatasetError
from ocop.heartbeat import Heartbeat


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.001)


async def test_counts_are_shown_and_kept_until_the_end() -> None:
    shown: list[Mapping[str, int]] = []
    kept: list[Mapping[str, int]] = []
    enough = asyncio.Event()

    def keep(counts: Mapping[str, int]) -> None:
        kept.append(counts)
        if len(kept) == 2:
            enough.set()

    beat = Heartbeat(lambda: {"dataset/new": 1}, keep, shown.append, keep_seconds=0)
    beat.start()
    await asyncio.wait_for(enough.wait(), 10)
    beat.stop()
    assert len(shown) >= 3, "at every beat, and once more at the end"
    assert shown[-1] == kept[0] == {"dataset/new": 1}
    beat.stop()


async def test_a_dataset_that_is_busy_is_asked_again_later() -> None:
    tries: list[int] = []
    enough = asyncio.Event()

    def keep(_: Mapping[str, int]) -> None:
        tries.append(1)
        if len(tries) == 2:
            enough.set()
        raise DatasetError("another program is writing to it")

    beat = Heartbeat(dict, keep, keep_seconds=0)
    beat.start()
    await asyncio.wait_for(enough.wait(), 10)
    beat.stop()


async def test_counts_are_not_kept_at_every_beat() -> None:
    kept: list[Mapping[str, int]] = []
    seen = asyncio.Event()
    beat = Heartbeat(dict, kept.append, lambda _: seen.set(), keep_seconds=3600)
    beat.start()
    await asyncio.wait_for(seen.wait(), 10)
    beat.stop()
    assert kept == []
