"""The time of a count by its own sentence, in every way the press tells it."""

import pytest

from tests.nlp.articles import Time, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Theo báo cáo của UBND tỉnh (tính đến 31/5/2024), tỉnh có 200 sản phẩm OCOP.",
            [(200, "-", "2024-05-31", "text")],
            id="up to a day is no day of a decision",
        ),
        pytest.param(
            "Tính đến 30.4, toàn tỉnh có 90 sản phẩm OCOP.",
            [(90, "-", "2024-04-30", "text")],
            id="a dotted day without a year",
        ),
        pytest.param(
            "Nếu như năm 2020 toàn huyện mới có 5 sản phẩm OCOP thì nay đã có 26 sản phẩm.",
            [(5, "-", "2020-12-31", "text"), (26, "-", "2024-06-15", "published")],
            id='two points, "thì nay"',
        ),
        pytest.param(
            "Từ 5 sản phẩm OCOP năm 2019, đến nay huyện đã có 30 sản phẩm.",
            [(5, "-", "2019-12-31", "text"), (30, "-", "2024-06-15", "published")],
            id="a day right after its count, then now",
        ),
        pytest.param(
            "Cuối năm 2022, toàn tỉnh có 120 sản phẩm OCOP, đến hết quý I năm nay là 150 sản phẩm.",
            [(120, "-", "2022-12-31", "text"), (150, "-", "2024-03-31", "text")],
            id="two points, the second a quarter of this year",
        ),
        pytest.param(
            "Huyện công nhận lại 6 sản phẩm OCOP từng đạt 3 sao năm 2021.",
            [(6, "-", "2024-06-15", "published")],
            id="the year of what is renewed",
        ),
        pytest.param(
            "Số sản phẩm OCOP của tỉnh hiện là 120, gấp ba lần năm 2019.",
            [(120, "-", "2024-06-15", "published")],
            id="a year compared with",
        ),
        pytest.param(
            "Thực hiện Chương trình OCOP giai đoạn 2021 - 2025, huyện đã có 30 sản phẩm được công nhận.",
            [(30, "-", "2024-06-15", "published")],
            id="the stage of a programme",
        ),
        pytest.param(
            "Trong 5 năm qua, tỉnh đã công nhận 150 sản phẩm OCOP.",
            [(150, "-", "2024-06-15", "published")],
            id="years up to now",
        ),
        pytest.param(
            "Sau 3 năm triển khai, huyện có 25 sản phẩm OCOP.",
            [(25, "-", "2024-06-15", "published")],
            id="after some years",
        ),
        pytest.param(
            "Qua 2 năm (2019 - 2020) triển khai, tỉnh công nhận 60 sản phẩm OCOP.",
            [(60, "-", "2020-12-31", "text")],
            id="years in brackets",
        ),
        pytest.param(
            "Kết thúc năm 2023, toàn tỉnh có 145 sản phẩm OCOP.",
            [(145, "-", "2023-12-31", "text")],
            id="the end of a year",
        ),
        pytest.param(
            "Khép lại năm 2023, toàn tỉnh có 145 sản phẩm OCOP.", [(145, "-", "2023-12-31", "text")], id="a year closed"
        ),
        pytest.param(
            "Giai đoạn 2021 - 2025, tỉnh đã có 145 sản phẩm OCOP được công nhận.",
            [(145, "-", "2024-06-15", "published")],
            id="a stage that goes on",
        ),
        pytest.param(
            "Đến ngày 20/5, tỉnh có 145 sản phẩm OCOP, tăng 15 sản phẩm so với cuối năm 2023.",
            [(145, "-", "2024-05-20", "text")],
            id="a day compared with",
        ),
        pytest.param(
            "Hết tháng 5, toàn tỉnh có 140 sản phẩm OCOP.",
            [(140, "-", "2024-05-31", "text")],
            id="a month without its year",
        ),
        pytest.param(
            "Từ năm 2019 đến nay, toàn tỉnh đã có 180 sản phẩm được công nhận OCOP.",
            [(180, "-", "2024-06-15", "published")],
            id="a stock since a year",
        ),
        pytest.param(
            "Từ năm 2019 đến năm 2023, toàn tỉnh đã có 180 sản phẩm được công nhận OCOP.",
            [(180, "-", "2023-12-31", "text")],
            id="a stock between years",
        ),
        pytest.param(
            "Đến thời điểm 31/12/2023, toàn tỉnh có 180 sản phẩm OCOP, tăng 60 sản phẩm so với năm 2022.",
            [(180, "-", "2023-12-31", "text")],
            id="a point by its day",
        ),
        pytest.param(
            "Theo thống kê đến giữa tháng 5/2024, tỉnh có 150 sản phẩm OCOP.",
            [(150, "-", "2024-05-15", "text")],
            id="the middle of a month",
        ),
        pytest.param(
            "Về đích nông thôn mới năm 2019, huyện hiện có 20 sản phẩm OCOP.",
            [(20, "-", "2024-06-15", "published")],
            id="the year of another act",
        ),
        pytest.param(
            "Được sáp nhập từ năm 2020, xã Tân Lập có 4 sản phẩm OCOP.",
            [(4, "-", "2024-06-15", "published")],
            id="the year of a merger",
        ),
        pytest.param(
            "Huyện có 40 sản phẩm OCOP được công nhận năm 2021 đã hết hạn.",
            [(40, "-", "2024-06-15", "published")],
            id="the year of what has expired",
        ),
        pytest.param(
            "Kế hoạch năm 2025: các mẫu đã thí điểm năm 2023 được nâng cấp; phấn đấu có thêm 40 sản phẩm OCOP.",
            [(40, "2025-01-01", "2025-12-31", "text")],
            id="a goal is not of a year that is over",
        ),
        pytest.param(
            "Tỉnh thẩm định 35 hồ sơ sản phẩm OCOP năm 2023 vào ngày 2/12/2023.",
            [(35, "2023-01-01", "2023-12-31", "text")],
            id="a year that follows its count is no frame of a day",
        ),
        pytest.param(
            "Toàn tỉnh có 26 sản phẩm OCOP (15 sản phẩm 3 sao, 11 sản phẩm 4 sao), tính đến hết quý I/2024.",
            [(26, "-", "2024-03-31", "text"), (15, "-", "2024-03-31", "text"), (11, "-", "2024-03-31", "text")],
            id="told once, at the end",
        ),
        pytest.param(
            "Theo số liệu của Sở Nông nghiệp, đến 15/5 toàn tỉnh có 260 sản phẩm OCOP.",
            [(260, "-", "2024-05-15", "text")],
            id='a day without "ngày"',
        ),
        pytest.param(
            "Sau khi sáp nhập từ ngày 1/7/2023, huyện Thanh Ba có 30 sản phẩm OCOP.",
            [(30, "-", "2024-06-15", "published")],
            id="the day of a merger",
        ),
        pytest.param(
            "Đạt chuẩn nông thôn mới nâng cao năm 2022, huyện Thanh Ba có 30 sản phẩm OCOP.",
            [(30, "-", "2024-06-15", "published")],
            id="the year of another programme",
        ),
        pytest.param(
            "Tại hội nghị ngày 10/6, lãnh đạo huyện Thanh Ba cho biết toàn huyện có 30 sản phẩm OCOP.",
            [(30, "-", "2024-06-15", "published")],
            id="the day of a meeting is not the stock's",
        ),
        pytest.param(
            "Toàn tỉnh có 200 sản phẩm OCOP (tính đến tháng 3/2024).",
            [(200, "-", "2024-03-31", "text")],
            id="a point in brackets",
        ),
        pytest.param(
            "Toàn tỉnh đã có 200 sản phẩm OCOP tính đến cuối năm 2023, gồm 150 sản phẩm 3 sao.",
            [(200, "-", "2023-12-31", "text"), (150, "-", "2023-12-31", "text")],
            id="a point before the parts",
        ),
        pytest.param(
            "Lũy kế đến hết 31/5, tỉnh có 225 sản phẩm OCOP.",
            [(225, "-", "2024-05-31", "text")],
            id="to the end of a day",
        ),
        pytest.param(
            "Năm 2019, tỉnh có 22 sản phẩm OCOP, đến năm 2021 lên 80 sản phẩm và đến cuối năm 2023 đạt 150 sản phẩm.",
            [(22, "-", "2019-12-31", "text"), (80, "-", "2021-12-31", "text"), (150, "-", "2023-12-31", "text")],
            id="three points in a row",
        ),
        pytest.param(
            "Trước năm 2020, huyện Thanh Ba chưa có sản phẩm OCOP nào thì nay đã có 12 sản phẩm.",
            [(12, "-", "2024-06-15", "published")],
            id="before a year, then now",
        ),
        pytest.param(
            "Có 20 sản phẩm OCOP được công nhận từ năm 2020 đến nay đã hết hạn.",
            [(20, "-", "2024-06-15", "published")],
            id="expired since a year",
        ),
        pytest.param(
            "Trong năm 2024 có 18 sản phẩm OCOP hết hạn, cần đánh giá lại.",
            [(18, "-", "2024-12-31", "text")],
            id="expiring within a year",
        ),
        pytest.param(
            "Đến hết tháng 5, có 18 sản phẩm OCOP đã hết hạn.",
            [(18, "-", "2024-05-31", "text")],
            id="expired by a month",
        ),
        pytest.param(
            "Quý II/2024, tỉnh công nhận 27 sản phẩm OCOP, nâng tổng số lên 198 sản phẩm.",
            [(198, "-", "2024-06-30", "text")],
            id="the total after a quarter",
        ),
        pytest.param(
            "Cuối năm ngoái, huyện Thanh Ba có 30 sản phẩm OCOP.",
            [(30, "-", "2023-12-31", "text")],
            id="the end of last year",
        ),
    ],
)
def test_points(text: str, expected: list[Time]) -> None:
    assert set(expected) <= times(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tính đến ngày 31/5/2024, toàn huyện hiện có 44 sản phẩm OCOP.",
            [(44, "-", "2024-05-31", "text")],
            id="a day stated before 'hiện có'",
        ),
        pytest.param(
            "Cuối năm 2022 xã mới có 2 sản phẩm OCOP, hiện có 9 sản phẩm.",
            [(2, "-", "2022-12-31", "text"), (9, "-", "2024-06-15", "published")],
            id="a day of the count before, then 'hiện'",
        ),
        pytest.param(
            "Huyện hiện sở hữu 22 sản phẩm OCOP sau đợt công nhận năm 2023.",
            [(22, "-", "2024-06-15", "published")],
            id="'hiện' before any verb",
        ),
        pytest.param(
            "Cuối năm 2023, thành phố thể hiện rõ quyết tâm và có 22 sản phẩm OCOP.",
            [(22, "-", "2023-12-31", "text")],
            id="no time within another word",
        ),
        pytest.param(
            "Từ ngày 28/11 đến 2/12/2023, hội đồng công nhận 22 sản phẩm OCOP.",
            [(22, "2023-11-28", "2023-12-02", "text")],
            id="days of two months",
        ),
        pytest.param(
            "Trong các ngày từ 30-12 đến 4-1, tỉnh công nhận 6 sản phẩm OCOP.",
            [(6, "2023-12-30", "2024-01-04", "text")],
            id="days of two years",
        ),
        pytest.param(
            "Đến giai đoạn 2026-2030, tỉnh phấn đấu có thêm 200 sản phẩm OCOP.",
            [(200, "2026-01-01", "2030-12-31", "text")],
            id="a stage that a plan comes to",
        ),
        pytest.param(
            "Tính đến hết tháng 5/2024, tỉnh có 90 sản phẩm OCOP (trong đó, một sản phẩm đạt sao từ năm 2020, sắp hết "
            "hạn) của 42 hợp tác xã.",
            [(90, "-", "2024-05-31", "text"), (42, "-", "2024-05-31", "text")],
            id="no year of what a bracket says",
        ),
        pytest.param(
            "Hội đồng đang nhận 21 sản phẩm OCOP để chấm điểm, xếp hạng tiếp trong đợt 2 năm 2024.",
            [(21, "2024-01-01", "2024-12-31", "text")],
            id="the round at the end of the sentence",
        ),
        pytest.param(
            "Nếu như năm 2020, toàn tỉnh mới có 50 sản phẩm OCOP thì đến hết tháng 5 năm nay đã có 210 sản phẩm.",
            [(50, "-", "2020-12-31", "text"), (210, "-", "2024-05-31", "text")],
            id="what 'thì' sets against it is of another time",
        ),
    ],
)
def test_what_a_date_belongs_to(text: str, expected: list[Time]) -> None:
    assert times(text) >= set(expected)
