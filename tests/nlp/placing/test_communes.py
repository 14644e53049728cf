"""Communes, wards and special zones: named in full once, by their bare name afterwards, and made of others."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article

CASES = [
    pytest.param(
        "Đến nay xã Bình Minh có 5 sản phẩm OCOP. Bình Minh phấn đấu năm 2026 thêm 2 sản phẩm.",
        "Xã Bình Minh nâng chất OCOP",
        "2025-12-01",
        [(5, "commune", "Bình Minh"), (2, "commune", "Bình Minh")],
        id="the bare name of a commune that was named in full",
    ),
    pytest.param(
        "Côn Đảo hiện có 14 sản phẩm OCOP, trong đó 3 sản phẩm 4 sao.",
        None,
        "2025-12-01",
        [(14, "commune", "Côn Đảo"), (3, "commune", "Côn Đảo")],
        id="a special zone stands on the level of communes",
    ),
    pytest.param(
        "Côn Đảo hiện có 14 sản phẩm OCOP.",
        None,
        "2024-12-01",
        [(14, "district", "Côn Đảo")],
        id="before the reform it was a district",
    ),
    pytest.param(
        "Hội đồng vừa chấm 4 sản phẩm OCOP. Các xã cũ để lại 9 sản phẩm OCOP. Cả tỉnh Lào Cai có 620 sản phẩm OCOP.",
        "Đại hội Đảng bộ xã Mường Khương",
        "2025-10-01",
        [(4, "commune", "Mường Khương"), (9, "commune", "Mường Khương"), (620, "province", "Lào Cai")],
        id="the communes of which the article's one is made",
    ),
    pytest.param(
        "Đến nay các xã, phường đã chấm 45 sản phẩm OCOP.",
        "Lào Cai: phân cấp đánh giá OCOP",
        "2025-10-01",
        [(45, "province", "Lào Cai")],
        id="communes of a province",
    ),
    pytest.param(
        "Mới đây, xã Tân Tiến trở thành nơi dẫn đầu, có thêm 2 sản phẩm OCOP 3 sao.",
        "Tin tỉnh Thái Nguyên",
        "2024-03-20",
        [(2, "commune", "Tân Tiến")],
        id="after words of time a commune is a subject",
    ),
    pytest.param(
        "HTX Hòa An, xã Tân Tiến chế biến chè đã lâu. Đến nay có 212 sản phẩm OCOP.",
        "Tin tỉnh Thái Nguyên",
        "2024-03-20",
        [(212, "province", "Thái Nguyên")],
        id="after a name it is an address",
    ),
    pytest.param(
        "Thị trấn Nam Đàn là trung tâm của huyện. Nam Đàn đến nay có 70 sản phẩm OCOP.",
        None,
        "2024-03-20",
        [(70, "district", "Nam Đàn")],
        id="the town of a district has no claim to its name",
    ),
]


@pytest.mark.parametrize(("text", "title", "day", "expected"), CASES)
def test_communes(text: str, title: str | None, day: str, expected: list[tuple[float, str, str]]) -> None:
    facts = find_facts(article(text, title=title, published=day, home=None))
    assert [(fact.value, fact.place_level, fact.place) for fact in facts] == expected
