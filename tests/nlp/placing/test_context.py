"""Which place an article, an authority or a part of a province stands for where none is named with a count."""

from datetime import date

import pytest

from tests.nlp.articles import Placed, place_case, placed

AUTHORITIES = [
    place_case(
        "the district whose council opens the article",
        "Hội đồng OCOP TX Sông Cầu vừa họp.\nĐợt này có 4 sản phẩm OCOP tham gia đánh giá.",
        [(4, "Sông Cầu")],
        outlet="Phú Yên",
    ),
    place_case(
        "a passive lead",
        "Hội nghị đánh giá sản phẩm OCOP đợt 1 được UBND huyện Thống Nhất tổ chức sáng 12/3.\nĐợt này có 2 sản phẩm.",
        [(2, "Thống Nhất")],
        outlet="Đồng Nai",
    ),
    place_case(
        "a commune, after the districts had ended",
        "UBND xã Sơn Hòa vừa họp đánh giá sản phẩm OCOP.\nCó 4 sản phẩm đạt 3 sao.",
        [(4, "Sơn Hòa")],
        title="Đánh giá sản phẩm OCOP đợt 2",
        outlet="Đắk Lắk",
        day=date(2025, 10, 10),
    ),
    place_case(
        "a district that is only the venue of the province's bodies",
        "Sáng nay, tại huyện Sơn Hòa, Sở Nông nghiệp tổ chức đánh giá 25 sản phẩm OCOP. Có 24 sản phẩm đạt 3 sao.",
        [(25, "Phú Yên"), (24, "Phú Yên")],
        title="Đánh giá sản phẩm OCOP đợt 2",
        outlet="Phú Yên",
    ),
    place_case(
        "an authority without a name, in an article of one district",
        "10 sản phẩm được UBND huyện công nhận OCOP 3 sao. Phòng Nông nghiệp huyện Đức Linh trao giấy chứng nhận.",
        [(10, "Đức Linh")],
        title="Bình Thuận thêm sản phẩm OCOP",
    ),
    place_case(
        "authorities of all districts",
        "Toàn tỉnh có 80 sản phẩm OCOP, trong đó 50 sản phẩm do UBND cấp huyện công nhận. Huyện Đức Linh có 12 sản "
        "phẩm.",
        [(80, "Bình Thuận"), (50, "Bình Thuận"), (12, "Đức Linh")],
        title="Bình Thuận thêm sản phẩm OCOP",
    ),
    place_case(
        "who speaks for a district is no place",
        "Trưởng phòng Nông nghiệp huyện Trần Văn An cho biết có 14 sản phẩm OCOP.",
        [(14, "Nam Đàn")],
        title="Nam Đàn nâng chất sản phẩm OCOP",
        outlet="Nghệ An",
    ),
    place_case(
        "a district in brackets of a caption tells its province",
        "Miến dong Ngọc Liên (Ngọc Lặc) dự hội nghị.\nCó 24 sản phẩm OCOP đăng ký đánh giá.",
        [(24, "Thanh Hóa")],
    ),
]
PARTS = [
    place_case(
        "the mountains of the province",
        "Khu vực miền núi đã có 10 sản phẩm OCOP của 7 chủ thể.",
        [(10, "miền núi Thanh Hóa"), (7, "miền núi Thanh Hóa")],
        outlet="Thanh Hóa",
    ),
    place_case(
        "its mountain districts beside the whole",
        "Tỉnh có 400 sản phẩm OCOP, trong đó 9 huyện miền núi có 150 sản phẩm.",
        [(400, "Quảng Nam"), (150, "miền núi Quảng Nam")],
        outlet="Quảng Nam",
    ),
    place_case(
        "coast and plain",
        "Vùng ven biển của tỉnh có 60 sản phẩm OCOP, vùng đồng bằng có 80 sản phẩm.",
        [(60, "ven biển Hà Tĩnh"), (80, "đồng bằng Hà Tĩnh")],
        outlet="Hà Tĩnh",
    ),
    place_case(
        "regions with a name of their own",
        "Vùng đồng bằng sông Cửu Long có 600 sản phẩm OCOP, các tỉnh miền núi phía Bắc có 700 sản phẩm.",
        [(600, "Đồng bằng sông Cửu Long"), (700, "miền núi phía Bắc")],
    ),
    place_case(
        "an epithet of a district",
        "Huyện miền núi Sơn Động (Bắc Giang) có 20 sản phẩm OCOP. Huyện miền núi này phấn đấu có thêm 3 sản phẩm.",
        [(20, "Sơn Động"), (3, "Sơn Động")],
    ),
]
UNITS = [
    place_case(
        "communes whose names end with a number",
        "Xã Gia Tân 2 có 5 sản phẩm OCOP, xã Gia Tân 3 có 4 sản phẩm, xã Tân Hiệp 3 sản phẩm.",
        [(5, "Gia Tân 2"), (4, "Gia Tân 3"), (3, "Tân Hiệp")],
        outlet="Đồng Nai",
    ),
    place_case(
        "wards that share a count, after another",
        "Xã Long Đức có 8 sản phẩm OCOP, phường 8 và phường 9 mỗi phường 4 sản phẩm.",
        [(8, "Long Đức"), (4, "Phường 8"), (4, "Phường 9")],
        outlet="Trà Vinh",
    ),
]


@pytest.mark.parametrize(("text", "article", "expected"), [*AUTHORITIES, *PARTS, *UNITS])
def test_places_told_elsewhere(text: str, article: dict[str, object], expected: Placed) -> None:
    assert placed(text, **article) == expected  # type: ignore[arg-type]
