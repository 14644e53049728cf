"""What is asked of the figures: of which place and kind of count, told by whom, in force when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop.dataset.filters import checked_filters
from ocop.dataset.nearest import checked_choice
from ocop.dataset.registry import relations

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A question to the figures; None for what is left open.

    Attributes:
        province: Name of today or before, alias or code; one of today's provinces brings the old ones in it along,
            each under its own name.
        as_of: The day on which the figures are to be in force, which leaves out what has no date. None for the last
            that is known of each kind; with it come the last ones of units that are no more.
        star: Only counts of this star level alone, 1 to 5.
        status: Only counts of this status; None for all.
        outlet: Id, name or domain of an outlet: the figures as it alone tells them. None for all outlets together.
        measure: Only `products`, or only `producers`.
        group: Only counts of this product group.
        level: Only places of this level.
        history: All figures there ever were of each kind, in the order of their days; with `as_of` those up to it.
    """

    province: str | None = None
    as_of: date | None = None
    star: int | None = None
    status: str | None = "recognised"
    outlet: str | None = None
    measure: str | None = None
    group: str | None = None
    level: str | None = None
    history: bool = False

    def facts(self, db: Database) -> tuple[str, list[str | int]]:
        """The facts that the figures are made of, as a condition on `fact_details`, with its values.

        Raises:
            UsageError: The province or outlet is unknown, or a filter is out of its range.
            DatasetError: The dataset cannot be read.
        """
        filters = checked_filters(
            db, province=self.province, star=self.star, status=self.status, outlet=self.outlet
        )  # fmt: skip
        condition, values = filters.condition([column.name for column in relations()["fact_details"].columns])
        for name, value in (("measure", self.measure), ("product_group", self.group), ("place_level", self.level)):
            if value is not None:
                condition += f" AND {name} = ?"
                values.append(checked_value(name, value))
        return condition, values

    @property
    def days(self) -> tuple[str, list[str]]:
        """The figures of the right days, as a condition on the view `figures`, with its values.

        >>> FigureQuestion().days, FigureQuestion(history=True).days
        (('is_latest', []), ('TRUE', []))
        """
        day = self.as_of and self.as_of.isoformat()
        if day and self.history:
            return "as_of_date <= ?", [day]
        if day:
            return "from_date <= ? AND (until_date IS NULL OR until_date > ?)", [day, day]
        return ("TRUE" if self.history else "is_latest"), []


LATEST_STOCK = FigureQuestion()


def checked_value(column: str, value: str) -> str:
    """One of the values that a column of the figures has.

    Raises:
        UsageError: It has no such value; the message names those it has.

    >>> checked_value("product_group", "food")
    'food'
    """
    known = next(each for each in relations()["figures"].columns if each.name == column).values
    return checked_choice(column.removeprefix("product_").replace("_", " "), value, [each.value for each in known])
