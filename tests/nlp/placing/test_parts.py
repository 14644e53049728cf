"""Counts of some parts of a place: they stand at the place, and say which parts they are of."""

from datetime import date

import pytest

from nlp.facts import find_facts
from ocop.models import Article

Told = tuple[float, str | None, str | None]
PAIR = "Cái Nước; Đầm Dơi"


def told(text: str, day: date = date(2024, 5, 5)) -> list[Told]:
    article = Article(url="file:a", text=text, outlet_province="Cà Mau", published_date=day)
    return [(fact.value, fact.place, fact.place_parts) for fact in find_facts(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hai huyện Đầm Dơi và Cái Nước có 34 sản phẩm OCOP.", [(34, "Cà Mau", PAIR)], id="before the count"
        ),
        pytest.param(
            "Có 34 sản phẩm OCOP của hai huyện Đầm Dơi và Cái Nước.", [(34, "Cà Mau", PAIR)], id="behind the count"
        ),
        pytest.param(
            "Hai huyện Đầm Dơi và Cái Nước có 34 sản phẩm OCOP, trong đó 4 sản phẩm 4 sao.",
            [(34, "Cà Mau", PAIR), (4, "Cà Mau", PAIR)],
            id="its parts are of the same",
        ),
        pytest.param(
            "Các huyện Đầm Dơi, Cái Nước và U Minh có tổng cộng 40 sản phẩm OCOP.",
            [(40, "Cà Mau", "Cái Nước; Đầm Dơi; U Minh")],
            id="three of them",
        ),
        pytest.param(
            "Đầm Dơi và Cái Nước dẫn đầu. Hai huyện này có 34 sản phẩm OCOP.",
            [(34, "Cà Mau", PAIR)],
            id="pointed at in the next sentence",
        ),
        pytest.param(
            "Hai xã Tân Thuận và Tạ An Khương của huyện Đầm Dơi có 5 sản phẩm OCOP.",
            [(5, "Đầm Dơi", "Tạ An Khương; Tân Thuận")],
            id="communes of a district",
        ),
        pytest.param(
            "9 xã vùng biên giới có 12 sản phẩm OCOP.",
            [(12, "Cà Mau", "9 xã vùng biên giới")],
            id="one kind of land",
        ),
        pytest.param(
            "Toàn tỉnh có 101 sản phẩm OCOP, trong đó có 12 sản phẩm của các xã đảo, gồm 2 sản phẩm 4 sao.",
            [(101, "Cà Mau", None), (12, "Cà Mau", "các xã đảo"), (2, "Cà Mau", "các xã đảo")],
            id="among the whole's",
        ),
        pytest.param(
            "Hai tỉnh Cà Mau và Bạc Liêu có 300 sản phẩm OCOP.",
            [(300, "Việt Nam", "Bạc Liêu; Cà Mau")],
            id="two provinces",
        ),
        pytest.param(
            "Huyện Đầm Dơi có 20 sản phẩm OCOP, huyện Cái Nước có 14 sản phẩm OCOP.",
            [(20, "Đầm Dơi", None), (14, "Cái Nước", None)],
            id="each has its own",
        ),
        pytest.param("9/9 huyện, thành phố có 213 sản phẩm OCOP.", [(213, "Cà Mau", None)], id="all of them"),
        pytest.param("13 xã có 34 sản phẩm OCOP.", [(34, "Cà Mau", None)], id="perhaps all that have any"),
        pytest.param(
            "Đầm Dơi và Cái Nước dẫn đầu. Bốn huyện có 60 sản phẩm OCOP.", [(60, "Cà Mau", None)], id="not those two"
        ),
        pytest.param(
            "Hai huyện Đầm Dơi và Cái Nước có 34 sản phẩm OCOP.\nToàn tỉnh có 101 sản phẩm OCOP.",
            [(34, "Cà Mau", PAIR), (101, "Cà Mau", None)],
            id="the whole is told afterwards",
        ),
        pytest.param(
            "Hai huyện Đầm Dơi và Cái Nước có 34 sản phẩm OCOP. Toàn tỉnh hiện có 34 sản phẩm OCOP.",
            [(34, "Cà Mau", None)],
            id="the parts have all that there are",
        ),
        pytest.param("Các huyện miền núi có 45 sản phẩm OCOP.", [(45, "miền núi Cà Mau", None)], id="a region"),
    ],
)
def test_parts(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_two_provinces_that_became_one_are_counted_in_it() -> None:
    text = "Hai tỉnh Cà Mau và Bạc Liêu cũ có 351 sản phẩm OCOP."
    assert told(text, date(2025, 11, 20)) == [(351, "Cà Mau", "Bạc Liêu; Cà Mau")]
