"""Charts as SVG, drawn here: no script, nothing from the network, and every point leads to its fact."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from ocop.web.words import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT = 720, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 24, 16, 28
_COLOURS = 6
_BAR, _NAMES, _NUMBERS = 22, 190, 70


@dataclass(frozen=True, slots=True)
class Point:
    """A number at a day.

    Attributes:
        series: The line that it belongs to.
        day: From which it holds.
        until: To which it holds where no other of its series follows.
        value: The number.
        words: What it says, for who points at it or has it read out.
        href: Address of the fact behind it.
    """

    series: str
    day: date
    until: date
    value: float
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A named number."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days and numbers to places in the drawing: whole years across, from zero to `top` upwards."""

    first: date
    last: date
    top: float

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: float) -> float:
        return round(_TOP + (1 - value / self.top) * (_HEIGHT - _TOP - _BOTTOM), 1)


def history_chart(points: Sequence[Point], title: str) -> Markup:
    """Numbers over time as steps, each holding until the next of its series; empty where there are none.

    The scale begins at zero and ends at a round number; a series is told by its colour and by its dashes.

    >>> history_chart([], "Sản phẩm OCOP")
    Markup('')
    """
    if not points:
        return Markup("")
    first, last = min(point.day for point in points), max(point.until for point in points)
    top = _round_up(max(point.value for point in points))
    scale = _Scale(date(first.year, 1, 1), date(last.year + 1, 1, 1), top)
    names = list(dict.fromkeys(point.series for point in points))
    lines = [
        _line([point for point in points if point.series == name], number % _COLOURS, scale)
        for number, name in enumerate(names)
    ]
    return Markup(
        '<figure class="chart"><svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>'
        "<figcaption>{}</figcaption></figure>"
    ).format(_WIDTH, _HEIGHT, title, _grid(scale) + Markup("").join(lines), _legend(names))


def bar_chart(bars: Sequence[Bar], title: str) -> Markup:
    """Named numbers as bars from zero, in the given order; empty where there are none.

    >>> "145" in bar_chart([Bar("Cà Mau", 145.0)], "Sản phẩm")
    True
    """
    if not bars:
        return Markup("")
    longest = max(bar.value for bar in bars) or 1
    room = _WIDTH - _NAMES - _NUMBERS
    rows = []
    for number, bar in enumerate(bars):
        top = number * _BAR
        length = round(bar.value / longest * room, 1)
        rows.append(
            Markup(
                '<text class="name" x="{}" y="{}">{}</text><rect class="s0" x="{}" y="{}" width="{}" height="{}"/>'
                '<text x="{}" y="{}">{}</text>'
            ).format(
                *(_NAMES - 8, top + 15, bar.name, _NAMES, top + 3, length, _BAR - 6),
                *(_NAMES + length + 6, top + 15, number_text(bar.value)),
            )
        )
    return Markup('<figure class="chart"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg></figure>').format(
        _WIDTH, len(bars) * _BAR, title, Markup("").join(rows)
    )


def _line(points: Sequence[Point], look: int, scale: _Scale) -> Markup:
    own = sorted(points, key=lambda point: (point.day, point.value))
    steps = [f"M{scale.x(own[0].day)} {scale.y(own[0].value)}"]
    steps += [f"H{scale.x(point.day)}V{scale.y(point.value)}" for point in own[1:]]
    steps.append(f"H{scale.x(own[-1].until)}")
    dots = [
        Markup('<a href="{}" class="s{}"><title>{}</title><circle cx="{}" cy="{}" r="4.5"/></a>').format(
            point.href, look, point.words, scale.x(point.day), scale.y(point.value)
        )
        for point in own
    ]
    return Markup('<path class="line s{}" d="{}"/>').format(look, "".join(steps)) + Markup("").join(dots)


def _grid(scale: _Scale) -> Markup:
    levels = [scale.top * quarter / 4 for quarter in range(5)]
    years = range(scale.first.year, scale.last.year + 1, math.ceil((scale.last.year - scale.first.year) / 9))
    lines = [
        Markup('<path class="grid" d="M{} {}H{}"/><text class="number" x="{}" y="{}">{}</text>').format(
            _LEFT, scale.y(level), _WIDTH - _RIGHT, _LEFT - 6, scale.y(level) + 4, number_text(level)
        )
        for level in levels
    ]
    days = [
        Markup('<text class="year" x="{}" y="{}">{}</text>').format(scale.x(date(year, 1, 1)), _HEIGHT - 8, year)
        for year in years
    ]
    return Markup("").join([*lines, *days])


def _legend(series: Sequence[str]) -> Markup:
    line = Markup('<svg viewBox="0 0 28 10" aria-hidden="true"><path class="line s{}" d="M0 5H28"/></svg>')
    key = Markup('<span class="key">{} {}</span>')
    return Markup(" ").join(key.format(line.format(look % _COLOURS), name) for look, name in enumerate(series))


def _round_up(value: float) -> float:
    """The next round number at which a scale of four steps may end.

    >>> _round_up(145), _round_up(3), _round_up(0)
    (160.0, 4.0, 4.0)
    """
    if value <= 4:
        return 4.0
    unit = 10 ** math.floor(math.log10(value / 4))
    return float(next(4 * unit * step for step in (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10) if 4 * unit * step >= value))
