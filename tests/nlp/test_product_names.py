"""Items of a list of products."""

import pytest

from nlp.engine import looks_like_a_name, tags
from nlp.product_names import is_name, parse_item, parse_items, split_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("trà A, miến B và gạo C", ["trà A", "miến B", "gạo C"]),
        ("trà A (HTX B, xã C); miến D", ["trà A (HTX B, xã C)", "miến D"]),
        ("trà A của HTX trồng và chế biến B", ["trà A của HTX trồng và chế biến B"]),
        ("trà A của HTX B và miến C của HTX D", ["trà A của HTX B", "miến C của HTX D"]),
    ],
)
def test_split(text: str, items: list[str]) -> None:
    assert [text[start:end].strip() for start, end in split_items(text)] == items


@pytest.mark.parametrize(
    ("text", "name", "producer", "place"),
    [
        ("Trà sen của HTX Hồ Tây, phường Quảng An", "Trà sen", "HTX Hồ Tây", "phường Quảng An"),
        ("(1) Mật ong Ba Bể (Công ty TNHH An Phú)", "Mật ong Ba Bể", "Công ty TNHH An Phú", None),
        ("“Gạo nếp Tú Lệ” do hộ kinh doanh Lò Văn Sơn sản xuất", "Gạo nếp Tú Lệ", "hộ kinh doanh Lò Văn Sơn", None),
        ("Trà mãng cầu (94 điểm) của Công ty Hoa Quả", "Trà mãng cầu", "Công ty Hoa Quả", None),
        ("sản phẩm Cao gắm", "Cao gắm", None, None),
    ],
)
def test_parse(text: str, name: str, producer: str | None, place: str | None) -> None:
    item = parse_item(text, 0, len(text))
    assert item is not None
    assert (item.name, item.producer, item.place) == (name, producer, place)


def test_two_names_before_one_producer() -> None:
    text = "bún tươi Mai và phở khô Mai của HTX Mai"
    assert [item.name for item in parse_items(text, 0, len(text))] == ["bún tươi Mai", "phở khô Mai"]
    assert list(parse_items("các sản phẩm khác", 0, 17)) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nước mắm Phú Quốc", True),
        ("mật ong hoa nhãn", True),
        ("12 sản phẩm", False),
        ("huyện Ba Bể", False),
        ("góp phần nâng cao thu nhập", False),  # a verb: the tagger says so
        ("Hợp tác xã Hoa Ban", False),
        ("v.v", False),
        ("", False),
    ],
)
def test_is_name(name: str, expected: bool) -> None:
    assert is_name(name) is expected


def test_the_tagger_is_asked_once() -> None:
    assert tags("trà xanh") is tags("trà xanh")
    assert not looks_like_a_name("")
