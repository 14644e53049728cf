"""What a paragraph goes on about: the stock, or what one period has brought."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Đến nay, tỉnh có 56 sản phẩm OCOP. Riêng năm 2022 có 14 sản phẩm được công nhận. "
            "Nhóm thực phẩm gồm 8 sản phẩm, nhóm đồ uống có 6 sản phẩm.",
            [(56, "recognised"), (14, "added"), (8, "added"), (6, "added")],
            id="parts of the year's yield",
        ),
        pytest.param(
            "Đến nay, tỉnh có 320 sản phẩm OCOP. Năm 2022 công nhận 60 sản phẩm, năm 2023 công nhận 82 sản phẩm. "
            "Huyện Bình Lục có nhiều nhất với 31 sản phẩm.",
            [(320, "recognised"), (60, "added"), (82, "added"), (31, "recognised")],
            id="years in a row are told by the way",
        ),
        pytest.param(
            "Năm 2023, tỉnh công nhận 82 sản phẩm OCOP. Huyện Bình Lục có nhiều nhất với 31 sản phẩm.",
            [(82, "added"), (31, "added")],
            id="one year alone is spoken of",
        ),
        pytest.param(
            "Đến nay, tỉnh có 56 sản phẩm OCOP. Riêng năm 2022 có 14 sản phẩm được công nhận.\n"
            "Huyện Bình Lục có 3 sản phẩm OCOP.",
            [(56, "recognised"), (14, "added"), (3, "recognised")],
            id="another paragraph comes back to the stock",
        ),
    ],
)
def test_what_a_paragraph_goes_on_about(text: str, expected: list[tuple[float, str]]) -> None:
    found = [(fact.value, fact.status) for fact in find_facts(article(text, home="Hà Nam"))]
    assert found == expected
