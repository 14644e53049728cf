from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from spiders.retry_after import LONGEST_SECONDS, retry_after_of

DATE = b"Sat, 21 Nov 2026 08:00:00 GMT"


@pytest.mark.parametrize(
    ("status", "header", "expected", "what"),
    [
        (429, b"120", 120.0, "seconds"),
        (503, b" 5 ", 5.0, "blanks around it"),
        (503, b"Sat, 21 Nov 2026 08:01:00 GMT", 60.0, "a date"),
        (503, b"Saturday, 21-Nov-26 08:01:00 GMT", 60.0, "a date in the old form"),
        (429, b"Sat, 21 Nov 2026 07:00:00 GMT", None, "a date that is over"),
        (429, b"99999999999", LONGEST_SECONDS, "a mistake of the server"),
        (429, b"-5", None, "a negative number"),
        (429, b"soon", None, "a word"),
        (429, "٣".encode(), None, "digits of another script"),
        (429, None, None, "no header"),
        (200, b"120", None, "an answer that is none to wait for"),
        (301, b"120", None, "a redirect: the header means the new address, which is not asked at once anyway"),
    ],
)
def test_retry_after(status: int, header: bytes | None, expected: float | None, what: str) -> None:
    headers = {"Date": DATE} | ({} if header is None else {"Retry-After": header})
    assert retry_after_of(status, headers) == expected, what


@pytest.mark.parametrize("date", [None, b"now", b"Sat, 99 Nov 2026 08:00:00 GMT"])
def test_our_clock_counts_where_the_server_tells_no_time(date: bytes | None) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True).encode()
    headers = {"Retry-After": until} | ({} if date is None else {"Date": date})
    assert 3500 < (retry_after_of(429, headers) or 0) <= 3600
