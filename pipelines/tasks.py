"""What happens inside a worker process. Knows no Scrapy, for a worker has to start fast."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")


class TaskError(Exception):
    """A function failed on one page; the crawl goes on.

    Attributes:
        kind: Name of the class of what was raised; `WorkerKilled` where the process died, `TimeoutError` where the
            page took longer than its time.
        details: The traceback, for the log; empty for a killed worker.
    """

    def __init__(self, kind: str, message: str, details: str = "") -> None:
        super().__init__(f"{kind}: {message}" if message else kind)
        self.kind = kind
        self.details = details


@dataclass(frozen=True, slots=True)
class _Failure:
    """What a function raised. Exceptions themselves do not all survive the way back from another process."""

    kind: str
    message: str
    details: str


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A call to be made in another process: picklable, as long as its function is of a module.

    Attributes:
        function: What to call.
        args: Its arguments.
        kwargs: Its named arguments.
        seconds: Time it may take, where the system has an alarm clock (not on Windows); 0 sets no limit.
    """

    function: Callable[..., T]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    seconds: float

    def run(self) -> T | _Failure:
        """Make the call; what it raises is handed back, for `value_of` to raise on the other side."""
        try:
            with _alarm(self.seconds):
                return self.function(*self.args, **self.kwargs)
        except Exception as error:
            return _Failure(type(error).__name__, str(error), traceback.format_exc())


def value_of(outcome: T | _Failure) -> T:
    """What a task returned.

    Raises:
        TaskError: Its function raised.
    """
    if isinstance(outcome, _Failure):
        raise TaskError(outcome.kind, outcome.message, outcome.details)
    return outcome


def begin_worker() -> None:
    """Leave Ctrl-C to the parent, which ends the crawl in order, and do not outlive a parent that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not seconds or not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, _time_is_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _time_is_up(signum: int, frame: FrameType | None) -> NoReturn:
    raise TimeoutError("the page took longer than its time")
