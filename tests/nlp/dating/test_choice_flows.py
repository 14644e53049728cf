"""The time of a count by its own sentence: flows over a period, plans and proposals."""

import pytest

from tests.nlp.articles import Time, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Năm 2024, huyện Thanh Ba công nhận thêm 9 sản phẩm OCOP 3 sao vào ngày 20/5.",
            [(9, "2024-05-20", "2024-05-20", "text")],
            id="a year only frames the day",
        ),
        pytest.param(
            "Năm 2024, huyện có 40 sản phẩm OCOP tham gia đánh giá. Trong đó, có 12 sản phẩm OCOP năm 2021 tham gia "
            "đánh giá lại, 28 sản phẩm mới.",
            [
                (40, "2024-01-01", "2024-12-31", "text"),
                (12, "2024-01-01", "2024-12-31", "text"),
                (28, "2024-01-01", "2024-12-31", "text"),
            ],
            id="the year of those that are evaluated again",
        ),
        pytest.param(
            "Giữa tháng 5/2024, UBND tỉnh trình Bộ đề nghị đánh giá 8 sản phẩm OCOP cấp quốc gia.",
            [(8, "2024-05-01", "2024-05-31", "text")],
            id="the middle of a month is of the month",
        ),
        pytest.param(
            "Chương trình bắt đầu từ năm 2019. Năm đầu tiên ấy, huyện công nhận 11 sản phẩm OCOP, nhưng sang năm 2020 "
            "ít chủ thể tham gia.",
            [(11, "2019-01-01", "2019-12-31", "text")],
            id="the first year of what began then, and no year after a turn",
        ),
        pytest.param(
            "Đến cuối năm, tỉnh phấn đấu có 100 sản phẩm OCOP.",
            [(100, "-", "2024-12-31", "text")],
            id="the end of the year as a goal",
        ),
        pytest.param(
            "Từ nay đến cuối năm, tỉnh phấn đấu công nhận thêm 20 sản phẩm OCOP.",
            [(20, "2024-06-15", "2024-12-31", "text")],
            id="from now to the end of the year",
        ),
        pytest.param(
            "Hiện 5 sản phẩm OCOP của tỉnh đang chờ Trung ương xét công nhận 5 sao.",
            [(5, "-", "-", "-")],
            id="pending: no date",
        ),
        pytest.param(
            "Theo Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2020 - 2025, đến năm 2025 huyện có 20 sản phẩm OCOP.",
            [(20, "-", "2025-12-31", "text")],
            id="the term of a resolution",
        ),
        pytest.param(
            "UBND tỉnh vừa công nhận 24 sản phẩm OCOP đợt 1 - 2024.",
            [(24, "2024-01-01", "2024-12-31", "text")],
            id="a round with a dash",
        ),
        pytest.param(
            "Quyết định số 12/QĐ-UBND ngày 10/1/2024 công nhận 24 sản phẩm OCOP đạt 3 sao lần 2/2023.",
            [(24, "2023-01-01", "2023-12-31", "text")],
            id="a round with a slash wins over the day of the decision",
        ),
        pytest.param(
            "Từ đầu năm đến nay, huyện công nhận thêm 4 sản phẩm OCOP.",
            [(4, "2024-01-01", "2024-06-15", "published")],
            id="since the year began",
        ),
        pytest.param(
            "Năm 2023, huyện có thêm 8 sản phẩm OCOP, nâng tổng số sản phẩm OCOP toàn huyện lên 30.",
            [(8, "2023-01-01", "2023-12-31", "text"), (30, "-", "2023-12-31", "text")],
            id="the total after a flow",
        ),
        pytest.param(
            "Năm 2022 tỉnh công nhận 20 sản phẩm OCOP, năm 2023 là 30 sản phẩm và 5 tháng đầu năm 2024 là 12 sản phẩm.",
            [
                (20, "2022-01-01", "2022-12-31", "text"),
                (30, "2023-01-01", "2023-12-31", "text"),
                (12, "2024-01-01", "2024-05-31", "text"),
            ],
            id="three periods in a row",
        ),
        pytest.param(
            "Trong năm, toàn tỉnh có thêm 40 sản phẩm OCOP.",
            [(40, "2024-01-01", "2024-12-31", "text")],
            id="within the year",
        ),
        pytest.param(
            "Năm qua, tỉnh công nhận mới 40 sản phẩm OCOP.",
            [(40, "2023-01-01", "2023-12-31", "text")],
            id="the past year",
        ),
        pytest.param(
            "Tháng 12 vừa qua, tỉnh công nhận 14 sản phẩm OCOP.",
            [(14, "2023-12-01", "2023-12-31", "text")],
            id="a month that is past",
        ),
        pytest.param(
            "Quý IV/2023, tỉnh công nhận 14 sản phẩm OCOP.", [(14, "2023-10-01", "2023-12-31", "text")], id="a quarter"
        ),
        pytest.param(
            "Kế hoạch năm 2024 của tỉnh là công nhận 30 sản phẩm OCOP, trong đó 5 sản phẩm 4 sao.",
            [(30, "2024-01-01", "2024-12-31", "text"), (5, "2024-01-01", "2024-12-31", "text")],
            id="a plan and its part",
        ),
        pytest.param(
            "Mục tiêu đến năm 2030, tỉnh có 300 sản phẩm OCOP; trong đó ít nhất 10 sản phẩm 5 sao.",
            [(300, "-", "2030-12-31", "text"), (10, "-", "2030-12-31", "text")],
            id="a horizon and its part",
        ),
        pytest.param(
            "Năm 2024, toàn tỉnh có 35 sản phẩm đăng ký tham gia đánh giá OCOP.",
            [(35, "2024-01-01", "2024-12-31", "text")],
            id="registered in a year",
        ),
        pytest.param(
            "Năm nay, huyện đăng ký 7 sản phẩm tham gia OCOP.",
            [(7, "2024-01-01", "2024-12-31", "text")],
            id="this year",
        ),
        pytest.param(
            "Dự kiến trong tháng 7 và tháng 8, Hội đồng tỉnh sẽ đánh giá 20 sản phẩm OCOP.",
            [(20, "2024-07-01", "2024-08-31", "text")],
            id="two months",
        ),
        pytest.param(
            "Ngày 12/6, huyện Cẩm Khê trao giấy chứng nhận cho 9 sản phẩm OCOP 3 sao.",
            [(9, "2024-06-12", "2024-06-12", "text")],
            id="a day of an act",
        ),
        pytest.param(
            "Sáng nay (12/6), huyện trao giấy chứng nhận cho 9 sản phẩm OCOP 3 sao.",
            [(9, "2024-06-12", "2024-06-12", "text")],
            id="a day in brackets",
        ),
        pytest.param(
            "Hai năm 2022, 2023, tỉnh công nhận 80 sản phẩm OCOP.",
            [(80, "2022-01-01", "2023-12-31", "text")],
            id="two years",
        ),
        pytest.param(
            "Sơ kết 6 tháng đầu năm, tỉnh công nhận thêm 15 sản phẩm OCOP.",
            [(15, "2024-01-01", "2024-06-30", "text")],
            id="half a year summed up",
        ),
        pytest.param(
            "Ngày 10/6, Hội đồng OCOP tỉnh họp đánh giá 24 sản phẩm.",
            [(24, "2024-06-10", "2024-06-10", "text")],
            id="the day of an evaluation",
        ),
        pytest.param(
            "Giai đoạn 2021-2025, tỉnh phấn đấu có thêm 100 sản phẩm OCOP; bình quân mỗi năm công nhận 20 sản phẩm.",
            [(100, "2021-01-01", "2025-12-31", "text")],
            id="a stage of a goal",
        ),
        pytest.param(
            "Năm 2023, tỉnh công nhận 40 sản phẩm OCOP, gồm 30 sản phẩm 3 sao và 10 sản phẩm 4 sao.",
            [(30, "2023-01-01", "2023-12-31", "text"), (10, "2023-01-01", "2023-12-31", "text")],
            id="parts of a flow",
        ),
        pytest.param(
            "Tháng 11 và 12/2023, tỉnh công nhận thêm 20 sản phẩm OCOP.",
            [(20, "2023-11-01", "2023-12-31", "text")],
            id="two months and one year",
        ),
        pytest.param(
            "Kế hoạch đến hết quý III/2024, tỉnh công nhận thêm 25 sản phẩm OCOP.",
            [(25, "-", "2024-09-30", "text")],
            id="the end of a quarter as a goal",
        ),
        pytest.param(
            "Trong 6 tháng cuối năm, tỉnh phấn đấu công nhận thêm 25 sản phẩm OCOP.",
            [(25, "2024-07-01", "2024-12-31", "text")],
            id="the rest of the year",
        ),
        pytest.param(
            "Mục tiêu của tỉnh trong năm 2024 là có thêm 25 sản phẩm OCOP, đưa tổng số sản phẩm OCOP lên 225.",
            [(25, "2024-01-01", "2024-12-31", "text"), (225, "-", "2024-12-31", "text")],
            id="the total that a plan leads to",
        ),
    ],
)
def test_periods_and_plans(text: str, expected: list[Time]) -> None:
    assert set(expected) <= times(text)
