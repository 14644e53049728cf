"""Products told by name with a level: told before or after it, and by "sản phẩm" in a later clause."""

import pytest

from nlp.products import find_named_products
from ocop.models import Article


@pytest.mark.parametrize(
    ("why", "text", "expected"),
    [
        (
            '"sản phẩm" stands for the product told before',
            ("Chủ cơ sở Mắm ruốc Cô Ri, bà Trần Thị Ri, nối nghề của mẹ. Sản phẩm được cấp OCOP hạng 4 sao năm 2021."),
            ["Mắm ruốc Cô Ri 4"],
        ),
        (
            '"sản phẩm" stands for the product told before: nothing is named',
            "Chị Lò Thị Mai ở xã Mường Phăng chuyên làm khẩu xén Điện Biên. Năm 2022, sản phẩm đạt OCOP 3 sao.",
            [],
        ),
        (
            '"sản phẩm" stands for the product told before',
            ("Chị Lò Thị Mai ở xã Mường Phăng chuyên làm bánh khẩu xén Mai Anh. Năm 2022, sản phẩm đạt OCOP 3 sao."),
            ["bánh khẩu xén Mai Anh 3"],
        ),
        (
            '"sản phẩm" stands for the product told before',
            (
                "Năm 2020, nem chua Bà Bé được tỉnh xếp hạng OCOP 3 sao; hai năm sau, khi có dây chuyền "
                "mới, sản phẩm được nâng lên 4 sao."
            ),
            ["nem chua Bà Bé 3", "nem chua Bà Bé 4"],
        ),
        (
            '"sản phẩm" stands for the product told before',
            "Năm 2021, giò chả Tân Hương đạt OCOP 3 sao, đến nay sản phẩm đã lên hạng 4 sao.",
            ["giò chả Tân Hương 3", "giò chả Tân Hương 4"],
        ),
        (
            '"sản phẩm" stands for the product told before',
            (
                "Bưởi Diễn Phúc Thọ của HTX Vân Hà là sản phẩm OCOP thứ 100 của huyện. Quyết định công "
                "nhận 4 sao được ký hôm 28/10."
            ),
            ["Bưởi Diễn Phúc Thọ 4"],
        ),
        (
            '"sản phẩm" stands for the product told before: nothing is named',
            "Anh Nam mở xưởng sản xuất trà gừng Nam Sơn. Huyện hiện có 12 sản phẩm OCOP 3 sao.",
            [],
        ),
        (
            '"sản phẩm" stands for the product told before: nothing is named',
            "Anh Nam mở xưởng sản xuất trà gừng Nam Sơn. Sản phẩm OCOP 4 sao của huyện hiện có 5.",
            [],
        ),
        (
            '"sản phẩm" stands for the product told before: nothing is named',
            "Cam Cao Phong bán chạy. Các sản phẩm đạt OCOP 3 sao cũng vậy.",
            [],
        ),
        (
            '"sản phẩm" stands for the product told before: nothing is named',
            "Huyện Yên Minh có mật ong Bạc Hà và chè Phìn Hồ. Sản phẩm đạt 4 sao OCOP được bán giá cao hơn.",
            [],
        ),
        (
            "a workshop called by its product",
            "Năm 2020, cơ sở Kẹo dừa Bà Tám của anh được tỉnh công nhận OCOP 4 sao.",
            ["Kẹo dừa Bà Tám 4"],
        ),
        (
            "a workshop called by its product",
            "Cơ sở Rượu Kim Long vừa được trao chứng nhận OCOP 3 sao.",
            ["Rượu Kim Long 3"],
        ),
        ("a workshop called by its product: nothing is named", "Cơ sở Trà Ông Tư có 3 sản phẩm OCOP đạt 4 sao.", []),
        ("a workshop called by its product: nothing is named", "HTX Chè Hảo Đạt có 3 sản phẩm OCOP đạt 4 sao.", []),
        (
            "a level told of one product is no level of a later list",
            (
                "Trà dây An Hưng vừa được công nhận OCOP 3 sao. Cùng đợt, huyện có 2 sản phẩm được công "
                "nhận lại là măng le khô và rượu mật ong Vân Canh."
            ),
            ["Trà dây An Hưng 3"],
        ),
        (
            "a level told of one product is no level of a later list",
            (
                "Năm 2020, mật ong Mười Lành được công nhận OCOP 4 sao. Anh có 3 sản phẩm, gồm mật ong, "
                "phấn hoa và rượu mật ong, đều bán ở chợ."
            ),
            ["mật ong Mười Lành 4"],
        ),
        (
            "a level told of one product is no level of a later list",
            (
                "Hội đồng công nhận 3 sản phẩm OCOP đạt 4 sao. Trong đó, huyện Na Hang có 2 sản phẩm là "
                "chè Shan Sinh Long và rượu ngô Na Hang."
            ),
            ["chè Shan Sinh Long 4", "rượu ngô Na Hang 4"],
        ),
        (
            "a name after a conjunction or verb",
            "Với việc chè Ngọc Thúy vừa được công nhận hạng 3 sao, huyện có 10 sản phẩm OCOP.",
            ["chè Ngọc Thúy 3"],
        ),
        (
            "a name after a conjunction or verb",
            ("Tỉnh vừa hoàn tất hồ sơ Trà Olong Bản Bo của Công ty Hoa Sen, gửi Bộ đề nghị đánh giá OCOP hạng 5 sao."),
            ["Trà Olong Bản Bo 5"],
        ),
        (
            "a name after a conjunction or verb",
            "HTX Bảo Hiệu ở xã Chiềng Khoa có chè ô long Vân Hồ xếp hạng OCOP 3 sao từ tháng 12/2019.",
            ["chè ô long Vân Hồ 3"],
        ),
        (
            "a name after a conjunction or verb",
            "Tin vui là cá kho Bá Kiến đã được công nhận OCOP 5 sao.",
            ["cá kho Bá Kiến 5"],
        ),
        (
            "a name after a conjunction or verb",
            "Chị Hoa giới thiệu bánh cáy Nguyễn đạt chứng nhận OCOP 4 sao.",
            ["bánh cáy Nguyễn 4"],
        ),
        (
            "a name after a conjunction or verb",
            "Từ hồi bún ngô Xuân Thủy lên 4 sao OCOP, khách hỏi nhiều hơn.",
            ["bún ngô Xuân Thủy 4"],
        ),
        (
            "a name after a conjunction or verb",
            "Ngoài tương Nam Đàn đạt OCOP 4 sao, xã còn 2 sản phẩm 3 sao.",
            ["tương Nam Đàn 4"],
        ),
        (
            "a ministry, a person or a saying is no product: nothing is named",
            "Bộ trưởng Bộ NN&PTNT ký quyết định công nhận 16 sản phẩm OCOP cấp quốc gia (hạng 5 sao).",
            [],
        ),
        (
            "a ministry, a person or a saying is no product: nothing is named",
            "Bộ Công Thương đề nghị công nhận OCOP 5 sao.",
            [],
        ),
        (
            "a ministry, a person or a saying is no product: nothing is named",
            "Ông Lê Văn Sơn, chủ xưởng cho biết nhà ông có OCOP 4 sao.",
            [],
        ),
        (
            "a ministry, a person or a saying is no product: nothing is named",
            "Bà Mai Thị Hồng ở thôn 3 được trao chứng nhận OCOP 4 sao.",
            [],
        ),
        (
            "a ministry, a person or a saying is no product: nothing is named",
            ('Trao đổi với P.V, ông Đồng Văn Sơn nói: "Thị xã tự tin đề nghị tỉnh xét OCOP 4 sao cho 3 sản phẩm".'),
            [],
        ),
        (
            "one product and its level",
            (
                "Huyện vừa có thêm hai sản phẩm OCOP 4 sao: đó là dầu lạc Bà Năm (xã Diễn Thịnh) và nước "
                "mắm Vạn Phần của Công ty CP Vạn Phần."
            ),
            ["dầu lạc Bà Năm 4", "nước mắm Vạn Phần 4"],
        ),
        (
            "one product and its level",
            "Danh sách OCOP 4 sao năm nay của thị xã gọi tên bánh phồng tôm Năm Căn và cua sốt Bà Sáu.",
            ["bánh phồng tôm Năm Căn 4", "cua sốt Bà Sáu 4"],
        ),
        (
            "one product and its level",
            "OCOP 5 sao: chè Tà Xùa. OCOP 4 sao: mận sấy Mộc Châu, sữa chua Mộc Châu.",
            ["chè Tà Xùa 5", "mận sấy Mộc Châu 4", "sữa chua Mộc Châu 4"],
        ),
        (
            "one product and its level",
            (
                "* 4 sao: mật ong Hoa Bạc, hồng treo gió Đà Lạt.\n* 3 sao: trà atiso Ngọc Duy.\nĐó là kết "
                "quả OCOP của thành phố."
            ),
            ["mật ong Hoa Bạc 4", "hồng treo gió Đà Lạt 4", "trà atiso Ngọc Duy 3"],
        ),
        (
            "one product and its level",
            "Người tiêu dùng biết nhiều tới vải sấy Lục Ngạn (OCOP 4 sao), mỳ Chũ Xuân Trường (OCOP 5 sao).",
            ["vải sấy Lục Ngạn 4", "mỳ Chũ Xuân Trường 5"],
        ),
        (
            "one product and its level",
            "Vải sấy Lục Ngạn - OCOP 4 sao của HTX Hồng Xuân - được bày ở vị trí trung tâm.",
            ["Vải sấy Lục Ngạn 4"],
        ),
        (
            "one product and its level",
            "Gian hàng có mì Chũ Xuân Trường, sản phẩm OCOP 4 sao năm 2021.",
            ["mì Chũ Xuân Trường 4"],
        ),
        (
            "one product and its level",
            "Danh hiệu OCOP 4 sao được trao cho rượu làng Vân Hương Quê.",
            ["rượu làng Vân Hương Quê 4"],
        ),
        (
            "one product and its level",
            "Chủ tịch UBND tỉnh trao bằng chứng nhận OCOP 5 sao cho chè Thái Hải của HTX Thái Hải.",
            ["chè Thái Hải 5"],
        ),
        (
            "one product and its level",
            (
                "Hạng 5 sao gọi tên miến dong Tài Hoan, còn 4 sao thuộc về tinh nghệ Bắc Hà. Bắc Kạn hiện "
                "có 180 sản phẩm OCOP."
            ),
            ["miến dong Tài Hoan 5", "tinh nghệ Bắc Hà 4"],
        ),
        (
            "one product and its level",
            "Sản phẩm OCOP duy nhất của xã là bánh gio Lão Khanh, 3 sao.",
            ["bánh gio Lão Khanh 3"],
        ),
        (
            "one product and its level",
            "Xã có một sản phẩm OCOP là bánh gio Lão Khanh (3 sao, của HTX Đông Sơn).",
            ["bánh gio Lão Khanh 3"],
        ),
        (
            "one product and its level",
            "Xã mới có một sản phẩm OCOP là bánh gio Lão Khanh, hạng 3 sao.",
            ["bánh gio Lão Khanh 3"],
        ),
        (
            "one product and its level",
            "Được biết, giấm gạo Đông Hòa của Công ty Bạch Vân là sản phẩm 4 sao OCOP thứ năm của phường.",
            ["giấm gạo Đông Hòa 4"],
        ),
        (
            "one product and its level",
            "Bánh cốm Nguyên Ninh giữ vững 4 sao OCOP sau kỳ đánh giá lại.",
            ["Bánh cốm Nguyên Ninh 4"],
        ),
        (
            "one product and its level",
            (
                "Được nâng hạng từ 3 lên 4 sao có nước mắm Sa Châu và gạo tám Xuân Đài. Đó là 2 trong 30 "
                "sản phẩm OCOP của huyện."
            ),
            ["nước mắm Sa Châu 4", "gạo tám Xuân Đài 4"],
        ),
        ("one product and its level", "Nước mắm Sa Châu được nâng từ 3 sao OCOP lên 4 sao.", ["Nước mắm Sa Châu 4"]),
        (
            "one product and its level",
            "Hội đồng chấm nước mắm Sa Châu 92 điểm, đề nghị công nhận OCOP 5 sao.",
            ["nước mắm Sa Châu 5"],
        ),
        (
            "one product and its level",
            "Trong 3 sản phẩm OCOP 4 sao, có 1 sản phẩm của xã Bình Minh: tương bần Minh Quất.",
            ["tương bần Minh Quất 4"],
        ),
        (
            "one product and its level",
            "Cả huyện có 20 sản phẩm OCOP, riêng gà đồi Yên Thế và mật ong Yên Thế 4 sao, còn lại 3 sao.",
            ["gà đồi Yên Thế 4", "mật ong Yên Thế 4"],
        ),
        (
            "one product and its level",
            "Tỏi Lý Sơn Bà Bốn 4 sao, hành tím Lý Sơn 3 sao là hai sản phẩm OCOP bán chạy nhất.",
            ["Tỏi Lý Sơn Bà Bốn 4", "hành tím Lý Sơn 3"],
        ),
        (
            "one product and its level",
            "Tự hào là sản phẩm OCOP 4 sao, bún bò khô Ông Lành vừa ký đơn hàng 2 tấn.",
            ["bún bò khô Ông Lành 4"],
        ),
    ],
)
def test_names_with_their_levels(why: str, text: str, expected: list[str]) -> None:
    found = find_named_products(Article(url="file:test", text=text))
    assert [f"{one.name} {one.star}" for one in found] == expected, why
