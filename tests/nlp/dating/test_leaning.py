"""Times told from the article's own day, and bare years: the article is of 15 June 2024."""

from datetime import date

import pytest

from nlp.dates import find_dates
from tests.nlp.articles import Time, times

PUBLISHED = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("từ nay đến cuối năm, tỉnh", "2024-06-15", "2024-12-31", id="from now on"),
        pytest.param("từ giờ đến hết năm tỉnh", "2024-06-15", "2024-12-31", id="from now on, said otherwise"),
        pytest.param("kỳ chấm tháng 10 tới, huyện", "2024-10-01", "2024-10-31", id="a month to come"),
        pytest.param("trong tháng 3 tới, huyện", "2025-03-01", "2025-03-31", id="a month to come, of the next year"),
        pytest.param("từ tháng 3 tới tháng 5, huyện", "2024-03-01", "2024-05-31", id="'tới' as 'to'"),
        pytest.param("trong 5 tháng, các hội đồng", "2024-01-01", "2024-05-31", id="months so far"),
        pytest.param("6 tháng vừa qua đã có", "2024-01-01", "2024-06-30", id="months that have just passed"),
        pytest.param("trong các tháng 9 và 11, tỉnh", "2024-09-01", "2024-11-30", id="months named one by one"),
        pytest.param("5 tháng năm nay, huyện", "2024-01-01", "2024-05-31", id="months of this year"),
        pytest.param("đầu nhiệm kỳ 2020 - 2025, huyện", "2020-01-01", "2020-12-31", id="the first year of a term"),
        pytest.param("mùa đánh giá 2023, thành phố", "2023-01-01", "2023-12-31", id="a season of assessments"),
        pytest.param("sang 2025, tỉnh", "2025-01-01", "2025-12-31", id="the year gone on to"),
        pytest.param("từ đầu năm tới nay tỉnh", "2024-01-01", "2024-06-15", id="'tới nay' is no coming year"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (str(found.first_day), str(found.last_day)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("trong 3 tháng, hội đồng", id="some months, not those since the year began"),
        pytest.param("nhân ngày 20/10, hội phụ nữ", id="an occasion"),
        pytest.param("theo địa giới trước ngày 1/7/2025, vùng", id="borders of old"),
        pytest.param("cùng kỳ họp, hội đồng chấm", id="one meeting"),
    ],
)
def test_no_time(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Số sản phẩm OCOP được tỉnh công nhận thêm qua các năm: 2021: 42 sản phẩm; 2022: 57 sản phẩm.",
            [(42, "2021-01-01", "2021-12-31", "text"), (57, "2022-01-01", "2022-12-31", "text")],
            id="years as labels",
        ),
        pytest.param(
            "Năm 2019, huyện có 3 sản phẩm OCOP. Ba năm sau, huyện có 18 sản phẩm OCOP.",
            [(18, "-", "2022-12-31", "text")],
            id="some years on",
        ),
        pytest.param(
            "Trước năm 2024, huyện có 44 sản phẩm OCOP.", [(44, "-", "2023-12-31", "text")], id="before a year"
        ),
        pytest.param(
            "Dự kiến từ nay đến cuối năm, tỉnh có thêm 7 sản phẩm OCOP được công nhận.",
            [(7, "-", "2024-12-31", "text")],
            id="a forecast has only an end",
        ),
        pytest.param(
            "Trong 5 tháng, huyện công nhận thêm 8 sản phẩm OCOP, chỉ tiêu của huyện là 10 sản phẩm.",
            [(10, "2024-01-01", "2024-12-31", "text")],
            id="a goal is of the whole year",
        ),
    ],
)
def test_times_of_counts(text: str, expected: list[Time]) -> None:
    assert set(expected) <= times(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tới ngày 20/5, toàn tỉnh có 366 sản phẩm OCOP.\nCó 112 sản phẩm OCOP làm từ tôm.",
            [(112, "-", "2024-05-20", "text")],
            id="a smaller count below a dated stock is of its day",
        ),
        pytest.param(
            "Tới ngày 20/5, toàn tỉnh có 366 sản phẩm OCOP.\nĐến nay, huyện Hạ Hòa có 12 sản phẩm OCOP.",
            [(12, "-", "2024-06-15", "published")],
            id="told of now",
        ),
        pytest.param(
            "Tới ngày 20/5, toàn tỉnh có 36 sản phẩm OCOP.\nTổng cộng có 90 chủ thể OCOP.",
            [(90, "-", "2024-06-15", "published")],
            id="a larger one is none of it",
        ),
        pytest.param(
            "Tới ngày 20/5, huyện Thanh Ba có 36 sản phẩm OCOP.\nHuyện Hạ Hòa có 12 sản phẩm OCOP.",
            [(12, "-", "2024-06-15", "published")],
            id="another district, side by side",
        ),
        pytest.param(
            "Đó là bức tranh OCOP của tỉnh tính tới ngày 31/5. Các hộ làm ra 34 sản phẩm OCOP.",
            [(34, "-", "2024-05-31", "text")],
            id="a sentence before that counts nothing tells the day",
        ),
    ],
)
def test_undated_stocks(text: str, expected: list[Time]) -> None:
    assert set(expected) <= times(text)
