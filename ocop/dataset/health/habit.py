"""What is usual: the middle of some numbers and how far they stray from it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The standard deviation of numbers of a normal distribution is so many times their median distance from the median.
_DEVIATIONS = 1.4826
# So many deviations from the middle are no longer usual. Chance alone takes one number in a million there; the habits
# of outlets have fat tails, so it is rather one in a thousand.
STRAYING = 5.0


@dataclass(frozen=True, slots=True)
class Habit:
    """What is usual of some numbers.

    Attributes:
        middle: Their median.
        spread: Their median distance from it, scaled to a standard deviation; robust against a few odd days.
    """

    middle: float
    spread: float

    def low(self, tolerance: float) -> float:
        """Below this a number is unusually low; never nearer to the middle than the tolerance."""
        return self.middle - max(tolerance, STRAYING * self.spread)

    def high(self, tolerance: float) -> float:
        """Above this a number is unusually high; never nearer to the middle than the tolerance."""
        return self.middle + max(tolerance, STRAYING * self.spread)


def habit_of(numbers: Sequence[float], fewest: int) -> Habit | None:
    """What is usual of some numbers; None where they are fewer than it takes to know.

    >>> habit_of([1, 2, 2, 3, 30], fewest=5)
    Habit(middle=2, spread=1.4826)
    """
    if len(numbers) < fewest:
        return None
    middle = median(numbers)
    return Habit(middle, _DEVIATIONS * median(abs(number - middle) for number in numbers))
