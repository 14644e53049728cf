"""Counts that an article tells more than once."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        pytest.param(
            "Phân hạng sản phẩm OCOP năm 2021",
            "Năm nay có 14 sản phẩm OCOP. Huyện đề nghị Hội đồng tỉnh đánh giá, phân hạng 14 sản phẩm OCOP.",
            [(14, "expected")],
            id="what is put up later in the text",
        ),
        pytest.param(
            None,
            "Đến nay, tỉnh có 14 sản phẩm OCOP. Huyện đề nghị Hội đồng tỉnh đánh giá, phân hạng 14 sản phẩm OCOP.",
            [(14, "recognised"), (14, "expected")],
            id="a point in time tells the stock",
        ),
        pytest.param(
            "Thêm 19 sản phẩm OCOP của huyện",
            "Hội đồng xét 21 sản phẩm OCOP được các xã đề nghị. "
            "Có 19/21 sản phẩm, gồm 8 sản phẩm 4 sao và 11 sản phẩm 3 sao.",
            [(19, "added"), (21, "expected"), (8, "added"), (11, "added")],
            id="what the title says came of those put up",
        ),
        pytest.param(
            "Hà Nam công nhận 24 sản phẩm OCOP",
            "Hội đồng trình UBND tỉnh phê duyệt công nhận 24 sản phẩm OCOP với 5 sản phẩm đạt 4 sao; 19 sản phẩm đạt "
            "3 sao.\nĐến nay, tỉnh có 170 sản phẩm OCOP.\nNhân dịp công nhận 24 sản phẩm OCOP, tỉnh đón nhiều khách.",
            [(24, "added"), (5, "added"), (19, "added"), (170, "recognised")],
            id="a proposal that is told to be granted",
        ),
        pytest.param(
            "Năm 2024 phấn đấu thêm 6 sản phẩm OCOP",
            "Năm 2024, huyện chọn và chuẩn hóa 6 sản phẩm OCOP.",
            [(6, "target")],
            id="a goal by the title",
        ),
    ],
)
def test_retold(title: str | None, text: str, expected: list[tuple[float, str]]) -> None:
    found = [(fact.value, fact.status) for fact in find_facts(article(text, title=title, home="Hà Nam"))]
    assert sorted(found) == sorted(expected)
