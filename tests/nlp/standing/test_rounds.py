"""Rounds, periods and levels that tell a flow wherever they stand, and the stocks told beside them."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Trong đợt này, 14 sản phẩm OCOP được trao giấy 4 sao.", [(14, "added")], id="the frame"),
        pytest.param(
            "Dẫn đầu đợt này là huyện Bình Lục với 10 sản phẩm OCOP.", [(10, "added")], id="before the subject"
        ),
        pytest.param(
            "Trong đợt xếp hạng đầu tiên cuối năm 2018, huyện có 4 sản phẩm OCOP.", [(4, "added")], id="a dated round"
        ),
        pytest.param("Cộng cả đợt này, huyện có 44 sản phẩm OCOP.", [(44, "recognised")], id="added up"),
        pytest.param(
            "Lần đầu tiên, số sản phẩm OCOP của tỉnh là 204 sản phẩm.", [(204, "recognised")], id="no round at all"
        ),
        pytest.param(
            "Từ đầu năm, huyện đã có 12 sản phẩm OCOP được công nhận.", [(12, "added")], id="since the year began"
        ),
        pytest.param(
            "Từ năm 2019 đến nay, huyện có 41 sản phẩm OCOP được công nhận.", [(41, "recognised")], id="since long ago"
        ),
        pytest.param(
            "Năm 2022, huyện có 7 sản phẩm OCOP được UBND huyện xếp 3 sao.", [(7, "added")], id="ranked by an agent"
        ),
        pytest.param(
            "Trong hai năm 2022 và 2023, huyện có 19 sản phẩm đạt chuẩn OCOP.", [(19, "added")], id="years counted"
        ),
        pytest.param(
            "Khép lại năm 2022, huyện có 96 sản phẩm được xếp hạng OCOP.", [(96, "recognised")], id="the year's close"
        ),
        pytest.param("Huyện có 17 sản phẩm OCOP 3 sao được nâng lên 4 sao.", [(17, "added")], id="raised"),
        pytest.param("Huyện có 15 sản phẩm OCOP đã công bố.", [(15, "recognised")], id="made known"),
        pytest.param("Huyện công bố 15 sản phẩm OCOP đạt 3 sao.", [(15, "added")], id="declared"),
        pytest.param(
            "Huyện có 15 sản phẩm OCOP đã có quyết định công nhận.", [(15, "recognised")], id="a decision that is had"
        ),
        pytest.param(
            "Kể từ ngày bắt đầu chương trình, huyện đã có 38 sản phẩm OCOP.", [(38, "recognised")], id="ever since"
        ),
        pytest.param(
            "Huyện đã có 20 sản phẩm OCOP. Mới đây, huyện trao giấy cho 4 sản phẩm đạt 3 sao.",
            [(20, "recognised"), (4, "added")],
            id="an act after a stock",
        ),
        pytest.param(
            "Với việc trà dây vừa được công nhận 3 sao, huyện có 10 sản phẩm OCOP.",
            [(10, "recognised")],
            id="an act in the clause before",
        ),
    ],
)
def test_rounds_and_stocks(text: str, expected: list[tuple[float, str]]) -> None:
    found = [(fact.value, fact.status) for fact in find_facts(article(text, home="Hà Nam"))]
    assert found == expected
