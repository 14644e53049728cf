"""Which figures are the whole country's, though no "cả nước" stands with them."""

from datetime import date

import pytest

from tests.nlp.articles import Placed, place_case, placed

CASES = [
    place_case(
        "a ministry that recognises, in a province's paper",
        "Bộ Nông nghiệp và Môi trường vừa công nhận 47 sản phẩm OCOP 5 sao cấp quốc gia. Trong đó, Bắc Giang có 3 sản "
        "phẩm.",
        [(47, "Việt Nam"), (3, "Bắc Giang")],
        outlet="Bắc Giang",
    ),
    place_case(
        "the council of the centre, with the province's part after it",
        "Hội đồng OCOP Trung ương vừa công nhận 28 sản phẩm OCOP 5 sao, trong đó Đồng Nai có 2 sản phẩm.",
        [(28, "Việt Nam"), (2, "Đồng Nai")],
        title="Đồng Nai thêm sản phẩm OCOP 5 sao",
        outlet="Đồng Nai",
    ),
    place_case(
        "a flow that raises the country's total",
        "Hội đồng vừa công bố 47 sản phẩm OCOP 5 sao mới, đưa tổng số sản phẩm OCOP 5 sao toàn quốc lên 126. Trong "
        "số này, Hà Nam góp 2 sản phẩm.",
        [(47, "Việt Nam"), (126, "Việt Nam"), (2, "Hà Nam")],
        title="Hà Nam có sản phẩm OCOP 5 sao",
    ),
    place_case(
        "the round of the country's council, in an article about a province",
        "Chủ tịch Hội đồng OCOP cấp Trung ương chủ trì cuộc họp. Phía tỉnh Hà Nam có đại diện chủ thể.\n"
        "Đợt này, trong 64 hồ sơ sản phẩm OCOP, có 21 sản phẩm được chấm trên 90 điểm. Có 8 sản phẩm không đạt.",
        [(64, "Việt Nam"), (21, "Việt Nam"), (8, "Việt Nam")],
        title="Hà Nam dự kỳ chấm OCOP của Trung ương",
    ),
    place_case(
        "what only waits for that council is the province's",
        "Tỉnh còn có bộ bàn ghế mây đang chờ Hội đồng Trung ương xét hạng 5 sao.\n"
        "Ngành nông nghiệp cho hay 57 sản phẩm OCOP đã quá hạn.",
        [(57, "Hà Nam")],
        title="OCOP Hà Nam",
    ),
    place_case(
        "the ministry recognises what is a province's",
        "Tỉnh Bắc Giang có 300 sản phẩm OCOP, trong đó 3 sản phẩm được Bộ Nông nghiệp công nhận 5 sao cấp quốc gia.",
        [(300, "Bắc Giang"), (3, "Bắc Giang")],
        outlet="Bắc Giang",
    ),
    place_case(
        "a title of the country's own ranking",
        "Lễ trao giấy chứng nhận diễn ra hôm qua. Có 9 sản phẩm OCOP được công nhận lại.\nTrà hoa vàng của Quảng Ninh.",
        [(9, "Việt Nam"), (28, "Việt Nam")],
        title="28 sản phẩm nữa được công nhận OCOP 5 sao cấp quốc gia",
    ),
    place_case(
        "too many products for a province",
        "Chương trình đã có 11.056 sản phẩm OCOP, trong đó 42 sản phẩm 5 sao.",
        [(11056, "Việt Nam"), (42, "Việt Nam")],
        title="Sáu năm xây dựng sản phẩm OCOP",
        outlet="Đồng Nai",
    ),
    place_case(
        "all provinces together, though a sign follows",
        "Hội đồng đã đánh giá 85 hồ sơ sản phẩm OCOP của các tỉnh, thành phố; tỉnh Bình Phước có 3 sản phẩm đạt.",
        [(85, "Việt Nam"), (3, "Bình Phước")],
    ),
    place_case(
        "a province and others with it",
        "Tuần hàng bày hơn 500 sản phẩm OCOP của Hà Nội và 20 tỉnh, thành phố trong cả nước. Riêng Hà Nội góp 100 "
        "sản phẩm OCOP.",
        [(500, "Việt Nam"), (100, "Hà Nội")],
    ),
    place_case(
        "an article that turns to its province only later",
        "Đến nay, các địa phương đã công nhận 65 sản phẩm OCOP du lịch.\nCòn tại Lào Cai, tỉnh có 92 sản phẩm OCOP.",
        [(65, "Việt Nam"), (92, "Lào Cai")],
    ),
    place_case(
        "regions with numbers of something else before it",
        "Các tỉnh đã đánh giá, trong đó Đồng bằng sông Hồng là 10/11 tỉnh, Đông Nam Bộ (1/6); đã có 2.169 sản phẩm "
        "OCOP được công nhận.",
        [(2169, "Việt Nam")],
    ),
    place_case(
        "the province's part of the country's figures is split by the next sentence",
        "Cả nước có 10.881 sản phẩm OCOP. Riêng Hà Giang có 300 sản phẩm. Trong đó, 5 sản phẩm đạt 5 sao.",
        [(10881, "Việt Nam"), (300, "Hà Giang"), (5, "Hà Giang")],
        title="Sản phẩm OCOP Hà Giang vươn xa",
    ),
    place_case(
        "former provinces in a list of bare numbers",
        "Tỉnh Lâm Đồng (mới) có 600 sản phẩm OCOP, trong đó Lâm Đồng cũ 380, Bình Thuận 120 và Đắk Nông 100 sản phẩm.",
        [(600, "Lâm Đồng"), (380, "Lâm Đồng"), (120, "Bình Thuận"), (100, "Đắk Nông")],
        day=date(2025, 9, 1),
    ),
]


@pytest.mark.parametrize(("text", "article", "expected"), CASES)
def test_figures_of_the_country(text: str, article: dict[str, object], expected: Placed) -> None:
    assert placed(text, **article) == expected  # type: ignore[arg-type]


def test_a_province_without_a_name_is_no_country() -> None:
    assert placed("Tỉnh đã có 3 sản phẩm OCOP cấp quốc gia.\nĐến nay có 20 sản phẩm 4 sao.") == [(3, None), (20, None)]


def test_a_paper_of_a_province_passes_on_figures_of_the_country() -> None:
    text = (
        "Theo Bộ NN&PTNT, cả nước đã công nhận 5.401 sản phẩm OCOP.\nHiện có hơn 2.944 chủ thể tham gia OCOP.\n"
        "Đến nay đã có 20 sản phẩm OCOP 5 sao."
    )
    told = placed(text, title="Năm nay phấn đấu có 6.500 sản phẩm OCOP", outlet="Tuyên Quang")
    assert {place for _, place in told} == {"Việt Nam"}


def test_what_the_paper_tells_of_its_own_province_stays_there() -> None:
    text = "Cả nước có 5.401 sản phẩm OCOP.\nTại Tuyên Quang, ai cũng biết.\nĐến nay đã có 120 sản phẩm OCOP."
    assert placed(text, title="Chuyện OCOP", outlet="Tuyên Quang") == [(5401, "Việt Nam"), (120, "Tuyên Quang")]


def test_what_follows_a_bracket_is_said_of_the_whole() -> None:
    text = "Bắc Giang có 180 sản phẩm OCOP (39 sản phẩm 4 sao và 141 sản phẩm 3 sao) thuộc tốp đầu cả nước."
    assert {place for _, place in placed(text)} == {"Bắc Giang"}
