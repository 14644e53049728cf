from __future__ import annotations

from datetime import date

import pytest

from ocop.dataset.filters import checked_star, checked_status, day_of
from ocop.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "first", "day"),
    [
        ("2023-12-05", False, date(2023, 12, 5)),
        (" 5/12/2023 ", False, date(2023, 12, 5)),
        ("05.12.2023", True, date(2023, 12, 5)),
        ("2024-02", False, date(2024, 2, 29)),
        ("2/2024", False, date(2024, 2, 29)),
        ("2024-02", True, date(2024, 2, 1)),
        ("2023-12", False, date(2023, 12, 31)),
        ("2023", False, date(2023, 12, 31)),
        ("2023", True, date(2023, 1, 1)),
    ],
)
def test_days_as_people_type_them(typed: str, first: bool, day: date) -> None:
    assert day_of(typed, first=first) == day


@pytest.mark.parametrize("typed", ["", "hôm qua", "2023-13-01", "2023-02-30", "99999", "1-2-3-4", "2023-", "0", "9999"])
def test_what_is_no_day_is_told_with_the_form(typed: str) -> None:
    with pytest.raises(UsageError, match="write it as 2023-12-31"):
        day_of(typed)


def test_stars_and_statuses_are_checked() -> None:
    assert (checked_star(5), checked_star(None)) == (5, None)
    assert (checked_status("target"), checked_status(None)) == ("target", None)
    for star in (0, 6, -1):
        with pytest.raises(UsageError, match="from 1 to 5"):
            checked_star(star)
    with pytest.raises(UsageError, match="one of recognised, added"):
        checked_status("done")
