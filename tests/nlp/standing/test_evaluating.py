"""What is before a council is expected, whatever stage of the evaluation is told."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Trung ương đang thẩm định 6 sản phẩm OCOP của tỉnh. Đến nay tỉnh có 5 sản phẩm OCOP 5 sao.",
            [(6, "expected"), (5, "recognised")],
            id="examined now",
        ),
        pytest.param(
            "Xã có 10 sản phẩm OCOP, 2 sản phẩm khác đang được tỉnh thẩm định.",
            [(10, "recognised"), (2, "expected")],
            id="examined now, told after the count",
        ),
        pytest.param(
            "Hội đồng tổ chức thẩm định 41 sản phẩm OCOP của ba quận.",
            [(41, "expected")],
            id="examined at a sitting",
        ),
        pytest.param(
            "Huyện thẩm định sơ bộ và chuyển 5 sản phẩm OCOP lên hội đồng tỉnh.", [(5, "expected")], id="passed on"
        ),
        pytest.param(
            "Ngoài ra, 2 sản phẩm OCOP trên 70 điểm được gửi lên tỉnh.",
            [(2, "expected")],
            id="passed on, told after the count",
        ),
        pytest.param(
            "Hội đồng tỉnh sẽ chấm điểm, xếp hạng khoảng 120 sản phẩm OCOP do các huyện gửi về.",
            [(120, "expected")],
            id="to be judged is no goal",
        ),
        pytest.param("Tỉnh sẽ công nhận 120 sản phẩm OCOP.", [(120, "target")], id="to be recognised is one"),
        pytest.param(
            "Hội đồng thống nhất đề nghị UBND tỉnh công nhận mới 11 sản phẩm OCOP 4 sao và công nhận lại 8 sản phẩm "
            "OCOP 4 sao.",
            [(11, "expected"), (8, "expected")],
            id="one request for two acts",
        ),
        pytest.param(
            "Theo đó, đợt này có 3 sản phẩm OCOP là tương nếp, bánh tai và trà sen của hợp tác xã Hà Lộc, xã Hà Lộc "
            "đăng ký dự xếp hạng.",
            [(3, "expected")],
            id="the predicate follows the names",
        ),
        pytest.param("Tham dự kỳ đánh giá này, huyện có 5 sản phẩm OCOP.", [(5, "expected")], id="who enters a round"),
        pytest.param(
            "UBND huyện phê duyệt danh sách 8 sản phẩm OCOP tham gia đánh giá.",
            [(8, "expected")],
            id="a list of entrants is approved",
        ),
        pytest.param(
            "Đến nay, 7 huyện của tỉnh đã tổ chức chấm, xếp hạng sản phẩm OCOP với 46 sản phẩm.",
            [(46, "added")],
            id="how far a running round has come",
        ),
        pytest.param(
            "Đến nay, 7 huyện của tỉnh đã tổ chức chấm, công nhận được 46 sản phẩm OCOP.",
            [(46, "recognised")],
            id="what they have recognised is the stock",
        ),
        pytest.param(
            "Huyện đặt mục tiêu có 8 sản phẩm OCOP được công nhận trong năm, song mới có 5 sản phẩm đăng ký.",
            [(8, "target"), (5, "expected")],
            id="entered so far, against the goal",
        ),
        pytest.param(
            "So với kế hoạch 50 sản phẩm OCOP, tỉnh công nhận được 55 sản phẩm.",
            [(50, "target"), (55, "added")],
            id="a goal to compare with",
        ),
        pytest.param(
            "UBND huyện trao bằng công nhận OCOP cho 16 sản phẩm và khen thưởng 5 tập thể.",
            [(16, "added")],
            id="others are honoured beside",
        ),
        pytest.param(
            "Tỉnh đã thu hồi quyết định công nhận đối với 12 sản phẩm OCOP.",
            [(12, "other")],
            id="recognition is withdrawn",
        ),
        pytest.param(
            "Theo đề nghị của Hội đồng, Chủ tịch UBND tỉnh quyết định công nhận 37 sản phẩm OCOP.",
            [(37, "added")],
            id="on whose request is told",
        ),
        pytest.param(
            "Kết quả bước đầu, 9 sản phẩm OCOP của huyện đạt 3 sao, chờ Ủy ban nhân dân tỉnh phê duyệt.",
            [(9, "expected")],
            id="the decision is awaited",
        ),
    ],
)
def test_before_a_council(text: str, expected: list[tuple[float, str]]) -> None:
    found = [(fact.value, fact.status) for fact in find_facts(article(text, home="Hà Nam"))]
    assert found == expected
