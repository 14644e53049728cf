"""Items of a list of products."""

import pytest

from nlp.engine import looks_like_a_name, tags
from nlp.naming.items import items, parse_item
from nlp.naming.names import is_name, name_end, starts_name
from nlp.naming.splitting import split_items
from nlp.reading import Sentence
from nlp.text import read


def sentence(text: str) -> Sentence:
    view = read(text)
    return Sentence(view, 0, len(view.text), 0, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("trà A, miến B và gạo C", ["trà A", "miến B", "gạo C"]),
        ("trà A (HTX B, xã C); miến D", ["trà A (HTX B, xã C)", "miến D"]),
        ("trà A của HTX trồng và chế biến B", ["trà A của HTX trồng và chế biến B"]),
        ("trà A của HTX B và miến C của HTX D", ["trà A của HTX B", "miến C của HTX D"]),
        ("trà A của HTX B, xã C; miến D", ["trà A của HTX B, xã C", "miến D"]),
        ("“trà A, B”, miến D", ['"trà A, B"', "miến D"]),
        ("trà A hay miến B", ["trà A", "miến B"]),
        ("trà A của HTX trồng, kinh doanh và dịch vụ B", ["trà A của HTX trồng, kinh doanh và dịch vụ B"]),
    ],
)
def test_split(text: str, parts: list[str]) -> None:
    given = sentence(text)
    spans = split_items(given, 0, len(given.tokens))
    assert [given.view.text[given.tokens[a].start : given.tokens[b - 1].end] for a, b in spans] == parts


@pytest.mark.parametrize(
    ("text", "name", "producer", "place"),
    [
        ("Trà sen của HTX Hồ Tây, phường Quảng An", "Trà sen", "HTX Hồ Tây", "phường Quảng An"),
        ("(1) Mật ong Ba Bể (Công ty TNHH An Phú)", "Mật ong Ba Bể", "Công ty TNHH An Phú", None),
        ("“Gạo nếp Tú Lệ” do hộ kinh doanh Lò Văn Sơn sản xuất", "Gạo nếp Tú Lệ", "hộ kinh doanh Lò Văn Sơn", None),
        ("Trà mãng cầu (94 điểm) của Công ty Hoa Quả", "Trà mãng cầu", "Công ty Hoa Quả", None),
        ("sản phẩm Cao gắm", "Cao gắm", None, None),
        ("2. Mật hoa dừa - Công ty TNHH Hoa Dừa, xã Phú Cần", "Mật hoa dừa", "Công ty TNHH Hoa Dừa", "xã Phú Cần"),
        ("Nước lau sàn sả - bồ hòn Hoa Cỏ (HTX Hoa Cỏ)", "Nước lau sàn sả - bồ hòn Hoa Cỏ", "HTX Hoa Cỏ", None),
        ("rượu nếp lên men Ba Nậm được công nhận", "rượu nếp lên men Ba Nậm", None, None),
        ("chè Ba Vân năm 2023", "chè Ba Vân", None, None),
        ("2 Đường thốt nốt - HTX Bảy Núi", "Đường thốt nốt", "HTX Bảy Núi", None),
        ("Dừa sáp (SAPO) - Công ty Dừa Xanh", "Dừa sáp", "Công ty Dừa Xanh", None),
        ("gạo An Lộ của Hợp tác xã (HTX) An Lộ (thôn An Lộ)", "gạo An Lộ", "Hợp tác xã An Lộ", "thôn An Lộ"),
        ("nước mắm Cửa Gió - Hai Hòa", "nước mắm Cửa Gió - Hai Hòa", None, None),
        ("mật ong của HTX Bản Sen được UBND tỉnh công nhận", "mật ong", "HTX Bản Sen", None),
        ("nhóm gương mây tre của Công ty Mây", "nhóm gương mây tre", "Công ty Mây", None),
        ("trà Khe Mây OCOP 4 sao", "trà Khe Mây", None, None),
        ("miến dong ở huyện Na Rì", "miến dong", None, "huyện Na Rì"),
    ],
)
def test_parse(text: str, name: str, producer: str | None, place: str | None) -> None:
    given = sentence(text)
    item = parse_item(given, 0, len(given.tokens))
    assert item is not None
    assert (item.name, item.producer, item.place) == (name, producer, place)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("các sản phẩm khác", "nothing is named"),
        ("12 sản phẩm", "a count"),
        ("huyện Ba Bể", "a place"),
        ("Hợp tác xã Hoa Ban", "a producer"),
        ("góp phần nâng cao thu nhập", "a verb: the tagger says so"),
        ("cao nhất là 94 điểm", "an adjective that looks like a noun"),
        ("OCOP 4 sao", "a level"),
        ("thực phẩm", "a product group"),
        ("Bến Tre", "a place"),
        ("tất cả của HTX Hoa Ban", "what is said of all"),
        ('"', "an open quote"),
        ("- ", "a bullet alone"),
    ],
)
def test_no_name(text: str, why: str) -> None:
    given = sentence(text)
    assert parse_item(given, 0, len(given.tokens)) is None, why


def test_items_pass_over_what_names_none() -> None:
    given = sentence("trà sen, các sản phẩm khác; miến dong…")
    assert [item.name for item in items(given, 0, len(given.tokens))] == ["trà sen", "miến dong"]


def test_joined_names_share_their_producer() -> None:
    given = sentence("trà sen của HTX Hồ, cốm, bún và miến của HTX Đồi")
    found = list(items(given, 0, len(given.tokens)))
    assert [(item.name, item.producer) for item in found] == [
        ("trà sen", "HTX Hồ"),
        ("cốm", "HTX Đồi"),
        ("bún", "HTX Đồi"),
        ("miến", "HTX Đồi"),
    ]


def test_a_name_may_hold_a_number_but_no_more_than_some_words() -> None:
    given = sentence("nước mắm nhỉ 35 độ đạm của ông")
    assert given.view.text[: given.tokens[name_end(given, 0, len(given.tokens)) - 1].end] == "nước mắm nhỉ 35 độ đạm"
    long = sentence("trà " * 20)
    assert not is_name(long, 0, len(long.tokens))


def test_where_a_name_may_begin() -> None:
    given = sentence("Nhờ sản phẩm trà sen, HTX miến Hoa có cốm")
    words = [token.text for at, token in enumerate(given.tokens) if starts_name(given, at)]
    assert words == ["trà", "cốm"], "the noun inside the producer's name begins no name"


def test_the_tagger_is_asked_once() -> None:
    assert tags("trà xanh") is tags("trà xanh")
    assert not looks_like_a_name("")
