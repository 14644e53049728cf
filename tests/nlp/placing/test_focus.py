"""What a paragraph is about: the way from a province to its districts and back."""

from datetime import date

import pytest

from tests.nlp.articles import Placed, place_case, placed

CASES = [
    place_case(
        "after two districts the province is meant again",
        "Toàn tỉnh có 120 sản phẩm OCOP. Huyện Ba Bể có 31 sản phẩm. Huyện Na Rì có 20 sản phẩm. "
        "Năm nay phấn đấu thêm 15 sản phẩm OCOP.",
        [(120, "Bắc Kạn"), (31, "Ba Bể"), (20, "Na Rì"), (15, "Bắc Kạn")],
        outlet="Bắc Kạn",
    ),
    place_case(
        "after one district it is meant still",
        "Huyện Ba Bể có 31 sản phẩm OCOP. Năm nay phấn đấu thêm 3 sản phẩm OCOP.",
        [(31, "Ba Bể"), (3, "Ba Bể")],
        outlet="Bắc Kạn",
    ),
    place_case(
        "a list of communes is of the district in the title",
        "Ba xã Hà Hiệu, Chu Hương, Mỹ Phương mỗi xã có 1 sản phẩm OCOP. Ngoài ra còn 8 sản phẩm khác.",
        [(1, "Hà Hiệu"), (1, "Chu Hương"), (1, "Mỹ Phương"), (8, "Ba Bể")],
        title="Ba Bể phát triển OCOP",
        outlet="Bắc Kạn",
    ),
    place_case(
        "what a figure is compared with does not take the focus",
        "Huyện Ba Bể làm OCOP đã lâu. So với 120 sản phẩm OCOP toàn tỉnh Bắc Kạn, con số ấy chưa nhiều. "
        "Tuy nhiên, cả 8 sản phẩm đều bán được.",
        [(120, "Bắc Kạn"), (8, "Ba Bể")],
        title="Ba Bể làm OCOP",
    ),
    place_case(
        "a wider place told below a heading goes on to the end of its section",
        "Gian hàng OCOP của huyện Định Hóa\nMục tiêu cụ thể đến năm 2025 gồm:\n- Toàn tỉnh có 150 sản phẩm OCOP;\n"
        "- Có ít nhất 40 chủ thể OCOP là nữ.",
        [(150, "Thái Nguyên"), (40, "Thái Nguyên")],
        title="Kế hoạch OCOP tỉnh Thái Nguyên",
    ),
    place_case(
        "the province's authority that decides does not take the focus from the district of the title",
        "UBND tỉnh Bắc Kạn vừa ra quyết định. Đợt này có 6 sản phẩm OCOP được công nhận.",
        [(6, "Ba Bể")],
        title="Ba Bể thêm sao cho sản phẩm OCOP",
        outlet="Bắc Kạn",
    ),
    place_case(
        "it has what it decides on where the article is of the province",
        "UBND tỉnh Bắc Kạn vừa ra quyết định. Đợt này có 60 sản phẩm OCOP được công nhận.",
        [(60, "Bắc Kạn")],
    ),
    place_case(
        "a share of the province's products is of who has it",
        "Huyện Ba Bể có 31 sản phẩm OCOP. Con số này chiếm 20% tổng số sản phẩm OCOP của tỉnh Bắc Kạn.",
        [(31, "Ba Bể"), (20, "Ba Bể")],
    ),
    place_case(
        "a rank among the province's districts",
        "Ba Bể đứng trong tốp 3 toàn tỉnh, 28 sản phẩm OCOP.",
        [(28, "Ba Bể")],
        outlet="Bắc Kạn",
    ),
    place_case(
        "the smallest number is no rank",
        "Phấn đấu ít nhất toàn tỉnh có 150 sản phẩm OCOP.",
        [(150, "Bắc Kạn")],
        title="Ba Bể, Na Rì làm OCOP",
        outlet="Bắc Kạn",
    ),
    place_case(
        "a district called by its land",
        "Huyện miền núi này đã có 17 sản phẩm OCOP.",
        [(17, "Pác Nặm")],
        title="Pác Nặm làm OCOP",
        outlet="Bắc Kạn",
    ),
    place_case(
        "a district of another province's name among its neighbours",
        "Minh Hóa có 7 sản phẩm OCOP, Quảng Ninh 22 sản phẩm, Lệ Thủy 29 sản phẩm. Quảng Bình có 152 sản phẩm OCOP.",
        [(7, "Minh Hóa"), (22, "Quảng Ninh"), (29, "Lệ Thủy"), (152, "Quảng Bình")],
        outlet="Quảng Bình",
    ),
    place_case(
        "a province beside a district of its own keeps its name",
        "Quảng Ninh có 400 sản phẩm OCOP, Hải Phòng 300, huyện Tiên Yên 40.",
        [(400, "Quảng Ninh"), (300, "Hải Phòng"), (40, "Tiên Yên")],
    ),
    place_case(
        "where a maker lives is not what the next sentence is about",
        "Chị Lê Thị Hoa, chủ cơ sở ở xã Bình Đào, huyện Thăng Bình, chia sẻ. Đến nay, đã có 420 sản phẩm OCOP.",
        [(420, "Quảng Nam")],
        outlet="Quảng Nam",
    ),
    place_case(
        "nor where a firm is",
        "Hợp tác xã Kỳ Như ở huyện Phụng Hiệp làm ăn khá. Đến nay, đã có 220 sản phẩm OCOP.",
        [(220, "Hậu Giang")],
        outlet="Hậu Giang",
    ),
    place_case(
        "a district after a person's name, with what it has",
        "Theo ông Nguyễn Văn Chí, huyện Ba Vì hiện có 130 sản phẩm OCOP.",
        [(130, "Ba Vì")],
        outlet="Hà Nội",
    ),
    place_case(
        "some districts and a named one are counted as one",
        "Hội đồng nhận hồ sơ của 2 huyện và thành phố Bắc Kạn, tổng cộng 16 sản phẩm OCOP.",
        [(16, "Bắc Kạn")],
        outlet="Bắc Kạn",
    ),
    place_case(
        "a number beside a place that is only compared",
        "Bắc Trung Bộ đứng thứ ba, sau Tây Nguyên (1.200 sản phẩm OCOP), với 1.100 sản phẩm OCOP.",
        [(1200, "Tây Nguyên"), (1100, "Bắc Trung Bộ")],
    ),
]


@pytest.mark.parametrize(("text", "given", "expected"), CASES)
def test_what_a_count_is_about(text: str, given: dict[str, str], expected: Placed) -> None:
    assert placed(text, title=given.get("title"), outlet=given.get("outlet"), day=date(2024, 3, 20)) == expected
