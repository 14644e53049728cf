"""Star levels: exact, ranges, open upwards, upgrades, potential."""

import pytest

from nlp.stars import find_stars
from nlp.text import read
from nlp.tokens import tokenise


def levels(text: str) -> list[tuple[int, int]]:
    return [(one.low, one.high) for one in find_stars(tokenise(read(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đạt 4 sao", [(4, 4)]),
        ("hạng 03 sao", [(3, 3)]),
        ("ba sao", [(3, 3)]),
        ("đạt 4 (****)", [(4, 4)]),
        ("hạng ★★★ rồi đến OCOP (*****)", [(3, 3), (5, 5)]),
        ("hết tin *** xem thêm", []),
        ("từ 3 sao trở lên", [(3, 5)]),
        ("từ 03 sao của toàn huyện", [(3, 5)]),
        ("3 - 5 sao", [(3, 5)]),
        ("3 đến 4 sao", [(3, 4)]),
        ("từ 3 sao đến 5 sao", [(3, 5)]),
        ("hạng 03 sao và hạng 04 sao", [(3, 4)]),
        ("3, 4 sao", [(3, 4)]),
        ("3 sao, 4 sao cấp tỉnh", [(3, 4)]),
        ("4 sao trở xuống", [(1, 4)]),
        ("4 sao, 3 sao có 12 sản phẩm", [(4, 4), (3, 3)]),  # the second heads the next count
        ("12 sản phẩm 3 sao, 5 sản phẩm 4 sao", [(3, 3), (4, 4)]),
        ("4*", [(4, 4)]),
        ("vì sao, ngôi sao", []),
        ("khách sạn 5 sao", []),
        ("9 sao", []),
        ("sao", []),
    ],
)
def test_levels(text: str, found: list[tuple[int, int]]) -> None:
    assert levels(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "từ 3 sao lên 4 sao",
        "từ hạng 3 sao lên hạng 4 sao",
        "từ 3 lên 4 sao",
        "3 sao được nâng lên 4 sao",
        "3 sao lên 4",
        "3 sao được đưa lên hạng 4 sao",
    ],
)
def test_an_upgrade_counts_as_its_goal(text: str) -> None:
    (stars,) = find_stars(tokenise(read(text)))
    assert (stars.low, stars.high, stars.upgrade) == (4, 4, True)


@pytest.mark.parametrize("text", ["bị hạ từ 4 sao xuống 3 sao", "từ 4 sao tụt xuống còn 3 sao"])
def test_a_level_that_was_lost_is_left_behind(text: str) -> None:
    (stars,) = find_stars(tokenise(read(text)))
    assert (stars.low, stars.high) == (3, 3)


@pytest.mark.parametrize("text", ["tiềm năng 5 sao", "tiềm năng đạt OCOP 5 sao", "5 sao tiềm năng"])
def test_potential(text: str) -> None:
    (stars,) = find_stars(tokenise(read(text)))
    assert stars.potential
    assert stars.high == 5
