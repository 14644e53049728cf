"""Counts of several places: summed, told one after the other, of a region or of a part of a province."""

from datetime import date

import pytest

from tests.nlp.articles import Placed, place_case, placed

CASES = [
    place_case(
        "two districts counted as one, in the midst of others",
        "Bình Chánh có 12 sản phẩm OCOP, Hóc Môn và Nhà Bè 11. Củ Chi có 24 sản phẩm.",
        [(12, "Bình Chánh"), (11, "Hồ Chí Minh"), (24, "Củ Chi")],
        outlet="Hồ Chí Minh",
    ),
    place_case(
        "a count that each of them has",
        "Ba Bể, Na Rì cùng có 12 sản phẩm OCOP; Chợ Đồn, Ngân Sơn có 9 sản phẩm.",
        [(12, "Ba Bể"), (12, "Na Rì"), (9, "Bắc Kạn")],
        outlet="Bắc Kạn",
    ),
    place_case(
        "some of the places told before",
        "Bắc Hà có 15 sản phẩm OCOP, Si Ma Cai 7 sản phẩm; cả hai địa phương có 22 sản phẩm.",
        [(15, "Bắc Hà"), (7, "Si Ma Cai"), (22, "Lào Cai")],
        outlet="Lào Cai",
    ),
    place_case(
        "a list with a predicate between its names and its counts",
        "Mộc Châu và Mai Sơn là hai huyện dẫn đầu, lần lượt đạt 31 và 22 sản phẩm OCOP; thấp nhất là Sốp Cộp với 3.",
        [(31, "Mộc Châu"), (22, "Mai Sơn"), (3, "Sốp Cộp")],
        outlet="Sơn La",
    ),
    place_case(
        "a list behind other counts of the sentence",
        "Huyện Yên Sơn có 21 sản phẩm OCOP; hai huyện vùng cao Na Hang, Lâm Bình lần lượt 7 và 3.",
        [(21, "Yên Sơn"), (7, "Na Hang"), (3, "Lâm Bình")],
        outlet="Tuyên Quang",
    ),
    place_case(
        "levels told one after the other are of no places",
        "Toàn tỉnh có 120 sản phẩm OCOP. Hạng 4 sao và 3 sao lần lượt là 20 và 100 sản phẩm.",
        [(120, "Sơn La"), (20, "Sơn La"), (100, "Sơn La")],
        outlet="Sơn La",
    ),
    place_case(
        "the whole of a region told before",
        "Đồng bằng sông Cửu Long có 13 tỉnh. Đến nay toàn vùng có 2.900 sản phẩm OCOP, riêng An Giang có 210 sản phẩm.",
        [(2900, "Đồng bằng sông Cửu Long"), (210, "An Giang")],
    ),
    place_case(
        "provinces in the region of the title",
        "Kon Tum, ngày 14/8 - Trong khuôn khổ hội nghị, 150 sản phẩm OCOP của 5 tỉnh được trưng bày.",
        [(150, "Tây Nguyên")],
        title="Liên kết Tây Nguyên tiêu thụ sản phẩm OCOP",
    ),
    place_case(
        "land for something is no region",
        "Đến nay có 12 sản phẩm OCOP trong vùng trồng chè.",
        [(12, "Đại Từ")],
        title="Đại Từ phát triển OCOP",
        outlet="Thái Nguyên",
    ),
    place_case(
        "the high land of a province",
        "Vùng cao Quảng Ngãi mới có 22 sản phẩm OCOP; cả tỉnh có 200 sản phẩm.",
        [(22, "vùng cao Quảng Ngãi"), (200, "Quảng Ngãi")],
        outlet="Quảng Ngãi",
    ),
    place_case(
        "the districts around a city are the city's",
        "Năm huyện ngoại thành TP Hồ Chí Minh có 96 sản phẩm OCOP.",
        [(96, "Hồ Chí Minh")],
    ),
    place_case(
        "the alliance of a province's cooperatives names the province",
        "Liên minh HTX Sơn La cho biết, đến nay đã có 83 sản phẩm OCOP.",
        [(83, "Sơn La")],
    ),
    place_case(
        "a name that is called by its level between commas",
        "Sìn Hồ, huyện nghèo của tỉnh Lai Châu, hiện có 17 sản phẩm OCOP.",
        [(17, "Sìn Hồ")],
    ),
]


@pytest.mark.parametrize(("text", "given", "expected"), CASES)
def test_counts_of_several_places(text: str, given: dict[str, str], expected: Placed) -> None:
    assert placed(text, title=given.get("title"), outlet=given.get("outlet"), day=date(2024, 3, 20)) == expected


def test_ended_provinces_are_parts_of_the_article_s_own() -> None:
    text = "Nam Định trước đây có 500 sản phẩm OCOP, Hà Nam 120; toàn tỉnh hiện có 900 sản phẩm."
    expected = [(500, "Nam Định"), (120, "Hà Nam"), (900, "Ninh Bình")]
    assert placed(text, outlet="Ninh Bình", title="Ninh Bình sau hợp nhất", day=date(2025, 9, 20)) == expected
