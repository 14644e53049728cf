import gzip
from datetime import UTC, datetime

import pytest

from ocop.errors import UnreadableInputError
from spiders.links import Link
from spiders.sitemaps import newness, parse_sitemap, period_of

URL = "https://v.vn/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urls(links: tuple[Link, ...]) -> list[str]:
    return [link.url.removeprefix("https://v.vn") for link in links]


def test_news_sitemap() -> None:
    body = f"""<?xml version="1.0"?><urlset {NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc> https://v.vn/ocop-1.html </loc><lastmod>2026-07-08T20:39:00+07:00</lastmod>
      <news:news><news:publication_date>2026-07-08T09:18:00+07:00</news:publication_date>
      <news:title>Thêm 5 sản phẩm OCOP</news:title></news:news>
      <image:image><image:loc>https://v.vn/a.jpg</image:loc><image:title>Ảnh</image:title></image:image></url>
      <url><loc>https://v.vn/</loc></url></urlset>"""
    sitemap = parse_sitemap(body.encode(), URL)
    assert sitemap.pages[0] == Link(
        url="https://v.vn/ocop-1.html",
        title="Thêm 5 sản phẩm OCOP",
        published_at=datetime(2026, 7, 8, 2, 18, tzinfo=UTC),
        modified_at=datetime(2026, 7, 8, 13, 39, tzinfo=UTC),
    )
    assert urls(sitemap.pages) == ["/ocop-1.html", "/"], "pictures are no pages"
    assert sitemap.children == ()


@pytest.mark.parametrize(
    ("outer", "inner", "what"),
    [
        ("sitemapindex", "sitemap", "as the protocol says"),
        ("urlset", "url", "children listed inside <urlset>"),
        ("urlset", "sitemap", "both mixed"),
    ],
)
def test_index(outer: str, inner: str, what: str) -> None:
    names = ("news-2026-9.xml", "news-2026-10.xml", "news-2025-12.xml.gz", "categories.xml", "tags.xml", "video.xml")
    entries = "".join(f"<{inner}><loc>https://v.vn/sitemaps/{name}</loc></{inner}>" for name in names)
    sitemap = parse_sitemap(f"<{outer} {NS}>{entries}</{outer}>".encode(), URL)
    assert urls(sitemap.children) == [
        "/sitemaps/news-2026-10.xml",
        "/sitemaps/news-2026-9.xml",
        "/sitemaps/news-2025-12.xml.gz",
    ], f"{what}; newest first, months without a zero, and no maps of what is no article"
    assert sitemap.pages == ()


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["sitemaps-2026-7-11-15.xml", "sitemaps-2026-7-6-10.xml"], "blocks of five days"),
        (["sitemap-article-2026-07-08.xml", "sitemap-article-2026-06-30.xml"], "a file a day"),
        (["2026/7/article.xml", "2025/12/article.xml"], "the period in the path"),
        (["sitemap-202607.xml", "sitemap-202512.xml"], "digits without a dash"),
        (["post-sitemap12.xml", "post-sitemap2.xml", "post-sitemap.xml"], "numbers that grow"),
        (["latest-news-sitemap.xml", "news-2026-10.xml"], "the one for the newest, whatever its name lacks"),
        (["2026.xml", "2025.xml"], "years alone"),
    ],
)
def test_order(names: list[str], what: str) -> None:
    children = [Link(f"https://v.vn/sitemaps/{name}") for name in names]
    oldest_first = [*reversed(children)]
    assert sorted(oldest_first, key=newness, reverse=True) == children, what


def test_order_by_the_last_change_where_the_name_tells_nothing() -> None:
    old = Link("https://v.vn/sitemap-a.xml", modified_at=datetime(2026, 1, 1, tzinfo=UTC))
    new = Link("https://v.vn/sitemap-b.xml", modified_at=datetime(2026, 2, 1, tzinfo=UTC))
    assert newness(new) > newness(old) > newness(Link("https://v.vn/sitemap-c.xml"))


@pytest.mark.parametrize(
    "name", ["sitemap-2026-13.xml", "news-2026-2-31.xml", "sitemap-123456.xml", "post-sitemap7.xml"]
)
def test_no_period(name: str) -> None:
    assert period_of(f"https://v.vn/{name}") is None


def test_html_at_the_sitemaps_address() -> None:
    page = (
        '<!DOCTYPE html><html><body><a href="/ca-mau-ocop-1.html">Cà Mau</a><a href="/sitemaps/news-2026-7.xml">7</a>'
        '<a>không đi đâu</a><a href="javascript:x">x</a></body></html>'
    )
    sitemap = parse_sitemap(page.encode(), URL)
    assert sitemap.is_html
    assert sitemap.pages == (Link("https://v.vn/ca-mau-ocop-1.html", title="Cà Mau"),)
    assert urls(sitemap.children) == ["/sitemaps/news-2026-7.xml"]


def test_gzipped() -> None:
    body = gzip.compress(f"<urlset {NS}><url><loc>https://v.vn/a.html</loc></url></urlset>".encode())
    assert urls(parse_sitemap(body, URL).pages) == ["/a.html"]


def test_damaged_gzip_is_told() -> None:
    with pytest.raises(UnreadableInputError):
        parse_sitemap(b"\x1f\x8b\x08rubbish", URL)


def test_list_of_addresses() -> None:
    assert urls(parse_sitemap(b"https://v.vn/a.html\nkhong phai\nhttps://v.vn/b.html\n", URL).pages) == [
        "/a.html",
        "/b.html",
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "nothing"),
        (f"<urlset {NS}></urlset>".encode(), "an empty one"),
        (f"<urlset {NS}><url><loc></loc></url><url/></urlset>".encode(), "entries without an address"),
        (
            f"<sitemapindex {NS}><sitemap><loc>{URL}</loc></sitemap></sitemapindex>".encode(),
            "one that points to itself",
        ),
    ],
)
def test_nothing_in_it(body: bytes, what: str) -> None:
    sitemap = parse_sitemap(body, URL)
    assert (sitemap.pages, sitemap.children) == ((), ()), what


def test_cut_off_in_the_middle() -> None:
    body = f"<urlset {NS}><url><loc>https://v.vn/a.html</loc></url><url><loc>https://v.vn/b".encode()
    assert urls(parse_sitemap(body, URL).pages)[0] == "/a.html"


def test_without_namespace() -> None:
    assert urls(parse_sitemap(b"<urlset><url><loc>https://v.vn/a.html</loc></url></urlset>", URL).pages) == ["/a.html"]
