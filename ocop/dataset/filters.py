"""What a person may narrow an answer by, checked, with a remedy for what cannot be."""

from __future__ import annotations

from datetime import date
from typing import get_args

from ocop.errors import UsageError
from ocop.models import Status


def checked_star(star: int | None) -> int | None:
    """Star level from 1 to 5, or None for all.

    Raises:
        UsageError: There is no such level.
    """
    if star is not None and star not in range(1, 6):
        raise UsageError(f"stars go from 1 to 5, not {star}")
    return star


def checked_status(status: str | None) -> str | None:
    """One of the six statuses, or None for all.

    Raises:
        UsageError: There is no such status.
    """
    if status is not None and status not in get_args(Status):
        raise UsageError(f"there is no status “{status}”; it is one of {', '.join(get_args(Status))}")
    return status


def day_of(typed: str, *, first: bool = False) -> date:
    """Day that a person typed: 2023-12-31 or 31/12/2023; 2023-12 and 2023 mean their last days.

    Args:
        typed: What was typed.
        first: A month or year means its first day.

    Raises:
        UsageError: It is no day.

    >>> day_of("31/12/2023") == day_of("2023-12") == day_of("2023") == date(2023, 12, 31)
    True
    >>> day_of("2023", first=True)
    datetime.date(2023, 1, 1)
    """
    parts = typed.strip().replace("/", "-").replace(".", "-").split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(parts[0]) != 4:
            numbers.reverse()
        if len(numbers) == 3:
            return date(*numbers)
        year, month = (numbers[0], 1 if first else 12) if len(numbers) == 1 else numbers
        if first:
            return date(year, month, 1)
        return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    except ValueError as error:
        raise UsageError(f"“{typed}” is no day; write it as 2023-12-31 or 31/12/2023") from error
