"""The answer to a question as a drawing: from its rows to points and bars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ocop.web.cells import row_address
from ocop.web.chart import Bar, Point, bar_chart, history_chart
from ocop.web.words import amount_text, counted_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop.web.questions import Question

_MOST_BARS = 40


def drawn(question: Question, rows: Sequence[Mapping[str, Any]]) -> Markup:
    """The answer as SVG; empty where the question has no drawing or the answer nothing to draw."""
    read = [dict(row) for row in rows]
    if question.chart == "history":
        points = [_point(row, name) for row, name in zip(read, _names(read), strict=True)]
        return history_chart(points, question.title)
    if question.chart == "bars":
        told = [row for row in read if row["products"] is not None]
        bars = [Bar(name, row["products"]) for row, name in zip(told, _names(told), strict=True)]
        return bar_chart(bars[:_MOST_BARS], question.title)
    return Markup("")


def _names(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Names of the provinces, with their time where units of before and since 1 July 2025 stand beside each other."""
    units = {row["province_id"] for row in rows}
    if len({_is_of_today(unit) for unit in units}) < 2:
        return [row["place"] for row in rows]
    return [f"{row['place']} {'từ 7/2025' if _is_of_today(row['province_id']) else 'đến 6/2025'}" for row in rows]


def _is_of_today(province_id: str) -> bool:
    return province_id.startswith("vn34")


def _point(row: Mapping[str, Any], name: str) -> Point:
    return Point(
        series=name,
        day=date.fromisoformat(row["from_date"]),
        until=date.fromisoformat(row["holds_until_date"]),
        value=row["value"],
        words=f"{name}, {row['as_of_date']}: {amount_text(row)} {counted_text(row)} ({row['outlet']})",
        href=row_address("facts", row["fact_id"]),
    )
