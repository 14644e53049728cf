from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ocop.demo.answers import HTML, Answer, is_unchanged, weak_etag

CHANGED = datetime(2023, 12, 5, 0, 30, 0, 999, tzinfo=UTC)
PAGE = Answer(200, HTML, lambda: b"", CHANGED, 'W/"abc"')


@pytest.mark.parametrize(
    ("none_match", "since", "unchanged"),
    [
        (None, None, False),
        ('W/"abc"', None, True),
        ('"abc"', None, True),
        ('"xyz", W/"abc"', None, True),
        ("*", None, True),
        ('"xyz"', None, False),
        ('"xyz"', "Tue, 05 Dec 2023 00:30:00 GMT", False),
        (None, "Tue, 05 Dec 2023 00:30:00 GMT", True),
        (None, "Tue, 05 Dec 2023 07:30:00 +0700", True),
        (None, "Tue, 05 Dec 2023 00:30:01 -0000", True),
        (None, "Tue, 05 Dec 2023 00:29:59 GMT", False),
        (None, "hôm qua", False),
    ],
    ids=[
        "unconditional",
        "same tag",
        "weak comparison",
        "one of several",
        "any",
        "another tag",
        "the tag beats the date",
        "same second",
        "other zone",
        "later, no zone",
        "earlier",
        "not a date",
    ],
)
def test_304(none_match: str | None, since: str | None, unchanged: bool):
    assert is_unchanged(PAGE, none_match, since) is unchanged


def test_what_has_no_validators_is_always_sent():
    bare = Answer(200, HTML, lambda: b"")
    assert not is_unchanged(bare, 'W/"abc"', None)
    assert not is_unchanged(bare, None, "Tue, 05 Dec 2023 00:30:00 GMT")
    assert not is_unchanged(Answer(404, HTML, lambda: b"", CHANGED, 'W/"abc"'), "*", None)


def test_headers():
    assert dict(PAGE.headers) == {
        "content-type": HTML,
        "etag": 'W/"abc"',
        "last-modified": "Tue, 05 Dec 2023 00:30:00 GMT",
    }
    assert Answer(301, "", lambda: b"", location="http://127.0.0.1:1/a").headers == [
        ("location", "http://127.0.0.1:1/a")
    ]


def test_tags_tell_contents_apart():
    assert weak_etag("/a", 1) != weak_etag("/a", 2) != weak_etag("/b", 2)
