"""Acts of recognition told without a count, and the counts that follow."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Phê duyệt kết quả phân hạng sản phẩm OCOP tỉnh Hà Nam năm 2021, như sau:\n"
            "1. Hạng 4 sao: 19 sản phẩm.\n2. Hạng 3 sao: 34 sản phẩm.",
            [(19, "added"), (34, "added")],
            id="a decision's list",
        ),
        pytest.param(
            "Lễ trao giấy chứng nhận OCOP đợt 2 năm 2021 diễn ra hôm qua. Có 48 sản phẩm được gọi tên.",
            [(48, "added")],
            id="a ceremony",
        ),
        pytest.param(
            "Lễ trao giấy chứng nhận OCOP đợt 2 sẽ được huyện tổ chức ngày mai. Có 48 sản phẩm được gọi tên.",
            [(48, "added")],
            id="a ceremony to come",
        ),
        pytest.param(
            "Sản phẩm OCOP của tỉnh hiện có như sau:\n- Hạng 4 sao: 19 sản phẩm.\n- Hạng 3 sao: 34 sản phẩm.",
            [(19, "recognised"), (34, "recognised")],
            id="a list of what there is",
        ),
        pytest.param(
            "Lễ trao giấy chứng nhận OCOP đợt 2 diễn ra hôm qua.\nHuyện có 48 sản phẩm OCOP.",
            [(48, "recognised")],
            id="another paragraph",
        ),
        pytest.param(
            "Lễ trao giấy chứng nhận OCOP đợt 2 diễn ra hôm qua. Đến nay, huyện có 48 sản phẩm OCOP.",
            [(48, "recognised")],
            id="up to now",
        ),
    ],
)
def test_counts_of_an_act_told_before(text: str, expected: list[tuple[float, str]]) -> None:
    found = [(fact.value, fact.status) for fact in find_facts(article(text, home="Hà Nam"))]
    assert found == expected
