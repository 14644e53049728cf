"""What an article tells of a named product in other sentences than the one that names its level."""

import pytest

from nlp.products import find_named_products
from ocop.models import Article, NamedProduct


def first(text: str, title: str | None = None) -> NamedProduct:
    return find_named_products(Article(url="file:test", text=text, title=title))[0]


@pytest.mark.parametrize(
    ("why", "title", "text", "year"),
    [
        ("the round told before", None, "Năm 2022, huyện công nhận mới 3 sản phẩm OCOP. Cốm Nà Lạn đạt 3 sao.", 2022),
        ("the round of the title", "Sản phẩm OCOP năm 2023 của xã", "Cốm Nà Lạn đạt 3 sao.", 2023),
        ("its own year", "Sản phẩm OCOP năm 2023", "Năm 2021, cốm Nà Lạn đạt 3 sao.", 2021),
        ("none is told", None, "OCOP: Cốm Nà Lạn đạt 3 sao.", None),
        ("the day of the decision", None, "1 sản phẩm OCOP 3 sao là cốm Nà Lạn, theo quyết định ngày 8/2/2022.", 2022),
        ("a day to which is counted", None, "Đến hết năm 2023, xã có OCOP, trong đó cốm Nà Lạn được xếp 3 sao.", None),
    ],
)
def test_year(why: str, title: str | None, text: str, year: int | None) -> None:
    assert first(text, title).year == year, why


@pytest.mark.parametrize(
    ("why", "title", "text", "place"),
    [
        ("a province is no place of its own", None, "Cốm Nà Lạn của tỉnh Vĩnh Long được công nhận OCOP 3 sao.", None),
        (
            "the commune that the article counts in",
            "Xã Quảng La giữ sao",
            "Xã Quảng La có 8 sản phẩm OCOP của tỉnh Quảng Ninh. Cốm Nà Lạn đạt 3 sao.",
            "xã Quảng La",
        ),
        ("the district of the title", "Huyện Ba Bể có sản phẩm OCOP", "Cốm Nà Lạn đạt 3 sao.", "huyện Ba Bể"),
        (
            "a commune with its district",
            "Huyện Ba Bể có sản phẩm OCOP",
            "Cốm Nà Lạn (HTX Nà Lạn, xã Hà Hiệu) đạt 3 sao.",
            "xã Hà Hiệu, huyện Ba Bể",
        ),
        (
            "a place that tells its district",
            "Huyện Ba Bể có sản phẩm OCOP",
            "Cốm Nà Lạn (xã Quang Thuận, huyện Bạch Thông) đạt 3 sao.",
            "xã Quang Thuận, huyện Bạch Thông",
        ),
        ("a province is no place of a product", "Bắc Kạn có sản phẩm OCOP", "Cốm Nà Lạn đạt 3 sao.", None),
        ("as the text writes it", "Hội An có hàng OCOP", "Ở TP. Hội An, cốm Nà Lạn đạt 3 sao.", "TP Hội An"),
    ],
)
def test_place(why: str, title: str | None, text: str, place: str | None) -> None:
    assert first(text, title).place == place, why


@pytest.mark.parametrize(
    ("why", "text", "producer"),
    [
        (
            "told where the product was put up",
            "OCOP chấm cốm khô Nà Lạn của HTX Hoa Mười, bún Nà Lạn của HTX Lam. Kết quả, cốm khô Nà Lạn đạt 3 sao.",
            "HTX Hoa Mười",
        ),
        ("told nowhere", "Hàng OCOP có cốm khô Nà Lạn. Cốm khô Nà Lạn đạt 3 sao.", None),
        ("the subject of the count", "HTX Lam Hạ có 2 sản phẩm OCOP 4 sao là cốm khô và bún khô.", "HTX Lam Hạ"),
        ("the owner of the count", "Có 2 sản phẩm OCOP 4 sao của HTX Lam Hạ là cốm khô và bún khô.", "HTX Lam Hạ"),
        ("producers without names", "Có 2 sản phẩm OCOP 4 sao của 2 hợp tác xã là cốm khô và bún khô.", None),
    ],
)
def test_producer(why: str, text: str, producer: str | None) -> None:
    assert first(text).producer == producer, why


@pytest.mark.parametrize(
    ("why", "text", "potential"),
    [
        ("a council ranks it", "Hội đồng OCOP đánh giá, phân hạng sản phẩm cốm Nà Lạn đạt 3 sao.", False),
        ("it is proposed", "Huyện đề nghị tỉnh đánh giá, phân hạng sản phẩm cốm Nà Lạn đạt OCOP 4 sao.", True),
        ("it is said to be potential", "Cốm Nà Lạn tiềm năng đạt OCOP 4 sao.", True),
    ],
)
def test_potential(why: str, text: str, potential: bool) -> None:
    assert first(text).potential == potential, why


def test_a_list_that_echoes_a_count_is_proposed_as_it_was() -> None:
    text = (
        "Tỉnh chọn 2 sản phẩm OCOP trong 88 sản phẩm 4 sao để dự thi 5 sao. Hai sản phẩm gồm: cốm Nà Lạn, chè Pa Han."
    )
    found = find_named_products(Article(url="file:test", text=text))
    assert [(one.name, one.star, one.potential) for one in found] == [("cốm Nà Lạn", 5, True), ("chè Pa Han", 5, True)]
