import gzip

import pytest

from ocop.errors import UnreadableInputError
from ocop.models import Source
from spiders.discovery import DiscoveryKind, DiscoveryPage, read_discovery

OUTLET = Source("vi_du", "Ví dụ", "v.vn", "national", article_url_pattern=r"https://v\.vn/[a-z0-9-]+-\d+\.html")
FEED = """<rss><channel><item><title>Thêm sản phẩm OCOP</title><link>https://v.vn/a-1.html</link></item>
<item><title>Giá vàng</title><link>https://v.vn/b-2.html</link></item>
<item><title>Chuyên mục OCOP</title><link>https://v.vn/ocop</link></item>
<item><title>OCOP ở báo khác</title><link>https://khac.vn/c-3.html</link></item></channel></rss>"""
MAP = """<urlset><url><loc>https://v.vn/lang-nghe-4.html</loc></url><url><loc>https://v.vn/b-2.html</loc></url>
<url><loc>https://v.vn/news-2026-7.xml</loc></url><url><loc>https://khac.vn/news-2026-7.xml</loc></url></urlset>"""
LIST = """<html><body><a href="/b-2.html">Giá vàng</a><div class="sidebar"><a href="/d-5.html">Bóng đá</a>
<a href="/e-6.html">OCOP 5 sao</a></div><a href="?page=2">2</a><a href="https://khac.vn/f-7.html">x</a></body></html>"""


def read(kind: DiscoveryKind, body: str | bytes) -> tuple[list[str], list[str], str | None, str | None]:
    content = body if isinstance(body, bytes) else body.encode()
    findings = read_discovery(DiscoveryPage(kind, "https://v.vn/x", content), OUTLET)
    names = [link.url.removeprefix("https://v.vn/") for link in findings.articles]
    return names, [link.url for link in findings.children], findings.next_url, findings.remark


@pytest.mark.parametrize(
    ("kind", "body", "articles", "what"),
    [
        ("feed", FEED, ["a-1.html"], "promising articles of the outlet, and nothing else"),
        ("sitemap", FEED, ["a-1.html"], "a feed at the sitemap's address"),
        ("sitemap", MAP, ["lang-nghe-4.html"], "by the words of the address"),
        ("feed", MAP, ["lang-nghe-4.html"], "a sitemap at the feed's address"),
        ("sitemap", gzip.compress(MAP.encode()), ["lang-nghe-4.html"], "gzipped without saying so"),
        ("listing", LIST, ["b-2.html", "e-6.html"], "all of the list, and what is promising beside it"),
    ],
)
def test_articles(kind: DiscoveryKind, body: str | bytes, articles: list[str], what: str) -> None:
    assert read(kind, body)[0] == articles, what


def test_children_are_the_outlets_own() -> None:
    assert read("sitemap", MAP)[1] == ["https://v.vn/news-2026-7.xml"]


def test_next_page_of_a_listing() -> None:
    assert read("listing", LIST)[2] == "https://v.vn/x?page=2"


def test_next_page_on_another_host_is_not_followed() -> None:
    assert read("listing", '<a href="/a-1.html">A</a><a rel="next" href="https://khac.vn/x?page=2">2</a>')[2] is None


def test_a_layout_that_marks_everything_as_beside_the_list() -> None:
    assert read("listing", '<div id="sidebar-main"><a href="/b-2.html">Giá vàng</a></div>')[0] == ["b-2.html"]


@pytest.mark.parametrize(
    ("kind", "body", "remark"),
    [
        ("feed", "", "empty"),
        ("feed", "<html><body>Bảo trì</body></html>", "no feed"),
        ("feed", "Bảo trì", "no feed"),
        ("sitemap", "<html><body><a href='/ocop-1.html'>OCOP</a></body></html>", "html sitemap"),
        ("sitemap", "", "empty"),
        ("listing", "<html><body>Bảo trì</body></html>", "empty"),
        ("feed", FEED, None),
    ],
)
def test_remarks(kind: DiscoveryKind, body: str, remark: str | None) -> None:
    assert read(kind, body)[3] == remark


def test_links_are_counted_whether_promising_or_not() -> None:
    assert read_discovery(DiscoveryPage("feed", "https://v.vn/x", FEED.encode()), OUTLET).links == 2


def test_damage_is_told() -> None:
    with pytest.raises(UnreadableInputError):
        read("sitemap", b"\x1f\x8b\x08rubbish")
