"""Which place each count is of, whatever else the sentence, the paragraph and the article name."""

from datetime import date

import pytest

from tests.nlp.articles import Placed, place_case, placed

OWNERS_AND_AGENTS = [
    place_case(
        "the province's council only judges the products of the district in the title",
        "Với những sản phẩm đưa đi thi, hội đồng của tỉnh đã chấm 11 sản phẩm OCOP đạt 4 sao.",
        [(11, "Trực Ninh")],
        title="Trực Ninh thêm sản phẩm OCOP",
        outlet="Nam Định",
    ),
    place_case(
        "where it is of no district, the province has what its council judges",
        "UBND tỉnh vừa công nhận 45 sản phẩm OCOP 4 sao.",
        [(45, "Nam Định")],
        outlet="Nam Định",
    ),
    place_case(
        "the address of a maker in one item of a list is not the next item's",
        "Hội đồng OCOP họp. Cụ thể, 3 sản phẩm đạt 5 sao của HTX Vân Hội, huyện Nam Đàn; 4 sản phẩm đạt 4 sao.",
        [(4, "Nghệ An")],
        outlet="Nghệ An",
    ),
    place_case(
        "districts parted by semicolons",
        "Huyện Ba Bể có 12 sản phẩm OCOP, huyện Na Rì 8 sản phẩm; huyện Chợ Đồn có 5 sản phẩm.",
        [(12, "Ba Bể"), (8, "Na Rì"), (5, "Chợ Đồn")],
        outlet="Bắc Kạn",
    ),
    place_case(
        "in how many communes the makers are",
        "Huyện Thái Thụy có 32 sản phẩm OCOP thuộc về 26 chủ thể ở 19 xã.",
        [(32, "Thái Thụy"), (26, "Thái Thụy")],
        outlet="Thái Bình",
    ),
    place_case(
        "a round in the districts is of no district",
        "Huyện Phù Cát có sản phẩm OCOP 5 sao.\nVòng chấm ở huyện có 94 sản phẩm OCOP đủ 3 sao.",
        [(94, "Bình Định")],
        title="Bình Định chấm điểm sản phẩm OCOP",
    ),
    place_case(
        "the initial of a photographer is no type word",
        "Sản phẩm OCOP bày tại hội nghị. Ảnh: H.Niê. Qua chấm điểm, 13 sản phẩm đạt OCOP.",
        [(13, "Đắk Lắk")],
        outlet="Đắk Lắk",
    ),
    place_case(
        "the lead opens with who the article is about",
        "Thị xã Hoài Nhơn vừa mở phiên họp Hội đồng OCOP.\nĐợt này, 5 sản phẩm OCOP của 4 chủ thể đăng ký dự chấm.",
        [(5, "Hoài Nhơn"), (4, "Hoài Nhơn")],
        outlet="Bình Định",
    ),
    place_case(
        "whatever the centre's council does with many products is of the country",
        "Hội đồng OCOP Trung ương vừa xác định 39 sản phẩm đạt hạng 5 sao.",
        [(39, "Việt Nam")],
        title="Sản phẩm của Lào Cai đạt OCOP 5 sao",
    ),
    place_case(
        "producers of the country's own rank",
        "Ban tổ chức vinh danh 18 chủ thể OCOP quốc gia.",
        [(18, "Việt Nam")],
        outlet="Lâm Đồng",
    ),
    place_case(
        "the country's own rank in a province",
        "Tỉnh có 12 sản phẩm OCOP quốc gia.",
        [(12, "Lâm Đồng")],
        outlet="Lâm Đồng",
    ),
    place_case(
        "who recognises is no owner",
        "Năm 2022, huyện Mộ Đức có 6 sản phẩm được UBND tỉnh Quảng Ngãi công nhận OCOP 3 sao.",
        [(6, "Mộ Đức")],
    ),
    place_case(
        "the province recognises what is the district's",
        "Đến nay, 14 sản phẩm OCOP của huyện được tỉnh công nhận.",
        [(14, "Mộ Đức")],
        title="Mộ Đức nâng chất sản phẩm OCOP",
        outlet="Quảng Ngãi",
    ),
    place_case(
        "a council set to judge, with the subject before it",
        "Huyện Mộ Đức được Hội đồng đánh giá sản phẩm OCOP tỉnh giao chỉ tiêu có 5 sản phẩm trong năm nay.",
        [(5, "Mộ Đức")],
        outlet="Quảng Ngãi",
    ),
    place_case(
        "who applies is the owner",
        "Đợt này, 7 sản phẩm OCOP được huyện Mộ Đức đăng ký tham gia đánh giá.",
        [(7, "Mộ Đức")],
        outlet="Quảng Ngãi",
    ),
    place_case(
        "what is put to the province stays the district's",
        "Huyện Mộ Đức đã công nhận 9 sản phẩm OCOP 3 sao, đồng thời trình tỉnh xét 2 sản phẩm đạt 4 sao.",
        [(9, "Mộ Đức"), (2, "Mộ Đức")],
        outlet="Quảng Ngãi",
    ),
    place_case(
        "an authority alone",
        "UBND tỉnh Quảng Ngãi vừa công nhận 12 sản phẩm OCOP 4 sao.",
        [(12, "Quảng Ngãi")],
    ),
    place_case(
        "the agent has the count where nothing else tells its place",
        "Hợp tác xã Bình Minh vui mừng. Có 12 sản phẩm OCOP được UBND tỉnh Quảng Ngãi công nhận đợt này.",
        [(12, "Quảng Ngãi")],
    ),
    place_case(
        "an owner right after the noun",
        "Phiên chợ ở thành phố Huế bày 15 sản phẩm OCOP Quảng Trị.",
        [(15, "Quảng Trị")],
    ),
    place_case(
        "an owner that the count comes from",
        "Phiên chợ bày 80 sản phẩm OCOP, trong đó 25 sản phẩm đến từ Quảng Trị.",
        [(80, "Thừa Thiên Huế"), (25, "Quảng Trị")],
        outlet="Thừa Thiên Huế",
    ),
    place_case(
        "two districts that own a count together",
        "Đợt này công nhận 11 sản phẩm OCOP của hai huyện Mường Tè và Tam Đường.",
        [(11, "Lai Châu")],
    ),
    place_case(
        "the share of a region is the region's",
        "Vùng Đồng bằng sông Cửu Long có gần 2.000 sản phẩm OCOP, nhiều thứ 2 cả nước, của hơn 1.100 chủ thể.",
        [(2000, "Đồng bằng sông Cửu Long"), (1100, "Đồng bằng sông Cửu Long")],
    ),
    place_case(
        "the best of a province is not the province",
        "Huyện Mộc Châu, nơi nhiều sản phẩm nhất tỉnh Sơn La với 35 sản phẩm OCOP, đi đầu về du lịch.",
        [(35, "Mộc Châu")],
    ),
]

ASIDES = [
    place_case(
        "an owner behind the names of the products",
        "Thị xã Mường Lay có 1 sản phẩm OCOP; 2 sản phẩm: trà xanh, trà Shan tuyết P.H.1.4 của huyện Mường Ảng.",
        [(1, "Mường Lay"), (2, "Mường Ảng")],
        outlet="Điện Biên",
    ),
    place_case(
        "what a province holds is an aside",
        "Thành phố Cần Thơ, gồm cả Sóc Trăng và Hậu Giang trước đây, đang có 895 sản phẩm OCOP.",
        [(895, "Cần Thơ")],
        day=date(2025, 9, 1),
    ),
    place_case(
        "what joined a province is an aside",
        "Gia Lai, sau khi hợp nhất với Bình Định, có 1.018 sản phẩm OCOP.",
        [(1018, "Gia Lai")],
        day=date(2026, 2, 1),
    ),
    place_case(
        "then and now in one sentence",
        "Nếu năm 2020 Kiên Giang mới công nhận 18 sản phẩm OCOP thì nay tỉnh An Giang đã có 582 sản phẩm OCOP.",
        [(18, "Kiên Giang"), (582, "An Giang")],
        day=date(2026, 2, 1),
    ),
    place_case(
        "an address in brackets",
        "Hợp tác xã Tân Thành (huyện Bình Sơn) dẫn đầu. Toàn tỉnh hiện có 120 sản phẩm OCOP.",
        [(120, "Quảng Ngãi")],
        outlet="Quảng Ngãi",
    ),
    place_case(
        "a producer's address",
        "Huyện Lai Vung có 8 sản phẩm OCOP của cơ sở nem Hoàng Anh xã Tân Thành, đều đạt 4 sao.",
        [(8, "Lai Vung")],
        outlet="Đồng Tháp",
    ),
    place_case(
        "a former province named as such",
        "Sau hợp nhất, Hà Giang cũ có 157 sản phẩm OCOP, Tuyên Quang có 250 sản phẩm OCOP.",
        [(157, "Hà Giang"), (250, "Tuyên Quang")],
        day=date(2025, 10, 1),
    ),
]

POINTING = [
    place_case(
        "the district of the paragraph",
        "Huyện Kon Plông là nơi có phong trào mạnh. Năm nay, huyện phấn đấu có thêm 20 sản phẩm OCOP.",
        [(20, "Kon Plông")],
        title="Kon Tum muốn thêm sản phẩm OCOP",
    ),
    place_case(
        "a year is no number of districts",
        "Huyện Hòa An gắn OCOP với du lịch. Năm 2024 huyện phấn đấu xây dựng thêm 7 sản phẩm OCOP.",
        [(7, "Hòa An")],
        outlet="Cao Bằng",
    ),
    place_case(
        "districts without names sum to the province",
        "Đầm Dơi có 19 sản phẩm OCOP, Cái Nước có 15 sản phẩm OCOP; cộng lại, hai huyện góp được 34 sản phẩm OCOP.",
        [(19, "Đầm Dơi"), (15, "Cái Nước"), (34, "Cà Mau")],
        title="Nhìn lại OCOP Cà Mau",
    ),
    place_case(
        "so do districts and cities",
        "Đến hết tháng 5, 8 huyện, thị xã, thành phố đã chấm xong 58 sản phẩm OCOP.",
        [(58, "Hải Dương")],
        outlet="Hải Dương",
    ),
    place_case(
        "provinces without names sum to the country",
        "Đợt này 20 tỉnh, thành phố gửi lên Trung ương 82 sản phẩm OCOP đề nghị 5 sao.",
        [(82, "Việt Nam")],
    ),
    place_case(
        "this province is the last one told",
        "Thanh Hóa: dồn sức cho 5 sao\nỞ đợt 1, Thanh Hóa công nhận 6 sản phẩm OCOP. Tỉnh này đặt mục "
        "tiêu có thêm 60 sản phẩm OCOP.",
        [(6, "Thanh Hóa"), (60, "Thanh Hóa")],
        title="Hà Tĩnh, Thanh Hóa làm OCOP ra sao?",
        outlet="Nghệ An",
    ),
    place_case(
        "our province is the paper's",
        "Huyện Bình Sơn có 20 sản phẩm OCOP. Cả tỉnh ta có 210 sản phẩm OCOP.",
        [(20, "Bình Sơn"), (210, "Quảng Ngãi")],
        outlet="Quảng Ngãi",
    ),
    place_case(
        "the province of a district told with it",
        "Huyện Châu Thành (Bến Tre) có 38 sản phẩm OCOP. Toàn tỉnh có 316 sản phẩm OCOP.",
        [(38, "Châu Thành"), (316, "Bến Tre")],
    ),
    place_case(
        "a city that is a province",
        "Thành phố hiện có 2.167 sản phẩm OCOP.",
        [(2167, "Hà Nội")],
        title="Hà Nội dẫn đầu cả nước về OCOP",
    ),
    place_case(
        "cooperatives and society are no communes",
        "Các hợp tác xã và tổ chức xã hội vào cuộc; huyện có 12 sản phẩm OCOP.",
        [(12, "Ba Bể")],
        title="OCOP ở huyện Ba Bể",
    ),
]

STRETCHES = [
    place_case(
        "what follows a list of districts is the whole's",
        "Hội đồng tỉnh đánh giá 53 sản phẩm OCOP.\nTrong đó, huyện Chiêm Hóa 21 sản phẩm; huyện Yên Sơn 32 sản phẩm. "
        "Kết quả, 12 sản phẩm đạt 4 sao.",
        [(53, "Tuyên Quang"), (21, "Chiêm Hóa"), (32, "Yên Sơn"), (12, "Tuyên Quang")],
        outlet="Tuyên Quang",
    ),
    place_case(
        "what an authority of the country counts is the country's",
        "Theo Bộ Nông nghiệp và Môi trường, đến nay đã có 17.400 sản phẩm OCOP.\nTỉnh có 200 sản phẩm OCOP.",
        [(17400, "Việt Nam"), (200, "Lai Châu")],
        outlet="Lai Châu",
    ),
    place_case(
        "a title that ranks a city among all",
        "Theo Văn phòng Điều phối nông thôn mới Trung ương, OCOP khơi dậy tiềm năng.\n"
        "Trong số hơn 12.000 sản phẩm OCOP, gần 74% sản phẩm OCOP đạt 3 sao.",
        [(12000, "Việt Nam"), (74, "Việt Nam")],
        title="Hà Nội đứng đầu cả nước về OCOP",
    ),
    place_case(
        "a locality is the place told last",
        "Năm 2023, huyện Kon Plông dành gần 830 triệu đồng cho OCOP.\nHiện nay, địa phương có hơn 60 sản phẩm OCOP.",
        [(60, "Kon Plông")],
        outlet="Kon Tum",
    ),
    place_case(
        "any locality is no place",
        "Nhiều địa phương có cách làm hay. Đến nay có 60 sản phẩm OCOP.",
        [(60, "Kon Tum")],
        outlet="Kon Tum",
    ),
    place_case(
        "a semicolon parts plans, not subjects",
        "Huyện Đak Pơ tiếp tục tuyên truyền; phấn đấu đến cuối năm có thêm 5 sản phẩm OCOP mới.",
        [(5, "Đăk Pơ")],
        outlet="Gia Lai",
    ),
    place_case(
        "districts alone tell their province",
        "Trên địa bàn tỉnh có 26 sản phẩm OCOP hết hạn. Chủ thể ở các huyện Tuyên Hóa, Minh Hóa chưa nộp hồ sơ.",
        [(26, "Quảng Bình")],
    ),
    place_case(
        "a paragraph goes on with the one above",
        "Ngày 13/3, UBND huyện Đức Trọng trao giấy chứng nhận OCOP đợt 2.\nCụ thể, có 7 sản phẩm OCOP đạt 3 sao.",
        [(7, "Đức Trọng")],
        title="Nhiều sản phẩm OCOP của Lâm Đồng được công nhận",
    ),
    place_case(
        "a section keeps the place of its heading",
        "Quảng Ninh: dán tem cho tất cả\nTỉnh vùng mỏ hiện có 437 sản phẩm OCOP.\nHưng Yên: kinh tế tập "
        "thể\nToàn tỉnh có 204 sản phẩm OCOP.",
        [(437, "Quảng Ninh"), (204, "Hưng Yên")],
        title="Điểm tin OCOP phía Bắc",
    ),
    place_case(
        "bullets of a digest",
        "* Hải Dương: Sáu tháng đầu năm, tỉnh công nhận 51 sản phẩm OCOP.\n* Ninh Thuận: Đến nay có 203 sản phẩm OCOP.",
        [(51, "Hải Dương"), (203, "Ninh Thuận")],
    ),
    place_case(
        "a subject wins over a total told before it",
        "Cả nước đã có 17.300 sản phẩm OCOP.\nSơn La đi chậm mà chắc. Khởi đầu với 28 sản phẩm OCOP, "
        "đến nay tỉnh có 202 sản phẩm OCOP.",
        [(17300, "Việt Nam"), (28, "Sơn La"), (202, "Sơn La")],
    ),
    place_case(
        "a subject governs all its clause",
        "Toàn tỉnh có 12 sản phẩm OCOP 4 sao. Trong đó, riêng huyện Tiên Phước có 4 sản phẩm 4 sao và "
        "trình 3 sản phẩm đề nghị 5 sao.",
        [(12, "Quảng Nam"), (4, "Tiên Phước"), (3, "Tiên Phước")],
        outlet="Quảng Nam",
    ),
    place_case(
        "what is left belongs to the whole",
        "Toàn tỉnh có 26 sản phẩm OCOP: huyện Chi Lăng 2 sản phẩm, huyện Đình Lập 1 sản phẩm; 23 sản "
        "phẩm còn lại của các huyện khác.",
        [(26, "Lạng Sơn"), (2, "Chi Lăng"), (1, "Đình Lập"), (23, "Lạng Sơn")],
        outlet="Lạng Sơn",
    ),
    place_case(
        "a bracket belongs to the count before it",
        "Toàn tỉnh có 211 sản phẩm OCOP, trong đó thị xã An Nhơn 48 sản phẩm (6 sản phẩm 4 sao).",
        [(211, "Bình Định"), (48, "An Nhơn"), (6, "An Nhơn")],
        outlet="Bình Định",
    ),
    place_case(
        "the council of several districts",
        "Hội đồng OCOP các huyện Nghi Xuân, Thạch Hà và Vũ Quang (tỉnh Hà Tĩnh) vừa họp. Kết quả, 10 "
        "sản phẩm được công nhận OCOP 3 sao.",
        [(10, "Hà Tĩnh")],
    ),
]


@pytest.mark.parametrize(("text", "article", "expected"), [*OWNERS_AND_AGENTS, *ASIDES, *POINTING, *STRETCHES])
def test_places_of_counts(text: str, article: dict[str, object], expected: Placed) -> None:
    assert placed(text, **article) == expected  # type: ignore[arg-type]
