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


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(
            "Kết quả xếp hạng có 4 sản phẩm 4 sao và 11 sản phẩm 3 sao.", "added", id="they make up the results"
        ),
        pytest.param("Kết quả xếp hạng có 4 sản phẩm 4 sao và 9 sản phẩm 3 sao.", "recognised", id="they do not"),
        pytest.param("Hiện có 4 sản phẩm 4 sao và 11 sản phẩm 3 sao.", "recognised", id="a stock by its levels"),
    ],
)
def test_rows_of_places_and_the_results_of_a_ranking(after: str, expected: str) -> None:
    row = "Theo đó, huyện Thanh Liêm có 6 sản phẩm OCOP, huyện Bình Lục có 5 sản phẩm, huyện Lý Nhân có 4 sản phẩm. "
    found = find_facts(article(row + after, home="Hà Nam"))
    assert [(fact.value, fact.status) for fact in found[:3]] == [(6, expected), (5, expected), (4, expected)]
