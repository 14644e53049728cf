"""The original that a page names: from where it is read, and what is none."""

from __future__ import annotations

import pytest

from ocop.models import Article, Source
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.pages import extract_article
from tests.pipelines.extraction.making import PARAGRAPHS, TITLE, article_of, frame, page

HERE = "https://tonghop.example/ca-mau-them-24-san-pham"
THERE = "https://datmui.example/tin-tuc/ca-mau-them-24-san-pham-20231205073000123.htm"
OTHER = "https://lamgiang.example/nghe-an-co-cham-lai-10712345.html"
OUTLET = Source("tonghop", "Tin Tổng Hợp", "tonghop.example", "aggregator", former_domains=("tonghopcu.example",))


def read(head: str = "", after: str = "", before: str = "", url: str = HERE) -> Article:
    body = f"<div id='main'><h1>{TITLE}</h1>{before}{PARAGRAPHS}{after}</div>"
    return article_of(page(frame(head, body), url=url, outlet=OUTLET))


def original_of(head: str = "", after: str = "", before: str = "", url: str = HERE) -> str | None:
    return read(head, after, before, url).original_url


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(f'<link rel="canonical" href="{THERE}">', id="canonical link to the other site"),
        pytest.param(f'<meta property="og:url" content="{THERE}">', id="og:url"),
        pytest.param(f'<meta property="og:source" content="{THERE}">', id="og:source"),
        pytest.param(f'<meta name="original-source" content="{THERE}?utm_source=th">', id="with tracking parameters"),
        pytest.param(
            f'<script type="application/ld+json">{{"@type":"NewsArticle","isBasedOn":"{THERE}"}}</script>',
            id="what the structured data is based on",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization",'
            f'"name":"Báo Đất Mũi","url":"{THERE}"}}}}</script>',
            id="an outlet as author",
        ),
    ],
)
def test_the_head_names_the_original(head: str) -> None:
    assert original_of(head) == THERE


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"<p>Nguồn: <a href='{THERE}'>Báo Đất Mũi Ngày Nay</a></p>", id="Nguồn, and the outlet's name"),
        pytest.param(f"<p><strong>Nguồn:</strong> <em><a href='{THERE}'>{THERE}</a></em></p>", id="the address shown"),
        pytest.param(f"<div class='source'>Theo <a href='{THERE}'>Báo Đất Mũi</a></div>", id="Theo, on a line alone"),
        pytest.param(f"<p>(Theo báo <a href='{THERE}'>Đất Mũi Ngày Nay</a>)</p>", id="in brackets"),
        pytest.param(f"<p><a href='{THERE}'>Link gốc</a></p>", id="the link says it"),
        pytest.param(f"<p><a href='{THERE}'><span>Xem bài gốc</span></a></p>", id="the link's inner element says it"),
        pytest.param(f"<p>Nguồn: {THERE}.</p>", id="an address that is no link"),
        pytest.param(
            f"<p>Nguồn: <a href='{THERE}'>Đất Mũi</a></p><p>Link gốc: <a href='{THERE}#x'>x</a></p>", id="twice"
        ),
    ],
)
def test_a_line_names_the_original(line: str) -> None:
    assert original_of(after=line) == THERE
    assert original_of(before=line) == THERE


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<p>Nguồn: Báo Đất Mũi Ngày Nay</p>", id="a name without a link"),
        pytest.param("<p>Nguồn: <a href='https://datmui.example/'>Báo Đất Mũi</a></p>", id="a front page"),
        pytest.param("<p>Nguồn: <a href='https://datmui.example/ocop'>Báo Đất Mũi</a></p>", id="a section"),
        pytest.param(f"<p>Nguồn: <a href='{HERE}-cu-1234'>Tin Tổng Hợp</a></p>", id="the same site"),
        pytest.param("<p>Nguồn: <a href='https://m.tonghopcu.example/tin-1234.html'>x</a></p>", id="its former domain"),
        pytest.param(f"<p>Nguồn: <a href='{THERE}'>A</a></p><p>Nguồn: <a href='{OTHER}'>B</a></p>", id="two of them"),
        pytest.param(f"<p>Xem thêm: <a href='{THERE}'>Cà Mau thêm 24 sản phẩm</a></p>", id="another article"),
        pytest.param(
            f"<p>Theo <a href='{THERE}'>Báo Đất Mũi</a>, đến cuối năm ngoái cả tỉnh đã có 145 sản phẩm OCOP được công"
            " nhận, trong đó có 30 sản phẩm bốn sao.</p>",
            id="a quotation in prose",
        ),
        pytest.param("<p>Nguồn: <a href='https://['>x</a> <a href='javascript:x(1234)'>y</a></p>", id="no addresses"),
        pytest.param("<p>Nguồn: <a href='/tin-1234.html'></a></p>", id="an empty link"),
        pytest.param(
            "".join(f"<p>Nguồn: <a href='https://a{n}.example/tin-{n:05}.html'>x</a></p>" for n in range(150)),
            id="a page of links",
        ),
    ],
)
def test_other_links_name_none(line: str) -> None:
    assert original_of(after=line) is None


def test_a_saved_page_and_the_front_page_name_none() -> None:
    assert original_of(f'<link rel="canonical" href="{THERE}">', url="file:tin/bai.html") is None
    assert original_of('<link rel="canonical" href="https://datmui.example/">') is None


def test_it_is_told_where_the_page_names_it() -> None:
    line = f"<p>Nguồn: <a href='{THERE}'>Báo Đất Mũi</a></p>"
    assert read(f'<link rel="canonical" href="{THERE}">').grounds.original == "head"
    assert read(f'<meta name="source" content="{THERE}">', line).grounds.original == "meta"
    assert read(after=line).grounds.original == "look"
    assert read().grounds.original is None


def test_a_page_that_only_leads_on_says_where_to() -> None:
    markup = (
        f'<html><head><meta http-equiv="refresh" content="0;url={THERE}"><script type="application/ld+json">'
        f'{{"@type":"NewsArticle","author":{{"@type":"Organization","url":"{THERE}"}}}}</script></head>'
        "<body><p>Đang chuyển đến trang gốc...</p></body></html>"
    )
    found = extract_article(page(markup, url=HERE, outlet=OUTLET))
    assert isinstance(found, NoArticle)
    assert (found.cause, found.detail) == ("too short", f"it names its original: {THERE}")
