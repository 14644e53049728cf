"""What a person may narrow an answer by, checked, with a remedy for what cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, get_args

from ocop.dataset.failures import told_plainly
from ocop.dataset.nearest import checked_choice
from ocop.dataset.outlet_names import OutletFilter, find_outlet
from ocop.dataset.provinces import ProvinceFilter, find_province
from ocop.errors import UsageError
from ocop.models import Status

if TYPE_CHECKING:
    from sqlite_utils import Database

# The columns that each filter looks at: the first of these sets that is there whole. A `status` beside no `measure` is
# that of an HTTP answer.
_LOOKED_AT: dict[str, tuple[frozenset[str], ...]] = {
    "province": (frozenset({"province_code", "province_id"}),),
    "star": (frozenset({"star_min", "star_max"}), frozenset({"star"})),
    "status": (frozenset({"status", "measure"}),),
    "outlet": (frozenset({"source_id", "outlet"}), frozenset({"outlet"})),
    "since": (frozenset({"published_date"}), frozenset({"first_published_date"})),
    "until": (frozenset({"published_date"}), frozenset({"first_published_date"})),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer is narrowed by; None for what is left open.

    Attributes:
        province: The province that a count or product belongs to.
        star: This star level alone, 1 to 5.
        status: This status of a count.
        outlet: Who published it.
        since: Published on this day or later; what has no day is left out.
        until: Published on this day or earlier; what has no day is left out.
    """

    province: ProvinceFilter | None = None
    star: int | None = None
    status: str | None = None
    outlet: OutletFilter | None = None
    since: date | None = None
    until: date | None = None

    def split(self, columns: Collection[str]) -> tuple[Filters, Filters]:
        """The filters that have a column among these to look at, and the others.

        >>> Filters(star=4, since=date(2023, 1, 1)).split({"published_date"})[1]
        Filters(province=None, star=4, status=None, outlet=None, since=None, until=None)
        """
        apart = {name: None for name, sets in _LOOKED_AT.items() if not any(each.issubset(columns) for each in sets)}
        together = {name: None for name in _LOOKED_AT if name not in apart}
        return replace(self, **apart), replace(self, **together)

    def condition(self, columns: Collection[str], what: str = "this answer") -> tuple[str, list[str | int]]:
        """The filters as a condition in SQL with its values, for any table, view or query that has these columns.

        Args:
            columns: Names of the columns of what is narrowed; in a join each must be the name of one column only.
            what: What is narrowed, for the message.

        Returns:
            The condition, `TRUE` where nothing is narrowed, and the values of its question marks.

        Raises:
            UsageError: A filter has no column here to look at; the message says which filters have.

        >>> Filters(star=4, since=date(2023, 1, 1)).condition({"star_min", "star_max", "published_date"})
        ('star_max = ? AND star_min = ? AND published_date >= ?', [4, 4, '2023-01-01'])
        """
        comparisons = [
            comparison
            for name in _LOOKED_AT
            if getattr(self, name) is not None
            for comparison in self._comparisons(name, _looked_at(name, columns, what))
        ]
        values = [value for _, _, value in comparisons]
        return " AND ".join(f"{column} {sign} ?" for column, sign, _ in comparisons) or "TRUE", values

    def _comparisons(self, name: str, columns: Collection[str]) -> Iterator[tuple[str, str, str | int]]:
        """What one filter asks of the columns that it looks at: column, sign and value."""
        if self.province and name == "province":
            today = self.province.current_code
            yield ("province_code", "=", today) if today else ("province_id", "=", self.province.ids[0])
        elif self.star and name == "star":
            yield from ((column, "=", self.star) for column in sorted(columns))
        elif self.status and name == "status":
            yield "status", "=", self.status
        elif self.outlet and name == "outlet":
            source_id = self.outlet.source_id if "source_id" in columns else None
            yield ("source_id", "=", source_id) if source_id else ("outlet", "=", self.outlet.name)
        elif self.since and name == "since":
            yield from ((column, ">=", self.since.isoformat()) for column in columns)
        elif self.until and name == "until":
            yield from ((column, "<=", self.until.isoformat()) for column in columns)


NO_FILTERS = Filters()


def checked_filters(  # noqa: PLR0913 - the filters
    db: Database,
    *,
    province: str | None = None,
    star: int | None = None,
    status: str | None = None,
    outlet: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> Filters:
    """Filters from what a person typed.

    Args:
        db: The dataset, whose provinces and outlets can be named.
        province: Name of today or before 1 July 2025, alias or code; with or without accents.
        star: One star level, 1 to 5.
        status: One of the six statuses.
        outlet: Id, name or domain of an outlet; with or without accents.
        since: First day of publication; as text, what `day_of` understands, a month or year from its first day.
        until: Last day of publication; as text, a month or year to its last day.

    Raises:
        UsageError: One of them cannot be; the message says what could, with the nearest names.
        DatasetError: The dataset cannot be read.
    """
    first = day_of(since, first=True) if isinstance(since, str) else since
    last = day_of(until) if isinstance(until, str) else until
    if first and last and first > last:
        raise UsageError(f"no day lies between {first} and {last}; --since takes the earlier one, --until the later")
    with told_plainly():
        return Filters(
            province=None if province is None else find_province(db, province),
            star=checked_star(star),
            status=checked_status(status),
            outlet=None if outlet is None else find_outlet(db, outlet),
            since=first,
            until=last,
        )


def _looked_at(name: str, columns: Collection[str], what: str) -> frozenset[str]:
    """The columns that a filter looks at among these."""
    for needed in _LOOKED_AT[name]:
        if needed.issubset(columns):
            return needed
    possible = [f"--{other}" for other, sets in _LOOKED_AT.items() if any(each.issubset(columns) for each in sets)]
    remedy = f"it can be by {', '.join(possible)}" if possible else "leave every filter out"
    raise UsageError(f"{what} cannot be narrowed by --{name}; {remedy}")


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
    return None if status is None else checked_choice("status", status, get_args(Status))


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
    no_day = UsageError(f"“{typed}” is no day; write it as 2023-12-31 or 31/12/2023")
    if 4 not in {len(parts[0]), len(parts[-1])}:  # a year of two digits would be one of the first century
        raise no_day
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
        raise no_day from error


def past_day(typed: str, today: date) -> date:
    """Day that a person typed, of which something can be known: a month or year that is not over means today.

    Raises:
        UsageError: It is no day, or lies in the future.

    >>> past_day("2023", date(2024, 5, 6)), past_day("2024", date(2024, 5, 6))
    (datetime.date(2023, 12, 31), datetime.date(2024, 5, 6))
    """
    if day_of(typed, first=True) > today:
        raise UsageError(f"“{typed}” lies in the future: what was the case is known up to today, {today.isoformat()}")
    return min(day_of(typed), today)
