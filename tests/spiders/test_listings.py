import pytest

from spiders.links import Link
from spiders.listings import parse_listing

URL = "https://v.vn/tag/ocop"


def page(content: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>OCOP</title></head><body>{content}</body></html>".encode()


def test_links_of_the_list_and_beside_it() -> None:
    listing = parse_listing(
        page(
            '<nav><a href="/kinh-te">Kinh tế</a></nav>'
            '<div class="list"><article><a href="/a-1.html"><img alt="Ảnh gà đồi"></a><h2><a href="/a-1.html">Gà đồi'
            " &nbsp; Yên Thế</a></h2></article>"
            '<article><header><a href="/b-2.html" title="Chè"></a></header></article></div>'
            '<div class="tin-lien-quan"><a href="/c-3.html">Vàng</a></div><aside><a href="/a-1.html">Gà</a></aside>'
        ),
        URL,
    )
    assert listing.links == (
        Link("https://v.vn/kinh-te", "Kinh tế", aside=True),
        Link("https://v.vn/a-1.html", "Gà đồi Yên Thế"),
        Link("https://v.vn/b-2.html", "Chè"),
        Link("https://v.vn/c-3.html", "Vàng", aside=True),
    )


def test_title_of_a_picture_alone() -> None:
    assert (
        parse_listing(page('<a href="/a-1.html"><img alt="Mật ong bạc hà"></a>'), URL).links[0].title
        == "Mật ong bạc hà"
    )


def test_base_address_of_the_page() -> None:
    body = b'<html><head><base href="https://v.vn/moi/"></head><body><a href="a-1.html">A</a></body></html>'
    assert parse_listing(body, URL).links[0].url == "https://v.vn/moi/a-1.html"


def test_encoding_from_the_header() -> None:
    body = '<a href="/a-1.html">caf\xe9</a>'.encode("latin-1")
    assert parse_listing(body, URL, "text/html; charset=latin-1").links[0].title == "café"


@pytest.mark.parametrize(
    ("here", "number", "content", "expected", "what"),
    [
        (URL, 1, '<link rel="next" href="?page=2">', f"{URL}?page=2", "rel=next in the head"),
        (URL, 1, '<a rel="next" href="/tag/ocop/page/2/">»</a>', f"{URL}/page/2/", "rel=next on a link"),
        (URL, 1, '<a href="?page=2">2</a><a href="?page=9">»</a>', f"{URL}?page=2", "the number before a label"),
        (f"{URL}?page=2", 2, '<a href="?page=1">1</a><a href="?page=3">3</a>', f"{URL}?page=3", "from the second"),
        (f"{URL}/trang-2.html", 2, '<a href="/tag/ocop/trang-3.html">3</a>', f"{URL}/trang-3.html", "in the path"),
        (f"{URL}-p2.html", 2, '<a href="/tag/ocop-p3.html">3</a>', f"{URL}-p3.html", "at the end of the name"),
        (f"{URL}?start=10", 2, '<a href="?start=20">3</a>', f"{URL}?start=20", "counted in articles, as Joomla does"),
        (URL, 1, '<a href="?page=2">Trang sau</a>', f"{URL}?page=2", "a Vietnamese label"),
        (URL, 1, '<a href="?page=2">Tiếp ›</a>', f"{URL}?page=2", "a label with an arrow"),
        (
            URL,
            1,
            '<a href="?page=2" aria-label="Trang tiếp theo"><i></i></a>',
            f"{URL}?page=2",
            "a label for the blind",
        ),
        (URL, 1, '<a href="?page=2">Older posts</a>', f"{URL}?page=2", "WordPress"),
        (URL, 1, '<a href="/xa-khac">2</a>', None, "a number that leads to another page"),
        (URL, 1, '<a href="https://khac.vn/tag/ocop?page=2">2</a>', None, "a number that leads to another host"),
        (URL, 1, '<a href="#">2</a><a href="javascript:more()">Trang sau</a>', None, "links for scripts"),
        (f"{URL}?page=7", 7, '<a href="?page=6">6</a><a href="?page=7">Trang sau</a>', None, "the last page"),
        (URL, 1, "<p>Hết</p>", None, "no links at all"),
    ],
)
def test_next_page(here: str, number: int, content: str, expected: str | None, what: str) -> None:
    assert parse_listing(page(content), here, number=number).next_url == expected, what


@pytest.mark.parametrize("body", [b"", b"<!-- -->"])
def test_nothing_in_it(body: bytes) -> None:
    assert parse_listing(body, URL).links == ()
