import gzip

import pytest

from ocop.errors import UnreadableInputError
from spiders import markup
from spiders.markup import decode_xml, form_of, parse_html, parse_xml, unpack

FEED = '<?xml version="1.0" encoding="{}"?>\n<rss><title>Đặc sản Cà Mau</title></rss>'


@pytest.mark.parametrize(
    ("text", "expected", "what"),
    [
        ("<rss version='2.0'/>", "feed", "RSS"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "feed", "Atom"),
        ("<rdf:RDF xmlns:rdf='x'/>", "feed", "RSS 1.0, with a prefix"),
        ("<urlset/>", "sitemap", "sitemap"),
        ("<!-- <rss> --><sitemapindex/>", "sitemap", "a comment before the root"),
        ("<?xml-stylesheet href='a.xsl'?><urlset/>", "sitemap", "a processing instruction before the root"),
        ("<!DOCTYPE html><html></html>", "html", "page"),
        ("<div>Trang không tồn tại</div>", "html", "a scrap of a page"),
        ("https://v.vn/a\nhttps://v.vn/b", "text", "addresses, one a line"),
        (" \n", "empty", "nothing"),
    ],
)
def test_form(text: str, expected: str, what: str) -> None:
    assert form_of(text) == expected, what


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (FEED.format("utf-8").encode(), "as it claims"),
        (FEED.format("utf-16").encode(), "a prolog that claims UTF-16 over UTF-8 bytes"),
        (FEED.format("utf-8").encode("utf-8-sig"), "a byte order mark"),
        (FEED.format("utf-16").encode("utf-16"), "real UTF-16 with its mark"),
        (FEED.format("utf-16").encode("utf-16-le"), "real UTF-16, little end first, without a mark"),
        (FEED.format("utf-16").encode("utf-16-be"), "real UTF-16, big end first, without a mark"),
        (b"\n\n  " + FEED.format("utf-8").encode(), "blank lines before the prolog"),
    ],
)
def test_decode_xml(body: bytes, what: str) -> None:
    assert decode_xml(body) == "<rss><title>Đặc sản Cà Mau</title></rss>", what


@pytest.mark.parametrize(
    ("encoding", "what"),
    [("iso-8859-1", "an encoding that the prolog names"), ("khong-co-that", "one that nobody knows")],
)
def test_bytes_that_are_no_utf8(encoding: str, what: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?><rss>'.encode() + "caf\xe9</rss>".encode("latin-1")
    assert decode_xml(body).startswith("<rss>caf"), what


def test_windows_1258_is_the_last_guess() -> None:
    assert decode_xml("<rss>đường</rss>".encode("windows-1258", "replace")).startswith("<rss>đ")


def test_unpack() -> None:
    assert unpack(b"<urlset/>") == b"<urlset/>"
    assert unpack(gzip.compress(b"<urlset/>")) == b"<urlset/>"


def test_unpack_damaged() -> None:
    with pytest.raises(UnreadableInputError, match="damaged gzip"):
        unpack(gzip.compress(b"<urlset/>" * 1000)[:-20])


def test_unpack_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(UnreadableInputError, match="more than 1000 bytes"):
        unpack(gzip.compress(b"a" * 1001))


def test_xml_entities_are_not_expanded_nor_files_read() -> None:
    evil = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><title>x&a;y</title></rss>'
    root = parse_xml(evil)
    assert root is not None
    assert "".join(root.xpath("//title/text()")) == "xy"


@pytest.mark.parametrize("text", ["", "không phải XML", "\x00"])
def test_xml_that_is_none(text: str) -> None:
    assert parse_xml(text) is None


def test_characters_that_xml_forbids() -> None:
    root = parse_xml("\x00<rss>a\x08b\uffffc</rss>")
    assert root is not None
    assert root.text == "a b c"


def test_html_in_the_encoding_that_its_header_states() -> None:
    root = parse_html("<p>caf\xe9</p>".encode("latin-1"), "text/html; charset=iso-8859-1")
    assert root is not None
    assert root.text_content() == "café"


@pytest.mark.parametrize("body", [b"", b"  \n", b"<!-- nothing -->"])
def test_html_without_an_element(body: bytes) -> None:
    assert parse_html(body) is None
