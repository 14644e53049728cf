"""Asking an outlet for one address after the other, and leaving it in peace when it is in trouble."""

from __future__ import annotations

from collections import Counter

from ocop.outlets.visits import Answer, Visit
from spiders.causes import is_trouble
from spiders.links import host_of

# After so many troubles in a row a host is not asked again.
_PATIENCE = 2


class Asking:
    """The questions of one visit: a host that is down, overloaded or turns us away is soon asked no more."""

    def __init__(self) -> None:
        self._troubles: Counter[str] = Counter()
        self._last: dict[str, Answer] = {}

    def ask(self, url: str) -> Visit[Answer]:
        """The answer for an address; where its host is no longer asked, the trouble that it is in."""
        host = host_of(url)
        if self._troubles[host] >= _PATIENCE:
            return Answer(url, url, self._last[host].cause)
        answer = yield url
        self._troubles[host] = self._troubles[host] + 1 if answer.cause and is_trouble(answer.cause) else 0
        self._last[host] = answer
        return answer
