"""Product groups and kinds of producers: what heads a count's clause, what it is said to belong to, what is shared."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chia theo ngành hàng, thực phẩm đông nhất với 47 sản phẩm OCOP, kế đến đồ uống 8 sản phẩm.",
            [(47, "food"), (8, "beverage")],
            id="a group is the subject of its clause",
        ),
        pytest.param(
            "Nhóm thực phẩm chiếm đa số với 33 sản phẩm OCOP, còn lại 6 sản phẩm mỹ nghệ, trang trí.",
            [(33, "food"), (6, "handicraft")],
            id="one group before its count, one after",
        ),
        pytest.param(
            "Xếp theo ngành hàng, đồ uống (trà, cà phê) 33 sản phẩm OCOP, thực phẩm 19.",
            [(33, "beverage"), (19, "food")],
            id="what a bracket lists does not part a group from its count",
        ),
        pytest.param(
            "Huyện Kim Bảng có 14 sản phẩm OCOP của 8 chủ thể, tất cả thuộc nhóm thực phẩm.",
            [(14, "food"), (8, None)],
            id="products that are said to belong to a group",
        ),
        pytest.param(
            "Có 7 sản phẩm OCOP nằm ở nhóm đồ uống, 5 sản phẩm nhóm thực phẩm.",
            [(7, "beverage"), (5, "food")],
            id="products that lie in a group",
        ),
        pytest.param(
            "Huyện Kim Bảng có 40 sản phẩm OCOP, chủ yếu ở nhóm thực phẩm.",
            [(40, None)],
            id="most is not all",
        ),
        pytest.param(
            "Nhóm thực phẩm, đồ uống chiếm phần lớn với 40 sản phẩm OCOP.",
            [(40, None)],
            id="two groups together are none",
        ),
        pytest.param(
            "Ngành chế biến thực phẩm phát triển, huyện Kim Bảng có 12 sản phẩm OCOP.",
            [(12, None)],
            id="another subject comes between",
        ),
        pytest.param(
            "Nhóm du lịch không còn là khoảng trống trong 71 sản phẩm OCOP của tỉnh.",
            [(71, None)],
            id="a group among all products",
        ),
        pytest.param(
            "Tỉnh công nhận 9 sản phẩm nhóm thực phẩm và 3 sản phẩm OCOP nhóm đồ uống.",
            [(9, "food"), (3, "beverage")],
            id="the group of the count before is not the next one's",
        ),
    ],
)
def test_the_group_of_a_count(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(fact.value, fact.product_group) for fact in find_facts(article(text, home="Hà Nam"))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tỉnh có 35% chủ thể OCOP là tổ hợp tác, hợp tác xã.", [(35, None)], id="one share of two kinds"),
        pytest.param(
            "Tỉnh có 35% chủ thể OCOP là hợp tác xã hoặc tổ hợp tác.", [(35, None)], id="one kind or the other"
        ),
        pytest.param(
            "Khoảng 40% chủ thể tham gia OCOP là các hợp tác xã.",
            [(40, "cooperative")],
            id="the programme stands between producers and their kind",
        ),
        pytest.param(
            "Tỉnh có 70% chủ thể OCOP là hợp tác xã, 20% chủ thể là doanh nghiệp nhỏ và vừa.",
            [(70, "cooperative"), (20, "company")],
            id="each kind with a share of its own",
        ),
        pytest.param(
            "Chủ thể là HTX có 34 chủ thể OCOP; chủ thể là hộ, cơ sở sản xuất có 24 chủ thể.",
            [(34, "cooperative"), (24, "household")],
            id="the kind is told before, and the producers again after the number",
        ),
        pytest.param(
            "Tỉnh có 430 chủ thể OCOP, trong đó 131 tổ hợp tác, hộ sản xuất (30,4%) và 200 HTX (46,5%).",
            [(430, None), (131, None), (30.4, None), (200, "cooperative"), (46.5, "cooperative")],
            id="a share in a bracket is of the kinds of its count",
        ),
        pytest.param(
            "Tỉnh công nhận 40 sản phẩm OCOP của 13 chủ thể là doanh nghiệp, hợp tác xã và hộ kinh doanh.",
            [(40, None), (13, None)],
            id="three kinds",
        ),
    ],
)
def test_the_kind_of_producers(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(fact.value, fact.producer_type) for fact in find_facts(article(text, home="Hà Nam"))] == expected
