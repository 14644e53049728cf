"""Numbers that count, with their noun, after it or without one, and those that count nothing in force."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article


def values(text: str) -> list[tuple[float, str]]:
    facts = find_facts(article(text, title="Chương trình OCOP Sơn La", home="Sơn La"))
    return [(fact.value, fact.producer_type or fact.measure) for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện có 20 sản phẩm OCOP, trong đó 12 đạt 3 sao, 8 đạt 4 sao.", [20, 12, 8]),
        ("Huyện có 20 sản phẩm OCOP (12 ba sao, 8 bốn sao).", [20, 12, 8]),
        ("Năm nay huyện công nhận 20 sản phẩm OCOP, gồm 12 mới và 8 đánh giá lại.", [20, 12, 8]),
        ("Năm 2026 huyện phấn đấu công nhận mới 30 và công nhận lại 20 sản phẩm OCOP.", [30, 20]),
        ("Mục tiêu năm 2026: sản phẩm OCOP công nhận mới 30, sản phẩm nâng hạng 5.", [30, 5]),
        ("Mai Sơn và Yên Châu lần lượt có 14 và 12 sản phẩm OCOP.", [14, 12]),
        ("Số sản phẩm OCOP mới có 14, còn ít.", [14]),
        ("Tỉnh có 1 205 sản phẩm OCOP.", [1205]),  # a space parts the thousands
        ("Số sản phẩm OCOP tăng từ 80 sản phẩm năm 2022 lên 120 sản phẩm năm 2023.", [80, 120]),
        ("Sơn La hiện có 12 sàn phẩm OCOP.", [12]),  # a slip of the hand
    ],
)
def test_products(text: str, expected: list[float]) -> None:
    assert values(text) == [(value, "products") for value in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỷ lệ chủ thể OCOP xây dựng được chuỗi giá trị gắn với vùng nguyên liệu (so với tổng số chủ thể có "
            "sản phẩm được công nhận) đạt 40%.",
            [(40, "producers")],
            id="the head of a rate, whatever its aside counts",
        ),
        pytest.param(
            "Trong số 45 chủ thể OCOP, có 20 là hợp tác xã, 15 là doanh nghiệp, 10 là hộ kinh doanh.",
            [(45, "producers"), (20, "cooperative"), (15, "company"), (10, "household")],
            id="a kind after là",
        ),
        pytest.param(
            "Hợp tác xã chiếm 40% số chủ thể OCOP, doanh nghiệp chiếm 25%.",
            [(40, "cooperative"), (25, "company")],
            id="shares of kinds",
        ),
        pytest.param(
            "Sơn La có 30 sản phẩm OCOP. Làm ra các sản phẩm này là 14 hợp tác xã và 5 hộ kinh doanh.",
            [(30, "products"), (14, "cooperative"), (5, "household")],
            id="their makers",
        ),
        pytest.param(
            "Sơn La có 30 sản phẩm OCOP. Nghề chế biến ở đây có 9 công ty, doanh nghiệp.",
            [(30, "products")],
            id="firms of a trade are no OCOP producers",
        ),
    ],
)
def test_producers(text: str, expected: list[tuple[float, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bình quân mỗi huyện có 12 sản phẩm OCOP.",
        "Huyện Mai Sơn nhiều hơn huyện Yên Châu 9 sản phẩm OCOP.",
        "Số sản phẩm OCOP cao hơn năm 2022 là 12 sản phẩm.",
        "So với năm trước, tăng 30 sản phẩm OCOP.",
        "Tỉnh thưởng 10 triệu đồng cho một sản phẩm OCOP 3 sao.",
        "Sở tiếp nhận 14 hồ sơ làng nghề.",
        "Trong 50 đặc sản của tỉnh, nhiều món đã có mặt ở siêu thị.",
    ],
)
def test_no_counts(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Theo nhóm ngành thì thực phẩm 48 sản phẩm OCOP.", "food"),
        ("Huyện làm điểm 2 sản phẩm du lịch OCOP.", "tourism"),
        ("Nhóm du lịch cộng đồng chỉ có đúng 2 sản phẩm OCOP.", "tourism"),
        ("Ba sản phẩm OCOP còn lại thuộc nhóm thủ công mỹ nghệ.", "handicraft"),
        ("Tỉnh trình 8 sản phẩm đề nghị công nhận OCOP 5 sao, đều thuộc nhóm dược liệu.", "herbal"),
    ],
)
def test_groups(text: str, group: str) -> None:
    facts = find_facts(article(text, title="Chương trình OCOP Sơn La", home="Sơn La"))
    assert [fact.product_group for fact in facts] == [group]


def test_small_numbers_are_not_one_by_chance() -> None:
    text = (
        "Huyện Mai Sơn có 9 sản phẩm OCOP, trong đó 2 sản phẩm 4 sao.\n"
        "Năm 2021, huyện Mai Sơn công nhận 4 sản phẩm OCOP, gồm 2 sản phẩm 4 sao và 2 sản phẩm 3 sao."
    )
    assert [fact.value for fact in find_facts(article(text, home="Sơn La"))] == [9, 2, 4, 2, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỉnh có 144 sản phẩm OCOP thuộc 4 nhóm sản phẩm, trong đó 124 sản phẩm thuộc nhóm thực phẩm.",
            [(144, "products"), (124, "products")],
            id="groups are no products",
        ),
        pytest.param(
            "Dự kiến có 25 sản phẩm OCOP, trong đó 24 sản phẩm đăng ký đánh giá, xếp hạng và 1 sản phẩm OCOP nâng sao.",
            [(25, "products"), (24, "products"), (1, "products")],
            id="ranking opens no part",
        ),
        pytest.param(
            "Có 24 tổ chức, cá nhân tại 9 huyện, 21 xã đăng ký tham gia đánh giá 40 sản phẩm OCOP.",
            [(24, "producers"), (40, "products")],
            id="who enters products",
        ),
        pytest.param(
            "Phấn đấu có 40% chủ thể OCOP là hợp tác xã và 30% chủ thể là các doanh nghiệp.",
            [(40, "cooperative"), (30, "company")],
            id="kinds in the plural",
        ),
        pytest.param("Tại Sơn La, xã Mường Bú 2 là nơi làm OCOP tốt.", [], id="a place with a number in its name"),
        pytest.param("100% sản phẩm OCOP của tỉnh đã dán tem.", [(100, "products")], id="all products"),
    ],
)
def test_what_stands_around(text: str, expected: list[tuple[float, str]]) -> None:
    assert values(text) == expected


def test_a_bound_is_shared_by_shares_told_together() -> None:
    text = "Phấn đấu ít nhất 40% chủ thể OCOP là hợp tác xã và 20% chủ thể là doanh nghiệp."
    found = find_facts(article(text))
    assert [(fact.value, fact.comparator) for fact in found] == [(40, "ge"), (20, "ge")]
