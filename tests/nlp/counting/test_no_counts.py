"""Numbers that count nothing in force."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def values(text: str) -> list[float]:
    return [fact.value for fact in find_facts(article(text, home="Hà Nam"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỉnh Hà Nam đặt mục tiêu có 90 sản phẩm OCOP; mỗi huyện, thành phố có ít nhất 12 sản phẩm OCOP.",
            [90],
            id="what any unit is to have",
        ),
        pytest.param(
            "Hội đồng xét 02 nhóm sản phẩm: nhóm đồ uống và nhóm dược liệu, gồm 9 sản phẩm OCOP.", [9], id="groups"
        ),
        pytest.param("Huyện có 9 sản phẩm OCOP như trà sen của cơ sở 10 Hoa.", [9], id="a number in a name"),
        pytest.param("Năm 2022, huyện có 8 sản phẩm OCOP, vượt 3 sản phẩm.", [8], id="by how much a plan is passed"),
        pytest.param("Huyện được công nhận 14 sản phẩm OCOP, vượt 4 sản phẩm so với nghị quyết.", [14], id="so với"),
        pytest.param("Tỉnh công nhận 58 sản phẩm OCOP, vượt kế hoạch năm 19 sản phẩm.", [58], id="beyond the plan"),
        pytest.param(
            "Tỉnh công nhận 62 sản phẩm OCOP, vượt chỉ tiêu 54 sản phẩm.", [62, 54], id="the plan that is passed"
        ),
        pytest.param("Số sản phẩm OCOP của tỉnh đã vượt 350 sản phẩm.", [350], id="a bound of what there is"),
        pytest.param("Năm 2019 có 30 sản phẩm OCOP, nay đã vượt 100 sản phẩm.", [30, 100], id="a bound after a count"),
    ],
)
def test_passed_by(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Toàn tỉnh có 113 sản phẩm OCOP, Lý Nhân chiếm khoảng 1/5.", [113], id="a fraction"),
        pytest.param("Trà A là một trong 6 sản phẩm OCOP 5 sao của tỉnh.", [6], id="one of them"),
        pytest.param("Trong 5 sản phẩm OCOP dự thi, 1 sản phẩm bị loại.", [5, 1], id="one that is counted"),
    ],
)
def test_fractions_and_articles(text: str, expected: list[float]) -> None:
    assert values(text) == expected


def test_years_without_their_word_count_nothing_else() -> None:
    text = "Năm đầu huyện có 2 sản phẩm OCOP được gắn sao; 2020 thêm 5; 2021 thêm 4; 2022 vọt lên 11."
    assert values(text) == [2, 5, 4, 11]
