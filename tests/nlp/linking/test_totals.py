"""Running totals: what a later sentence breaks down."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Thị xã vừa có thêm 12 sản phẩm OCOP, nâng tổng số lên 34 sản phẩm. Trong đó, có 8 sản phẩm 3 sao, 4 sản "
            "phẩm 4 sao.",
            [(12, "added", None), (34, "recognised", None), (8, "added", 0), (4, "added", 0)],
            id="what is new is broken down",
        ),
        pytest.param(
            "Thị xã vừa có thêm 12 sản phẩm OCOP, nâng tổng số lên 34 sản phẩm. Trong đó, có 24 sản phẩm 3 sao, 10 sản "
            "phẩm 4 sao.",
            [(12, "added", None), (34, "recognised", None), (24, "recognised", 1), (10, "recognised", 1)],
            id="the whole is broken down",
        ),
        pytest.param(
            "Thị xã vừa có thêm 12 sản phẩm OCOP, đưa tổng số lên 34 sản phẩm, trong đó có 5 sản phẩm 4 sao.",
            [(12, "added", None), (34, "recognised", None), (5, "recognised", 1)],
            id="the whole in its own sentence",
        ),
        pytest.param(
            "Quý II, tỉnh công nhận 27 sản phẩm OCOP, nâng tổng số sản phẩm toàn tỉnh lên 198. Trong đợt này, huyện "
            "Tân Uyên có 6 sản phẩm.",
            [(27, "added", None), (198, "recognised", None), (6, "added", 0)],
            id="a district in the round",
        ),
    ],
)
def test_running_totals(text: str, expected: list[tuple[float, str, int | None]]) -> None:
    facts = find_facts(article(text, home="Lai Châu"))
    assert [(fact.value, fact.status, fact.part_of) for fact in facts] == expected
