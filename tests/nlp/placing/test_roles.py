"""What a place is to its sentence: subject, owner, agent, rank, address, origin, by one sentence each."""

from datetime import date

import pytest

from nlp.facts import find_facts
from ocop.models import Article

BEFORE, AFTER = date(2023, 10, 5), date(2025, 11, 20)


@pytest.mark.parametrize(
    ("text", "title", "outlet", "day", "expected"),
    [
        (
            "Toàn huyện hiện có 34 sản phẩm OCOP, đứng thứ hai toàn tỉnh.",
            "Yên Lập làm OCOP",
            "Phú Thọ",
            BEFORE,
            ["Yên Lập"],
        ),
        (
            "So với cả nước (hơn 10.000 sản phẩm OCOP), con số 145 sản phẩm OCOP của Trà Vinh còn khiêm tốn.",
            None,
            None,
            BEFORE,
            ["Việt Nam", "Trà Vinh"],
        ),
        (
            ("Đến nay, Bến Tre có 316 sản phẩm OCOP, đứng thứ 3 khu vực Đồng bằng sông Cửu Long và thứ 10 cả nước."),
            None,
            None,
            BEFORE,
            ["Bến Tre"],
        ),
        (
            "Tuyên Quang sau hợp nhất với Hà Giang có 588 sản phẩm OCOP.",
            None,
            None,
            AFTER,
            ["Tuyên Quang"],
        ),
        (
            "Sau khi sáp nhập cùng Bình Phước, tỉnh Đồng Nai có 462 sản phẩm OCOP.",
            None,
            None,
            AFTER,
            ["Đồng Nai"],
        ),
        (
            "Cùng với Hà Nội, Quảng Ninh là nơi đi đầu với 393 sản phẩm OCOP.",
            None,
            None,
            BEFORE,
            ["Quảng Ninh"],
        ),
        (
            "Học tập Quảng Ninh, tỉnh Bắc Kạn triển khai từ 2018 và đến nay có 218 sản phẩm OCOP.",
            None,
            "Bắc Kạn",
            BEFORE,
            ["Bắc Kạn"],
        ),
        (
            "Giám đốc Công ty Hà Tĩnh Xanh, bà Trần Thị Nghệ An, cho biết toàn tỉnh có 90 sản phẩm OCOP.",
            "Mùa sen",
            "Đồng Tháp",
            BEFORE,
            ["Đồng Tháp"],
        ),
        (
            "Ông Lê Văn Nam, Phó Chủ tịch UBND huyện Cẩm Mỹ, cho biết: Đến nay toàn huyện có 18 sản phẩm OCOP.",
            None,
            "Đồng Nai",
            BEFORE,
            ["Cẩm Mỹ"],
        ),
        (
            (
                "Theo Sở Nông nghiệp và PTNT Kiên Giang, hiện tỉnh có 201 sản phẩm OCOP, trong đó TP Phú Quốc "
                "có 58 sản phẩm, huyện Kiên Hải 12 sản phẩm."
            ),
            None,
            None,
            BEFORE,
            ["Kiên Giang", "Phú Quốc", "Kiên Hải"],
        ),
        (
            (
                "Tỉnh hiện có 120 sản phẩm OCOP. Dẫn đầu là huyện Krông Pắc với 20 sản phẩm, TP Buôn Ma Thuột "
                "18, Cư M'gar 15, Ea Kar 14."
            ),
            None,
            "Đắk Lắk",
            BEFORE,
            ["Đắk Lắk", "Krông Pắc", "Buôn Ma Thuột", "Cư M'gar", "Ea Kar"],
        ),
        (
            "Sản phẩm OCOP của xã Tân Hương: 3 sản phẩm OCOP 4 sao. Xã đang lập hồ sơ cho 2 sản phẩm OCOP nữa.",
            None,
            "Thái Nguyên",
            BEFORE,
            ["Tân Hương", "Tân Hương"],
        ),
        (
            ("Phường Hòa Hiệp có 4 sản phẩm OCOP, xã Ô Loan có 6 sản phẩm OCOP, đặc khu Phú Quý có 3 sản phẩm OCOP."),
            None,
            "Đắk Lắk",
            AFTER,
            ["Hòa Hiệp", "Ô Loan", "Phú Quý"],
        ),
        (
            (
                "Sau sáp nhập, tỉnh Lâm Đồng có 1.091 sản phẩm OCOP, trong đó khu vực Đắk Nông cũ có 101 sản "
                "phẩm, Bình Thuận trước đây 150 sản phẩm."
            ),
            None,
            "Lâm Đồng",
            AFTER,
            ["Lâm Đồng", "Đắk Nông", "Bình Thuận"],
        ),
        (
            "Trên địa bàn có 45 sản phẩm OCOP.",
            "Huyện Văn Giang phát triển OCOP",
            "Hưng Yên",
            BEFORE,
            ["Văn Giang"],
        ),
        (
            "Địa phương hiện có 45 sản phẩm OCOP. Riêng năm 2023, địa phương công nhận 8 sản phẩm OCOP.",
            "Huyện Văn Giang phát triển OCOP",
            "Hưng Yên",
            BEFORE,
            ["Văn Giang", "Văn Giang"],
        ),
        (
            "Năm 2023, 5 sản phẩm OCOP của các xã Liên Nghĩa, Tân Tiến và Mễ Sở được huyện Văn Giang công nhận.",
            None,
            "Hưng Yên",
            BEFORE,
            ["Văn Giang"],
        ),
        (
            "Tính riêng huyện Mộc Châu và Vân Hồ đã có tổng cộng 48 sản phẩm OCOP.",
            None,
            "Sơn La",
            BEFORE,
            ["Sơn La"],
        ),
        (
            "Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh tổ chức đánh giá 8 sản phẩm của huyện Ba Chẽ.",
            None,
            "Quảng Ninh",
            BEFORE,
            ["Ba Chẽ"],
        ),
        (
            (
                "Chiều 5/10, Hội đồng OCOP tỉnh Bắc Giang đánh giá 30 sản phẩm OCOP của 25 chủ thể đến từ 8 "
                "huyện, thành phố."
            ),
            None,
            None,
            BEFORE,
            ["Bắc Giang", "Bắc Giang"],
        ),
        (
            (
                "Trong số 30 sản phẩm OCOP được đánh giá, huyện Lục Ngạn có 8 sản phẩm, Lục Nam 6 sản phẩm, còn "
                "lại là các huyện khác."
            ),
            None,
            "Bắc Giang",
            BEFORE,
            ["Bắc Giang", "Lục Ngạn", "Lục Nam"],
        ),
        (
            "Khu vực Tây Nguyên có trên 1.000 sản phẩm OCOP, trong đó Lâm Đồng dẫn đầu với 314 sản phẩm.",
            None,
            None,
            BEFORE,
            ["Tây Nguyên", "Lâm Đồng"],
        ),
        (
            (
                "Cả nước hiện có 9.852 sản phẩm OCOP, trong đó Hà Nội có 2.167 sản phẩm. Tỉnh Bắc Ninh có 98 "
                "sản phẩm OCOP."
            ),
            None,
            "Bắc Ninh",
            BEFORE,
            ["Việt Nam", "Hà Nội", "Bắc Ninh"],
        ),
        (
            (
                "Toàn quốc có 63/63 tỉnh triển khai, với 9.852 sản phẩm OCOP. Đồng bằng sông Hồng chiếm 30,7% "
                "sản phẩm OCOP, miền núi phía Bắc 16,8%."
            ),
            None,
            None,
            BEFORE,
            ["Việt Nam", "Đồng bằng sông Hồng", "miền núi phía Bắc"],
        ),
        (
            (
                "Từ đầu năm đến nay, huyện có thêm 6 sản phẩm OCOP, nâng tổng số sản phẩm OCOP của huyện lên "
                "25, góp phần đưa tỉnh đạt 300 sản phẩm OCOP."
            ),
            "OCOP Nghĩa Hưng",
            "Nam Định",
            BEFORE,
            ["Nghĩa Hưng", "Nghĩa Hưng", "Nam Định"],
        ),
        (
            ("Công ty TNHH Nghệ An Food ở huyện Đô Lương vừa có thêm sản phẩm. Huyện này hiện có 20 sản phẩm OCOP."),
            None,
            "Nghệ An",
            BEFORE,
            ["Đô Lương"],
        ),
        (
            "Xã có 3 sản phẩm OCOP 3 sao và đang hoàn thiện hồ sơ 1 sản phẩm 4 sao.",
            "Xã Bình Minh nâng cao sản phẩm OCOP",
            "Bình Định",
            BEFORE,
            ["Bình Minh", "Bình Minh"],
        ),
        (
            "Việt Nam có hơn 11.000 sản phẩm OCOP.",
            None,
            None,
            BEFORE,
            ["Việt Nam"],
        ),
        (
            "Nếu như Thanh Hóa có 400 sản phẩm OCOP thì Nghệ An cũng không kém với 567 sản phẩm OCOP.",
            None,
            None,
            BEFORE,
            ["Thanh Hóa", "Nghệ An"],
        ),
        (
            "Huyện đảo Lý Sơn có 8 sản phẩm OCOP.",
            None,
            "Quảng Ngãi",
            BEFORE,
            ["Lý Sơn"],
        ),
        (
            "Huyện miền núi Sơn Động hiện có 15 sản phẩm OCOP, huyện vùng cao Si Ma Cai có 9 sản phẩm OCOP.",
            None,
            None,
            BEFORE,
            ["Sơn Động", "Si Ma Cai"],
        ),
        (
            "Tỉnh ủy Hà Giang yêu cầu mỗi huyện có ít nhất 3 sản phẩm. Toàn tỉnh có 275 sản phẩm OCOP.",
            None,
            None,
            BEFORE,
            ["Hà Giang"],
        ),
        (
            (
                "Các huyện Đầm Dơi 19 sản phẩm, Cái Nước 15 sản phẩm, Năm Căn 10 sản phẩm là những nơi có nhiều "
                "sản phẩm OCOP."
            ),
            None,
            "Cà Mau",
            BEFORE,
            ["Đầm Dơi", "Cái Nước", "Năm Căn"],
        ),
        (
            "Nhóm 5 địa phương gồm Chương Mỹ, Ba Vì, Thạch Thất có 120 sản phẩm OCOP.",
            "OCOP Hà Nội",
            None,
            BEFORE,
            ["Hà Nội"],
        ),
        (
            "Huyện Hoằng Hóa (Thanh Hóa) có 35 sản phẩm OCOP. Huyện Nga Sơn 20 sản phẩm OCOP.",
            None,
            None,
            BEFORE,
            ["Hoằng Hóa", "Nga Sơn"],
        ),
        (
            "Ở huyện Tủa Chùa có 7 sản phẩm OCOP, còn ở Mường Ảng là 9 sản phẩm OCOP.",
            None,
            "Điện Biên",
            BEFORE,
            ["Tủa Chùa", "Mường Ảng"],
        ),
    ],
)
def test_places_by_role(text: str, title: str | None, outlet: str | None, day: date, expected: list[str]) -> None:
    article = Article(url="file:a", text=text, title=title, outlet_province=outlet, published_date=day)
    assert [fact.place for fact in find_facts(article)] == expected
