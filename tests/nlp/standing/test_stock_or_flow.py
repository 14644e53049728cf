"""Stock or flow: what words of adding bear on, and what is told to have come of them."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def statuses(text: str) -> list[tuple[float, str]]:
    return [(fact.value, fact.status) for fact in find_facts(article(text, home="Hà Nam"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bà Lan cho biết thêm, xã có 12 sản phẩm OCOP.", [(12, "recognised")], id="said in addition"),
        pytest.param("Ông Nam nói thêm: “Huyện có 30 sản phẩm OCOP”.", [(30, "recognised")], id="said, with a colon"),
        pytest.param(
            "Vừa được tặng cờ thi đua, xã có 6 sản phẩm OCOP.", [(6, "recognised")], id="adding in another clause"
        ),
        pytest.param(
            "Nhờ nâng cấp bao bì, 12 sản phẩm OCOP bán chạy.", [(12, "recognised")], id="another thing raised"
        ),
        pytest.param(
            "Huyện vừa ban hành quyết định, công nhận 12 sản phẩm OCOP.", [(12, "added")], id="an act past a comma"
        ),
        pytest.param(
            "Vừa được công nhận thêm 3 sản phẩm OCOP, huyện có 28 sản phẩm.",
            [(3, "added"), (28, "recognised")],
            id="the stock that a flow leads to",
        ),
        pytest.param(
            "Thêm 4 sản phẩm OCOP được công nhận, danh mục của huyện dài ra 31 sản phẩm.",
            [(4, "added"), (31, "recognised")],
            id="the stock, with any verb",
        ),
        pytest.param(
            "Huyện công nhận mới 2 sản phẩm OCOP 4 sao, 9 sản phẩm 3 sao.",
            [(2, "added"), (9, "added")],
            id="levels side by side",
        ),
        pytest.param(
            "Năm 2022 huyện công nhận 3 sản phẩm OCOP, năm 2023 công nhận 8 sản phẩm.",
            [(3, "added"), (8, "added")],
            id="years side by side",
        ),
        pytest.param(
            "Năm qua có 62 sản phẩm OCOP mới, đưa tỉnh từ 108 sản phẩm lên 170 sản phẩm.",
            [(62, "added"), (108, "recognised"), (170, "recognised")],
            id="from one level to another",
        ),
        pytest.param(
            "Xã được công nhận 2 sản phẩm OCOP, qua đó có 7 sản phẩm.",
            [(2, "added"), (7, "recognised")],
            id="a consequence",
        ),
        pytest.param("Đến nay, huyện mới đạt 7 sản phẩm OCOP.", [(7, "recognised")], id="only so many"),
        pytest.param("Năm 2023, huyện chỉ có 5 sản phẩm OCOP được nâng hạng.", [(5, "added")], id="only so many, new"),
        pytest.param("Đợt 1 năm 2024 có 52 sản phẩm OCOP.", [(52, "added")], id="a round"),
        pytest.param("Sau đợt này, huyện có 52 sản phẩm OCOP.", [(52, "recognised")], id="the stock after a round"),
        pytest.param("Quý III/2023, huyện có 17 sản phẩm OCOP.", [(17, "added")], id="part of a year"),
        pytest.param(
            "Khép lại năm 2023, huyện công nhận được 12 sản phẩm OCOP.", [(12, "added")], id="a year that has ended"
        ),
        pytest.param("Kết thúc năm 2023, huyện có 45 sản phẩm OCOP.", [(45, "recognised")], id="the stock at its end"),
        pytest.param(
            "Từ khi thực hiện chương trình, huyện có 29 sản phẩm OCOP được công nhận.",
            [(29, "recognised")],
            id="since the programme began",
        ),
        pytest.param(
            "Trừ những sản phẩm OCOP đã quá hạn, hiện huyện còn 29 sản phẩm.", [(29, "recognised")], id="what is left"
        ),
        pytest.param(
            "Được giao 20 sản phẩm OCOP, huyện đã làm được 26 sản phẩm.",
            [(20, "target"), (26, "added")],
            id="what came of a plan",
        ),
    ],
)
def test_stock_or_flow(text: str, expected: list[tuple[float, str]]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Từ nay tới cuối năm, tỉnh chấm nốt 21 sản phẩm OCOP.", [(21, "expected")], id="to be judged"),
        pytest.param("Tỉnh phê duyệt kết quả chấm 9 sản phẩm OCOP.", [(9, "added")], id="results of judging"),
        pytest.param("Nếu suôn sẻ, xã có 7 sản phẩm OCOP.", [(7, "expected")], id="on a condition"),
        pytest.param("Nếu tính cả hàng cũ, xã có 7 sản phẩm OCOP.", [(7, "recognised")], id="no condition"),
        pytest.param("Nếu chia theo nhóm thì có 7 sản phẩm OCOP.", [(7, "recognised")], id="another way of counting"),
        pytest.param("Huyện không công nhận 2 sản phẩm OCOP.", [(2, "other")], id="refused"),
        pytest.param("Có 3 sản phẩm OCOP trượt ở vòng cuối.", [(3, "other")], id="failed"),
        pytest.param("Hằng năm có từ 1 - 2 sản phẩm OCOP được công nhận mới.", [(1, "target")], id="a range to be new"),
    ],
)
def test_plans_and_their_outcome(text: str, expected: list[tuple[float, str]]) -> None:
    assert statuses(text) == expected
