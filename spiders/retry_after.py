"""How long a server asks to be left in peace: the header `Retry-After` of RFC 9110, section 10.2.3."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# What goes beyond is a mistake of the server.
LONGEST_SECONDS = 7 * 86_400.0
# The answers with which the header means that the same request may be made again.
_STATUSES = frozenset({403, 408, 429, 503})


def retry_after_of(status: int, header: bytes | None, now: datetime | None = None) -> float | None:
    """Seconds for which the server asks to be left in peace, a week at most; None where it does not ask.

    Args:
        status: The answer's status; the header counts with 403, 408, 429 and 503.
        header: Value of `Retry-After`: seconds, or a date.
        now: The present moment, aware; the clock's if None.

    >>> retry_after_of(429, b"120"), retry_after_of(200, b"120"), retry_after_of(503, b"soon")
    (120.0, None, None)
    >>> retry_after_of(503, b"Fri, 31 Dec 1999 23:59:59 GMT", datetime(1999, 12, 31, 23, 59, tzinfo=UTC))
    59.0
    """
    text = (header or b"").decode("latin-1").strip()
    if status not in _STATUSES or not text:
        return None
    if text.isascii() and text.isdecimal():
        return min(float(text), LONGEST_SECONDS)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    seconds = (until.replace(tzinfo=until.tzinfo or UTC) - (now or datetime.now(UTC))).total_seconds()
    return min(seconds, LONGEST_SECONDS) if seconds > 0 else None
