"""The level of names: told before them, after them, in brackets, or of a count that they echo."""

import pytest

from nlp.products import find_named_products
from ocop.models import Article


@pytest.mark.parametrize(
    ("why", "text", "expected"),
    [
        (
            "the level of all names of a list told after them",
            (
                "Huyện Nga Sơn có 3 sản phẩm OCOP được công nhận đợt này: rượu Nga Thạch, chiếu cói Mai An "
                "và mắm tép Hà Yên; tất cả đều đạt 3 sao."
            ),
            ["rượu Nga Thạch 3", "chiếu cói Mai An 3", "mắm tép Hà Yên 3"],
        ),
        (
            "the level of all names of a list told after them",
            ("Đợt 2, huyện Lạc Thủy trình 2 sản phẩm OCOP là gà Lạc Thủy, chè Sông Bôi; cả hai cùng được xếp 4 sao."),
            ["gà Lạc Thủy 4", "chè Sông Bôi 4"],
        ),
        (
            "the level of all names of a list told after them",
            "Xã Tân Mỹ có 2 sản phẩm OCOP: homestay Hoa Ban và bánh gai Bà Chính (cả hai 3 sao, năm 2023).",
            ["homestay Hoa Ban 3", "bánh gai Bà Chính 3"],
        ),
        (
            "the level of all names of a list told after them",
            "Xã có ba sản phẩm OCOP gồm trà Bản Liền, gạo Bản Liền, mật ong Bản Liền (đều 3 sao).",
            ["trà Bản Liền 3", "gạo Bản Liền 3", "mật ong Bản Liền 3"],
        ),
        (
            "the level of all names of a list told after them: nothing is named",
            (
                "Xã có 12 sản phẩm OCOP; trong đó 3 sản phẩm: chả mực Lan, nước mắm Út, ruốc tôm Hai đang "
                "chờ; tất cả hộ dân đều mong đạt 4 sao."
            ),
            [],
        ),
        (
            "names in a bracket after a level or a count",
            "Đến nay huyện Ba Chẽ mới có sản phẩm OCOP 4 sao đầu tiên (trà hoa vàng Đạp Thanh).",
            ["trà hoa vàng Đạp Thanh 4"],
        ),
        (
            "names in a bracket after a level or a count",
            "Cả tỉnh có duy nhất một sản phẩm OCOP 5 sao của huyện Bắc Hà (chè Bản Liền).",
            ["chè Bản Liền 5"],
        ),
        (
            "names in a bracket after a level or a count",
            ("Hai trong 7 sản phẩm OCOP của xã (nước mắm Bà Hai, cá cơm khô Tư Lành) vừa được nâng từ 3 lên 4 sao."),
            ["nước mắm Bà Hai 4", "cá cơm khô Tư Lành 4"],
        ),
        (
            "names in a bracket after a level or a count",
            (
                "Ba sản phẩm OCOP này (bún khô Hải Yến, gạo Séng Cù Mường Vi, tương ớt Bản Qua) đều được "
                "công nhận 4 sao."
            ),
            ["bún khô Hải Yến 4", "gạo Séng Cù Mường Vi 4", "tương ớt Bản Qua 4"],
        ),
        (
            "names in a bracket after a level or a count: nothing is named",
            "Huyện có 10 sản phẩm OCOP 3 sao của 6 chủ thể (HTX Hoa Sen có 4, HTX Đồng Tâm có 3).",
            [],
        ),
        (
            "a level with its names told shortly",
            "Tỉnh có 150 sản phẩm OCOP, trong đó 1 sản phẩm 5 sao, nước mắm Phú Khương, còn lại 3 và 4 sao.",
            ["nước mắm Phú Khương 5"],
        ),
        (
            "a level with its names told shortly",
            ("Xã đang có 8 sản phẩm OCOP; hạng 4 sao mới có rượu mơ Núi Tản của HTX Ba Vì, 7 sản phẩm kia hạng 3 sao."),
            ["rượu mơ Núi Tản 4"],
        ),
        (
            "a level with its names told shortly",
            ("Trong 9 sản phẩm OCOP của huyện, 4 sao chỉ có miến dong Bình Lư và chè Tam Đường, còn lại đều 3 sao."),
            ["miến dong Bình Lư 4", "chè Tam Đường 4"],
        ),
        (
            "a level with its names told shortly: nothing is named",
            "Tỉnh có 1 sản phẩm OCOP 5 sao, nước mắm chiếm 20% số sản phẩm còn lại.",
            [],
        ),
        (
            "a level with its names told shortly: nothing is named",
            "Tỉnh có 20 sản phẩm OCOP 4 sao, chè Tân Cương là đặc sản nổi tiếng.",
            [],
        ),
        (
            "a list that echoes a count",
            (
                "Hội đồng tỉnh chọn 5 sản phẩm OCOP có điểm cao nhất trong số 88 sản phẩm 4 sao để dự thi "
                "5 sao cấp quốc gia. Năm sản phẩm gồm: trà hoa vàng Quy Lan, ruốc hàu Vân Đồn, chả mực "
                "Hoa, rượu ba kích Tím, ngọc trai Hạ Long."
            ),
            [
                "trà hoa vàng Quy Lan 5",
                "ruốc hàu Vân Đồn 5",
                "chả mực Hoa 5",
                "rượu ba kích Tím 5",
                "ngọc trai Hạ Long 5",
            ],
        ),
        (
            "one product and its level",
            "Là sản phẩm OCOP 3 sao đầu tiên của xã, gạo Già Dui Xín Mần được trồng trên 50 ha.",
            ["gạo Già Dui Xín Mần 3"],
        ),
        (
            "one product and its level",
            "Chị Hoàng Thị Nhung, chủ thương hiệu trà Sơn Nhung (OCOP 3 sao), nói vậy.",
            ["trà Sơn Nhung 3"],
        ),
        (
            "one product and its level",
            "Với 4 sao OCOP trong tay, nem nắm Giao Thủy của cơ sở Thành Vinh tự tin vào siêu thị.",
            ["nem nắm Giao Thủy 4"],
        ),
        (
            "one product and its level: nothing is named",
            "Khô cá dứa Cần Giờ của bà Bảy vừa nhận sao thứ tư của OCOP.",
            [],
        ),
        (
            "one product and its level",
            'Đại diện HTX cho biết: "Sản phẩm nấm rơm Tân Thành của chúng tôi được OCOP 3 sao từ năm 2020".',
            ["nấm rơm Tân Thành 3"],
        ),
        (
            "one product and its level",
            "2 sản phẩm OCOP 4 sao của xã (trong đó có bưởi Tân Triều) vẫn bán đều.",
            ["bưởi Tân Triều 4"],
        ),
        (
            "one product and its level",
            "Kết quả chấm OCOP: bánh pía Tân Huê Viên 93 điểm (5 sao), lạp xưởng Tân Huê Viên 85 điểm (4 sao).",
            ["bánh pía Tân Huê Viên 5", "lạp xưởng Tân Huê Viên 4"],
        ),
        (
            "one product and its level",
            "Trứng gà Ba Huân: 4 sao; cá lóc sấy Sáu Nở: 3 sao. Hai sản phẩm OCOP này vừa lên sàn.",
            ["Trứng gà Ba Huân 4", "cá lóc sấy Sáu Nở 3"],
        ),
        (
            "one product and its level",
            "Xã Ia Rong có cà phê Đak Yang 4 sao và tiêu Lệ Chí 3 sao, đều là hàng OCOP.",
            ["cà phê Đak Yang 4", "tiêu Lệ Chí 3"],
        ),
        (
            "one product and its level",
            "Hai sản phẩm trình trung ương xét OCOP 5 sao là cao chè vằng La Vang và tiêu Vĩnh Linh.",
            ["cao chè vằng La Vang 5", "tiêu Vĩnh Linh 5"],
        ),
        (
            "one product and its level",
            "Cao chè vằng La Vang đang chờ trung ương xét OCOP 5 sao.",
            ["Cao chè vằng La Vang 5"],
        ),
        (
            "one product and its level",
            "Tỉnh chọn cao chè vằng La Vang, tiêu Vĩnh Linh dự thi OCOP 5 sao cấp quốc gia.",
            ["cao chè vằng La Vang 5", "tiêu Vĩnh Linh 5"],
        ),
        (
            "one product and its level: nothing is named",
            "Năm 2024 thu hồi chứng nhận OCOP 3 sao của bún khô Đa Mai do hết hạn.",
            [],
        ),
        (
            "one product and its level",
            (
                "Phường có thêm 1 sản phẩm OCOP 4 sao (mứt sen Trần, của hộ kinh doanh Trần Thị Sen) và 2 "
                "sản phẩm 3 sao (bánh lá Diêm Hường, tôm chua Cô Ri)."
            ),
            ["mứt sen Trần 4", "bánh lá Diêm Hường 3", "tôm chua Cô Ri 3"],
        ),
        ("one product and its level", "5 sao OCOP cấp quốc gia đã có tên nước mắm Mười Thu.", ["nước mắm Mười Thu 5"]),
        (
            "one product and its level",
            ("Huyện có sản phẩm 5 sao đầu tiên: sâm bố chính Quảng Bình Xanh. Tính chung, huyện có 31 sản phẩm OCOP."),
            ["sâm bố chính Quảng Bình Xanh 5"],
        ),
        (
            "one product and its level",
            "Toàn huyện có 31 sản phẩm OCOP; cao nhất là tinh dầu sả Ba Lòng với 4 sao.",
            ["tinh dầu sả Ba Lòng 4"],
        ),
        (
            "one product and its level",
            "Toàn huyện có 31 sản phẩm OCOP với 1 sản phẩm 5 sao - tinh dầu sả Ba Lòng.",
            ["tinh dầu sả Ba Lòng 5"],
        ),
        ("one product and its level: nothing is named", "Nhà máy gạo của ông có 12 nhân công, đạt OCOP 4 sao.", []),
        (
            "one product and its level: nothing is named",
            "Doanh thu của hợp tác xã từ trà tăng gấp đôi kể từ khi được gắn OCOP 4 sao.",
            [],
        ),
        (
            "one product and its level: nothing is named",
            "Cá nhân và tập thể có sản phẩm OCOP 4 sao được thưởng 20 triệu đồng.",
            [],
        ),
        (
            "one product and its level: nothing is named",
            "Huyện hỗ trợ mỗi sản phẩm gạo, trà, mật ong đạt OCOP 4 sao 30 triệu đồng.",
            [],
        ),
    ],
)
def test_names_with_their_levels(why: str, text: str, expected: list[str]) -> None:
    found = find_named_products(Article(url="file:test", text=text))
    assert [f"{one.name} {one.star}" for one in found] == expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Huyện công nhận thêm 3 sản phẩm OCOP 3 sao, có tổng 23 sản phẩm 3 sao và 5 sản phẩm 4 sao.\nDân vui."
            "\nCác sản phẩm được công nhận đợt này gồm: nhang An An (xã Tùng Lộc); giò me Hoài Võ (xã Kim Song); "
            "hương trầm Quốc Thạch (xã Quang Lộc).",
            ["nhang An An 3", "giò me Hoài Võ 3", "hương trầm Quốc Thạch 3"],
            id="as many as an act gave a level to",
        ),
        pytest.param(
            "Huyện vừa cấp giấy OCOP 3 sao cho nhiều chủ thể.\nĐường đẹp.\nTrời nắng.\nDân vui.\nMùa tốt.\n"
            "Các sản phẩm được công nhận gồm mật ong Bạc Hà và gạo nếp Tú Lệ.",
            ["mật ong Bạc Hà 3", "gạo nếp Tú Lệ 3"],
            id="the only level told so far",
        ),
        pytest.param(
            "Huyện có 5 sản phẩm OCOP 4 sao.\nĐường đẹp.\nTrời nắng.\nDân vui.\nMùa tốt.\n"
            "Các sản phẩm bán chạy gồm mật ong Bạc Hà và gạo nếp Tú Lệ.",
            [],
            id="not those of an act",
        ),
        pytest.param(
            "Huyện phấn đấu có sản phẩm OCOP 4 sao.\nCác sản phẩm dự kiến gồm mật ong Bạc Hà và gạo nếp Tú Lệ.",
            [],
            id="not those of a plan",
        ),
    ],
)
def test_a_list_has_the_level_of_its_act(text: str, expected: list[str]) -> None:
    found = find_named_products(Article(url="file:test", text=text))
    assert [f"{one.name} {one.star}" for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sản phẩm phên nứa Xuân La được xếp hạng 4 sao OCOP.", ["phên nứa Xuân La 4"]),
        ("Sản phẩm của HTX An Phú đạt 4 sao OCOP.", []),
        ("Các sản phẩm chủ lực của huyện Can Lộc đạt 3 sao OCOP.", []),
        ("Nhiều sản phẩm phên nứa Thu Xà đạt 3 sao OCOP.", []),
    ],
)
def test_a_proper_name_follows_its_class(text: str, expected: list[str]) -> None:
    found = find_named_products(Article(url="file:test", text=text))
    assert [f"{one.name} {one.star}" for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỉnh chuẩn hóa 3 sản phẩm dự thi đánh giá, phân hạng cấp quốc gia (gồm hạt sen sấy, mít sấy và xoài sấy "
            "dẻo) đủ điều kiện công nhận sản phẩm OCOP 5 sao.",
            ["hạt sen sấy 5", "mít sấy 5", "xoài sấy dẻo 5"],
            id="a bracket whose level is told after it",
        ),
        pytest.param(
            "Huyện có 2 sản phẩm (trà mãng cầu, mật ong tràm) bán chạy; 5 sản phẩm khác đạt OCOP 3 sao.",
            [],
            id="the level of others",
        ),
        pytest.param(
            "Công nhận 4 sản phẩm OCOP 3 sao: Trầm nụ của hộ Dung Thùy, xã Đại Quang; Nhang sạch của hộ Hồng Phát, xã "
            "Đại Hồng và 02 sản phẩm Mỳ sợi, Bánh tráng sấy của Công ty TNHH Ba Đa.",
            ["Trầm nụ 3", "Nhang sạch 3", "Mỳ sợi 3", "Bánh tráng sấy 3"],
            id="a list that counts its last names",
        ),
        pytest.param(
            "Chị Hoa khởi nghiệp với mứt gừng Cô Hoa từ năm 2018. Năm 2020, sản phẩm được công nhận OCOP 3 sao.",
            ["mứt gừng Cô Hoa 3"],
            id="a date is no part of a name",
        ),
    ],
)
def test_levels_of_brackets_and_inner_counts(text: str, expected: list[str]) -> None:
    found = find_named_products(Article(url="file:test", text=text))
    assert [f"{one.name} {one.star}" for one in found] == expected
