from datetime import UTC, datetime

import pytest

from spiders.retry_after import LONGEST_SECONDS, retry_after_of

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


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
    assert retry_after_of(status, header, NOW) == expected, what
