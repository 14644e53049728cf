from __future__ import annotations

import pytest

from ocop.models import Article
from pipelines.relevance import relevance
from tests.pipelines.extraction.making import BODY, LEAD, TITLE

OTHER = "Ngành lúa gạo của tỉnh được mùa; nông dân vui vì giá bán tăng so với năm trước."


@pytest.mark.parametrize(
    ("article", "cause"),
    [
        pytest.param(Article("u", LEAD), None, id="in the text"),
        pytest.param(Article("u", OTHER, title=TITLE), None, id="in the headline alone"),
        pytest.param(
            Article("u", f"{OTHER}\nChương trình “Mỗi xã một sản phẩm” tiếp tục."), None, id="by its Vietnamese name"
        ),
        pytest.param(
            Article("u", OTHER, tags=("OCOP",), captions=("Hàng OCOP",), section="OCOP"),
            "not ocop",
            id="only in keywords",
        ),
        pytest.param(
            Article("u", f"{OTHER} Thái Lan có chương trình OTOP."), "not ocop", id="another country's programme"
        ),
        pytest.param(Article("u", "The province has 77 OCOP products."), "not vietnamese", id="in English"),
        pytest.param(Article("u", BODY[1]), "not ocop", id="neighbouring words"),
        pytest.param(Article("u", ""), "not vietnamese", id="nothing"),
    ],
)
def test_what_is_kept(article: Article, cause: str | None) -> None:
    assert relevance(article) == cause
