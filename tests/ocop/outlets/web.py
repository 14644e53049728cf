"""A web of documents in memory, to hold visits without a network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from ocop.models import Source
from ocop.outlets.visits import Answer, Visit

T = TypeVar("T")
AT = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
HOME = "https://vidu.vn"
OUTLET = Source(
    "vidu",
    "Báo Ví Dụ",
    "vidu.vn",
    "national",
    feeds=(f"{HOME}/home.rss",),
    sitemaps=(f"{HOME}/sitemap.xml",),
    listings=(f"{HOME}/tag/ocop.html",),
    article_url_pattern=r"https://vidu\.vn/[a-z0-9-]+-d\d+\.html",
)
TITLES = (
    "Cà Mau có thêm 18 sản phẩm OCOP đạt hạng 4 sao",
    "Hợp tác xã Tân Tiến đưa trà sen vào siêu thị",
    "Làng gốm bên sông giữ lửa nghề cũ giữa mùa nước nổi",
    "Huyện vùng cao trồng thêm một nghìn cây quế",
)
PATHS = tuple(
    f"/{slug}-d{number}.html"
    for slug, number in zip(
        (
            "ca-mau-co-them-18-san-pham-ocop",
            "htx-tan-tien-dua-tra-sen-vao-sieu-thi",
            "lang-gom-ben-song-giu-lua",
            "huyen-vung-cao-trong-them-que",
        ),
        (240101, 240102, 240103, 240104),
        strict=True,
    )
)
TEXT = (
    "Sáng 5/12, Hội đồng đánh giá cấp tỉnh họp phiên cuối năm và chấm điểm các hồ sơ do địa phương gửi lên. "
    "Theo kết quả, toàn tỉnh có 145 sản phẩm OCOP, trong đó 18 sản phẩm đạt 4 sao, còn lại đạt 3 sao. "
    "Các chủ thể cho biết đơn hàng dịp cuối năm tăng, nhất là mắm, khô và mật ong rừng tràm."
)


@dataclass(frozen=True)
class Thing:
    """What lies at an address: a document, or the cause why none comes; `url` where it leads elsewhere."""

    body: str | bytes = ""
    cause: str | None = None
    content_type: str | None = "text/html; charset=utf-8"
    url: str | None = None


def hold(visit: Visit[T], things: Mapping[str, Thing | str], robots: str = "") -> tuple[T, list[str]]:
    """What a visit knows in the end, and the addresses it asked for; whatever is not there is a 404."""
    asked: list[str] = []
    try:
        url = next(visit)
        while True:
            asked.append(url)
            assert len(asked) < 100, asked
            thing = things.get(url, Thing(cause="http 404"))
            if isinstance(thing, str):
                thing = Thing(thing)
            body = thing.body.encode() if isinstance(thing.body, str) else thing.body
            url = visit.send(Answer(url, thing.url or url, thing.cause, body, thing.content_type, robots, AT))
    except StopIteration as end:
        return end.value, asked


def answer(body: str | bytes = "", url: str = f"{HOME}/", **told: str | None) -> Answer:
    """A single answer."""
    content = body.encode() if isinstance(body, str) else body
    return Answer(told.get("asked") or url, url, told.get("cause"), content, told.get("content_type"), at=AT)


def article(title: str = TITLES[0], text: str = TEXT, stamp: str = "2025-12-05T07:30:00+07:00", links: str = "") -> str:
    """An article's page of no known layout; with an empty stamp it is undated."""
    meta = f'<meta property="article:published_time" content="{stamp}">' if stamp else ""
    paragraphs = "".join(f"<p>{part}.</p>" for part in text.split(". ") if part)
    return (
        f'<!DOCTYPE html><html lang="vi"><head><title>{title} - Báo Ví Dụ</title>{meta}'
        f'<meta property="og:type" content="article"></head><body><h1>{title}</h1>'
        f'<div class="noi-dung">{paragraphs}</div>{links}</body></html>'
    )


def feed(paths: tuple[str, ...] = PATHS, titles: tuple[str, ...] = TITLES) -> str:
    """An RSS feed."""
    items = "".join(
        f"<item><title>{title}</title><link>{HOME}{path}</link><pubDate>Fri, 05 Dec 2025 23:30:00 GMT</pubDate></item>"
        for path, title in zip(paths, titles, strict=True)
    )
    return f'<rss version="2.0"><channel><title>Báo Ví Dụ</title>{items}</channel></rss>'


def sitemap(*paths: str, index: bool = False) -> str:
    """A sitemap, or an index of sitemaps."""
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    rows = "".join(f"<{inner}><loc>{HOME}{path}</loc><lastmod>2025-12-05</lastmod></{inner}>" for path in paths)
    return f"<{outer}>{rows}</{outer}>"


def listing(paths: tuple[str, ...] = PATHS, titles: tuple[str, ...] = TITLES) -> str:
    """A page that lists articles."""
    items = "".join(f'<li><a href="{path}">{title}</a></li>' for path, title in zip(paths, titles, strict=True))
    return (
        f"<!DOCTYPE html><html><head><title>Báo Ví Dụ</title></head><body><h1>OCOP</h1><ul>{items}</ul></body></html>"
    )


def site() -> dict[str, Thing | str]:
    """A site on which all works."""
    front = (
        listing()
        .replace("<title>", '<link rel="alternate" type="application/rss+xml" href="/home.rss"><title>')
        .replace("<h1>", '<nav><a href="/kinh-te.html">Kinh tế</a> <a href="/tag/ocop.html">OCOP</a></nav><h1>')
    )
    articles = {f"{HOME}{path}": article(title) for path, title in zip(PATHS, TITLES, strict=True)}
    return {
        f"{HOME}/": front,
        f"{HOME}/home.rss": feed(),
        f"{HOME}/sitemap.xml": sitemap("/sitemaps/news-2025-12.xml", index=True),
        f"{HOME}/sitemaps/news-2025-12.xml": sitemap("/", *PATHS),
        f"{HOME}/tag/ocop.html": listing(),
        **articles,
    }
