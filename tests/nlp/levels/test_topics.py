"""Levels told apart from their count: by a topic, at the end of a list, afterwards, by a heading."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article, stars


def levels(text: str) -> list[tuple[float, str | None]]:
    return [(fact.value, stars(fact)) for fact in find_facts(article(text, home="Sơn La"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Huyện có 40 sản phẩm OCOP. Ở hạng 4 sao, xã Cò Nòi có 5 sản phẩm, xã Hát Lót 3 sản phẩm.",
            [(40, None), (5, "4-4"), (3, "4-4")],
            id="a level that a clause is about",
        ),
        pytest.param(
            "Các sản phẩm OCOP đạt 4 sao gồm: huyện Mai Sơn 5 sản phẩm, huyện Yên Châu 4 sản phẩm.",
            [(5, "4-4"), (4, "4-4")],
            id="products of a level",
        ),
        pytest.param(
            "Trong tổng số 31 sản phẩm OCOP đạt 4 sao, huyện Mai Sơn có 12 sản phẩm, Yên Châu 9 sản phẩm.",
            [(31, "4-4"), (12, "4-4"), (9, "4-4")],
            id="a whole of a level",
        ),
        pytest.param(
            "Năm 2020, Sơn La có 18 sản phẩm OCOP 3 sao, năm 2021 có thêm 22 sản phẩm.",
            [(18, "3-3"), (22, None)],
            id="no topic: one year beside another",
        ),
        pytest.param(
            "Năm sao thì chưa nghĩ tới, nhưng huyện phấn đấu có 20 sản phẩm OCOP.", [(20, None)], id="a contrast"
        ),
        pytest.param(
            "Mai Sơn có 19 sản phẩm OCOP, Yên Châu có 15 sản phẩm, tất cả đều đạt 3 sao.",
            [(19, "3-3"), (15, "3-3")],
            id="all of a sentence",
        ),
        pytest.param(
            "Mai Sơn có 19 sản phẩm OCOP nhưng chưa sản phẩm nào đạt 4 sao.", [(19, None)], id="a level not reached"
        ),
        pytest.param(
            "Hạng 4 sao chiếm 12,5% với 21 sản phẩm OCOP, hạng 3 sao chiếm 87,5%.",
            [(12.5, "4-4"), (21, "4-4"), (87.5, "3-3")],
            id="a share with its count",
        ),
    ],
)
def test_topics(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Huyện công nhận 4 sản phẩm OCOP, gồm: chè Tà Xùa (HTX Tà Xùa), mận, cà phê và xoài sấy đạt hạng 3 sao.",
            [(4, "3-3")],
            id="a list in one sentence",
        ),
        pytest.param(
            "Huyện có 3 sản phẩm OCOP là mật ong, chuối sấy, trà hoa vàng được xếp hạng 4 sao cấp tỉnh.",
            [(3, "4-4")],
            id="a list after là",
        ),
        pytest.param(
            "Huyện có 3 sản phẩm OCOP là mật ong, chuối sấy (3 sao), trà hoa vàng đạt 4 sao.",
            [(3, None)],
            id="a list of two levels",
        ),
        pytest.param(
            "Hội đồng chấm 9 sản phẩm OCOP của 6 chủ thể, trong đó 5 sản phẩm mới. Tất cả các sản phẩm đều đạt 3 sao.",
            [(9, "3-3"), (6, None), (5, "3-3")],
            id="all of them, afterwards",
        ),
        pytest.param(
            "Huyện Mai Sơn có 9 sản phẩm OCOP. Các sản phẩm này được công nhận 3 sao.", [(9, "3-3")], id="these"
        ),
        pytest.param(
            "Huyện Mai Sơn có 9 sản phẩm OCOP. Sản phẩm cà phê Cò Nòi đạt 5 sao.", [(9, None)], id="one of them only"
        ),
        pytest.param(
            "Sơn La có 31 sản phẩm OCOP.\nA. SẢN PHẨM 4 SAO\nNhóm thực phẩm: 7 sản phẩm\nNhóm đồ uống: 5 sản phẩm\n"
            "B. SẢN PHẨM 3 SAO\nNhóm thực phẩm: 19 sản phẩm",
            [(31, None), (7, "4-4"), (5, "4-4"), (19, "3-3")],
            id="headings of a list",
        ),
    ],
)
def test_lists_and_afterwards(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert levels(text) == expected
