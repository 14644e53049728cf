"""The worker processes of a crawl: reading a page takes longer than fetching it, so it never runs on the reactor."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread
from typing import ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from scrapy import signals
from scrapy.crawler import Crawler

from pipelines.tasks import Task, TaskError, begin_worker, value_of

__all__ = ["Pool", "TaskError", "pool_of"]

_PATIENCE = 10.0
MOST_WORKERS = 4
TASK_SECONDS = 60.0

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)


class Pool:
    """Worker processes that the item pipelines of one crawl share, started at the first task.

    A worker that dies takes nobody with it: the tasks under way are done again one at a time, apart from the others,
    and the one that kills its worker a second time fails with `WorkerKilled`.

    Args:
        workers: Number of processes; 0 runs every task in this one.
        seconds: Time that one task may take, where the system has an alarm clock (not on Windows).
    """

    def __init__(self, workers: int, seconds: float = TASK_SECONDS) -> None:
        self.workers = workers
        self._seconds = seconds
        self._executor: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None
        self._one_at_a_time = asyncio.Lock()

    async def run(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a module-level function in a worker and hand back what it returns.

        Raises:
            TaskError: The function raised, took too long, or its worker died.
        """
        task = Task(function, args, kwargs, self._seconds if self.workers else 0)
        if not self.workers:
            return value_of(task.run())
        self._executor = executor = self._executor or _start(self.workers)
        try:
            return value_of(await _submit(executor, task.run))
        except BrokenProcessPool:
            if self._executor is executor:
                log.warning("a worker process died; its tasks are done again one at a time")
                self._executor = None
                executor.shutdown(wait=False, cancel_futures=True)
        async with self._one_at_a_time:
            self._alone = alone = self._alone or _start(1)
            try:
                return value_of(await _submit(alone, task.run))
            except BrokenProcessPool as error:
                self._alone = None
                alone.shutdown(wait=False)
                raise TaskError("WorkerKilled", "the worker process died on this page twice") from error

    def close(self) -> None:
        """End the workers; tasks that have not begun are dropped."""
        for executor in (self._executor, self._alone):
            if executor is not None:
                _end(executor)
        self._executor = self._alone = None


def _end(executor: ProcessPoolExecutor) -> None:
    """End an executor in bounded time: a worker that does not stop by itself would hold up the run for ever."""
    workers = list((executor._processes or {}).values())
    ending = Thread(target=executor.shutdown, kwargs={"cancel_futures": True}, daemon=True)
    ending.start()
    ending.join(_PATIENCE)
    if ending.is_alive():
        log.warning("worker processes did not stop within %g seconds and are ended", _PATIENCE)
        for worker in workers:
            worker.kill()
        ending.join(_PATIENCE)


_pools: WeakKeyDictionary[Crawler, Pool] = WeakKeyDictionary()


def pool_of(crawler: Crawler) -> Pool:
    """The one pool of a crawl: as many workers as the setting OCOP_WORKERS says, closed with the spider.

    Without the setting there is a worker for each processor, 4 at most.
    """
    if crawler not in _pools:
        default = min(os.cpu_count() or 1, MOST_WORKERS)
        pool = _pools[crawler] = Pool(crawler.settings.getint("OCOP_WORKERS", default))
        crawler.signals.connect(pool.close, signals.spider_closed, weak=False)
    return _pools[crawler]


async def _submit(executor: ProcessPoolExecutor, task: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(executor, task)


def _start(workers: int) -> ProcessPoolExecutor:
    # "spawn": a forked copy of a process with an event loop and threads can deadlock.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=begin_worker)
