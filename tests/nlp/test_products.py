"""Products named with their level, one construction a case."""

import pytest

from nlp.products import find_named_products
from ocop.models import Article

Named = list[tuple[str, int | None]]


def named(text: str, title: str | None = None) -> Named:
    article = Article(url="file:test", text="Tin OCOP.\n" + text, title=title)
    return [(one.name, one.star) for one in find_named_products(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trà Lam Sơn của HTX Lam Sơn được công nhận 4 sao năm 2022.", [("Trà Lam Sơn", 4)]),
        ("Bù lại, tinh dầu sả Bản Lúc vẫn giữ nguyên 4 sao.", [("tinh dầu sả Bản Lúc", 4)]),
        (
            "Ở nhóm đầu, chè Ba Vân, miến Ba Vân và gạo nếp Ba Vân của HTX Trồng và Chế biến Ba Vân được xếp 4 sao.",
            [("chè Ba Vân", 4), ("miến Ba Vân", 4), ("gạo nếp Ba Vân", 4)],
        ),
        (
            "Chả mực Hòn Én từng đạt 3 sao năm 2019 và được xếp 4 sao năm 2022.",
            [("Chả mực Hòn Én", 3), ("Chả mực Hòn Én", 4)],
        ),
        ("Hạt sen Đồng Lý từ 3 sao năm 2019 lên 4 sao năm 2021.", [("Hạt sen Đồng Lý", 3), ("Hạt sen Đồng Lý", 4)]),
        ("Nón lá Yên Hạ được nâng hạng từ 3 sao lên 4 sao.", [("Nón lá Yên Hạ", 4)]),
        ("Chị Hoa kể rằng từ khi mắm ruốc Bãi Ngang được 3 sao, hàng bán chạy.", [("mắm ruốc Bãi Ngang", 3)]),
        ("Cốm Lũng Vài, sản phẩm OCOP 4 sao của huyện.", [("Cốm Lũng Vài", 4)]),
        ("Dầu lạc Sông Trà, hạng 4 sao, là cái tên mới.", [("Dầu lạc Sông Trà", 4)]),
        ("Ảnh: Rượu men lá Nà Pản - sản phẩm OCOP 3 sao.", [("Rượu men lá Nà Pản", 3)]),
        ("“Hoa Nắng” (HTX Hoa Nắng) được công nhận OCOP 4 sao.", [("Hoa Nắng", 4)]),
        (
            "Bà bán bún khô Lý Nhơn (4 sao), mật ong Đồi Thông (3 sao).",
            [("bún khô Lý Nhơn", 4), ("mật ong Đồi Thông", 3)],
        ),
        ("“Trà Đồi Gió” là một trong 47 sản phẩm được chấm 5 sao.", [("Trà Đồi Gió", 5)]),
        ("Mận sấy Bảy Tý từng bán ở chợ. Sau khi lên 4 sao, sản phẩm vào siêu thị.", [("Mận sấy Bảy Tý", 4)]),
        ("“Trà Đồi Gió” là 1 trong số các sản phẩm được công nhận OCOP 4 sao.", [("Trà Đồi Gió", 4)]),
        ("Ông Bảy khoe chả cá Hòn Én lần này lên 4 sao.", [("chả cá Hòn Én", 4)]),
        ("Trà Đạt Phát và trà Khe Mây của HTX Khe Mây đạt 4 sao.", [("Trà Đạt Phát", 4), ("trà Khe Mây", 4)]),
        ("Sau khi đạt 4 sao năm 2022, trà Khe Mây vào siêu thị.", [("trà Khe Mây", 4)]),
        ("Được công nhận 3 sao, cốm Nà Lạn nay lên 4 sao.", [("cốm Nà Lạn", 3), ("cốm Nà Lạn", 4)]),
        ("Miến Nà Lạn, cốm Nà Lạn là hai sản phẩm đạt 3 sao.", [("Miến Nà Lạn", 3), ("cốm Nà Lạn", 3)]),
        ("Quầy bán sản phẩm OCOP 4 sao Ruốc hàu Bãi Sen của HTX Bãi Sen.", [("Ruốc hàu Bãi Sen", 4)]),
        ("Ảnh: Sản phẩm OCOP 4 sao bánh tráng dừa của Công ty Dừa Xanh.", [("bánh tráng dừa", 4)]),
        ("Được công nhận OCOP 4 sao sản phẩm Tảo xoắn sấy, HTX có thêm khách.", [("Tảo xoắn sấy", 4)]),
        ("Sản phẩm tiềm năng 5 sao - Chè Shan Nà Pản 1 tôm 1 lá", [("Chè Shan Nà Pản 1 tôm 1 lá", 5)]),
        ("Xã có mít sấy 4 sao và chuối sấy 3 sao.", [("mít sấy", 4), ("chuối sấy", 3)]),
        ("Hạng 4 sao là Trà mãng cầu - Hương vị đậm.", [("Trà mãng cầu - Hương vị đậm", 4)]),
        ("Khô cá Kỳ Như của HTX Kỳ Như được thăng hạng từ 3 sao lên 4 sao.", [("Khô cá Kỳ Như", 4)]),
        ("Nước mắm Thượng hạng Bảy Tý được xếp hạng 3 sao.", [("Nước mắm Thượng hạng Bảy Tý", 3)]),
        ("Mỳ gạo Lam Hạ đề xuất đánh giá lại và mỳ Đồi Hạ nâng hạng 5 sao.", [("mỳ Đồi Hạ", 5)]),
        ("Mô hình Mai's Homestay (xã Nà Lạn) đạt chuẩn OCOP 4 sao.", [("Mai's Homestay", 4)]),
        ("Năm 2021 sản phẩm rượu nếp Ba Khe được chứng nhận OCOP 3 sao.", [("rượu nếp Ba Khe", 3)]),
        ("Giò Bảy Tý có tiếng lâu nay. Sản phẩm được xếp 4 sao từ năm 2023.", [("Giò Bảy Tý", 4)]),
        ("Chè Ba Vân làm từ búp non. Năm 2022, sản phẩm được chứng nhận OCOP 4 sao.", [("Chè Ba Vân", 4)]),
    ],
)
def test_told(text: str, expected: Named) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hai sản phẩm 4 sao là chè Ba Vân và miến Ba Vân.", [("chè Ba Vân", 4), ("miến Ba Vân", 4)]),
        (
            "Có 3 sản phẩm 4 sao (na Đồi Hạ, hồng Đồi Hạ, mận Đồi Hạ).",
            [("na Đồi Hạ", 4), ("hồng Đồi Hạ", 4), ("mận Đồi Hạ", 4)],
        ),
        (
            "Huyện công nhận 3 sao cho 4 sản phẩm của 3 chủ thể, trong đó có nước mắm Vân Hải, tôm khô Vân Hải.",
            [("nước mắm Vân Hải", 3), ("tôm khô Vân Hải", 3)],
        ),
        ("Trong số hàng mới lên 4 sao có trà Đồi Gió của HTX Đồi Gió.", [("trà Đồi Gió", 4)]),
        (
            "Xã có 3 sản phẩm đạt 3 sao. Danh sách gồm cam sành, đũa tre và rượu men lá.",
            [("cam sành", 3), ("đũa tre", 3), ("rượu men lá", 3)],
        ),
        (
            "Tỉnh công nhận 12 sản phẩm OCOP 4 sao. Trong nhóm mới có tôm khô và mực khô của HTX Bãi Bồi.",
            [("tôm khô", 4), ("mực khô", 4)],
        ),
        ("Sản phẩm 4 sao gồm:\n- Chè Nà Lạn\n- Bún Nà Lạn của HTX Nà Lạn", [("Chè Nà Lạn", 4), ("Bún Nà Lạn", 4)]),
        (
            "Xã có 3 sản phẩm là: chả lụa, giò thủ, nem chua thống nhất đạt 3 sao.",
            [("chả lụa", 3), ("giò thủ", 3), ("nem chua", 3)],
        ),
        (
            "Ba sản phẩm được công nhận 5 sao\n1. Mật hoa dừa - HTX Dừa.\n2. Cốm - HTX Lúa.\n3. Gạo - HTX Gạo.",
            [("Mật hoa dừa", 5), ("Cốm", 5), ("Gạo", 5)],
        ),
        ("Tên sản phẩm | Chủ thể | Hạng\nChè Nà Lạn | HTX Nà Lạn | 4 sao", [("Chè Nà Lạn", 4)]),
        ("Tên sản phẩm | Chủ thể | Kết quả\nChè Nà Lạn | HTX Nà Lạn | 4 sao", [("Chè Nà Lạn", 4)]),
        (
            "Huyện công nhận 3 sản phẩm gồm: ớt Bản Lúc của HTX Bản Lúc; lót giày, bông tắm Nà Lạn đều đạt 3 sao.",
            [("ớt Bản Lúc", 3), ("lót giày", 3), ("bông tắm Nà Lạn", 3)],
        ),
        (
            (
                "Có 2 sản phẩm được đánh giá lần đầu là cốm Nà Lạn, bún Nà Lạn; 1 sản phẩm được đánh giá lại là "
                "nem Nà Lạn. Cả 3 sản phẩm đều đạt OCOP 3 sao."
            ),
            [("cốm Nà Lạn", 3), ("bún Nà Lạn", 3), ("nem Nà Lạn", 3)],
        ),
        (
            "Hội đồng chấm 3 sản phẩm gồm cốm, bún và nem. Tất cả các sản phẩm này đều đạt 3 sao.",
            [("cốm", 3), ("bún", 3), ("nem", 3)],
        ),
        (
            (
                "Huyện có 4 sản phẩm 3 sao: HTX Vân Hải có mắm Vân Hải, ruốc Vân Hải; tại xã Nà Lạn có cốm Nà Lạn, "
                "bún Nà Lạn."
            ),
            [("mắm Vân Hải", 3), ("ruốc Vân Hải", 3), ("cốm Nà Lạn", 3), ("bún Nà Lạn", 3)],
        ),
        (
            (
                "Các sản phẩm 4 sao: tại huyện Hòa An có trà Đồi Gió; huyện Lam Hạ có 2 sản phẩm đều của HTX Lam là "
                "dầu lạc Lam, dầu mè Lam."
            ),
            [("trà Đồi Gió", 4), ("dầu lạc Lam", 4), ("dầu mè Lam", 4)],
        ),
        (
            "Huyện công nhận 5 sản phẩm 4 sao. Bên cạnh đó, có 1 sản phẩm nâng hạng là Giò Bảy Tý.",
            [("Giò Bảy Tý", 4)],
        ),
        ("Tỉnh trình Trung ương công nhận 5 sao đối với sản phẩm đèn mây Đồi Hạ.", [("đèn mây Đồi Hạ", 5)]),
        (
            "Có 9 sản phẩm 4 sao (Hạt sen Đồng Lý; Trà tâm sen; Cao gắm…), 7 sản phẩm 3 sao.",
            [("Hạt sen Đồng Lý", 4), ("Trà tâm sen", 4), ("Cao gắm", 4)],
        ),
        (
            "Kết quả có 3 sản phẩm 3 sao, cụ thể:\n- HTX Nà Lạn:\n+ Cốm Nà Lạn\n+ Bún Nà Lạn\n- Hộ Lê Na:\n+ Nem Na",
            [("Cốm Nà Lạn", 3), ("Bún Nà Lạn", 3), ("Nem Na", 3)],
        ),
        (
            (
                "Danh sách sản phẩm OCOP 4 sao:\n1. Mật Đồi Hạ - HTX Đồi Hạ, xã Lam Hạ, huyện Hòa An, tỉnh Cao Bằng\n"
                "2. SENKO Gold - Công ty Sen"
            ),
            [("Mật Đồi Hạ", 4), ("SENKO Gold", 4)],
        ),
        (
            "Có 2 sản phẩm đạt 3 sao: cốm Nà Lạn, bún Nà Lạn và 01 sản phẩm đạt 4 sao: trà Nà Lạn.",
            [("cốm Nà Lạn", 3), ("bún Nà Lạn", 3), ("trà Nà Lạn", 4)],
        ),
        (
            (
                "Có 3 sản phẩm mới gồm: 02 sản phẩm của HTX Lam (cốm Lam, bún Lam); 01 sản phẩm của hộ Na (nem Na). "
                "Sau khi thẩm định, các sản phẩm mới đều đạt 3 sao."
            ),
            [("cốm Lam", 3), ("bún Lam", 3), ("nem Na", 3)],
        ),
        (
            "Đợt này có 3 sản phẩm gồm: cốm, bún và nem. Hội đồng xếp hạng 3 sao cho cả 3 sản phẩm.",
            [("cốm", 3), ("bún", 3), ("nem", 3)],
        ),
        (
            "HTX Phú An 3 sản phẩm OCOP 3 sao là rau ngót, cải ngồng, cải thìa; rượu sâm Đồi Hạ cũng 3 sao.",
            [("rau ngót", 3), ("cải ngồng", 3), ("cải thìa", 3), ("rượu sâm Đồi Hạ", 3)],
        ),
        (
            "1 sản phẩm mới 3 sao cấp huyện (đường thốt nốt Ngọc Na của Công ty Ngọc Na) đang chờ cấp tỉnh.",
            [("đường thốt nốt Ngọc Na", 3)],
        ),
        ("Huyện trao chứng nhận 3 sao cho 1 sản phẩm gồm: Bộ sản phẩm trà Nà Lạn.", [("trà Nà Lạn", 3)]),
        (
            (
                "Hạng 3 sao được trao là Bánh Na của hộ Na, khóm 2, phường 3; Cốm Na của hộ Na và 2 loại trà: Sâm Na, "
                "Sen Na của Công ty Na."
            ),
            [("Bánh Na", 3), ("Cốm Na", 3), ("Sâm Na", 3), ("Sen Na", 3)],
        ),
        (
            "Có 4 sản phẩm gồm: cốm; bún; nem; giò. Kết quả, huyện công nhận 3 sản phẩm đạt 3 sao, riêng giò để sau.",
            [("cốm", 3), ("bún", 3), ("nem", 3)],
        ),
        (
            "2 sản phẩm 4 sao là Gạo Liên (OM 18), Gạo Liên (Đài Thơm) của Công ty Liên.",
            [("Gạo Liên (OM 18)", 4), ("Gạo Liên (Đài Thơm)", 4)],
        ),
        (
            "Trong đó, 1 sản phẩm có tiềm năng 5 sao, đề nghị Hội đồng Trung ương xét công nhận là trà Nà Lạn.",
            [("trà Nà Lạn", 5)],
        ),
    ],
)
def test_listed(text: str, expected: Named) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Hết năm 2023, Quảng Ninh có 346 sản phẩm OCOP (256 sản phẩm 3 sao).", "a place has products"),
        ("Phần lớn hàng 4 sao làm từ tôm: tôm khô, chả tôm.", "kinds, not products"),
        ("Đa số hàng 5 sao là nước mắm.", "a share"),
        ("Chuối Ba Hạ không giữ được 4 sao.", "the level was lost"),
        ("Nhờ mật ong, huyện có sản phẩm 4 sao đầu tiên.", "the level is of something else"),
        ("Riêng xã Nà Lạn đăng ký nâng hạng 12 sản phẩm từ 3 sao lên 4 sao.", "a plan for a number of products"),
        ("Sản phẩm 4 sao được thưởng 20 triệu đồng.", "no product at all"),
        ("Nhiều sản phẩm 4 sao được ưa chuộng như: gạo, cà phê, mật ong, trái cây.", "examples of kinds"),
        ("Huyện lại có thêm 5 bộ sản phẩm trái cây sấy cùng hạng 3 sao.", "a kind of which there are five"),
        ("Đây là homestay duy nhất của tỉnh đạt 4 sao.", "no name, the only one"),
        ("Ông chưa biết hộp muối 5 sao bán giá bao nhiêu.", "a kind with its level"),
        ("Có 7 sản phẩm 4 sao lên các sàn như: Shopee, Lazada.", "names of other things"),
        ("Huyện nâng cao chất lượng sản phẩm 3 sao.", "a verb of two words, not an extract"),
        ("Viên nghệ Đồi Hạ hiện có khả năng nâng hạng lên 05 sao.", "no more than a chance"),
        ("Tách theo sao: 3 sao 799 sản phẩm.", "a verb that looks like a noun"),
        ("Chúng tôi muốn mật ong Đồi Hạ lên 5 sao.", "a wish"),
        ("Năm 2024, riêng Trà Vinh cũ đã đề nghị 5 sao cho 2 sản phẩm.", "a place that begins like a product"),
        ("Huyện đăng ký 2 sản phẩm gồm: cốm Nà Lạn, bún Nà Lạn; đề nghị nâng 1 sản phẩm lên 4 sao.", "another's level"),
        ("Có 5 sản phẩm 4 sao.\nNăm tới, huyện đăng ký 1 sản phẩm là cốm Nà Lạn.", "a plan takes no level from before"),
        ("Một sản phẩm chè sẽ dự xét 5 sao.", "a kind without a name"),
    ],
)
def test_not_named(text: str, why: str) -> None:
    assert named(text) == [], why


def test_what_is_known_of_a_product() -> None:
    text = "OCOP. Trà Lam Sơn của HTX Lam Sơn, xã Lam Hạ được công nhận 4 sao năm 2022."
    (one,) = find_named_products(Article(url="file:a", text=text, outlet_province="Nghệ An"))
    assert (one.producer, one.place, one.year, one.province) == ("HTX Lam Sơn", "xã Lam Hạ", 2022, "Nghệ An")
    assert one.evidence == text[one.evidence_start : one.evidence_end]
    assert one.evidence.startswith(one.name)


def test_names_of_one_producer_and_place() -> None:
    text = "OCOP. Có 3 sản phẩm 3 sao: HTX Vân Hải (xã Lam Hạ) có mắm Vân Hải, ruốc Vân Hải; xã Nà Lạn có cốm Nà Lạn."
    found = find_named_products(Article(url="file:a", text=text))
    assert [(one.producer, one.place) for one in found] == [
        ("HTX Vân Hải", "xã Lam Hạ"),
        ("HTX Vân Hải", "xã Lam Hạ"),
        (None, "xã Nà Lạn"),
    ]


def test_the_year_is_the_one_told_with_the_level() -> None:
    text = "OCOP. Năm 2020, sản phẩm chè Nà Lạn được công nhận 3 sao, đến năm 2023 được nâng lên 4 sao."
    found = find_named_products(Article(url="file:a", text=text))
    assert [(one.star, one.year) for one in found] == [(3, 2020), (4, 2023)]


def test_one_name_of_two_producers_is_two_products() -> None:
    text = "OCOP. Hạng 3 sao là trà mãng cầu (hộ Ngọc Na) và trà mãng cầu (HTX Lam Hạ)."
    found = find_named_products(Article(url="file:a", text=text))
    assert [one.producer for one in found] == ["hộ Ngọc Na", "HTX Lam Hạ"]


def test_the_title_tells_the_level_of_a_product_that_the_text_names() -> None:
    text = "Tin OCOP.\nHTX Lam Sơn bán trà Lam Sơn ở Vinh."
    (one,) = find_named_products(Article(url="file:a", text=text, title="Trà Lam Sơn được công nhận OCOP 5 sao"))
    assert (one.name, one.star, text[one.evidence_start : one.evidence_end]) == ("trà Lam Sơn", 5, "trà Lam Sơn")
    assert named("Tin ngắn.", "Trà Lam Sơn được công nhận OCOP 5 sao") == [], "nothing in the text shows it"


def test_what_is_proposed_is_potential() -> None:
    text = "OCOP. Huyện đề nghị công nhận 4 sao cho 2 sản phẩm gồm: cốm Nà Lạn, bún Nà Lạn."
    assert [one.potential for one in find_named_products(Article(url="file:a", text=text))] == [True, True]


def test_of_other_things_nothing_is_named() -> None:
    assert find_named_products(Article(url="file:a", text="Khách sạn đạt 4 sao.")) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Có 2 sản phẩm OCOP hạng 4 sao (sản phẩm đạt chuẩn) gồm: Trà sen Bình An, Miến dong Na Rì.",
            {("Trà sen Bình An", 4), ("Miến dong Na Rì", 4)},
            id="the level explained before its names",
        ),
        pytest.param(
            "Có 2 sản phẩm OCOP hạng 4 sao (Trà sen Bình An, Miến dong Na Rì).",
            {("Trà sen Bình An", 4), ("Miến dong Na Rì", 4)},
            id="the names in the bracket",
        ),
        pytest.param(
            "Có 2 sản phẩm OCOP hạng 4 sao (sản phẩm đạt chuẩn, còn có thể nâng hạng).", set(), id="no names at all"
        ),
    ],
)
def test_brackets_behind_a_level(text: str, expected: set[tuple[str, int]]) -> None:
    assert {(one.name, one.star) for one in find_named_products(Article(url="file:a", text=text))} == expected
