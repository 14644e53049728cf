"""What came of evaluations: what passed is newly recognised, what is only put up is expected."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def statuses(text: str) -> list[tuple[float, str]]:
    return [(fact.value, fact.status) for fact in find_facts(article(text, home="Bình Định"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "UBND huyện trao giấy chứng nhận cho 9 sản phẩm OCOP 3 sao, trong đó 6 sản phẩm dự thi lần đầu, 3 sản phẩm "
            "đánh giá lại.",
            [(9, "added"), (6, "added"), (3, "renewed")],
            id="how the parts of what was granted came to it",
        ),
        pytest.param(
            "Chủ tịch UBND huyện vừa ký quyết định công nhận 9 sản phẩm OCOP 3 sao. Trong số này có 6 sản phẩm tham "
            "gia đánh giá lần đầu và 3 sản phẩm dự thi lại.",
            [(9, "added"), (6, "added"), (3, "renewed")],
            id="the same in a sentence of their own",
        ),
        pytest.param(
            "UBND huyện công nhận 9 sản phẩm OCOP 3 sao, trong đó 2 sản phẩm đề nghị tỉnh đánh giá nâng hạng 4 sao.",
            [(9, "added"), (2, "expected")],
            id="a part of what was granted is proposed for more",
        ),
        pytest.param(
            "Huyện hiện có 30 sản phẩm OCOP, trong đó 5 sản phẩm tham gia đánh giá, phân hạng đợt này.",
            [(30, "recognised"), (5, "expected")],
            id="a part of the stock is evaluated now",
        ),
        pytest.param(
            "Có 20 sản phẩm OCOP tham gia đánh giá đợt 1 năm 2024. Qua chấm điểm, 18/20 sản phẩm đủ điều kiện công "
            "nhận hạng 3 sao.",
            [(20, "expected"), (18, "added")],
            id="the share that passed",
        ),
        pytest.param(
            "Năm 2024, huyện có 20 sản phẩm đăng ký tham gia OCOP. Sau khi rà soát, 12/20 sản phẩm đủ điều kiện trình "
            "Hội đồng tỉnh.",
            [(20, "expected"), (12, "expected")],
            id="the share that goes on to the next council",
        ),
        pytest.param(
            "Có 20 sản phẩm OCOP tham gia đánh giá đợt 1. Kết quả, 18 sản phẩm được 3 sao.",
            [(20, "expected"), (18, "added")],
            id="a level got",
        ),
        pytest.param(
            "Huyện đề nghị tỉnh công nhận 20 sản phẩm OCOP, trong đó 5 sản phẩm được 4 sao và 15 sản phẩm được 3 sao.",
            [(20, "expected"), (5, "expected"), (15, "expected")],
            id="levels of what is only proposed",
        ),
        pytest.param(
            "Sáng 5/11, 7 sản phẩm OCOP được Hội đồng huyện đưa ra chấm điểm. Có 5 sản phẩm mới và 2 sản phẩm đánh giá "
            "lại. Tất cả đều đạt 3 sao.",
            [(7, "added"), (5, "added"), (2, "renewed")],
            id="a result told of all of them afterwards",
        ),
        pytest.param(
            "Từ 34 sản phẩm gửi hồ sơ đề nghị xếp hạng, Hội đồng chấm điểm. Kết quả, có 30/34 sản phẩm OCOP đạt từ 3 "
            "sao. Trong đó, huyện Tuy Phước có 11 sản phẩm; huyện Phù Cát 8 sản phẩm.",
            [(34, "expected"), (30, "added"), (11, "added"), (8, "added")],
            id="districts are parts of what passed",
        ),
        pytest.param(
            "Có 24 sản phẩm OCOP dự đánh giá ở đợt này. Hội đồng nhất trí xếp loại 24 sản phẩm, cụ thể: 8 sản phẩm "
            "được 4 sao, 16 sản phẩm được 3 sao. Tính tới nay, riêng thị xã An Nhơn đã có 5 sản phẩm OCOP.",
            [(24, "expected"), (24, "added"), (8, "added"), (16, "added"), (5, "recognised")],
            id="ranked, and one town's stock beside it",
        ),
        pytest.param(
            "UBND thành phố vừa ký quyết định công bố kết quả chấm điểm, phân hạng 13 sản phẩm tham gia Chương trình "
            "OCOP năm 2021.",
            [(13, "added")],
            id="results announced",
        ),
        pytest.param("Có 15 sản phẩm OCOP dự thi được huyện công nhận 3 sao.", [(15, "added")], id="the passive"),
        pytest.param(
            "Có 7 sản phẩm OCOP đang chờ được công nhận 4 sao.", [(7, "expected")], id="the passive hoped for"
        ),
        pytest.param(
            "Hội đồng OCOP đã chấm điểm và xếp 27 sản phẩm vào hạng 4 sao.", [(27, "added")], id="put at a level"
        ),
        pytest.param(
            "Huyện trình chấm 9 sản phẩm OCOP. Kết quả, cả 9 sản phẩm được hội đồng tỉnh thống nhất xếp 3 sao.",
            [(9, "expected"), (9, "added")],
            id="told again with what came of it",
        ),
        pytest.param(
            "Từ 57 sản phẩm OCOP dự thi, hội đồng chấm 5 sản phẩm hạng 4 sao và 23 sản phẩm hạng 3 sao.",
            [(57, "expected"), (5, "added"), (23, "added")],
            id="put at levels out of those who entered",
        ),
        pytest.param("Đến nay, xã có 12 sản phẩm được chấm điểm, xếp hạng OCOP.", [(12, "recognised")], id="stock"),
        pytest.param(
            "Trong quý III, huyện có thêm 12 sản phẩm qua chấm điểm, phân hạng OCOP.", [(12, "added")], id="ranked anew"
        ),
        pytest.param(
            "Hội đồng OCOP huyện đã đánh giá, phân hạng 22 sản phẩm đợt 2 năm 2023.", [(22, "added")], id="ranked"
        ),
        pytest.param(
            "Hội đồng OCOP huyện tổ chức đánh giá 22 sản phẩm đợt 2 năm 2023.", [(22, "expected")], id="only evaluated"
        ),
        pytest.param(
            "Hội đồng OCOP huyện phân hạng 22 sản phẩm, trình UBND huyện quyết định công nhận.",
            [(22, "expected")],
            id="ranked, the decision awaited",
        ),
        pytest.param("Hội đồng huyện họp để phân hạng 9 sản phẩm OCOP đợt 2.", [(9, "expected")], id="a purpose"),
        pytest.param(
            "Dự xếp hạng lần này có 18 sản phẩm OCOP, trong đó 12 sản phẩm lần đầu.",
            [(18, "expected"), (12, "expected")],
            id="who takes part",
        ),
        pytest.param("Huyện đang chấm điểm, phân hạng 40 sản phẩm OCOP.", [(40, "expected")], id="ranking goes on"),
    ],
)
def test_outcomes(text: str, expected: list[tuple[float, str]]) -> None:
    assert statuses(text) == expected
