"""Which count is a part of which, and whose level is whose."""

import pytest

from nlp.facts import find_facts
from tests.nlp.articles import article, stars


def parts(text: str, title: str | None = None) -> list[tuple[float, str | None, int | None]]:
    return [(fact.value, stars(fact), fact.part_of) for fact in find_facts(article(text, title=title, home="Hà Nam"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỉnh có 20 sản phẩm OCOP (12 sản phẩm 3 sao, 8 sản phẩm 4 sao).",
            [(20, None, None), (12, "3-3", 0), (8, "4-4", 0)],
            id="brackets",
        ),
        pytest.param(
            "Tỉnh có 20 sản phẩm OCOP. Trong đó, 12 sản phẩm 3 sao, còn lại 8 sản phẩm 4 sao.",
            [(20, None, None), (12, "3-3", 0), (8, "4-4", 0)],
            id="the next sentence",
        ),
        pytest.param(
            "Tỉnh có 20 sản phẩm OCOP 3 sao, trong đó 12 sản phẩm mới (5 sản phẩm của phụ nữ).",
            [(20, "3-3", None), (12, "3-3", 0), (5, "3-3", 1)],
            id="parts of parts take the level",
        ),
        pytest.param(
            "Bộ công nhận 19 sản phẩm OCOP 5 sao của 8 tỉnh, thành. Hà Giang góp 2 sản phẩm; Sơn La góp 1 sản phẩm.",
            [(19, "5-5", None), (2, "5-5", 0), (1, "5-5", 0)],
            id="what provinces give",
        ),
        pytest.param(
            "Công nhận các sản phẩm OCOP gồm 7 sản phẩm, cụ thể như sau:\n1. Hạng 4 sao, gồm 3 sản phẩm.\n"
            "2. Hạng 3 sao, gồm 4 sản phẩm.",
            [(7, None, None), (3, "4-4", 0), (4, "3-3", 0)],
            id="a list below a colon",
        ),
        pytest.param(
            "Tỉnh có 30 sản phẩm OCOP. Huyện Bình Lục có 12 sản phẩm gồm 10 sản phẩm 3 sao; Thanh Liêm 9 sản phẩm.",
            [(30, None, None), (12, None, 0), (10, "3-3", 1), (9, None, 0)],
            id="districts, one of them split",
        ),
        pytest.param(
            "Có 11 sản phẩm OCOP 3 sao.\nTỉnh đăng ký 6 sản phẩm OCOP, gồm 5 sản phẩm mới và 1 sản phẩm đánh giá lại.",
            [(11, "3-3", None), (6, None, None), (5, None, 1), (1, None, 1)],
            id="a sum by chance",
        ),
        pytest.param("Gần 90 sản phẩm OCOP trong đó đạt 4 sao.", [(90, "4-4", None)], id="which products are meant"),
        pytest.param(
            "Tỉnh có 48 sản phẩm OCOP dự đánh giá. Trong đó, Hội đồng chấm 26 sản phẩm ở mức 4 sao. "
            "Cụ thể, huyện Bình Lục có 2 sản phẩm; huyện Thanh Liêm có 8 sản phẩm.",
            [(48, None, None), (26, "4-4", 0), (2, "4-4", 1), (8, "4-4", 1)],
            id="the part just told, in detail",
        ),
        pytest.param(
            "Tỉnh có 1.002 sản phẩm OCOP từ 3 sao trở lên.\nĐến nay, 824/1.002 sản phẩm đã lên sàn thương mại điện tử.",
            [(1002, "3-5", None), (824, "3-5", 0)],
            id="so many out of a count told before",
        ),
        pytest.param(
            "Năm nay có 14 sản phẩm OCOP. Cụ thể, huyện Bình Lục có 9 sản phẩm; huyện Thanh Liêm có 5 sản phẩm. "
            "Các huyện đề nghị tỉnh công nhận 14 sản phẩm OCOP từ 3 - 5 sao.",
            [(9, "3-5", 2), (5, "3-5", 2), (14, "3-5", None)],
            id="a level told later with the same count",
        ),
        pytest.param(
            "Công nhận OCOP 4 sao cho 12 sản phẩm của 9 chủ thể.", [(12, "4-4", None), (9, None, None)], id="for"
        ),
        pytest.param(
            "Có 12 sản phẩm OCOP được công nhận lại ở hạng 4 sao cho 9 chủ thể.",
            [(12, "4-4", None), (9, None, None)],
            id="a level before producers is the products'",
        ),
        pytest.param(
            "Tỉnh có 12 sản phẩm OCOP 4 sao, trong đó 3 sản phẩm nâng hạng từ 3 sao.",
            [(12, "4-4", None), (3, "4-4", 0)],
            id="the level that an upgrade starts from",
        ),
        pytest.param(
            "Hạng 4 sao có 3 sản phẩm OCOP của 2 chủ thể; hạng 3 sao có 9 sản phẩm của 7 chủ thể.",
            [(3, "4-4", None), (2, "4-4", None), (9, "3-3", None), (7, "3-3", None)],
            id="producers split by level with their products",
        ),
        pytest.param(
            "Sản phẩm OCOP hạng 3 sao, 4 sao gồm 14 sản phẩm, trong đó có 1 sản phẩm 4 sao.",
            [(14, "3-4", None), (1, "4-4", 0)],
            id="two levels before one count",
        ),
        pytest.param(
            "Thành phố có thêm 40 sản phẩm OCOP.\nPhủ Lý dẫn đầu với 12 sản phẩm, Kim Bảng có 9 sản phẩm.",
            [(40, None, None), (12, None, 0), (9, None, 0)],
            id="no level to take",
        ),
        pytest.param(
            "Đến nay, tỉnh có 90 sản phẩm OCOP từ 3 sao trở lên, nhưng chỉ 70 sản phẩm trong số ấy còn hạn.",
            [(90, "3-5", None), (70, "3-5", 0)],
            id="of those just told",
        ),
        pytest.param(
            "Đến hết năm 2022, tỉnh có 60 sản phẩm OCOP. Năm 2023, huyện Bình Lục công nhận 8 sản phẩm. "
            "Xã Tràng An có 3 sản phẩm.",
            [(60, None, None), (8, None, None), (3, None, 1)],
            id="another year is no part of the stock",
        ),
        pytest.param(
            "Cả nước có 9.000 sản phẩm OCOP từ 3 sao trở lên. Vùng Đồng bằng sông Hồng chiếm 28% số sản phẩm.",
            [(9000, "3-5", None), (28, "3-5", None)],
            id="the share of a region takes the level",
        ),
        pytest.param(
            "Theo quyết định, 15 sản phẩm OCOP đạt 4 sao, 24 sản phẩm đạt 3 sao.\nHuyện Bình Lục có 7 sản phẩm.",
            [(15, "4-4", None), (24, "3-3", None), (7, None, 1)],
            id="a district of several levels has none of them",
        ),
        pytest.param(
            "Cả nước có 14.000 sản phẩm OCOP từ 3 sao trở lên. Vùng Đồng bằng sông Hồng có 4.200 sản phẩm, "
            "Tây Nguyên có 800 sản phẩm.",
            [(14000, "3-5", None), (4200, "3-5", 0), (800, "3-5", 0)],
            id="regions are parts of the country",
        ),
        pytest.param(
            "Đến nay, tỉnh có tổng cộng 160 sản phẩm OCOP; dẫn đầu là huyện Bình Lục 35 sản phẩm.",
            [(160, None, None), (35, None, 0)],
            id="the first district, after a total up to now",
        ),
        pytest.param(
            "Toàn tỉnh có 120 sản phẩm OCOP: 90 sản phẩm thực phẩm (70 sản phẩm 3 sao, 20 sản phẩm 4 sao), "
            "30 sản phẩm đồ uống (28 sản phẩm 3 sao, 2 sản phẩm 4 sao).",
            [
                *((120, None, None), (90, None, 0), (70, "3-3", 1), (20, "4-4", 1)),
                *((30, None, 0), (28, "3-3", 4), (2, "4-4", 4)),
            ],
            id="a colon after number and noun opens a breakdown",
        ),
        pytest.param(
            "UBND tỉnh vừa công nhận 44 sản phẩm OCOP. Cụ thể, huyện Bình Lục có 20 sản phẩm (12 sản phẩm 4 sao, "
            "8 sản phẩm 3 sao); huyện Lý Nhân có 24 sản phẩm (14 sản phẩm 4 sao, 10 sản phẩm 3 sao).",
            [
                *((44, None, None), (20, None, 0), (12, "4-4", 1), (8, "3-3", 1)),
                *((24, None, 0), (14, "4-4", 4), (10, "3-3", 4)),
            ],
            id="brackets of each district hang on the district",
        ),
        pytest.param(
            "Giai đoạn 2021 - 2025, tỉnh phấn đấu có 200 sản phẩm OCOP 3 sao. Riêng năm 2024, phấn đấu có thêm "
            "30 sản phẩm, trong đó 5 sản phẩm 4 sao.",
            [(200, "3-3", None), (30, None, None), (5, "4-4", 1)],
            id="a goal of one year is no part of a longer plan's",
        ),
        pytest.param(
            "Huyện có 7 sản phẩm OCOP được xếp hạng 3 sao. Trong đó, có 4 sản phẩm chấm lần đầu gồm chè Võ Miếu, mật "
            "ong Khả Cửu. 3 sản phẩm đánh giá lại: thịt chua Đất Cự, măng khô Cự Thắng.",
            [(7, "3-3", None), (4, "3-3", 0), (3, "3-3", 0)],
            id="what is left over, in a sentence of its own",
        ),
        pytest.param(
            "Tỉnh công nhận 12 sản phẩm OCOP 4 sao. Trong đó, 8 sản phẩm mới. Ngoài ra, có 1 sản phẩm được nâng hạng. "
            "Ba sản phẩm đánh giá lại gồm chè, mật ong và miến.",
            [(12, "4-4", None), (8, "4-4", 0), (1, "4-4", 0), (3, "4-4", 0)],
            id="what is left over, in two sentences",
        ),
        pytest.param(
            "Huyện có 10 sản phẩm OCOP 3 sao. Trong đó, 7 sản phẩm là thực phẩm. Huyện hiện có 3 sản phẩm lên sàn.",
            [(10, "3-3", None), (7, "3-3", 0), (3, None, None)],
            id="as many as are left over, but told for themselves",
        ),
        pytest.param(
            "Huyện có 41 sản phẩm OCOP dự đánh giá; trong đó, 32 sản phẩm mới và 9 sản phẩm đánh giá lại. Hội đồng "
            "chấm 22 sản phẩm ở mức 4 sao. Cụ thể, quận Bình Thủy có 2 sản phẩm; quận Thốt Nốt có 7 sản phẩm.",
            [(41, None, None), (32, None, 0), (9, None, 0), (22, "4-4", 0), (2, "4-4", 3), (7, "4-4", 3)],
            id="two that make nine by chance go on with what they are told of",
        ),
        pytest.param(
            "Bộ công nhận 3 sản phẩm OCOP 5 sao. Trong đó, 8 sản phẩm 4 sao do tỉnh công nhận.",
            [(3, "5-5", None), (8, "4-4", None)],
            id="the greater is no part of the smaller",
        ),
        pytest.param(
            "Tỉnh có 90 sản phẩm OCOP từ 3 sao. Năm ngoái, huyện Hoài Ân có 9 sản phẩm được công nhận mới.",
            [(90, "3-5", None), (9, None, None)],
            id="a year is no part of the stock of now",
        ),
    ],
)
def test_parts(text: str, expected: list[tuple[float, str | None, int | None]]) -> None:
    assert parts(text) == expected


def test_a_title_tells_the_level_of_the_total() -> None:
    text = "Hà Nam vừa có thêm 30 sản phẩm OCOP.\nBình Lục dẫn đầu với 12 sản phẩm."
    assert parts(text, title="Hà Nam thêm 30 sản phẩm OCOP 4 sao")[-1][:2] == (12, "4-4")
