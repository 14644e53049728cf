"""What the news web was asked: tests count downloads and check manners by it."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One request and its answer.

    Attributes:
        method: `GET` or `HEAD`.
        path: Path and query, as asked for.
        outlet: Id of the outlet that was asked.
        conditional: Whether it came with `If-None-Match` or `If-Modified-Since`.
        status: Status of the answer.
        bytes: Length of the answer's body.
        user_agent: Who asked.
        forbidden: Whether robots.txt forbids the path.
        started: Seconds on the monotonic clock when it arrived.
        answered: Seconds on the monotonic clock when the answer was ready.
    """

    method: str
    path: str
    outlet: str
    conditional: bool
    status: int
    bytes: int
    user_agent: str
    forbidden: bool
    started: float
    answered: float = field(default_factory=time.monotonic)


class RequestLog:
    """Requests in the order of their answers; safe to use from several threads."""

    def __init__(self) -> None:
        self._records: list[RequestRecord] = []
        self._lock = threading.Lock()

    def add(self, record: RequestRecord) -> None:
        """Keep a request."""
        with self._lock:
            self._records.append(record)

    def clear(self) -> None:
        """Forget all requests."""
        with self._lock:
            self._records.clear()

    def all(self) -> tuple[RequestRecord, ...]:
        """All requests since the start or the last `clear`."""
        with self._lock:
            return tuple(self._records)
