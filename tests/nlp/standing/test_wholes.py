"""Wholes that are flows because of their parts."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Huyện có 12 sản phẩm OCOP được xếp hạng (7 sản phẩm mới và 5 sản phẩm công nhận lại).",
            [(12, "added"), (7, "added"), (5, "renewed")],
            id="all are new or renewed",
        ),
        pytest.param(
            "Huyện có 12 sản phẩm OCOP (7 sản phẩm mới và 5 sản phẩm đánh giá lại).",
            [(12, "added"), (7, "added"), (5, "renewed")],
            id="a word after the bracket is not the whole's",
        ),
        pytest.param(
            "Toàn tỉnh hiện có 166 sản phẩm OCOP, trong đó có 41 sản phẩm được công nhận lại.",
            [(166, "recognised"), (41, "renewed")],
            id="a stock with some renewed",
        ),
        pytest.param(
            "Giai đoạn 2020 - 2022, có 25 sản phẩm OCOP được công nhận: năm 2020: 6; năm 2021: 9; năm 2022: 10.",
            [(25, "recognised"), (6, "added"), (9, "added"), (10, "added")],
            id="years that sum to the stock",
        ),
    ],
)
def test_wholes_and_their_parts(text: str, expected: list[tuple[float, str]]) -> None:
    found = [(fact.value, fact.status) for fact in find_facts(article(text, home="Hà Nam"))]
    assert found == expected
