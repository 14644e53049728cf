"""What has come of a plan for one period, and what is a stock on the way to a goal."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Năm 2024, tỉnh phấn đấu phân hạng 120 sản phẩm OCOP; tính đến hết tháng 5 được 84 sản phẩm.",
            [(120, "target"), (84, "added")],
            id="so far this year",
        ),
        pytest.param(
            "Kế hoạch năm 2024 của huyện là phát triển mới 70 sản phẩm OCOP. Đến nay huyện mới làm được 52 sản phẩm.",
            [(70, "target"), (52, "added")],
            id="in a sentence of its own",
        ),
        pytest.param(
            "Huyện đặt mục tiêu năm nay có thêm 40 sản phẩm OCOP, đến nay mới hoàn thành 23 sản phẩm.",
            [(40, "target"), (23, "added")],
            id="on top of what there is",
        ),
        pytest.param(
            "Tỉnh phấn đấu đến năm 2030 có 300 sản phẩm OCOP, đến nay đã công nhận được 223 sản phẩm.",
            [(300, "target"), (223, "recognised")],
            id="a goal for a stock",
        ),
        pytest.param(
            "Năm nay huyện phấn đấu có thêm 5 sản phẩm OCOP, hiện đã công nhận được 41 sản phẩm.",
            [(5, "target"), (41, "recognised")],
            id="more than was planned is a stock",
        ),
        pytest.param(
            "Mục tiêu năm 2026 là công nhận 30 sản phẩm OCOP, trong đó công nhận mới 20 sản phẩm.",
            [(30, "target"), (20, "target")],
            id="a part of the plan",
        ),
    ],
)
def test_progress_of_a_plan(text: str, expected: list[tuple[float, str]]) -> None:
    found = [(fact.value, fact.status) for fact in find_facts(article(text, home="Hà Nam"))]
    assert found == expected
