"""The options by which verbs narrow their answers: written once, checked by `ocop.dataset.filters`."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Annotated

import typer
from sqlite_utils import Database

from ocop.dataset.filters import Filters, checked_filters, day_of, past_day
from ocop.dataset.times import VIETNAM

_PLANS = ("target", "expected")

ProvinceOption = Annotated[
    str | None,
    typer.Option("--province", help="Only this province: name of today or before 1 July 2025, alias or code."),
]
StarOption = Annotated[int | None, typer.Option("--star", "--stars", help="Only this star level, 1 to 5.")]
StatusOption = Annotated[
    str | None, typer.Option("--status", help="Only: recognised, added, renewed, target, expected or other.")
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Only this outlet: its id, name or domain.")]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", help="Only articles published on this day or later: 2023-12-31, 2023-12 or 2023."),
]
UntilOption = Annotated[
    str | None, typer.Option("--until", help="Only articles published on this day or earlier, in the same forms.")
]


@dataclass(frozen=True, slots=True)
class ProductNarrowing:
    """The options that narrow an answer about named products, as they were typed."""

    province: ProvinceOption = None
    star: StarOption = None
    outlet: OutletOption = None
    since: SinceOption = None
    until: UntilOption = None

    def checked(self, db: Database) -> Filters:
        """The filters that they stand for.

        Raises:
            UsageError: One of them cannot be; the message says what could.
            DatasetError: The dataset cannot be read.
        """
        return checked_filters(db, **asdict(self))


@dataclass(frozen=True, slots=True)
class Narrowing(ProductNarrowing):
    """The options that narrow an answer about counts."""

    status: StatusOption = None


def day_in_force(typed: str | None, status: str | None) -> date | None:
    """The day on which figures are to be in force; only plans can be so in the future.

    Args:
        typed: What a person typed; None where nobody did.
        status: The status that is asked for; None for all.

    Raises:
        UsageError: It is no day, or a future one.
    """
    if typed is None:
        return None
    return day_of(typed) if status in _PLANS else past_day(typed, datetime.now(VIETNAM).date())
