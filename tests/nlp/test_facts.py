"""Facts of whole articles: every construction in sentences of our own."""

from datetime import date

import pytest

from nlp.facts import find_facts
from nlp.placing.context import PlaceContext
from nlp.reading import read_article
from ocop.models import Article, Fact
from tests.nlp.articles import ARTICLES, BREAKDOWN, COUNCIL, Told, article, told


def test_totals_and_breakdowns() -> None:
    assert told(BREAKDOWN) == [
        ("products", 160, "3-5", "recognised", "Lạng Sơn"),
        ("producers", 95, None, "recognised", "Lạng Sơn"),
        ("products", 2, "5-5", "recognised", "Lạng Sơn"),
        ("products", 18, "4-4", "recognised", "Lạng Sơn"),
        ("products", 140, "3-3", "recognised", "Lạng Sơn"),
        ("cooperative", 50, None, "recognised", "Lạng Sơn"),
        ("company", 20, None, "recognised", "Lạng Sơn"),
        ("cooperative_group", 5, None, "recognised", "Lạng Sơn"),
        ("household", 20, None, "recognised", "Lạng Sơn"),
        ("products", 24, "3-5", "recognised", "Bắc Sơn"),
        ("products", 31, "3-5", "recognised", "Hữu Lũng"),
        ("products", 40, "3-5", "recognised", "Chi Lăng"),
        ("products", 15, None, "target", "Lạng Sơn"),
        ("products", 1, "5-5?", "target", "Lạng Sơn"),
    ]


def test_parts_point_at_their_total() -> None:
    facts = find_facts(BREAKDOWN)
    assert [fact.part_of for fact in facts] == [None, None, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, None, 12]


def test_dates_of_stock_and_plan() -> None:
    facts = find_facts(BREAKDOWN)
    assert {(fact.date_start, fact.date_end) for fact in facts[:12]} == {(None, date(2024, 5, 31))}
    assert {(fact.date_start, fact.date_end) for fact in facts[12:]} == {(date(2025, 1, 1), date(2025, 12, 31))}
    assert {fact.date_basis for fact in facts} == {"text"}


def test_places_have_codes_and_grounds() -> None:
    facts = {fact.value: fact for fact in find_facts(BREAKDOWN)}
    assert (facts[160].place_code, facts[160].place_code_list, facts[160].place_ground) == ("20", "vn63", "sentence")
    assert (facts[24].place_level, facts[24].place_code, facts[24].province) == ("district", "185", "Lạng Sơn")
    assert {fact.province_code for fact in facts.values()} == {"20"}


def test_what_a_council_evaluates_and_what_it_recognises() -> None:
    assert told(COUNCIL) == [
        ("products", 12, None, "expected", "Mai Sơn"),
        ("producers", 8, None, "expected", "Mai Sơn"),
        ("products", 9, "3-3", "added", "Mai Sơn"),
        ("products", 3, None, "expected", "Mai Sơn"),
    ]
    assert {(fact.date_start, fact.date_end) for fact in find_facts(COUNCIL)} == {
        (date(2024, 1, 1), date(2024, 12, 31))
    }


CASES: list[tuple[str, Article, list[Told]]] = [
    (
        "the number after its noun",
        article("Số sản phẩm OCOP còn hiệu lực của huyện Ba Bể là 32.", title="Ba Bể"),
        [("products", 32, None, "recognised", "Ba Bể")],
    ),
    (
        "kinds of producers with the number after them",
        article("Tỉnh Bến Tre có 60 chủ thể OCOP, trong đó doanh nghiệp 22, hợp tác xã 18, hộ kinh doanh 20."),
        [
            ("producers", 60, None, "recognised", "Bến Tre"),
            ("company", 22, None, "recognised", "Bến Tre"),
            ("cooperative", 18, None, "recognised", "Bến Tre"),
            ("household", 20, None, "recognised", "Bến Tre"),
        ],
    ),
    (
        "the level before the number",
        article("Kết quả phân hạng OCOP của huyện Thủ Thừa: 4 sao có 3 sản phẩm, 3 sao: 11.", home="Long An"),
        [("products", 3, "4-4", "added", "Thủ Thừa"), ("products", 11, "3-3", "added", "Thủ Thừa")],
    ),
    (
        "shares of producers and of levels",
        article(
            "Cả nước có 9.000 sản phẩm OCOP của 5.000 chủ thể, trong đó 40% là hợp tác xã. Có 70,5% sản phẩm 3 sao."
        ),
        [
            ("products", 9000, None, "recognised", "Việt Nam"),
            ("producers", 5000, None, "recognised", "Việt Nam"),
            ("cooperative", 40, None, "recognised", "Việt Nam"),
            ("products", 70.5, "3-3", "recognised", "Việt Nam"),
        ],
    ),
    (
        "a share told again in brackets",
        article("Tỉnh Hà Nam có 50 sản phẩm OCOP, gồm 40 sản phẩm 3 sao (chiếm 80%), 10 sản phẩm 4 sao."),
        [
            ("products", 50, None, "recognised", "Hà Nam"),
            ("products", 40, "3-3", "recognised", "Hà Nam"),
            ("products", 80, "3-3", "recognised", "Hà Nam"),
            ("products", 10, "4-4", "recognised", "Hà Nam"),
        ],
    ),
    (
        "one count shared by several districts",
        article(
            "Trong đợt này, huyện Na Hang, Lâm Bình mỗi huyện có 2 sản phẩm OCOP được công nhận.", home="Tuyên Quang"
        ),
        [("products", 2, None, "added", "Na Hang"), ("products", 2, None, "added", "Lâm Bình")],
    ),
    (
        "a ratio of results to plan is two facts",
        article("Năm 2024, tỉnh Phú Thọ công nhận 40/35 sản phẩm OCOP, vượt kế hoạch."),
        [("products", 40, None, "added", "Phú Thọ"), ("products", 35, None, "target", "Phú Thọ")],
    ),
    (
        "renewed beside new",
        article("Năm 2023, tỉnh Phú Thọ công nhận mới 30 sản phẩm OCOP, công nhận lại 12 sản phẩm."),
        [("products", 30, None, "added", "Phú Thọ"), ("products", 12, None, "renewed", "Phú Thọ")],
    ),
    (
        "new and renewed as one count are new",
        article("Năm 2023, tỉnh Phú Thọ công nhận mới và công nhận lại 42 sản phẩm OCOP."),
        [("products", 42, None, "added", "Phú Thọ")],
    ),
    (
        "shown at a fair",
        article("Tại hội chợ, huyện Sốp Cộp trưng bày 25 sản phẩm OCOP của 9 chủ thể.", home="Sơn La"),
        [("products", 25, None, "other", "Sốp Cộp"), ("producers", 9, None, "other", "Sốp Cộp")],
    ),
    (
        "a yearly flow beside the stock",
        article("Năm 2022, tỉnh Hà Nam có 20 sản phẩm được công nhận OCOP. Đến nay, toàn tỉnh có 90 sản phẩm OCOP."),
        [("products", 20, None, "added", "Hà Nam"), ("products", 90, None, "recognised", "Hà Nam")],
    ),
    (
        "an upgrade within a plan",
        article("Huyện Cô Tô phấn đấu năm 2025 nâng hạng 2 sản phẩm OCOP từ 3 sao lên 4 sao.", home="Quảng Ninh"),
        [("products", 2, "4-4", "target", "Cô Tô")],
    ),
    (
        "put up for five stars",
        article("Tỉnh Cao Bằng đề nghị trung ương đánh giá 3 sản phẩm OCOP 5 sao."),
        [("products", 3, "5-5", "expected", "Cao Bằng")],
    ),
    (
        "groups in a list",
        article("Tỉnh Nam Định có 90 sản phẩm OCOP: thực phẩm 70, đồ uống 12, du lịch 8."),
        [
            ("products", 90, None, "recognised", "Nam Định"),
            ("products", 70, None, "recognised", "Nam Định"),
            ("products", 12, None, "recognised", "Nam Định"),
            ("products", 8, None, "recognised", "Nam Định"),
        ],
    ),
    (
        "old provinces named as such after the reform",
        article(
            "Tỉnh Tuyên Quang hiện có 400 sản phẩm OCOP, trong đó Hà Giang cũ có 150 sản phẩm.", published="2025-10-01"
        ),
        [("products", 400, None, "recognised", "Tuyên Quang"), ("products", 150, None, "recognised", "Hà Giang")],
    ),
    (
        "communes after the reform",
        article("Xã Mường Phăng hiện có 4 sản phẩm OCOP 3 sao; phường Him Lam có 2 sản phẩm.", published="2026-02-01"),
        [("products", 4, "3-3", "recognised", "Mường Phăng"), ("products", 2, None, "recognised", "Him Lam")],
    ),
    (
        "the outlet's own province",
        article("Đến nay, tỉnh ta có 44 sản phẩm OCOP.", home="Kon Tum"),
        [("products", 44, None, "recognised", "Kon Tum")],
    ),
    (
        "producers split by level",
        article("Tỉnh Hà Nam có 5 chủ thể OCOP đạt 4 sao và 20 chủ thể đạt 3 sao."),
        [("producers", 5, "4-4", "recognised", "Hà Nam"), ("producers", 20, "3-3", "recognised", "Hà Nam")],
    ),
    (
        "the same count in title and body is one",
        article("Toàn tỉnh Hà Nam hiện có 137 sản phẩm OCOP từ 3 sao trở lên.", title="Hà Nam: hơn 130 sản phẩm OCOP"),
        [("products", 137, "3-5", "recognised", "Hà Nam")],
    ),
    (
        "a count of the title alone",
        article("Chương trình có nhiều chuyển biến.", title="Hà Nam có thêm 12 sản phẩm OCOP 3 sao"),
        [("products", 12, "3-3", "added", "Hà Nam")],
    ),
]


@pytest.mark.parametrize(
    ("given", "expected"), [(given, expected) for _, given, expected in CASES], ids=[c[0] for c in CASES]
)
def test_constructions(given: Article, expected: list[Told]) -> None:
    assert told(given) == expected


NOT_FACTS = {
    "averages": "Bình quân mỗi huyện có 5,7 sản phẩm OCOP.",
    "net changes": "Chương trình OCOP tăng 73 sản phẩm so với năm trước.",
    "turns": "Có 380 lượt sản phẩm OCOP được giới thiệu.",
    "other schemes": "Ngoài OCOP, tỉnh có 110 sản phẩm công nghiệp nông thôn tiêu biểu, 28 sản phẩm cấp khu vực.",
    "the programme's name": "Chương trình mỗi xã một sản phẩm (OCOP) được triển khai.",
    "one firm's own products": "Hợp tác xã Tân Dân có 3 sản phẩm OCOP.",
    "stands": "Hội chợ OCOP có 160 gian hàng.",
    "everyone": "100% chủ thể OCOP được tập huấn.",
    "fractions": "Hơn 1/3 số sản phẩm OCOP vào siêu thị.",
    "years beside places": "Diễn đàn OCOP Đồng Tháp 2022 đã bế mạc.",
    "some": "Một số sản phẩm OCOP đã xuất khẩu.",
    "other countries": "Mô hình OTOP của Thái Lan có 5.000 sản phẩm.",
    "nothing": "",
    "scores": "Sản phẩm OCOP đạt 92 điểm trên 100.",
}


@pytest.mark.parametrize("text", NOT_FACTS.values(), ids=NOT_FACTS.keys())
def test_what_is_no_fact(text: str) -> None:
    assert told(article(text, home="Hà Nam")) == []


def test_mixed_goods_with_ocop_as_a_part() -> None:
    text = "Gian hàng có 300 mặt hàng, trong đó có 120 sản phẩm OCOP của tỉnh Hà Nam."
    assert told(article(text)) == [("products", 120, None, "other", "Hà Nam")]


def test_details_of_a_fact() -> None:
    (fact,) = find_facts(
        article("Tỉnh Hà Nam dự kiến năm 2025 có từ 10 - 20 sản phẩm OCOP nhóm đồ uống.", home="Hà Nam")
    )
    assert (fact.value, fact.value_high, fact.product_group) == (10, 20, "beverage")
    assert (fact.date_start, fact.date_end, fact.date_basis) == (date(2025, 1, 1), date(2025, 12, 31), "text")
    assert fact.evidence.startswith("Tỉnh Hà Nam dự kiến")
    assert fact.rule == "number_noun"
    assert 0 < fact.confidence < 1


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Tỉnh Hà Nam có hơn 90 sản phẩm OCOP.", "gt"),
        ("Tỉnh Hà Nam có gần 90 sản phẩm OCOP.", "lt"),
        ("Tỉnh Hà Nam phấn đấu có ít nhất 90 sản phẩm OCOP.", "ge"),
        ("Tỉnh Hà Nam phấn đấu có 90 sản phẩm trở lên đạt OCOP.", "ge"),
        ("Tỉnh Hà Nam có khoảng 90 sản phẩm OCOP.", "approx"),
    ],
)
def test_comparators(text: str, comparator: str) -> None:
    (fact,) = find_facts(article(text))
    assert fact.comparator == comparator


def test_without_a_day_of_publication_now_is_unknown() -> None:
    (fact,) = find_facts(article("Hiện tỉnh Hà Nam có 90 sản phẩm OCOP.", published=None))
    assert (fact.date_start, fact.date_end, fact.date_basis) == (None, None, None)


def test_several_districts_together_are_the_provinces() -> None:
    (fact,) = find_facts(article("Có 11 sản phẩm OCOP của hai huyện Mường Tè và Tam Đường (Lai Châu) vào vòng chấm."))
    assert (fact.place_level, fact.place) == ("province", "Lai Châu")


def test_a_city_that_is_a_province() -> None:
    text = "UBND thành phố Đà Nẵng họp về OCOP. Đến nay, toàn thành phố có 60 sản phẩm OCOP."
    assert told(article(text)) == [("products", 60, None, "recognised", "Đà Nẵng")]


def test_a_district_of_a_common_name_takes_the_articles_province() -> None:
    text = "Huyện Châu Thành có 12 sản phẩm OCOP.\nToàn tỉnh Tiền Giang có 90 sản phẩm OCOP."
    first, second = find_facts(article(text))
    assert (first.place, first.province, first.place_code) == ("Châu Thành", "Tiền Giang", "821")
    assert second.place == "Tiền Giang"


def test_context_without_any_place() -> None:
    context = PlaceContext(read_article(article("Chương trình OCOP.")))
    assert context.default() is None
    assert context.first_named() is None
    (fact,) = find_facts(article("Có 5 sản phẩm OCOP được công nhận."))
    assert fact.place is None
    assert fact.place_code is None


@pytest.mark.parametrize("given", ARTICLES)
def test_facts_are_the_same_every_time(given: Article) -> None:
    again = Article(url="file:other", text=given.text, title=given.title, published_date=given.published_date)
    first: tuple[Fact, ...] = find_facts(given)
    assert len(find_facts(again)) == len(first)
