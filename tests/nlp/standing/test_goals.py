"""Goals that are told by their form."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kết quả đạt 110% kế hoạch năm (20 sản phẩm OCOP).", [(20, "target")], id="the plan in brackets"),
        pytest.param(
            "Thêm 12 sản phẩm OCOP mới là chỉ tiêu của năm nay.", [(12, "target")], id="called a goal at the end"
        ),
        pytest.param(
            "Huyện phấn đấu củng cố các sản phẩm đã được công nhận, nâng cấp ít nhất 6 sản phẩm OCOP.",
            [(6, "target")],
            id="a floor within a goal",
        ),
        pytest.param(
            "Kế hoạch đề ra mục tiêu phát triển thêm ít nhất 6 sản phẩm OCOP. Củng cố 44 sản phẩm OCOP đã được chứng "
            "nhận. Phát triển mới 31 sản phẩm và chứng nhận lại cho 25 sản phẩm OCOP.",
            [(6, "target"), (44, "recognised"), (31, "target"), (25, "target")],
            id="tasks of a plan, a sentence each",
        ),
        pytest.param(
            "Huyện đã công nhận 6 sản phẩm OCOP. Phát triển mới 31 sản phẩm OCOP.",
            [(6, "added"), (31, "added")],
            id="work done, and no plan before it",
        ),
        pytest.param(
            "Nhằm chuẩn hóa, xếp hạng từ 300 đến 400 sản phẩm OCOP, thành phố chỉ đạo các quận khẩn trương đánh giá.",
            [(300, "target")],
            id="what all is done for",
        ),
        pytest.param(
            "Nhằm nâng cao chất lượng, huyện công nhận 12 sản phẩm OCOP.", [(12, "added")], id="what is done to an end"
        ),
        pytest.param(
            "Mục tiêu: Số sản phẩm OCOP (kể cả các sản phẩm đã được công nhận giai đoạn trước) là 250 sản phẩm; số sản "
            "phẩm đạt 5 sao là 08 sản phẩm.",
            [(250, "target"), (8, "target")],
            id="what there is, in brackets",
        ),
        pytest.param(
            "Năm 2025, tỉnh giao huyện Tuy Phong 6 sản phẩm OCOP, huyện Đức Linh 5 sản phẩm.",
            [(6, "target"), (5, "target")],
            id="assigned to each",
        ),
        pytest.param(
            "Được giao 4 sản phẩm OCOP, huyện Tuy Phong làm được 5 sản phẩm.",
            [(4, "target"), (5, "added")],
            id="what came of what was assigned",
        ),
        pytest.param(
            "Tại buổi giao lưu, huyện cho biết hiện có 7 sản phẩm OCOP.",
            [(7, "recognised")],
            id="giving of another kind",
        ),
        pytest.param("Năm 2027, huyện chuẩn hóa 5 sản phẩm OCOP.", [(5, "target")], id="a year to come"),
        pytest.param("Huyện có 8 sản phẩm OCOP còn hạn đến năm 2027.", [(8, "recognised")], id="the end of validity"),
        pytest.param(
            "Trong năm, huyện sẽ:\n- Giữ hạng 8 sản phẩm OCOP đã được công nhận;\n- Đưa ra đánh giá mới 5 sản phẩm;\n"
            "- Đưa 12 sản phẩm OCOP lên sàn.",
            [(8, "target"), (5, "target"), (12, "target")],
            id="a list of what is to be done",
        ),
        pytest.param(
            "Kết quả:\n- Có thêm 5 sản phẩm OCOP;\n- 12 sản phẩm OCOP lên sàn.",
            [(5, "added"), (12, "other")],
            id="a list of what was done",
        ),
        pytest.param(
            "Từ nay đến cuối năm, huyện đánh giá lại 3 sản phẩm OCOP.", [(3, "target")], id="the rest of the year"
        ),
        pytest.param(
            "Chỉ tiêu của huyện là 20 sản phẩm OCOP. Xã Tân Lập đạt khá (5/7 sản phẩm).",
            [(20, "target"), (5, "added")],
            id="so many of what was planned",
        ),
        pytest.param(
            "Theo đề án, tỉnh chuẩn hóa 60 sản phẩm OCOP và phát triển mới 10 sản phẩm.",
            [(60, "target"), (10, "target")],
            id="laid down by a document",
        ),
        pytest.param(
            "Theo đề án, đến nay tỉnh đã chuẩn hóa 60 sản phẩm OCOP.", [(60, "recognised")], id="a document carried out"
        ),
        pytest.param("Công nhận 31 sản phẩm OCOP (KH: 30 sản phẩm).", [(31, "added"), (30, "target")], id="KH"),
        pytest.param("Năm 2024, tỉnh phát triển mới ít nhất 35 sản phẩm OCOP.", [(35, "target")], id="a floor to add"),
        pytest.param(
            "Năm 2024, tỉnh đã công nhận ít nhất 35 sản phẩm OCOP.", [(35, "added")], id="a floor that was reached"
        ),
        pytest.param(
            "Đến năm 2030, tỉnh sẽ chuẩn hóa 44 sản phẩm tham gia chương trình OCOP.",
            [(44, "target")],
            id="to be added by a year",
        ),
        pytest.param(
            "Đến năm 2030, toàn tỉnh có 300 sản phẩm OCOP.", [(300, "target")], id="to be there after publication"
        ),
        pytest.param("Công nhận mới từ 40 đến 60 sản phẩm OCOP.", [(40, "target")], id="a range to add"),
    ],
)
def test_goals(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(fact.value, fact.status) for fact in find_facts(article(text, home="Hà Nam"))] == expected
