from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from spiders.links import Link
from spiders.revisits import RECENT_MAPS, changed_maps

URL = "https://v.vn/news-2026-7.xml"


@dataclass
class Row:
    hint_modified_at: datetime | None
    checked_at: datetime | None


def day(number: int | None) -> datetime | None:
    return datetime(2026, 7, number, tzinfo=UTC) if number else None


@pytest.mark.parametrize(
    ("told", "before", "checked", "expected", "what"),
    [
        (5, 3, 20, True, "the index tells of a later change than before, though both are long ago"),
        (3, 3, 20, False, "it tells the same as before"),
        (21, 3, 20, True, "changed after we asked"),
        (21, 21, 20, True, "told before, but not asked since"),
        (5, None, 20, False, "told for the first time, of a change before we asked"),
        (21, None, 20, True, "told for the first time, of a change after we asked"),
        (None, None, 20, True, "it does not tell"),
        (5, None, None, False, "never asked: it is queued anyway"),
    ],
)
def test_changed(told: int | None, before: int | None, checked: int | None, expected: bool, what: str) -> None:
    rows = {URL: Row(day(before), day(checked))}
    assert changed_maps([Link(URL, modified_at=day(told))], rows) == ([URL] if expected else []), what


def test_unknown_sitemap_is_no_revisit() -> None:
    assert changed_maps([Link(URL)], {}) == []


def test_of_those_that_tell_nothing_only_the_newest() -> None:
    urls = [f"https://v.vn/news-{number}.xml" for number in range(30)]
    rows = {url: Row(None, day(1)) for url in urls}
    assert changed_maps([Link(url) for url in urls], rows) == urls[:RECENT_MAPS]
