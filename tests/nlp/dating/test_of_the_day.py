"""Times that lean on the article's own day or on another time: brackets, rounds of this year, sums, goals."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def times(text: str) -> list[tuple[float, str, str, str]]:
    return [
        (fact.value, fact.status, str(fact.date_start or "-"), str(fact.date_end or "-"))
        for fact in find_facts(article(text, published="2024-06-15", home="Hà Nam"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tính đến nay (30/5/2024), huyện Kim Bảng có 25 sản phẩm OCOP.",
            [(25, "recognised", "-", "2024-05-30")],
            id="a bracket tells which day is now",
        ),
        pytest.param(
            "Đến thời điểm thống kê (tháng 4/2024), toàn tỉnh có 120 sản phẩm OCOP.",
            [(120, "recognised", "-", "2024-04-30")],
            id="a bracket tells the month in which figures were gathered",
        ),
        pytest.param(
            "Hiện nay (sau sáp nhập năm 2019), huyện Kim Bảng có 4 sản phẩm OCOP.",
            [(4, "recognised", "-", "2024-06-15")],
            id="a bracket that tells of something else leaves now as it is",
        ),
        pytest.param(
            "Toàn tỉnh có 88 sản phẩm OCOP, tính đến kỳ họp cuối cùng của Hội đồng ngày 20/5.",
            [(88, "recognised", "-", "2024-05-20")],
            id="up to what was held on a day",
        ),
        pytest.param(
            "Huyện Kim Bảng chọn 4 trong 15 sản phẩm OCOP để nâng hạng trước ngày 30/11/2024.",
            [(4, "recognised", "-", "2024-06-15"), (15, "recognised", "-", "2024-06-15")],
            id="no stock is of a day to come",
        ),
        pytest.param(
            "Chưa hết năm 2024, tỉnh đã cán mốc 172 sản phẩm OCOP.",
            [(172, "recognised", "-", "2024-06-15")],
            id="a year that is not over is no point",
        ),
        pytest.param(
            "Tính tới 30-4 huyện Kim Bảng có 17 sản phẩm OCOP.",
            [(17, "recognised", "-", "2024-04-30")],
            id="a day with a dash before the subject",
        ),
        pytest.param(
            "Tại thời điểm sáp nhập 1/5/2024, huyện Kim Bảng có 9 sản phẩm OCOP.",
            [(9, "recognised", "-", "2024-05-01")],
            id="the day of a merger is the point up to which is counted",
        ),
        pytest.param(
            "Sau khi sáp nhập năm 2023, huyện Kim Bảng có 9 sản phẩm OCOP.",
            [(9, "recognised", "-", "2024-06-15")],
            id="a merger that only came before tells no time",
        ),
        pytest.param(
            "Thành phố Phủ Lý có 52 sản phẩm OCOP. Số liệu do Sở Nông nghiệp cung cấp vào ngày 10/5/2024.",
            [(52, "recognised", "-", "2024-05-10")],
            id="the day of the figures is told after them",
        ),
        pytest.param(
            "Thành phố Phủ Lý có 52 sản phẩm OCOP. Số liệu về du lịch năm 2023 cho thấy khách tăng.",
            [(52, "recognised", "-", "2024-06-15")],
            id="figures of something else",
        ),
    ],
)
def test_the_day_of_a_stock_is_told_or_that_of_the_article(
    text: str, expected: list[tuple[float, str, str, str]]
) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Đợt 1 năm nay, tỉnh công nhận 9 sản phẩm OCOP mới.",
            [(9, "added", "2024-01-01", "2024-12-31")],
            id="a round of this year",
        ),
        pytest.param(
            "Kỳ xét cuối năm, huyện Kim Bảng dự kiến có 6 sản phẩm OCOP dự thi.",
            [(6, "expected", "2024-01-01", "2024-12-31")],
            id="the round at the end of the year is one of the year",
        ),
        pytest.param(
            "Đợt 1 hồi tháng 5, Hội đồng huyện Kim Bảng công nhận 8 sản phẩm OCOP 3 sao.",
            [(8, "added", "2024-01-01", "2024-12-31")],
            id="a round wins over its month",
        ),
        pytest.param(
            "Đến hết tháng 4, tỉnh mới công nhận được 7 sản phẩm OCOP mới.",
            [(7, "added", "2024-01-01", "2024-04-30")],
            id="what was done up to a month was done from the beginning of the year",
        ),
        pytest.param(
            "Qua 5 tháng, tỉnh công nhận được 9 sản phẩm OCOP.",
            [(9, "added", "2024-01-01", "2024-05-31")],
            id="as many months as have passed",
        ),
        pytest.param(
            "Qua 5 năm, tỉnh có 90 sản phẩm OCOP.",
            [(90, "recognised", "-", "2024-06-15")],
            id="years are no months of this year",
        ),
        pytest.param(
            "Năm nay huyện Kim Bảng giao chỉ tiêu từng xã; đến cuối tháng 5, có 14 sản phẩm OCOP đăng ký dự thi.",
            [(14, "expected", "2024-01-01", "2024-12-31")],
            id="what was put forward by now is of the year's evaluation",
        ),
        pytest.param(
            "Dự kiến đến hết năm 2024, huyện Kim Bảng có thêm 14 sản phẩm OCOP.",
            [(14, "expected", "-", "2024-12-31")],
            id="what is forecast is of the day to come",
        ),
        pytest.param(
            "Sang năm, huyện Kim Bảng sẽ đưa 6 sản phẩm OCOP đi dự thi.",
            [(6, "expected", "2025-01-01", "2025-12-31")],
            id="the coming year",
        ),
        pytest.param(
            "Đợt 2 năm 2023, tỉnh chấm 20 sản phẩm OCOP, 17 sản phẩm đạt từ 3 sao. Ba sản phẩm trượt do thiếu hồ sơ.",
            [
                (20, "expected", "2023-01-01", "2023-12-31"),
                (17, "added", "2023-01-01", "2023-12-31"),
                (3, "other", "-", "2023-12-31"),
            ],
            id="what failed did so in its round",
        ),
        pytest.param(
            "6 tháng đầu năm 2024, tỉnh công nhận 4/10 sản phẩm OCOP theo kế hoạch.",
            [(4, "added", "2024-01-01", "2024-06-30"), (10, "target", "2024-01-01", "2024-12-31")],
            id="a plan is of the year, its result of the months told",
        ),
    ],
)
def test_the_period_of_a_flow_is_of_the_year_spoken_of(text: str, expected: list[tuple[float, str, str, str]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Năm 2023, tỉnh công nhận 12 sản phẩm OCOP, gấp rưỡi năm 2022 (8 sản phẩm).",
            [(12, "added", "2023-01-01", "2023-12-31"), (8, "added", "2022-01-01", "2022-12-31")],
            id="a bracket after a year compared with counts that year",
        ),
        pytest.param(
            "Năm 2023, tỉnh công nhận 12 sản phẩm OCOP, gấp rưỡi năm 2022.",
            [(12, "added", "2023-01-01", "2023-12-31")],
            id="a year that is only compared with dates nothing",
        ),
        pytest.param(
            "Năm 2022 tỉnh công nhận 6 sản phẩm OCOP, năm 2023 công nhận 7. Cộng lại là 13 sản phẩm.",
            [
                (6, "added", "2022-01-01", "2022-12-31"),
                (7, "added", "2023-01-01", "2023-12-31"),
                (13, "recognised", "-", "2023-12-31"),
            ],
            id="a sum is of the day of its last addend",
        ),
    ],
)
def test_the_time_of_what_is_compared_or_added_up(text: str, expected: list[tuple[float, str, str, str]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỉnh đặt mục tiêu có 200 sản phẩm OCOP vào năm 2025.",
            [(200, "target", "-", "2025-12-31")],
            id="a goal that a year ends",
        ),
        pytest.param(
            "Bước vào năm 2025, tỉnh đặt mục tiêu có thêm 20 sản phẩm OCOP.",
            [(20, "target", "2025-01-01", "2025-12-31")],
            id="a goal that opens with its year",
        ),
        pytest.param(
            "Tỉnh đặt mục tiêu 200 sản phẩm OCOP năm 2027.",
            [(200, "target", "-", "2027-12-31")],
            id="a year far ahead is reached at its end",
        ),
        pytest.param(
            "Mục tiêu cụ thể đến năm 2025 gồm:\n- Có ít nhất 150 sản phẩm OCOP;\n- Có 4 sản phẩm OCOP đạt 5 sao.",
            [(150, "target", "-", "2025-12-31"), (4, "target", "-", "2025-12-31")],
            id="the head of a list of goals tells their end",
        ),
        pytest.param(
            "Mục tiêu đến năm 2025 chuẩn hóa ít nhất 15 sản phẩm OCOP (năm 2024 chuẩn hóa 5 sản phẩm),"
            " trong đó có 4 sản phẩm 4 sao.",
            [
                (15, "target", "-", "2025-12-31"),
                (5, "target", "2024-01-01", "2024-12-31"),
                (4, "target", "-", "2025-12-31"),
            ],
            id="a bracket that is shut keeps its years to itself",
        ),
        pytest.param(
            "Kế hoạch OCOP giai đoạn 2024 - 2027 vừa được duyệt. Đến cuối kỳ, tỉnh phấn đấu có 150 sản phẩm OCOP.",
            [(150, "target", "-", "2027-12-31")],
            id="the end of the stage spoken of",
        ),
        pytest.param(
            "Giai đoạn tới (2026 - 2030), tỉnh phấn đấu có thêm 100 sản phẩm OCOP.",
            [(100, "target", "2026-01-01", "2030-12-31")],
            id="a stage to come is not the way up to it",
        ),
        pytest.param(
            "Kế hoạch 2024 của huyện Kim Bảng là công nhận mới 5 sản phẩm OCOP.",
            [(5, "target", "2024-01-01", "2024-12-31")],
            id="the plan of a bare year",
        ),
    ],
)
def test_the_time_of_a_goal(text: str, expected: list[tuple[float, str, str, str]]) -> None:
    assert times(text) == expected
