"""The time of a count whose sentence tells none, or only a part of one."""

import pytest

from tests.nlp.articles import Time, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Trong quý I/2024, tỉnh công nhận thêm 8 sản phẩm OCOP. Cùng kỳ năm ngoái, tỉnh công nhận 5 sản phẩm.",
            [(8, "2024-01-01", "2024-03-31", "text"), (5, "2023-01-01", "2023-03-31", "text")],
            id="the same period of the year before",
        ),
        pytest.param(
            "Năm 2023, tỉnh công nhận mới 45 sản phẩm OCOP. Riêng quý IV công nhận 20 sản phẩm.",
            [(45, "2023-01-01", "2023-12-31", "text"), (20, "2023-10-01", "2023-12-31", "text")],
            id="a quarter of the year told before",
        ),
        pytest.param(
            "Tính đến hết năm 2023, toàn tỉnh có 200 sản phẩm OCOP. Trong số này có 5 sản phẩm 5 sao.",
            [(200, "-", "2023-12-31", "text"), (5, "-", "2023-12-31", "text")],
            id="of these, in the next sentence",
        ),
        pytest.param(
            "Đến hết năm 2023, cả tỉnh có 200 sản phẩm OCOP.\nTrong số đó, 150 sản phẩm còn thời hạn.",
            [(200, "-", "2023-12-31", "text"), (150, "-", "2023-12-31", "text")],
            id="of these, in the next paragraph",
        ),
        pytest.param(
            "Phấn đấu đến hết năm 2025, tỉnh có 300 sản phẩm OCOP. Đồng thời có thêm 3 sản phẩm OCOP 5 sao.",
            [(300, "-", "2025-12-31", "text"), (3, "-", "2025-12-31", "text")],
            id="a horizon goes on",
        ),
        pytest.param(
            "Năm 2020, huyện đạt chuẩn nông thôn mới. Hiện huyện có 20 sản phẩm OCOP.",
            [(20, "-", "2024-06-15", "published")],
            id="the year of another act, in the sentence before",
        ),
        pytest.param(
            "Năm 2018, khi mới triển khai, tỉnh có 6 sản phẩm OCOP. Năm năm sau, con số này là 120 sản phẩm.",
            [(6, "-", "2018-12-31", "text"), (120, "-", "2024-06-15", "published")],
            id="some years later",
        ),
        pytest.param(
            "Năm 2022, huyện Thanh Ba công nhận thêm 6 sản phẩm OCOP. Huyện Hạ Hòa vừa công nhận 5 sản phẩm OCOP.",
            [(5, "-", "2024-06-15", "published")],
            id="what was just done",
        ),
        pytest.param(
            "Tính đến ngày 30 tháng 4 năm 2024, tỉnh có 200 sản phẩm OCOP. Huyện Thanh Ba nhiều nhất với 30 sản phẩm.",
            [(30, "-", "2024-04-30", "text")],
            id="a district of a dated total",
        ),
        pytest.param(
            "Đến tháng 3/2024, toàn tỉnh có 200 sản phẩm OCOP của 90 chủ thể. Trong 90 chủ thể có 40 hợp tác xã.",
            [(40, "-", "2024-03-31", "text")],
            id="the total told again",
        ),
        pytest.param(
            "Đến hết năm 2020, tỉnh có 60 sản phẩm OCOP. Năm 2021 thêm 20 sản phẩm, năm 2022 thêm 25 sản phẩm.",
            [(20, "2021-01-01", "2021-12-31", "text"), (25, "2022-01-01", "2022-12-31", "text")],
            id="a stock, then yearly flows",
        ),
        pytest.param(
            "Vụ xuân năm 2023, xã Tân Lập mất mùa. Hiện xã có 3 sản phẩm OCOP.",
            [(3, "-", "2024-06-15", "published")],
            id="the year of a harvest",
        ),
    ],
)
def test_times_told_before(text: str, expected: list[Time]) -> None:
    assert set(expected) <= times(text)


@pytest.mark.parametrize(
    ("text", "title", "published", "expected"),
    [
        pytest.param(
            "UBND tỉnh vừa công nhận 25 sản phẩm đạt hạng 3 sao. Trong đó, 10 sản phẩm nâng hạng.",
            "Công nhận 25 sản phẩm OCOP năm 2023",
            None,
            [(25, "2023-01-01", "2023-12-31", "text"), (10, "2023-01-01", "2023-12-31", "text")],
            id="the year of the act in the title",
        ),
        pytest.param(
            "Sở vừa trao giấy chứng nhận OCOP lần 1 năm 2024.\nTỉnh công nhận 25 sản phẩm.",
            "Phú Thọ vừa công nhận thêm 25 sản phẩm OCOP",
            "2024-06-15",
            [(25, "2024-01-01", "2024-12-31", "text")],
            id="the only round that the article names",
        ),
        pytest.param(
            "Tính đến hết quý I/2024, tỉnh có 90 sản phẩm OCOP.\nToàn tỉnh hiện có 90 sản phẩm, gồm 80 sản phẩm 3 sao.",
            None,
            "2024-06-15",
            [(90, "-", "2024-03-31", "text"), (80, "-", "2024-03-31", "text")],
            id="a stock told again as of now keeps its stated day",
        ),
        pytest.param(
            "Kết thúc năm 2023, tỉnh có 90 sản phẩm OCOP. Trong năm, tỉnh công nhận mới 15 sản phẩm.",
            None,
            "2024-01-10",
            [(90, "-", "2023-12-31", "text"), (15, "2023-01-01", "2023-12-31", "text")],
            id="within the year told before",
        ),
        pytest.param(
            "Đến hết tháng 5/2024, tỉnh có 90 sản phẩm OCOP.\nTHEO ĐỊA PHƯƠNG\nHuyện Thanh Ba: 14 sản phẩm.",
            None,
            "2024-06-15",
            [(14, "-", "2024-05-31", "text")],
            id="below a heading that splits the stock",
        ),
        pytest.param(
            "Hội đồng đánh giá sản phẩm OCOP năm 2023, có 24 sản phẩm dự thi. Tỉnh đang chờ kết quả 2 sản phẩm 5 sao.",
            None,
            "2024-06-15",
            [(24, "2023-01-01", "2023-12-31", "text"), (2, "-", "-", "-")],
            id="what is pending is of no round",
        ),
        pytest.param(
            "Đợt 1 năm 2024 xét 24 sản phẩm. Nếu được duyệt, tổng số sản phẩm OCOP của tỉnh sẽ đạt 100 sản phẩm.",
            None,
            "2024-06-15",
            [(100, "-", "-", "-")],
            id="a total that would come of it",
        ),
    ],
)
def test_times_of_the_article(text: str, title: str | None, published: str | None, expected: list[Time]) -> None:
    assert set(expected) <= times(text, title, published)
