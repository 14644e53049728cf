"""Places in lists: communes by bare names, counts that several share, counts told in turn."""

from datetime import date

import pytest

from tests.nlp.articles import Placed, place_case, placed

LISTS = [
    place_case(
        "less than one for each is each one's",
        "Có 3 địa phương có 2 sản phẩm OCOP 5 sao gồm: Mỹ Đức, Chương Mỹ, Thanh Xuân.",
        [(2, "Mỹ Đức"), (2, "Chương Mỹ"), (2, "Thanh Xuân")],
        outlet="Hà Nội",
    ),
    place_case(
        "what may be a sum is the province's",
        "Có 3 huyện có 173 sản phẩm OCOP gồm: Mỹ Đức, Chương Mỹ, Thanh Oai.",
        [(173, "Hà Nội")],
        outlet="Hà Nội",
    ),
    place_case(
        "districts, some excepted, in brackets",
        "Đến nay, 28/30 quận, huyện, thị xã (trừ Cầu Giấy và Hai Bà Trưng) đã có 2.140 sản phẩm OCOP.",
        [(2140, "Hà Nội")],
        title="Huyện Đông Anh dẫn đầu Hà Nội về OCOP",
    ),
    place_case(
        "regions within one bracket",
        "Cả nước có khoảng 40% chủ thể OCOP là nữ (cao nhất là Bắc Trung Bộ 50,6%, miền núi phía Bắc là 43,4%).",
        [(40, "Việt Nam"), (50.6, "Bắc Trung Bộ"), (43.4, "miền núi phía Bắc")],
    ),
    place_case(
        "a district of one syllable in a list",
        "Huyện Đức Cơ có 6 sản phẩm OCOP, Kbang 5 sản phẩm, Chư Prông 4 sản phẩm.",
        [(6, "Đức Cơ"), (5, "KBang"), (4, "Chư Prông")],
        outlet="Gia Lai",
    ),
    place_case(
        "communes by their bare names",
        "Toàn huyện có 23 sản phẩm OCOP. Xét theo xã, Chi Khê có 9 sản phẩm, Bồng Khê 4, Yên Khê 3.",
        [(23, "Con Cuông"), (9, "Chi Khê"), (4, "Bồng Khê"), (3, "Yên Khê")],
        title="Con Cuông gắn OCOP với du lịch",
        outlet="Nghệ An",
    ),
    place_case(
        "bare communes that share a count",
        "Xã Hoằng Thanh có 3 sản phẩm OCOP, Hoằng Thắng, Hoằng Trường mỗi xã 2 sản phẩm OCOP.",
        [(3, "Hoằng Thanh"), (2, "Hoằng Thắng"), (2, "Hoằng Trường")],
        outlet="Thanh Hóa",
    ),
    place_case(
        "communes named like old districts and provinces",
        "Khối phường có Long Khánh 13 sản phẩm OCOP, Bình Phước 10, Trảng Dài 6.",
        [(13, "Long Khánh"), (10, "Bình Phước"), (6, "Trảng Dài")],
        outlet="Đồng Nai",
        day=date(2025, 11, 4),
    ),
    place_case(
        "counts told in turn",
        "Huyện Lộc Bình, huyện Đình Lập lần lượt đăng ký 5 sản phẩm OCOP và 3 sản phẩm OCOP.",
        [(5, "Lộc Bình"), (3, "Đình Lập")],
        outlet="Lạng Sơn",
    ),
    place_case(
        "a city and two districts each",
        "Thành phố Lào Cai và hai huyện Bát Xát, Mường Khương mỗi nơi 1 sản phẩm OCOP.",
        [(1, "Lào Cai"), (1, "Bát Xát"), (1, "Mường Khương")],
    ),
    place_case(
        "a commune with a nickname in brackets",
        "Xã Quỳnh Anh có 11 sản phẩm OCOP, xã Vạn An (quê sen) có 14 sản phẩm OCOP.",
        [(11, "Quỳnh Anh"), (14, "Vạn An")],
        outlet="Nghệ An",
        day=date(2025, 8, 28),
    ),
    place_case(
        "a commune after a word that singles it out",
        "Thành phố có 360 sản phẩm OCOP. Riêng xã Cần Giờ góp 12 sản phẩm OCOP, đặc khu Côn Đảo 7 sản phẩm.",
        [(360, "Hồ Chí Minh"), (12, "Cần Giờ"), (7, "Côn Đảo")],
        outlet="Hồ Chí Minh",
        day=date(2025, 10, 24),
    ),
    place_case(
        "districts of one name in two provinces",
        "Huyện Châu Thành của Trà Vinh có 19 sản phẩm OCOP, huyện Châu Thành, Bến Tre có 38 sản phẩm OCOP.",
        [(19, "Châu Thành"), (38, "Châu Thành")],
    ),
    place_case(
        "another spelling of a district",
        "Văn Yên có 51 sản phẩm OCOP, Mù Cang Chải có 28 sản phẩm OCOP, Đắk Hà có 4 sản phẩm OCOP.",
        [(51, "Văn Yên"), (28, "Mù Căng Chải"), (4, "Đăk Hà")],
    ),
]


@pytest.mark.parametrize(("text", "article", "expected"), LISTS)
def test_places_in_lists(text: str, article: dict[str, object], expected: Placed) -> None:
    assert placed(text, **article) == expected  # type: ignore[arg-type]
