"""Places that something is put to, or where something is held, are not those of a count; the ends of days are none."""

from datetime import date

import pytest

from tests.nlp.articles import Placed, place_case, placed

CASES = [
    place_case(
        "a day before a level word is no number of places",
        "Đến 15/8 huyện có 12 sản phẩm OCOP.",
        [(12, "Thuận Châu")],
        title="Thuận Châu nâng chất OCOP",
        outlet="Sơn La",
    ),
    place_case(
        "a day with a dash",
        "Tính tới 20-11 tỉnh đã công nhận 88 sản phẩm OCOP.",
        [(88, "Sơn La")],
        outlet="Sơn La",
    ),
    place_case(
        "a ratio of districts is one",
        "Tính đến nay 11/12 huyện có sản phẩm OCOP với 97 sản phẩm.",
        [(97, "Sơn La")],
        title="Mộc Châu, Mai Sơn làm OCOP",
        outlet="Sơn La",
    ),
    place_case(
        "whom a named district puts its products to",
        "Ngày 10/10 huyện Mộc Châu trình Hội đồng OCOP tỉnh Sơn La 6 sản phẩm OCOP.",
        [(6, "Mộc Châu")],
        outlet="Sơn La",
    ),
    place_case(
        "a proposal to the city",
        "Huyện Sóc Sơn chấm 25 sản phẩm OCOP, trong đó đề xuất thành phố xếp hạng 4 sao 14 sản phẩm.",
        [(25, "Sóc Sơn"), (14, "Sóc Sơn")],
        outlet="Hà Nội",
    ),
    place_case(
        "where the products are sent after their count",
        "Huyện Vĩnh Linh thông qua 8 sản phẩm OCOP; riêng 2 sản phẩm trên 70 điểm được gửi lên tỉnh.",
        [(8, "Vĩnh Linh"), (2, "Vĩnh Linh")],
        outlet="Quảng Trị",
    ),
    place_case(
        "the name of the programme puts nothing to anybody",
        "Chương trình OCOP tỉnh Bắc Kạn đến nay có 120 sản phẩm OCOP.",
        [(120, "Bắc Kạn")],
        outlet="Hà Giang",
    ),
    place_case(
        "where a conference is held",
        "Hội nghị tổng kết diễn ra tại thành phố Thái Bình. Đợt này có 22 sản phẩm OCOP được công nhận.",
        [(22, "Thái Bình")],
        title="Thái Bình trao chứng nhận OCOP",
    ),
    place_case(
        "a stall in the town",
        "Hội Phụ nữ tỉnh vừa ra mắt gian hàng tại thị xã Ba Đồn, bày bán 55 sản phẩm OCOP của hội viên.",
        [(55, "Quảng Bình")],
        outlet="Quảng Bình",
    ),
    place_case(
        "the province's bodies act in a town of the same name",
        "Chiều 20/12, tại thành phố Hà Giang, Ban chỉ đạo Chương trình OCOP tỉnh trao giấy cho 46 sản phẩm OCOP.",
        [(46, "Hà Giang")],
        outlet="Hà Giang",
    ),
    place_case(
        "a district at the head of a clause is its subject",
        "Tại huyện Ba Bể, đến nay có 31 sản phẩm OCOP.",
        [(31, "Ba Bể")],
        outlet="Bắc Kạn",
    ),
]


@pytest.mark.parametrize(("text", "given", "expected"), CASES)
def test_where_counts_belong(text: str, given: dict[str, str], expected: Placed) -> None:
    assert placed(text, title=given.get("title"), outlet=given.get("outlet"), day=date(2024, 3, 20)) == expected
