from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from ocop.web.chart import Bar, Point, bar_chart, history_chart

OLD, NEW = "Cà Mau đến 6/2025", "Cà Mau từ 7/2025"


def a_point(series: str, day: date, value: float, until: date = date(2025, 6, 30)) -> Point:
    return Point(series, day, until, value, f"{series}: {value} <sao>", "/ocop/facts/f_1")


def test_a_history_is_steps_from_day_to_day_and_holds_to_its_end() -> None:
    chart = history_chart([a_point(OLD, date(2023, 12, 31), 145), a_point(OLD, date(2022, 12, 31), 101)], "Cà Mau")
    (path,) = re.findall(r'class="line s0" d="(M[^"]+V[^"]+)"', chart)
    across = [float(place) for place in re.findall(r"[MH]([\d.]+)", path)]
    upwards = [float(place) for place in re.findall(r"(?:M[\d.]+ |V)([\d.]+)", path)]
    assert across == sorted(across)
    assert len(across) == 3, "two numbers, and the end of the last"
    assert upwards[0] > upwards[1], "more stands higher"


def test_every_series_has_a_look_and_a_name_of_its_own() -> None:
    chart = history_chart([a_point(OLD, date(2023, 1, 1), 1), a_point(NEW, date(2025, 7, 1), 2)], "Cà Mau")
    assert re.findall(r'class="line s(\d)" d="M0 5H28"/></svg> ([^<]+)</span>', chart) == [("0", OLD), ("1", NEW)]
    assert re.findall(r'class="s(\d)"><title>([^:]+)', chart) == [("0", OLD), ("1", NEW)]


@pytest.mark.parametrize("value", [0, 0.5, 3, 145, 999, 10_880])
def test_any_number_fits_into_the_drawing_and_the_words_are_escaped(value: float) -> None:
    chart = history_chart([a_point(OLD, date(2024, 2, 29), value)], 'Cà Mau "<b>"')
    drawing = ET.fromstring(chart[chart.index("<svg") : chart.index("</svg>") + 6])
    (dot,) = drawing.iter("circle")
    assert 0 <= float(dot.attrib["cy"]) <= 300
    assert 0 <= float(dot.attrib["cx"]) <= 720
    assert [title.text for title in drawing.iter("title")] == [f"{OLD}: {value} <sao>"]
    assert drawing.attrib["aria-label"] == 'Cà Mau "<b>"'


def test_bars_are_as_long_as_their_numbers() -> None:
    chart = bar_chart([Bar("Nghệ An", 700), Bar("Cà Mau", 350), Bar("Lai Châu", 0)], "Sản phẩm")
    widths = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', chart)]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.2)
    assert widths[2] == 0


def test_of_nothing_there_is_no_drawing() -> None:
    assert history_chart([], "") == bar_chart([], "") == Markup("")
    assert bar_chart([Bar("Lai Châu", 0)], "") != Markup("")
