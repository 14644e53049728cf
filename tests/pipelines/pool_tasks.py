"""What the tests of the pool run in worker processes; apart from them, so that a worker starts fast."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from lxml import etree


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def fail_unpicklably() -> None:
    etree.fromstring("<broken")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(marker: Path) -> str:
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def loop_for_ever() -> None:
    while True:
        pass


def slow_double(number: int) -> int:
    time.sleep(0.3)
    return 2 * number
