from datetime import UTC, datetime

import pytest

from spiders.feeds import parse_feed
from spiders.links import Link

URL = "https://nongsanviet24.vn/rss/ocop.rss"
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>Nông Sản Việt 24</title><lastBuildDate>Sat, 21 Nov 2026 10:00:00 GMT</lastBuildDate>
<item><title><![CDATA[Cà Mau có 145 sản phẩm OCOP &amp; 3 làng nghề]]></title>
<link>https://nongsanviet24.vn/ca-mau-145-post1.html</link>
<description><![CDATA[<a href="x"><img src="a.jpg"></a></br>Toàn tỉnh hiện có 145 sản phẩm.]]></description>
<pubDate>Tue, 05 Dec 2023 07:30:00 GMT+7</pubDate></item>
<item><title>Giá vàng hôm nay</title><link>/gia-vang-post2.html?utm_source=rss</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Đất Mũi Ngày Nay</title>
<entry><title type="html">Thêm 12 sản phẩm &lt;b&gt;OCOP&lt;/b&gt;</title>
<link rel="alternate" href="https://datmui.vn/them-12.html"/><summary>Đợt 1 năm 2025</summary>
<published>2025-06-02T08:00:00+07:00</published><updated>2025-06-03T09:15:00+07:00</updated></entry></feed>"""


def test_rss() -> None:
    first, second = parse_feed(RSS.format(encoding="utf-8").encode(), URL)
    assert first == Link(
        url="https://nongsanviet24.vn/ca-mau-145-post1.html",
        title="Cà Mau có 145 sản phẩm OCOP & 3 làng nghề",
        summary="Toàn tỉnh hiện có 145 sản phẩm.",
        published_at=datetime(2023, 12, 5, 0, 30, tzinfo=UTC),
    )
    assert second.url == "https://nongsanviet24.vn/gia-vang-post2.html", "relative, and without tracking"
    assert second.published_at is None, "never the day of the crawl"


def test_atom() -> None:
    (entry,) = parse_feed(ATOM.encode(), URL)
    assert entry == Link(
        url="https://datmui.vn/them-12.html",
        title="Thêm 12 sản phẩm OCOP",
        summary="Đợt 1 năm 2025",
        published_at=datetime(2025, 6, 2, 1, tzinfo=UTC),
        modified_at=datetime(2025, 6, 3, 2, 15, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("claimed", "written", "what"),
    [
        ("utf-16", "utf-8", "a prolog that claims UTF-16 over UTF-8 bytes"),
        ("utf-16", "utf-16", "real UTF-16"),
        ("utf-16", "utf-16-le", "real UTF-16 without a byte order mark"),
        ("us-ascii", "utf-8", "a prolog that claims ASCII"),
    ],
)
def test_encodings(claimed: str, written: str, what: str) -> None:
    links = parse_feed(RSS.format(encoding=claimed).encode(written), URL)
    assert links[0].title == "Cà Mau có 145 sản phẩm OCOP & 3 làng nghề", what


@pytest.mark.parametrize(
    ("stamp", "expected", "what"),
    [
        ("<pubDate>9/5/2026 10:17:01 PM</pubDate>", datetime(2026, 9, 5, 15, 17, 1, tzinfo=UTC), "American order"),
        ("<pubDate></pubDate>", None, "an empty date"),
        ("<pubDate>mới đây</pubDate>", None, "words"),
        ("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026-09-05T08:00:00+07:00</dc:date>",
         datetime(2026, 9, 5, 1, tzinfo=UTC), "Dublin Core"),
    ],
)  # fmt: skip
def test_dates(stamp: str, expected: datetime | None, what: str) -> None:
    feed = f"<rss><channel><item><title>A</title><link>https://v.vn/a</link>{stamp}</item></channel></rss>"
    assert parse_feed(feed.encode(), URL)[0].published_at == expected, what


def test_broken_markup_costs_only_what_is_broken() -> None:
    feed = "<rss><channel><item><title>Ốc & <b>ếch</title><link>https://v.vn/a</link></item><item><link>https://v.vn/b"
    assert parse_feed(feed.encode(), URL)[0].url == "https://v.vn/a"


def test_the_same_address_twice_is_one_link() -> None:
    item = "<item><link>https://v.vn/a</link></item>"
    assert len(parse_feed(f"<rss><channel>{item}{item}</channel></rss>".encode(), URL)) == 1


def test_guid_stands_in_for_a_missing_link() -> None:
    feed = "<rss><channel><item><guid>https://v.vn/a</guid><title>A</title></item></channel></rss>"
    assert parse_feed(feed.encode(), URL)[0].url == "https://v.vn/a"


@pytest.mark.parametrize(
    "item", ["<item><title>Không có địa chỉ</title></item>", "<item><link>javascript:void(0)</link></item>", ""]
)
def test_no_address_no_link(item: str) -> None:
    assert parse_feed(f"<rss><channel>{item}</channel></rss>".encode(), URL) == ()
