"""The time of counts: their clause, their total, their round, the article's own date."""

from datetime import date

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def times(
    text: str, title: str | None = None, published: str | None = "2024-06-15"
) -> list[tuple[float, str, str, str]]:
    return [
        (fact.value, str(fact.date_start or "-"), str(fact.date_end or "-"), fact.date_basis or "-")
        for fact in find_facts(article(text, title=title, published=published, home="Hà Nam"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hiện toàn tỉnh có 90 sản phẩm OCOP.", [(90, "-", "2024-06-15", "published")], id="now is the article's day"
        ),
        pytest.param(
            "Năm 2023, toàn tỉnh có 80 sản phẩm OCOP.", [(80, "-", "2023-12-31", "text")], id="the stock of a year"
        ),
        pytest.param(
            "Ngày 1/3/2022, tỉnh có 44 sản phẩm OCOP.", [(44, "-", "2022-03-01", "text")], id="the stock of a day"
        ),
        pytest.param(
            "Giai đoạn 2021 - 2025, tỉnh công nhận mới 30 sản phẩm OCOP.",
            [(30, "2021-01-01", "2025-12-31", "text")],
            id="a flow over several years",
        ),
        pytest.param(
            "Từ đầu năm đến nay, tỉnh công nhận thêm 6 sản phẩm OCOP.",
            [(6, "2024-01-01", "2024-06-15", "published")],
            id="a flow up to now",
        ),
        pytest.param(
            "Theo Quyết định số 12/QĐ-UBND ngày 5/1/2024, tỉnh công nhận 9 sản phẩm OCOP năm 2023.",
            [(9, "2023-01-01", "2023-12-31", "text")],
            id="the year of the round wins over the day of the decision",
        ),
        pytest.param(
            "Tỉnh tổ chức đợt 1 năm 2023 của Chương trình OCOP. Quyết định ngày 5/1/2024 công nhận 9 sản phẩm.",
            [(9, "2023-01-01", "2023-12-31", "text")],
            id="the round told in the sentence before",
        ),
        pytest.param(
            "Quyết định ngày 5/1/2024 của UBND tỉnh công nhận 9 sản phẩm OCOP.",
            [(9, "2024-01-05", "2024-01-05", "text")],
            id="a decision alone",
        ),
        pytest.param(
            "Tỉnh phấn đấu đến năm 2030 có 200 sản phẩm OCOP.", [(200, "-", "2030-12-31", "text")], id="a horizon"
        ),
        pytest.param("Tỉnh phấn đấu có 200 sản phẩm OCOP.", [(200, "-", "-", "-")], id="a plan without a horizon"),
        pytest.param(
            "Năm 2025, tỉnh phấn đấu có thêm 20 sản phẩm OCOP 3 sao. Đồng thời, nâng cấp 5 sản phẩm OCOP.",
            [(20, "2025-01-01", "2025-12-31", "text"), (5, "2025-01-01", "2025-12-31", "text")],
            id="a plan goes on",
        ),
        pytest.param(
            "Đến ngày 31/3/2024, tỉnh tiếp nhận 12 hồ sơ sản phẩm OCOP.",
            [(12, "-", "2024-03-31", "text")],
            id="proposals up to a day",
        ),
        pytest.param(
            "Đến hết tháng 3/2024, tỉnh có 90 sản phẩm OCOP của 50 chủ thể. Chủ thể gồm 30 hợp tác xã.",
            [(90, "-", "2024-03-31", "text"), (50, "-", "2024-03-31", "text"), (30, "-", "2024-03-31", "text")],
            id="producers share the date of their products",
        ),
    ],
)
def test_times(text: str, expected: list[tuple[float, str, str, str]]) -> None:
    assert times(text) == expected


def test_a_stage_that_has_not_ended_is_no_point() -> None:
    assert times("Giai đoạn 2021 - 2025, tỉnh có 90 sản phẩm OCOP.") == [(90, "-", "2024-06-15", "published")]


def test_a_title_takes_the_period_that_the_body_tells() -> None:
    title = "Hà Nam có thêm 12 sản phẩm OCOP"
    found = find_facts(article("Đợt 2 năm 2023, 7 chủ thể OCOP của tỉnh được công nhận.", title=title, home="Hà Nam"))
    assert {(fact.date_start, fact.date_end) for fact in found} == {(date(2023, 1, 1), date(2023, 12, 31))}


def test_without_a_day_of_publication() -> None:
    assert times("Từ đầu năm 2023 đến nay, tỉnh công nhận thêm 6 sản phẩm OCOP.", published=None)[0][1] == "2023-01-01"


def test_what_came_of_an_undated_evaluation_is_of_the_article() -> None:
    text = "Hội đồng vừa đánh giá 30 sản phẩm OCOP. Kết quả, 28 sản phẩm đạt từ 3 sao trở lên."
    assert times(text) == [(30, "-", "-", "-"), (28, "-", "2024-06-15", "published")]
