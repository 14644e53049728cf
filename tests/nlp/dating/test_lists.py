"""Years told together, for counts in turn and for each of them."""

import pytest

from tests.nlp.articles import Time, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Năm 2022 và 2023, tỉnh công nhận lần lượt 20 và 35 sản phẩm OCOP.",
            [(20, "2022-01-01", "2022-12-31", "text"), (35, "2023-01-01", "2023-12-31", "text")],
            id="two years in turn",
        ),
        pytest.param(
            "Các năm 2021, 2022 và 2023, tỉnh lần lượt công nhận 20, 25 và 35 sản phẩm OCOP.",
            [
                (20, "2021-01-01", "2021-12-31", "text"),
                (25, "2022-01-01", "2022-12-31", "text"),
                (35, "2023-01-01", "2023-12-31", "text"),
            ],
            id="three years in turn",
        ),
        pytest.param(
            "Trong hai năm 2024 và 2025, tỉnh phấn đấu mỗi năm có thêm 20 sản phẩm OCOP.",
            [(20, "2024-01-01", "2024-12-31", "text"), (20, "2025-01-01", "2025-12-31", "text")],
            id="as many in each of two years",
        ),
        pytest.param(
            "Giai đoạn 2021 - 2025, mỗi năm tỉnh phấn đấu công nhận 20 sản phẩm OCOP.",
            [(20, "2021-01-01", "2025-12-31", "text")],
            id="each year of a stage stays one fact",
        ),
        pytest.param(
            "Hai năm 2022 và 2023, tỉnh công nhận 80 sản phẩm OCOP.",
            [(80, "2022-01-01", "2023-12-31", "text")],
            id="two years together",
        ),
    ],
)
def test_years_told_together(text: str, expected: list[Time]) -> None:
    assert times(text) == set(expected)
