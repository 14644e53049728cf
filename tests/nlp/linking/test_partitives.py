"""Shares told with their whole: what is said is said of the share."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Đến nay, 45 trên tổng số 60 sản phẩm OCOP của huyện đã được bán ở siêu thị.",
            [(45, "other", None), (60, "recognised", None)],
            id="the share is on sale",
        ),
        pytest.param(
            "Ba sản phẩm trong 8 sản phẩm OCOP của xã đã hết hạn mà chưa làm lại hồ sơ.",
            [(3, "other", None), (8, "recognised", None)],
            id="the share has expired",
        ),
        pytest.param(
            "Huyện phấn đấu đưa 10 trong tổng số 30 sản phẩm OCOP lên 4 sao.",
            [(10, "target", 4), (30, "recognised", None)],
            id="the share is to rise",
        ),
        pytest.param(
            "12 trong số 15 sản phẩm OCOP dự thi được xếp hạng 3 sao.",
            [(12, "added", 3), (15, "expected", None)],
            id="whose whole took part",
        ),
        pytest.param(
            "Trong 7 sản phẩm OCOP của huyện, 2 sản phẩm được xuất khẩu.",
            [(7, "recognised", None), (2, "other", None)],
            id="the whole told first",
        ),
    ],
)
def test_partitives(text: str, expected: list[tuple[float, str, int | None]]) -> None:
    facts = find_facts(article(text, home="Bình Định"))
    assert [(fact.value, fact.status, fact.star_min) for fact in facts] == expected


def test_places_of_share_and_whole() -> None:
    facts = find_facts(article("Huyện Phù Cát có 41 trong tổng số 166 sản phẩm OCOP của tỉnh.", home="Bình Định"))
    assert [(fact.value, fact.place) for fact in facts] == [(41, "Phù Cát"), (166, "Bình Định")]
