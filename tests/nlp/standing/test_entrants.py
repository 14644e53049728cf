"""What entered an assessment round is expected, whatever came of it."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article

_ROW = "Theo đó, huyện Thanh Liêm có 6 sản phẩm OCOP, huyện Bình Lục có 5 sản phẩm, huyện Lý Nhân có 4 sản phẩm. "
_ROUND = "Trong đợt này, có 13 sản phẩm OCOP thuộc 2 nhóm ngành. "


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("Kết quả xếp hạng có 4 sản phẩm 4 sao và 11 sản phẩm 3 sao.", "expected", id="all passed"),
        pytest.param("Kết quả xếp hạng có 4 sản phẩm 4 sao và 9 sản phẩm 3 sao.", "expected", id="two failed"),
        pytest.param("Kết quả xếp hạng có 9 sản phẩm 4 sao và 11 sản phẩm 3 sao.", "recognised", id="more than they"),
        pytest.param("Hiện có 4 sản phẩm 4 sao và 11 sản phẩm 3 sao.", "recognised", id="a stock by its levels"),
    ],
)
def test_rows_of_places(after: str, expected: str) -> None:
    found = find_facts(article(_ROW + after, home="Hà Nam"))
    assert [(fact.value, fact.status) for fact in found[:3]] == [(6, expected), (5, expected), (4, expected)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("Qua chấm điểm, hội đồng công nhận 9 sản phẩm đạt 3 sao.", "expected", id="fewer passed"),
        pytest.param(
            "Qua chấm điểm, hội đồng công nhận 20 sản phẩm đạt 3 sao.", "added", id="more passed: another round"
        ),
        pytest.param("Các chủ thể đều vui mừng.", "added", id="nothing came of them after"),
    ],
)
def test_rounds(after: str, expected: str) -> None:
    found = find_facts(article(_ROUND + after, home="Hà Nam"))
    assert (found[0].value, found[0].status) == (13, expected)
