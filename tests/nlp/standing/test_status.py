"""What counts stand for."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def statuses(text: str, title: str | None = None) -> list[tuple[float, str]]:
    return [(fact.value, fact.status) for fact in find_facts(article(text, title=title, home="Hà Nam"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Vào năm 2023, tỉnh đã có tổng cộng 118 sản phẩm đạt chứng nhận OCOP.",
            [(118, "recognised")],
            id="all there is by a year",
        ),
        pytest.param(
            "Huyện phát triển chương trình OCOP với 64 sản phẩm được công nhận.",
            [(64, "recognised")],
            id="a programme developed recognises nothing",
        ),
        pytest.param(
            "UBND các huyện đã tổ chức đánh giá, phân hạng 26 sản phẩm OCOP, nâng tổng số lên 190 sản phẩm.",
            [(26, "added"), (190, "recognised")],
            id="a ranking that is done",
        ),
        pytest.param(
            "Trong đợt đánh giá, phân hạng sản phẩm OCOP năm 2023 có 17 sản phẩm của 9 chủ thể. "
            "Trong đó có 6 sản phẩm được đánh giá lần đầu.",
            [(17, "expected"), (9, "expected"), (6, "expected")],
            id="a round without a result",
        ),
        pytest.param(
            "Toàn huyện có 45 sản phẩm OCOP, trong đó 1 sản phẩm chờ phân hạng 5 sao cấp quốc gia.",
            [(45, "recognised"), (1, "expected")],
            id="a part that waits",
        ),
        pytest.param(
            "Tỉnh vinh danh 4 chủ thể đạt OCOP 5 sao năm 2023.",
            [(4, "added")],
            id="those of a year's ranking, honoured",
        ),
        pytest.param("Lễ tôn vinh 30 sản phẩm OCOP tiêu biểu năm 2023.", [(30, "other")], id="the best, honoured"),
        pytest.param(
            "Có 40 sản phẩm OCOP tham gia đánh giá. Theo đó, 15 sản phẩm đạt trên 70 điểm và được huyện đề nghị "
            "cấp tỉnh phân hạng 4 và tiềm năng 5 sao.",
            [(40, "expected"), (15, "expected")],
            id="what passed goes on to be judged",
        ),
        pytest.param("Toàn tỉnh hiện có 90 sản phẩm OCOP.", [(90, "recognised")], id="stock"),
        pytest.param("Tỉnh vừa có thêm 9 sản phẩm OCOP.", [(9, "added")], id="new"),
        pytest.param("UBND tỉnh ban hành quyết định công nhận 9 sản phẩm OCOP.", [(9, "added")], id="a decision"),
        pytest.param("Năm 2023, 9 sản phẩm OCOP được công nhận lại.", [(9, "renewed")], id="renewed"),
        pytest.param("Dự kiến đưa 60 sản phẩm OCOP lên sàn.", [(60, "other")], id="to be put on sale"),
        pytest.param("Sẽ có 30 chủ thể OCOP tham gia hội chợ.", [(30, "other")], id="to be at a fair"),
        pytest.param("Dự kiến hỗ trợ 20 sản phẩm đạt chuẩn OCOP.", [(20, "expected")], id="helped to be recognised"),
        pytest.param("Sở đưa 58 sản phẩm OCOP vào các khách sạn.", [(58, "other")], id="brought to buyers"),
        pytest.param("Huyện đưa 12 sản phẩm OCOP vào đánh giá.", [(12, "expected")], id="brought before a council"),
        pytest.param("Huyện gửi 6 sản phẩm OCOP về tỉnh chấm.", [(6, "expected")], id="sent up"),
        pytest.param("Huyện gửi 5 sản phẩm OCOP dự hội chợ.", [(5, "other")], id="sent to a fair"),
        pytest.param(
            "Trừ 4 sản phẩm hết hạn, huyện còn 30 sản phẩm OCOP.", [(4, "other"), (30, "recognised")], id="what is left"
        ),
        pytest.param("Còn 5 sản phẩm OCOP đã hết hạn.", [(5, "other")], id="what has expired"),
        pytest.param("Phấn đấu đưa 60 sản phẩm OCOP lên sàn.", [(60, "target")], id="a goal of sale"),
        pytest.param("Năm 2025 sẽ đánh giá lại 9 sản phẩm OCOP.", [(9, "expected")], id="to be renewed"),
        pytest.param("Mục tiêu năm 2025 là 9 sản phẩm OCOP.", [(9, "target")], id="a goal"),
        pytest.param("Năm 2025, huyện đăng ký 9 sản phẩm OCOP.", [(9, "expected")], id="registered"),
        pytest.param("Có 9 sản phẩm OCOP đang chờ đánh giá.", [(9, "expected")], id="waiting"),
        pytest.param("Có 9 sản phẩm OCOP lên sàn thương mại điện tử.", [(9, "other")], id="sold"),
        pytest.param("Có 9 sản phẩm OCOP đã hết hạn mà chưa đánh giá lại.", [(9, "other")], id="expired, not renewed"),
        pytest.param("Có 9 sản phẩm OCOP hết hạn đã quay lại đánh giá.", [(9, "renewed")], id="expired, then renewed"),
        pytest.param("Tỉnh thu hồi giấy chứng nhận của 9 sản phẩm OCOP.", [(9, "other")], id="withdrawn"),
        pytest.param(
            "Năm 2024, tỉnh công nhận 12 sản phẩm OCOP, bằng 120% kế hoạch năm (10 sản phẩm).",
            [(12, "added"), (10, "target")],
            id="the plan in brackets",
        ),
        pytest.param(
            "Năm 2024 được giao chỉ tiêu 5 sản phẩm OCOP, kết quả đã có 7 sản phẩm được công nhận.",
            [(5, "target"), (7, "added")],
            id="what came of a plan",
        ),
        pytest.param(
            "Huyện đăng ký 9 sản phẩm OCOP, trong đó 7 sản phẩm được công nhận.",
            [(9, "expected"), (7, "added")],
            id="some of those registered",
        ),
        pytest.param(
            "Tỉnh có 90 sản phẩm OCOP, trong đó 4 sản phẩm nâng hạng 4 sao, 3 sản phẩm mới.",
            [(90, "recognised"), (4, "recognised"), (3, "added")],
            id="risen is stock, new is new",
        ),
        pytest.param(
            "Hội đồng tỉnh vừa đánh giá 9 sản phẩm OCOP. Kết quả, 8 sản phẩm đạt 3 sao.",
            [(9, "expected"), (8, "added")],
            id="a council's work and its result",
        ),
        pytest.param("Đợt này có 9 sản phẩm OCOP tham gia.", [(9, "expected")], id="taking part in a round"),
        pytest.param("Đợt đánh giá này có 9 sản phẩm OCOP.", [(9, "expected")], id="all that a round evaluates"),
        pytest.param("Tham gia đợt này có 9 sản phẩm OCOP.", [(9, "expected")], id="taking part in this round"),
        pytest.param(
            "Tỉnh đã chấm điểm, phân hạng và công nhận 34 sản phẩm OCOP.",
            [(34, "added")],
            id="evaluated and recognised",
        ),
        pytest.param(
            "Kết quả chấm điểm, cả 8 sản phẩm OCOP đều đạt hạng 3 sao.",
            [(8, "added")],
            id="the result of an evaluation",
        ),
        pytest.param(
            "Theo quyết định, có 5 sản phẩm OCOP được huyện công nhận 3 sao. "
            "Huyện còn trình UBND tỉnh xem xét, công nhận 4 sao cho 3 sản phẩm.",
            [(5, "added"), (3, "expected")],
            id="what is put up besides is counted apart",
        ),
        pytest.param(
            "Năm 2023 đã công nhận 43 sản phẩm/KH 34 sản phẩm OCOP.", [(43, "added"), (34, "target")], id="of a plan"
        ),
        pytest.param("Đã có 9 sản phẩm OCOP hạng 3, 4 sao xuất khẩu.", [(9, "other")], id="a comma within a level"),
        pytest.param("Tỉnh rút giấy chứng nhận của 9 sản phẩm OCOP.", [(9, "other")], id="taken back"),
        pytest.param(
            "Năm nay tham gia có 9 sản phẩm OCOP.", [(9, "expected")], id="taking part, told before the count"
        ),
        pytest.param(
            "Từ kết quả chấm điểm, UBND huyện công nhận thêm 9 sản phẩm OCOP.",
            [(9, "added")],
            id="an act that follows on results",
        ),
        pytest.param("Tỉnh phê duyệt kết quả chấm điểm 9 sản phẩm OCOP.", [(9, "added")], id="results approved"),
        pytest.param(
            "Huyện có 9/12 sản phẩm được đề nghị công nhận đạt OCOP 4 sao.",
            [(9, "expected")],
            id="what is proposed is no result",
        ),
        pytest.param(
            "Bốn sản phẩm OCOP vừa được UBND tỉnh đề nghị Bộ phân hạng đạt chuẩn 5 sao.",
            [(4, "expected")],
            id="just proposed",
        ),
        pytest.param("Các xã đã đăng ký đánh giá được 9 sản phẩm OCOP.", [(9, "expected")], id="registered so far"),
        pytest.param(
            "Theo Kế hoạch số 10 của huyện, có 12 xã đăng ký 9 sản phẩm OCOP.",
            [(9, "expected")],
            id="a plan only cited",
        ),
        pytest.param(
            "Hội đồng huyện chấm điểm 9 sản phẩm OCOP. Kết quả, 8 sản phẩm đạt 4 sao. "
            "Các chủ thể hoàn chỉnh hồ sơ, trình Hội đồng OCOP cấp tỉnh đánh giá.",
            [(9, "expected"), (8, "expected")],
            id="passed on to a higher council",
        ),
        pytest.param(
            "Có 9 sản phẩm OCOP tái công nhận và công nhận mới.", [(9, "added")], id="renewed and new together"
        ),
        pytest.param("Cộng cả đợt này, số sản phẩm OCOP của tỉnh là 90.", [(90, "recognised")], id="all added up"),
        pytest.param(
            "Quyết định công nhận 9 sản phẩm tham gia Chương trình OCOP đạt 3 sao vừa được ban hành.",
            [(9, "added")],
            id="a decision on those that took part",
        ),
        pytest.param("Ban tổ chức tôn vinh 9 chủ thể OCOP tiêu biểu.", [(9, "other")], id="honoured"),
        pytest.param(
            "Tỉnh có 90 sản phẩm OCOP, trong đó có 4 sản phẩm 5 sao của 40 chủ thể tham gia chương trình.",
            [(90, "recognised"), (4, "recognised"), (40, "recognised")],
            id="taking part in the programme, among the stock",
        ),
        pytest.param(
            "Hội đồng OCOP tỉnh họp xét 9 sản phẩm. Kết quả, 8 sản phẩm đạt 3 sao. "
            "Sở sẽ tham mưu UBND tỉnh ban hành quyết định công nhận.",
            [(9, "expected"), (8, "expected")],
            id="the decision is to be drafted",
        ),
        pytest.param(
            "Trong số 60 sản phẩm OCOP hết hạn, 42 sản phẩm đã được đánh giá lại, 10 sản phẩm đang làm hồ sơ.",
            [(60, "other"), (42, "renewed"), (10, "expected")],
            id="expired, renewed, under way",
        ),
        pytest.param(
            "Huyện có 88 sản phẩm OCOP, 20 sản phẩm đã quá hạn 36 tháng chưa được công nhận lại.",
            [(88, "recognised"), (20, "other")],
            id="past its term and not recognised again",
        ),
        pytest.param(
            "Đến hết tháng 10, tỉnh đã có 48 sản phẩm OCOP được công nhận mới và 12 sản phẩm được công nhận lại.",
            [(48, "added"), (12, "renewed")],
            id="recognised anew up to a point",
        ),
        pytest.param(
            "Bên cạnh 12 sản phẩm OCOP đã được công nhận, huyện đang hướng dẫn đăng ký 6 sản phẩm mới.",
            [(12, "recognised"), (6, "expected")],
            id="beside those there were before",
        ),
        pytest.param(
            "Sau 3 năm, tỉnh có 120 sản phẩm được công nhận OCOP, trong đó năm 2019 có 30 sản phẩm, "
            "năm 2020 có 40 sản phẩm, năm 2021 có 50 sản phẩm.",
            [(120, "recognised"), (30, "added"), (40, "added"), (50, "added")],
            id="a stock split by years",
        ),
        pytest.param(
            "Lãnh đạo huyện trao giấy chứng nhận OCOP cho đại diện 14 chủ thể.",
            [(14, "added")],
            id="given to those who stand for producers",
        ),
        pytest.param(
            "Qua chấm điểm, 20 sản phẩm OCOP đạt 3 sao; riêng 2 sản phẩm đạt trên 90 điểm, đủ điều kiện trình "
            "Trung ương đánh giá.",
            [(20, "added"), (2, "expected")],
            id="what is fit for more, told after a comma",
        ),
        pytest.param(
            "Huyện A có 4, huyện B có 5 sản phẩm OCOP được công nhận trong đợt này.",
            [(4, "added"), (5, "added")],
            id="recognition told at the end of a list",
        ),
        pytest.param(
            "Tỉnh đề nghị công nhận 5 sao cho 4 sản phẩm OCOP. Đây là 4 sản phẩm có tiềm năng đạt 5 sao.",
            [(4, "expected")],
            id="said again",
        ),
        pytest.param(
            "Tỉnh phấn đấu có 20 sản phẩm OCOP. Ít nhất 30% chủ thể là hợp tác xã.",
            [(20, "target"), (30, "target")],
            id="a plan in shares",
        ),
        pytest.param(
            "Năm 2021 có 5 sản phẩm, năm 2022 có 7 sản phẩm OCOP. Đến nay huyện có 30 sản phẩm OCOP.",
            [(5, "added"), (7, "added"), (30, "recognised")],
            id="several years beside the stock",
        ),
        pytest.param(
            "Tháng 7/2025, tỉnh có 90 sản phẩm OCOP, trong đó 11 sản phẩm đạt 5 sao. Lũy kế đến nay có 120 sản phẩm.",
            [(90, "recognised"), (11, "recognised"), (120, "recognised")],
            id="a part of the stock of a month is no flow",
        ),
        pytest.param(
            "Huyện có 30 sản phẩm OCOP. Giai đoạn 2026 - 2030, tỉnh đặt mục tiêu có 60 sản phẩm OCOP; "
            "trên 50% chủ thể là hợp tác xã.",
            [(30, "recognised"), (60, "target"), (50, "target")],
            id="a percentage goes on with the plan beside it",
        ),
        pytest.param(
            "Hội đồng vừa xét 16 sản phẩm OCOP của 7 chủ thể, kết quả 15 sản phẩm đạt từ 3 sao trở lên.",
            [(16, "expected"), (7, "expected"), (15, "added")],
            id="what came of an evaluation, in the same sentence",
        ),
        pytest.param(
            "Đợt đánh giá này có 21 sản phẩm OCOP tham gia.",
            [(21, "expected")],
            id="taking part in an evaluation",
        ),
        pytest.param(
            "Từ đầu năm đến nay, tỉnh đã công nhận 16 sản phẩm OCOP, gồm 6 sản phẩm 4 sao.",
            [(16, "added"), (6, "added")],
            id="since the year began",
        ),
        pytest.param(
            "Từ năm 2019 đến nay, tỉnh đã công nhận 116 sản phẩm OCOP.", [(116, "recognised")], id="since years ago"
        ),
        pytest.param(
            "Huyện có 9 sản phẩm OCOP được công nhận trong năm 2023, nâng tổng số sản phẩm OCOP lên 35.",
            [(9, "added"), (35, "recognised")],
            id="what raises the stock",
        ),
    ],
)
def test_statuses(text: str, expected: list[tuple[float, str]]) -> None:
    assert statuses(text) == expected
