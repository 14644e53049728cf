"""What the old provinces in one of today's had together: sums of their figures, where all parts are known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ocop.dataset.figure_question import LATEST_STOCK, FigureQuestion
from ocop.dataset.figures import Figure, find_figures, in_force, kind_order
from ocop.dataset.provinces import LAST_DAY_OF_63, find_province
from ocop.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlite_utils import Database

# What is counted, and for what is no stock, when: only figures of one kind may be added.
Kind = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class AreaSum:
    """One kind of count, added over the old provinces in one of today's.

    Attributes:
        province: Today's province.
        province_code: Its code in the list vn34.
        on_date: The day on which the parts are in force (ISO).
        value: The sum; None where a part is unknown, for then there is none.
        value_high: The upper end, where a part is a range.
        comparator: What stands before the sum: of exact parts and those with a lower bound, a lower bound; `approx`
            where upper and lower bounds meet.
        parts: The figures of the parts that are known, by name.
        unknown: Names of the parts that are not.
    """

    province: str
    province_code: str
    on_date: str
    value: float | None
    value_high: float | None
    comparator: str | None
    parts: tuple[Figure, ...]
    unknown: tuple[str, ...]


def sum_old(db: Database, asked: FigureQuestion = LATEST_STOCK) -> list[AreaSum]:
    """Figures of the old provinces, added within each of today's provinces that was merged of several.

    Shares are not added, nor counts of status `other`, nor what has no date; flows and plans only where all are of one
    period.

    Args:
        db: The dataset.
        asked: What is asked of the figures: of one of today's provinces, or of all that were merged, on the day `as_of`
            or else on 30 June 2025, the last of the old provinces. With `history` there is a sum for every day from
            which on another one holds, in place of one for a single day, and a kind of which never all parts are known
            has one row that says so. Whatever the level, only whole provinces are added.

    Raises:
        UsageError: The province was not merged of several, or a filter cannot be.
        DatasetError: The dataset cannot be read.
    """
    areas = _areas(db, asked.province)
    figures = find_figures(db, replace(asked, as_of=None, level="province", history=True))
    day = asked.as_of or date.fromisoformat(LAST_DAY_OF_63)
    return [
        found
        for code, (name, parts) in areas.items()
        for of_kind in _by_kind(figure for figure in figures if figure.province_code == code)
        for found in (
            _history(of_kind, name, code, parts) if asked.history else _sums(of_kind, name, code, parts, [day])
        )
    ]


def joint_comparator(comparators: Iterable[str]) -> str:
    """What stands before a sum of numbers with these comparators.

    >>> joint_comparator(["eq", "gt"]), joint_comparator(["le", "eq"]), joint_comparator(["gt", "lt"])
    ('gt', 'le', 'approx')
    """
    inexact = set(comparators) - {"eq"}
    if not inexact:
        return "eq"
    for open_bound, closed_bound in (("gt", "ge"), ("lt", "le")):
        if inexact <= {open_bound, closed_bound}:
            return open_bound if open_bound in inexact else closed_bound
    return "approx"


def _areas(db: Database, province: str | None) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Today's provinces that were merged of several, by code: name, and the names of their parts by id."""
    areas: dict[str, tuple[str, dict[str, str]]] = {}
    for code, name, part_id, part in db.execute(
        "SELECT current_code, current_name, id, name FROM provinces WHERE code_list = 'vn63' ORDER BY folded_name"
    ).fetchall():
        areas.setdefault(code, (name, {}))[1][part_id] = part
    if province:
        meant = find_province(db, province)
        if meant.current_code is None:
            raise UsageError(f"{meant.name} is a single old province; --sum-old takes one of today's, or none for all")
        if len(areas[meant.current_code][1]) == 1:
            raise UsageError(f"{meant.name} was not merged with another province; ask without --sum-old")
        return {meant.current_code: areas[meant.current_code]}
    return {code: area for code, area in areas.items() if len(area[1]) > 1}


def _by_kind(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures of old provinces that may be added, by kind, totals first."""
    kinds: dict[Kind, list[Figure]] = defaultdict(list)
    for figure in figures:
        is_whole = figure.place_parts is None and figure.unit == "count"
        if figure.is_former and figure.as_of_date and is_whole and figure.status != "other":
            period = None if figure.status == "recognised" else (figure.date_start or "", figure.as_of_date)
            kinds[*kind_order(figure), (period is not None, period)].append(figure)
    return [kinds[kind] for kind in sorted(kinds)]


def _sums(
    figures: list[Figure], name: str, code: str, parts: Mapping[str, str], days: Iterable[date]
) -> Iterator[AreaSum]:
    """The sum of one kind on each of these days, where any part is known."""
    for day in days:
        known = {figure.province_id: figure for figure in figures if in_force(figure, day)}
        if not known:
            continue
        found = tuple(known[part] for part in parts if part in known)
        unknown = tuple(part for part_id, part in parts.items() if part_id not in known)
        high = sum(figure.value if figure.value_high is None else figure.value_high for figure in found)
        value = sum(figure.value for figure in found)
        yield AreaSum(
            province=name,
            province_code=code,
            on_date=day.isoformat(),
            value=None if unknown else value,
            value_high=None if unknown or high == value else high,
            comparator=None if unknown else joint_comparator(figure.comparator for figure in found),
            parts=found,
            unknown=unknown,
        )


def _history(figures: list[Figure], name: str, code: str, parts: Mapping[str, str]) -> Iterator[AreaSum]:
    """The sums of one kind on every day from which on another one holds; else what is unknown of the last."""
    days = sorted({date.fromisoformat(figure.from_date) for figure in figures if figure.from_date})
    sums = list(_sums(figures, name, code, parts, days))
    yield from [found for found in sums if not found.unknown] or sums[-1:]
