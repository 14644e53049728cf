import pytest

from ocop.models import Source
from spiders.links import belongs_to, clean_url, is_article

BASE = "https://baolamgiang.vn/tag/ocop?page=2"
OUTLET = Source(
    "lamgiang",
    "Báo Lam Giang",
    "baolamgiang.vn",
    "provincial",
    former_domains=("lamgiang.com.vn",),
    article_url_pattern=r"https?://(?:[a-z]+\.)?(?:baolamgiang\.vn|lamgiang\.com\.vn)/[a-z0-9-]+-\d+\.html",
)


@pytest.mark.parametrize(
    ("href", "expected", "what"),
    [
        ("/ocop-1.html", "https://baolamgiang.vn/ocop-1.html", "relative"),
        ("?page=3", "https://baolamgiang.vn/tag/ocop?page=3", "query alone"),
        ("//m.baolamgiang.vn/a", "https://m.baolamgiang.vn/a", "without a scheme"),
        ("https://BaoLamGiang.vn/A.html", "https://baolamgiang.vn/A.html", "host in capitals, path kept"),
        ("/a.html#binh-luan", "https://baolamgiang.vn/a.html", "fragment"),
        ("/a.html?utm_source=zalo&utm_medium=x", "https://baolamgiang.vn/a.html", "nothing but tracking"),
        ("/a?id=7&fbclid=abc", "https://baolamgiang.vn/a?id=7", "tracking beside a real parameter"),
        ("/a?q=s%e1%ba%a3n+ph%e1%ba%a9m", "https://baolamgiang.vn/a?q=s%e1%ba%a3n+ph%e1%ba%a9m", "query kept as it is"),
        ("/đặc sản.html", "https://baolamgiang.vn/%C4%91%E1%BA%B7c%20s%E1%BA%A3n.html", "letters that need encoding"),
        (" /a.html \n", "https://baolamgiang.vn/a.html", "blanks around it"),
        ("https://baolamgiang.vn", "https://baolamgiang.vn/", "a host alone"),
        ("", BASE, "empty: the page itself"),
        ("javascript:void(0)", None, "script"),
        ("mailto:toasoan@baolamgiang.vn", None, "mail"),
        ("tel:0238", None, "telephone"),
        ("http://[::1", None, "broken brackets"),
        ("http:///a.html", None, "no host"),
    ],
)
def test_clean_url(href: str, expected: str | None, what: str) -> None:
    assert clean_url(href, BASE) == expected, what


@pytest.mark.parametrize(
    ("url", "expected", "what"),
    [
        ("https://baolamgiang.vn/a", True, "the domain"),
        ("https://www.baolamgiang.vn/a", True, "with www."),
        ("https://m.baolamgiang.vn/a", True, "a subdomain"),
        ("http://lamgiang.com.vn/a", True, "a former domain"),
        ("https://xbaolamgiang.vn/a", False, "another host that ends alike"),
        ("https://example.vn/baolamgiang.vn", False, "the name in the path only"),
        ("https://baolamgiang.vn:8443/a", False, "another port is another host"),
    ],
)
def test_belongs_to(url: str, expected: bool, what: str) -> None:
    assert belongs_to(OUTLET, url) is expected, what


@pytest.mark.parametrize(
    ("url", "expected", "what"),
    [
        ("https://baolamgiang.vn/them-5-san-pham-ocop-123.html", True, "article"),
        ("https://baolamgiang.vn/kinh-te", False, "section"),
        ("https://baolamgiang.vn/them-5-san-pham-123.html?print=1", False, "the pattern matches in whole"),
        ("https://khac.vn/them-5-san-pham-ocop-123.html", False, "another outlet"),
    ],
)
def test_is_article(url: str, expected: bool, what: str) -> None:
    assert is_article(OUTLET, url) is expected, what


def test_without_pattern_every_page_of_the_outlet_is_an_article() -> None:
    assert is_article(Source("a", "A", "example.vn", "other"), "https://example.vn/bat-ky")
