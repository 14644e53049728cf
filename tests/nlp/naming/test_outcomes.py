"""The level of a list told in the sentences after it, and what is no name."""

import pytest

from nlp.products import find_named_products
from ocop.models import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "HTX gửi 3 sản phẩm dự chấm OCOP gồm: gạo sạch An Nghiệp, gạo lứt rang, bột gạo lứt. Chung cuộc, gạo sạch "
            "An Nghiệp được 4 sao, số còn lại xếp hạng 3 sao.",
            ["gạo lứt rang 3", "bột gạo lứt 3", "gạo sạch An Nghiệp 4"],
            id="the rest of them",
        ),
        pytest.param(
            "Có 3 sản phẩm OCOP được đưa ra chấm: mít sấy Ba Tơ, Sầu riêng tươi của HTX Phú Xuân và Tiêu đỏ Dliê Ya."
            "\nQua thẩm định, 2 sản phẩm đạt chuẩn 3 sao. Chỉ có Sầu riêng tươi của HTX Phú Xuân đạt chuẩn 4 sao.",
            ["mít sấy Ba Tơ 3", "Tiêu đỏ Dliê Ya 3", "Sầu riêng tươi 4"],
            id="as many as are not told by name",
        ),
        pytest.param(
            "Có 2 sản phẩm OCOP được đưa ra chấm gồm trà sen Ba Tơ và mứt gừng Cô Hoa. Huyện có 20 sản phẩm 3 sao, "
            "12 sản phẩm 4 sao, còn lại chưa xếp hạng.",
            [],
            id="the rest of something else",
        ),
        pytest.param(
            "Tỉnh đề nghị 5 sao cho 2 sản phẩm OCOP làm từ sâm Ngọc Linh là Trà sâm Tắk Ngo và Cao sâm Trà Linh.",
            ["Trà sâm Tắk Ngo 5", "Cao sâm Trà Linh 5"],
            id="names after a material",
        ),
        pytest.param("Phần lớn sản phẩm OCOP 3 sao là chè, gạo, mật ong.", [], id="kinds"),
    ],
)
def test_levels_told_after_a_list(text: str, expected: list[str]) -> None:
    found = find_named_products(Article(url="file:test", text=text))
    assert [f"{one.name} {one.star}" for one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cán bộ Công ty Đề Gi giới thiệu sản phẩm OCOP 5 sao.",
        "Chủ tịch UBND tỉnh đã ký Quyết định công nhận OCOP 4 sao.",
    ],
)
def test_people_are_no_products(text: str) -> None:
    assert find_named_products(Article(url="file:test", text=text)) == ()
