"""Lists of names: what of them is one name, who makes what, and which level a list has that tells none itself."""

import pytest

from nlp.products import find_named_products
from ocop.models import Article

Owned = list[tuple[str, int | None, str | None]]


def owned(text: str, title: str | None = None) -> Owned:
    found = find_named_products(Article(url="file:test", text="Tin OCOP.\n" + text, title=title))
    return [(one.name, one.star, one.producer) for one in found]


@pytest.mark.parametrize(
    ("why", "text", "expected"),
    [
        (
            "a producer told once after names joined by commas",
            "Sản phẩm 4 sao gồm: chè Nà Lạn, bún khô, cốm của HTX Nà Lạn.",
            [("chè Nà Lạn", 4, "HTX Nà Lạn"), ("bún khô", 4, "HTX Nà Lạn"), ("cốm", 4, "HTX Nà Lạn")],
        ),
        (
            "semicolons part the names of two producers",
            "Sản phẩm 3 sao gồm: chè Nà Lạn; bún khô, cốm Lam Hạ của HTX Lam Hạ.",
            [("chè Nà Lạn", 3, None), ("bún khô", 3, "HTX Lam Hạ"), ("cốm Lam Hạ", 3, "HTX Lam Hạ")],
        ),
        (
            "where semicolons alone part the names, they join them too",
            "Sản phẩm 3 sao gồm: Chè Nà Lạn; Bún khô; Cốm (HTX Lam Hạ, xã Lam Hạ).",
            [("Chè Nà Lạn", 3, "HTX Lam Hạ"), ("Bún khô", 3, "HTX Lam Hạ"), ("Cốm", 3, "HTX Lam Hạ")],
        ),
        (
            "one name of two producers is two products",
            "Huyện có 3 sản phẩm 3 sao: Gạo nếp của HTX Nà Lạn; Cốm khô của HTX Lam Hạ và HTX Hoa Mười.",
            [("Gạo nếp", 3, "HTX Nà Lạn"), ("Cốm khô", 3, "HTX Lam Hạ"), ("Cốm khô", 3, "HTX Hoa Mười")],
        ),
        (
            "a name that holds a comma: more are parted than counted, and its second half begins with a small letter",
            "Huyện có 2 sản phẩm 4 sao: Mực khô Bãi Sen (HTX Bãi Sen) và Tôm đông lạnh chần, xiên que (HTX Bãi Bồi).",
            [("Mực khô Bãi Sen", 4, "HTX Bãi Sen"), ("Tôm đông lạnh chần, xiên que", 4, "HTX Bãi Bồi")],
        ),
        (
            "a producer whose name comes after a list of what it makes",
            "Sản phẩm 3 sao gồm: kẹo lạc của cơ sở sản xuất bánh, kẹo Hương Lan; rượu mơ của HTX Lam Hạ.",
            [("kẹo lạc", 3, "cơ sở sản xuất bánh, kẹo Hương Lan"), ("rượu mơ", 3, "HTX Lam Hạ")],
        ),
        (
            "a producer that stands at once after the name",
            "2 sản phẩm 3 sao gồm: Trà nhàu túi lọc Công ty TNHH Lam Hạ và Cốm Nà Lạn.",
            [("Trà nhàu túi lọc", 3, "Công ty TNHH Lam Hạ"), ("Cốm Nà Lạn", 3, None)],
        ),
        (
            "a bracket with a model or another name belongs to the name, one with a place does not",
            "3 sản phẩm 4 sao gồm: Gạo Liên (OM 18), Khô cá Bảy Tý (Khô nhạt), Chè Shan (Na Lạn).",
            [("Gạo Liên (OM 18)", 4, None), ("Khô cá Bảy Tý (Khô nhạt)", 4, None), ("Chè Shan", 4, None)],
        ),
        (
            "a set tells how many it holds",
            "Công ty Gia An có 2 sản phẩm OCOP 4 sao gồm: hạt điều Gia An, bộ hạt điều tẩm vị 5 sản phẩm.",
            [("hạt điều Gia An", 4, "Công ty Gia An"), ("bộ hạt điều tẩm vị 5 sản phẩm", 4, "Công ty Gia An")],
        ),
        (
            "as many proper names as were counted are products, whatever their first word",
            "Huyện chấm 2 sản phẩm của Công ty Lam Hạ (NANOMAX GOLD, NANOMAX LIMITED). Cả 2 sản phẩm đạt 3 sao.",
            [("NANOMAX GOLD", 3, "Công ty Lam Hạ"), ("NANOMAX LIMITED", 3, "Công ty Lam Hạ")],
        ),
        (
            "the parts of a total have its level, those to be recognised again too",
            (
                "Huyện có 5 sản phẩm đạt 3 sao. Trong đó, có 2 sản phẩm đề nghị công nhận lại gồm: Bột gạo Lam Hạ, "
                "Dưa kiệu; 3 sản phẩm mới gồm: Bánh in Bảy Tý, Cốm Nà Lạn và Khô tép Ba Khe."
            ),
            [
                ("Bột gạo Lam Hạ", 3, None),
                ("Dưa kiệu", 3, None),
                ("Bánh in Bảy Tý", 3, None),
                ("Cốm Nà Lạn", 3, None),
                ("Khô tép Ba Khe", 3, None),
            ],
        ),
        (
            "a number of products that the sentence before rates",
            (
                "Có 7 sản phẩm đạt 3 sao và 2 sản phẩm tiềm năng 5 sao. Hai sản phẩm này là: đèn mây Đồi Hạ của HTX "
                "Mây, và gương mây Đồi Hạ của HTX Mây."
            ),
            [("đèn mây Đồi Hạ", 5, "HTX Mây"), ("gương mây Đồi Hạ", 5, "HTX Mây")],
        ),
        (
            "a list that goes on in sentences of nothing but names",
            (
                "Xã có nhiều sản phẩm được xếp hạng 4 sao. Đó là cốm, kẹo lạc của HTX Nà Lạn. Sản phẩm kẹo lạc, kẹo "
                "vừng của cơ sở Lam Hạ. Và sản phẩm bún, miến của hộ Bảy Tý."
            ),
            [
                ("cốm", 4, "HTX Nà Lạn"),
                ("kẹo lạc", 4, "HTX Nà Lạn"),
                ("kẹo lạc", 4, "cơ sở Lam Hạ"),
                ("kẹo vừng", 4, "cơ sở Lam Hạ"),
                ("bún", 4, "hộ Bảy Tý"),
                ("miến", 4, "hộ Bảy Tý"),
            ],
        ),
        (
            "what goes on after 'cụ thể,'",
            (
                "Tất cả sản phẩm OCOP được xếp hạng đợt này đạt 4 sao. Cụ thể, chả lụa Kim Hà của hộ Kim Hà; sợi trùng "
                "thảo của HTX Phù Sa và sầu riêng Tân Lộ (huyện Lam Hạ)."
            ),
            [("chả lụa Kim Hà", 4, "hộ Kim Hà"), ("sợi trùng thảo", 4, "HTX Phù Sa"), ("sầu riêng Tân Lộ", 4, None)],
        ),
        (
            "quoted names after a place, of the level told before",
            "Hội đồng chỉ xét công nhận 5 sao. Trong đó, tỉnh Lam Hạ có “Hạt điều muối”, “Hạt điều lụa” của HTX Hạt.",
            [("Hạt điều muối", 5, "HTX Hạt"), ("Hạt điều lụa", 5, "HTX Hạt")],
        ),
        (
            "a name with a comma in a sentence that goes on from its count",
            (
                "Tỉnh có 2 sản phẩm OCOP tiềm năng 5 sao. Đó là Bánh tráng Lam của HTX Lam; Tôm đông lạnh chần, "
                "xiên que của HTX Bãi Sen."
            ),
            [("Bánh tráng Lam", 5, "HTX Lam"), ("Tôm đông lạnh chần, xiên que", 5, "HTX Bãi Sen")],
        ),
        (
            "a producer told after the names as their predicate",
            "Bột rau má có đường Bảy Tý, bột sen là 2 sản phẩm của HTX Lam Hạ được công nhận OCOP 4 sao.",
            [("Bột rau má có đường Bảy Tý", 4, "HTX Lam Hạ"), ("bột sen", 4, "HTX Lam Hạ")],
        ),
        (
            "criteria that are met",
            "Cá mòi kho Làng Lộ của HTX Làng Lộ là sản phẩm duy nhất đạt tiêu chí OCOP, hạng 4 sao.",
            [("Cá mòi kho Làng Lộ", 4, "HTX Làng Lộ")],
        ),
        (
            "a cooperative named after its commune",
            "Huyện có 1 sản phẩm OCOP 4 sao là cà rốt Lam Hạ của HTX dịch vụ nông nghiệp xã Lam Hạ.",
            [("cà rốt Lam Hạ", 4, "HTX dịch vụ nông nghiệp xã Lam Hạ")],
        ),
        (
            "items with numbers in brackets",
            "Ba sản phẩm 4 sao gồm: (1) Trà Đồi Gió (hộ Sơn), (2) Yến sào Thành Lộ (HTX Yến); (3) Cốm của HTX Na.",
            [("Trà Đồi Gió", 4, "hộ Sơn"), ("Yến sào Thành Lộ", 4, "HTX Yến"), ("Cốm", 4, "HTX Na")],
        ),
    ],
)
def test_lists(why: str, text: str, expected: Owned) -> None:
    assert owned(text) == expected, why


@pytest.mark.parametrize(
    ("why", "text"),
    [
        (
            "what follows the list is a verb",
            "2 sản phẩm 5 sao là Trà Đồi Gió và Cao Đồi Gió của HTX Đồi, tiếp tục giữ vững vị thế.",
        ),
    ],
)
def test_what_follows_a_list_is_no_name(why: str, text: str) -> None:
    assert [one[0] for one in owned(text)] == ["Trà Đồi Gió", "Cao Đồi Gió"], why


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("a kind of a producer", "Huyện có 15 sản phẩm của 11 chủ thể là tập thể và cá nhân hộ gia đình đạt 3 sao."),
        ("words of criteria look like a fruit", "Chè của hợp tác xã\nđủ các tiêu chí để đánh giá phân hạng 5 sao."),
        ("one count is echoed by chance", "Xã có 1 sản phẩm là cây có múi và cây ăn trái. Huyện có 1 sản phẩm 4 sao."),
        ("kinds of a firm", "Các sản phẩm bột rau của HTX Lam Hạ đều được công nhận OCOP 4 sao."),
        ("what a level is said to be", "Việc được công nhận OCOP 5 sao là niềm tự hào của HTX Lam Hạ."),
        ("a kind in a title", "Hạt điều được công nhận OCOP 5 sao"),
    ],
)
def test_no_names(why: str, text: str) -> None:
    title = text if why == "a kind in a title" else None
    assert owned("" if title else text, title) == [], why
