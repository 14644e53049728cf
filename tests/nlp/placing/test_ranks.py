"""Places of lists: narrower ones are parts, equally wide ones stand side by side."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article

Told = tuple[float, str | None, str, int | None]


def told(text: str, home: str = "Hà Nam") -> list[Told]:
    return [(fact.value, fact.place, fact.status, fact.part_of) for fact in find_facts(article(text, home=home))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tháng 8/2023, huyện Bình Lục công nhận 9 sản phẩm OCOP. Xã Tràng An có 3 sản phẩm; xã Bồ Đề có 2.",
            [
                (9, "Bình Lục", "added", None),
                (3, "Tràng An", "added", 0),
                (2, "Bồ Đề", "added", 0),
            ],
            id="communes are parts of their district",
        ),
        pytest.param(
            "Tỉnh có 60 sản phẩm OCOP. Bình Lục dẫn đầu với 15 sản phẩm; Thanh Liêm có 8, Lý Nhân có 7.",
            [
                (60, "Hà Nam", "recognised", None),
                (15, "Bình Lục", "recognised", 0),
                (8, "Thanh Liêm", "recognised", 0),
                (7, "Lý Nhân", "recognised", 0),
            ],
            id="two districts that add up to a third by chance",
        ),
        pytest.param(
            "Huyện Bình Lục có 9 sản phẩm OCOP. Riêng huyện Lý Nhân có 4 sản phẩm OCOP.",
            [(9, "Bình Lục", "recognised", None), (4, "Lý Nhân", "recognised", None)],
            id="a district is no part of another",
        ),
        pytest.param(
            "Huyện Bình Lục có 7 sản phẩm OCOP. Các xã Tràng An, Bồ Đề, An Ninh cùng có 02 sản phẩm; "
            "các xã Đồng Du, Bối Cầu mỗi xã 01 sản phẩm.",
            [
                (7, "Bình Lục", "recognised", None),
                (2, "Tràng An", "recognised", 0),
                (2, "Bồ Đề", "recognised", 0),
                (2, "An Ninh", "recognised", 0),
                (1, "Đồng Du", "recognised", 0),
                (1, "Bối Cầu", "recognised", 0),
            ],
            id="communes in a list share a count",
        ),
    ],
)
def test_places_of_parts(text: str, expected: list[Told]) -> None:
    assert told(text) == expected
