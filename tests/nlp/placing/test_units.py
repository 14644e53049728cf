"""Units of the two code lists: what a name stood for when the article appeared."""

from datetime import date

import pytest

from nlp.facts import find_facts
from ocop.models import Article

BEFORE, AFTER = date(2023, 10, 5), date(2025, 11, 20)


@pytest.mark.parametrize(
    ("text", "outlet", "day", "expected"),
    [
        # A district named after the districts ended keeps its old code, in the province of today.
        ("Huyện Ba Bể có 32 sản phẩm OCOP.", "Thái Nguyên", AFTER, ("district", "Ba Bể", "Thái Nguyên", "061", "vn63")),
        ("Xã Ba Bể có 12 sản phẩm OCOP.", "Thái Nguyên", AFTER, ("commune", "Ba Bể", "Thái Nguyên", "01906", "vn34")),
        # A ward named like a province that had ended.
        ("Phường Bắc Kạn có 20 sản phẩm OCOP.", None, AFTER, ("commune", "Bắc Kạn", "Thái Nguyên", "01843", "vn34")),
        (
            "Đặc khu Phú Quốc có 60 sản phẩm OCOP.",
            "An Giang",
            AFTER,
            ("commune", "Phú Quốc", "An Giang", "31078", "vn34"),
        ),
        (
            "Tỉnh Bắc Kạn (cũ) có 218 sản phẩm OCOP.",
            "Thái Nguyên",
            AFTER,
            ("province", "Bắc Kạn", "Bắc Kạn", "06", "vn63"),
        ),
        # Huế was a city of its province until 2025, and is a city of its own since.
        ("Thành phố Huế có 20 sản phẩm OCOP.", None, BEFORE, ("district", "Huế", "Thừa Thiên Huế", "474", "vn63")),
        ("Thành phố Huế có 203 sản phẩm OCOP.", None, AFTER, ("province", "Huế", "Huế", "46", "vn34")),
        ("Huế có 120 sản phẩm OCOP.", None, BEFORE, ("province", "Thừa Thiên Huế", "Thừa Thiên Huế", "46", "vn63")),
        # What is told of a day before the reform is told of the province of then, whenever the article appeared.
        ("Cuối năm 2024, Lào Cai có 269 sản phẩm OCOP.", None, AFTER, ("province", "Lào Cai", "Lào Cai", "10", "vn63")),
        ("Đến nay, Lào Cai có 605 sản phẩm OCOP.", None, AFTER, ("province", "Lào Cai", "Lào Cai", "15", "vn34")),
        ("Hết năm 2025, Lào Cai có 605 sản phẩm OCOP.", None, AFTER, ("province", "Lào Cai", "Lào Cai", "15", "vn34")),
        # A township whose name only a commune of after the reform has: it had another code, which the list lacks.
        ("Thị trấn Con Cuông có 3 sản phẩm OCOP.", "Nghệ An", BEFORE, ("commune", "Con Cuông", "Nghệ An", None, None)),
        # A city of a city.
        ("Thành phố Thủ Đức có 10 sản phẩm OCOP.", None, BEFORE, ("district", "Thủ Đức", "Hồ Chí Minh", "769", "vn63")),
        # The same name in two provinces: the one told before it.
        (
            "Hậu Giang có 2 huyện cùng tên; huyện Châu Thành có 22 sản phẩm OCOP.",
            "Bến Tre",
            BEFORE,
            ("district", "Châu Thành", "Hậu Giang", "933", "vn63"),
        ),
        ("Thị trấn Sa Pa có 3 sản phẩm OCOP.", "Lào Cai", BEFORE, ("commune", "Sa Pa", "Lào Cai", "03001", "vn63")),
    ],
)
def test_units(text: str, outlet: str | None, day: date, expected: tuple[str | None, ...]) -> None:
    (fact,) = find_facts(Article(url="file:a", text=text, outlet_province=outlet, published_date=day))
    assert (fact.place_level, fact.place, fact.province, fact.place_code, fact.place_code_list) == expected


def test_a_heading_of_several_provinces_leaves_the_last_one_told() -> None:
    text = "Vĩnh Phúc có 131 sản phẩm OCOP.\nRiêng năm nay công nhận 20 sản phẩm OCOP."
    article = Article(url="file:a", title="OCOP ở Phú Thọ và Vĩnh Phúc", text=text)
    assert [fact.place for fact in find_facts(article)] == ["Vĩnh Phúc", "Vĩnh Phúc"]


def test_a_heading_of_two_districts_means_their_province() -> None:
    article = Article(url="file:a", title="Mường Tè, Tam Đường làm OCOP", text="Đợt này có 11 sản phẩm OCOP 3 sao.")
    assert [fact.place for fact in find_facts(article)] == ["Lai Châu"]


def test_a_heading_of_a_commune_places_what_nothing_nearer_does() -> None:
    article = Article(
        url="file:a", title="Xã Bình Minh làm OCOP", text="Đến nay có 3 sản phẩm OCOP.", outlet_province="Hà Nội"
    )
    assert [(fact.place_level, fact.place) for fact in find_facts(article)] == [("commune", "Bình Minh")]
