"""How long a server asks to be left in peace: the header `Retry-After` of RFC 9110, section 10.2.3."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol

# Up to this it is waited for within the run; for a longer one the outlet is left in peace until then.
LONGEST_WAIT_SECONDS = 60.0
# What goes beyond is a mistake of the server.
LONGEST_SECONDS = 7 * 86_400.0
# The answers with which the header means that the same request may be made again.
_STATUSES = frozenset({403, 408, 429, 503})


class Headers(Protocol):
    """The headers of an answer, as Scrapy gives them."""

    def get(self, key: str, /) -> bytes | None:
        """Value of a header; None where it is missing."""


def retry_after_of(status: int, headers: Headers) -> float | None:
    """Seconds for which the server asks to be left in peace, a week at most; None where it does not ask.

    Args:
        status: The answer's status; the header counts with 403, 408, 429 and 503.
        headers: The answer's headers: `Retry-After`, in seconds or as a date, and the `Date` from which such a date is
            counted, as our clock and the server's may differ; ours counts where there is none.

    >>> retry_after_of(429, {"Retry-After": b"120"}), retry_after_of(503, {"Retry-After": b"soon"})
    (120.0, None)
    >>> stamps = {"Date": b"Fri, 31 Dec 1999 23:59:00 GMT", "Retry-After": b"Fri, 31 Dec 1999 23:59:59 GMT"}
    >>> retry_after_of(503, stamps), retry_after_of(200, stamps)
    (59.0, None)
    """
    header = headers.get("Retry-After")
    text = (header or b"").decode("latin-1").strip()
    if status not in _STATUSES or not text:
        return None
    if text.isascii() and text.isdecimal():
        return min(float(text), LONGEST_SECONDS)
    until = _moment_of(text)
    if until is None:
        return None
    answered_at = _moment_of((headers.get("Date") or b"").decode("latin-1")) or datetime.now(UTC)
    seconds = (until - answered_at).total_seconds()
    return min(seconds, LONGEST_SECONDS) if seconds > 0 else None


def _moment_of(stamp: str) -> datetime | None:
    """Moment of a date as HTTP writes it; None where it is none."""
    try:
        moment = parsedate_to_datetime(stamp)
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)
