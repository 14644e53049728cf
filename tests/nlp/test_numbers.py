"""Numbers in figures and words, ranges, ratios, percentages and bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.numbers import find_numbers, parse_figures, parse_words
from nlp.text import read
from nlp.tokens import tokenise


def numbers(text: str) -> list[tuple[float, float | None, str]]:
    return [(one.value, one.high, one.comparator) for one in find_numbers(tokenise(read(text)))]


@pytest.mark.parametrize(
    ("text", "value"),
    [("10.880", 10880), ("1.002", 1002), ("03", 3), ("5,7", 5.7), ("1,250", 1250), ("32,2", 32.2), ("1.234,5", 1234.5)],
)
def test_figures(text: str, value: float) -> None:
    assert parse_figures(text) == value


@pytest.mark.parametrize("text", ["1.2.3", "12,34,56,7", "1" * 16])
def test_figures_that_are_no_number(text: str) -> None:
    assert parse_figures(text) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai", 2),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("năm mươi tư", 54),
        ("một trăm linh hai", 102),
        ("ba trăm bảy mươi", 370),
        ("một nghìn hai trăm", 1200),
        ("hai chục", 20),
    ],
)
def test_words(words: str, value: float) -> None:
    assert parse_words(words.split()) == value


@pytest.mark.parametrize("words", ["", "ba bốn", "sản", "năm năm"])
def test_words_that_are_no_number(words: str) -> None:
    assert parse_words(words.split()) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("có 80 - 90 sản phẩm", [(80, 90, "eq")]),
        ("từ 80 đến 130 sản phẩm", [(80, 130, "eq")]),
        ("ít nhất 50 – 60 sản phẩm", [(50, 60, "ge")]),
        ("hơn 1,2 nghìn sản phẩm", [(1200, None, "gt")]),
        ("gần 10 chủ thể, tối đa 5 hộ", [(10, None, "lt"), (5, None, "le")]),
        ("khoảng 300 sản phẩm", [(300, None, "approx")]),
        ("13chủ thể", [(13, None, "eq")]),
        ("không quá mười lăm hộ", [(15, None, "le")]),
        ("90 - 80", [(90, None, "eq"), (80, None, "eq")]),  # a range rises
    ],
)
def test_ranges_and_bounds(text: str, found: list[tuple[float, float | None, str]]) -> None:
    assert numbers(text) == found


def test_ratio_and_per_cent() -> None:
    ratio, share = find_numbers(tokenise(read("62/54 sản phẩm, chiếm 12 phần trăm")))
    assert (ratio.value, ratio.of) == (62, 54)
    assert share.percent


@given(st.integers(min_value=0, max_value=9_999_999))
def test_whole_numbers_written_the_vietnamese_way_come_back(value: int) -> None:
    assert parse_figures(f"{value:,}".replace(",", ".")) == value


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    tokens = tokenise(read(text))
    for number in find_numbers(tokens):
        assert 0 <= number.outer <= number.first < number.last <= len(tokens)
