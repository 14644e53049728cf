from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop.dataset.due import recheck_at, retry_at
from tests.ocop.dataset.make import NOW, days


@pytest.mark.parametrize(
    ("checked", "again"),
    [(0, 1), (0.5, 1), (1, 7), (6.9, 7), (7, 30), (30, 180), (179, 180), (180, 360), (359, 360), (900, 1080)],
)
def test_articles_are_asked_again_by_their_age(checked: float, again: float) -> None:
    assert recheck_at(NOW, days(checked)) == days(again)


@given(st.floats(0, 10_000))
def test_the_next_visit_is_always_later_and_never_far(checked: float) -> None:
    again = recheck_at(NOW, days(checked))
    assert days(checked) < again <= days(checked) + timedelta(days=180)


def test_failed_pages_wait_twice_as_long_each_time() -> None:
    pauses = [again - NOW for tries in (1, 2, 3, 4) if (again := retry_at(NOW, tries))]
    assert pauses == [timedelta(hours=hours) for hours in (1, 2, 4, 8)]
    assert retry_at(NOW, 5) is None
