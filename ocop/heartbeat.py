"""The beat of a run: twice a second its counts are shown, every half minute they are kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ocop.errors import DatasetError

BEAT_SECONDS = 0.5
# What a killed run has done since is missing in its counts; its rows are not.
KEEP_SECONDS = 30.0

log = logging.getLogger(__name__)


@dataclass(slots=True, weakref_slot=True)
class Heartbeat:
    """Takes the counts of a run regularly, on its event loop, from `start` to `stop`.

    Attributes:
        take: Gives the counts so far.
        keep: Stores them.
        show: Shows them to whoever watches; None where nobody does.
        keep_seconds: Time between two keepings.
    """

    take: Callable[[], Mapping[str, int]]
    keep: Callable[[Mapping[str, int]], None]
    show: Callable[[Mapping[str, int]], None] | None = None
    keep_seconds: float = KEEP_SECONDS
    _next: asyncio.TimerHandle | None = None
    _kept_at: float = 0.0

    def start(self) -> None:
        """Begin to beat on the running event loop."""
        loop = asyncio.get_running_loop()
        self._kept_at = loop.time()
        self._next = loop.call_later(BEAT_SECONDS, self._beat)

    def stop(self) -> None:
        """Show the last counts and beat no more."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
        if self.show:
            self.show(self.take())

    def _beat(self) -> None:
        loop = asyncio.get_running_loop()
        self._next = loop.call_later(BEAT_SECONDS, self._beat)
        if self.show:
            self.show(self.take())
        if loop.time() - self._kept_at >= self.keep_seconds:
            self._kept_at = loop.time()
            try:
                self.keep(self.take())
            except DatasetError as error:
                log.info("the counts so far are kept later: %s", error)
