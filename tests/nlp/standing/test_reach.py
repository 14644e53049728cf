"""Where the words that tell a status end: at brackets, points in time, and forecasts that go on."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def statuses(text: str) -> list[tuple[float, str]]:
    return [(fact.value, fact.status) for fact in find_facts(article(text, home="Bình Định"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tính thêm số này, hiện trên địa bàn huyện có tất cả 8 sản phẩm OCOP: 2 sản phẩm 4 sao, 5 sản phẩm 3 sao.",
            [(8, "recognised"), (2, "recognised"), (5, "recognised")],
            id="the stock after what is new was added to it",
        ),
        pytest.param(
            "Năm 2024, huyện có thêm 3 sản phẩm OCOP; đến nay toàn huyện có 20 sản phẩm.",
            [(3, "added"), (20, "recognised")],
            id="a flow and then the stock",
        ),
        pytest.param(
            "Từ đầu năm đến nay, huyện công nhận thêm 5 sản phẩm OCOP.",
            [(5, "added")],
            id="new since the year began",
        ),
        pytest.param(
            "Đến nay, huyện có thêm 5 sản phẩm được công nhận OCOP.",
            [(5, "added")],
            id="new up to now",
        ),
        pytest.param(
            "Tính tới thời điểm này, toàn tỉnh có 10 sản phẩm được Chủ tịch UBND tỉnh ký quyết định công nhận OCOP.",
            [(10, "recognised")],
            id="a stock of things decided on",
        ),
        pytest.param(
            "Năm 2021, tỉnh công nhận 54 sản phẩm OCOP (gấp hơn 4 lần chỉ tiêu đề ra) với 23 chủ thể.",
            [(54, "added"), (23, "added")],
            id="a goal in a bracket that is shut",
        ),
        pytest.param(
            "Hiện còn 23 sản phẩm OCOP (5 sản phẩm 4 sao, 18 sản phẩm 3 sao) chưa đánh giá lại.",
            [(23, "other"), (5, "other"), (18, "other")],
            id="told after the breakdown in brackets",
        ),
        pytest.param(
            "Năm 2024, tỉnh có 12 sản phẩm (4 sản phẩm 4 sao, 8 sản phẩm 3 sao) được công nhận OCOP.",
            [(12, "added"), (4, "added"), (8, "added")],
            id="recognised, told after the breakdown in brackets",
        ),
        pytest.param(
            "Huyện hiện có 30 sản phẩm OCOP (10 sản phẩm 4 sao, 20 sản phẩm 3 sao) và 4 sản phẩm đang chờ công nhận.",
            [(30, "recognised"), (10, "recognised"), (20, "recognised"), (4, "expected")],
            id="after a bracket another count's words",
        ),
        pytest.param(
            "Tỉnh dự kiến năm 2026 công nhận 97 sản phẩm OCOP; năm 2027 là 83 sản phẩm; đến năm 2028 có thêm "
            "22 sản phẩm, nâng tổng số lên 240 sản phẩm.",
            [(97, "expected"), (83, "expected"), (22, "expected"), (240, "expected")],
            id="a forecast for several years",
        ),
        pytest.param(
            "Tỉnh phấn đấu năm 2026 công nhận 50 sản phẩm OCOP; đến năm 2030 có 200 sản phẩm.",
            [(50, "target"), (200, "target")],
            id="a goal for several years",
        ),
        pytest.param(
            "Căn cứ Kế hoạch số 87/KH-UBND của huyện, năm 2026 toàn huyện có 11 xã đăng ký 17 sản phẩm OCOP.",
            [(17, "expected")],
            id="registered under a plan that is cited",
        ),
        pytest.param(
            "Theo kế hoạch năm 2026, huyện công nhận 20 sản phẩm OCOP.",
            [(20, "target")],
            id="a plan is the source",
        ),
        pytest.param(
            "Năm nay tỉnh có 31 sản phẩm đề nghị được đánh giá, xếp hạng OCOP, trong đó 21 sản phẩm đánh giá "
            "lần đầu, 10 sản phẩm đánh giá lại.",
            [(31, "expected"), (21, "expected"), (10, "expected")],
            id="asked to be evaluated",
        ),
        pytest.param(
            "Hội đồng huyện chấm 9 sản phẩm OCOP đạt 3 sao và kiến nghị UBND huyện ra quyết định công nhận.",
            [(9, "expected")],
            id="an authority is asked to decide",
        ),
        pytest.param(
            "Tới nay, thành phố sở hữu 44 sản phẩm OCOP. Góp mặt có 32 chủ thể, gồm 9 hợp tác xã và các hộ kinh doanh.",
            [(44, "recognised"), (32, "recognised"), (9, "recognised")],
            id="producers who take part in the programme",
        ),
        pytest.param(
            "Có 60 sản phẩm OCOP góp mặt tại hội chợ mùa xuân.",
            [(60, "other")],
            id="at a fair",
        ),
        pytest.param(
            "Đến nay, cả nước có 5.860 chủ thể tham gia Chương trình OCOP.",
            [(5860, "recognised")],
            id="all who ever took part",
        ),
        pytest.param(
            "Đến nay, có 36 cơ sở đăng ký tham gia đánh giá sản phẩm OCOP.",
            [(36, "expected")],
            id="registered up to now",
        ),
        pytest.param(
            "Bộ công nhận lại danh hiệu OCOP 5 sao cho 4 sản phẩm.",
            [(4, "renewed")],
            id="renewed, the title of honour between",
        ),
        pytest.param(
            "Cụ thể, năm 2024 đã có 67 sản phẩm được thẩm định, cấp chứng nhận OCOP.",
            [(67, "added")],
            id="evaluation and recognition in one row",
        ),
        pytest.param(
            "Hội đồng vừa công nhận 26 sản phẩm OCOP, gồm 14 sản phẩm 4 sao và 12 sản phẩm 3 sao.\nHuyện Bảo "
            "Thắng có 9 sản phẩm.\nThị xã Sa Pa 5 sản phẩm.",
            [(26, "added"), (14, "added"), (12, "added"), (9, "added"), (5, "added")],
            id="districts after a round and its levels",
        ),
    ],
)
def test_reach(text: str, expected: list[tuple[float, str]]) -> None:
    assert statuses(text) == expected
