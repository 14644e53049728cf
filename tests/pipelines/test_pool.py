from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from scrapy import signals
from scrapy.utils.test import get_crawler

from pipelines.pool import Pool, TaskError, pool_of
from tests.pipelines.pool_tasks import (
    die,
    die_once,
    double,
    fail_unpicklably,
    loop_for_ever,
    process_id,
    slow_double,
)


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    pool = Pool(workers=1, seconds=1.0)
    yield pool
    pool.close()


async def test_a_task_runs_in_another_process(pool: Pool) -> None:
    assert await pool.run(double, 21) == 42
    assert await pool.run(process_id) != os.getpid()


async def test_without_workers_a_task_runs_here() -> None:
    pool = Pool(workers=0)
    assert await pool.run(process_id) == os.getpid()
    pool.close()


@pytest.mark.parametrize("workers", [0, 1])
async def test_an_exception_that_cannot_be_pickled_comes_back_by_name(workers: int) -> None:
    pool = Pool(workers)
    with pytest.raises(TaskError, match="XMLSyntaxError") as raised:
        await pool.run(fail_unpicklably)
    assert raised.value.kind == "XMLSyntaxError"
    assert "fail_unpicklably" in raised.value.details
    pool.close()


async def test_a_page_that_kills_its_worker_fails_alone(pool: Pool) -> None:
    outcomes = await asyncio.gather(
        pool.run(slow_double, 1), pool.run(die), pool.run(double, 2), pool.run(double, 3), return_exceptions=True
    )
    assert [outcomes[0], *outcomes[2:]] == [2, 4, 6]
    assert isinstance(outcomes[1], TaskError)
    assert outcomes[1].kind == "WorkerKilled"
    assert await pool.run(double, 4) == 8


async def test_a_worker_killed_from_outside_costs_no_page(pool: Pool, tmp_path: Path) -> None:
    assert await pool.run(die_once, tmp_path / "marker") == "done"


async def test_a_page_without_end_is_stopped(pool: Pool) -> None:
    with pytest.raises(TaskError) as raised:
        await pool.run(loop_for_ever)
    assert raised.value.kind == "TimeoutError"
    assert await pool.run(double, 1) == 2


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process can be halted on Unix only")
async def test_a_worker_that_does_not_stop_cannot_hold_up_the_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("pipelines.pool._PATIENCE", 0.5)
    pool = Pool(workers=1)
    worker = await pool.run(process_id)
    os.kill(worker, signal.SIGSTOP)
    pool.close()
    assert "did not stop" in caplog.text
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


async def test_a_crawl_has_one_pool_that_ends_with_it() -> None:
    crawler = get_crawler(settings_dict={"OCOP_WORKERS": 1})
    pool = pool_of(crawler)
    assert pool_of(crawler) is pool
    assert pool.workers == 1
    worker = await pool.run(process_id)
    crawler.signals.send_catch_log(signals.spider_closed)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_the_default_is_a_worker_for_each_processor_up_to_four() -> None:
    assert pool_of(get_crawler()).workers == min(os.cpu_count() or 1, 4)
