from __future__ import annotations

import pytest
from lxml.html import fromstring

from pipelines.extraction.headline import bare_title, find_headline, shown_text
from tests.pipelines.extraction.making import BODY, TITLE


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        f"{TITLE} - Báo Sông Trăng",
        f"{TITLE} | Báo Sông Trăng điện tử",
        f"{TITLE} – Nông thôn mới | baosongtrang.vn",
        f"{TITLE} — SÔNG TRĂNG",
        f"{TITLE} | Báo Sông Trăng - Báo Sông Trăng",
    ],
)
def test_the_outlet_is_no_part_of_the_title(title: str) -> None:
    assert bare_title(title, "Báo Sông Trăng điện tử", None).startswith(TITLE)
    assert "Báo" not in bare_title(title, "Báo Sông Trăng điện tử", None)


@pytest.mark.parametrize(
    "title", ["Sông Trăng - Núi Mây: hai miền OCOP", "Giai đoạn 2021 - 2025: thêm 12 sản phẩm", "OCOP"]
)
def test_a_dash_in_the_title_stays(title: str) -> None:
    assert bare_title(title, "Báo Sông Trăng") == title


@pytest.mark.parametrize(
    ("markup", "stated"),
    [
        pytest.param(
            f"<h1><a href='/'>Báo Sông Trăng</a></h1><h1>{TITLE}</h1>", (TITLE,), id="after the outlet's name"
        ),
        pytest.param(f"<h1>Báo Sông Trăng</h1><div class='t'>{TITLE}</div>", (TITLE,), id="in a div"),
        pytest.param(f"<h1>Nông thôn</h1><h2>{TITLE.upper()}</h2>", (TITLE,), id="in capitals"),
        pytest.param(f"<h1>{TITLE}</h1>", ("Nông thôn: Sông Trăng có…",), id="where the head has another one"),
        pytest.param(f"<h1>{TITLE}</h1>", (), id="where the head has none"),
        pytest.param(f"<h1>{TITLE}</h1>", (TITLE[:25],), id="where the head has its beginning"),
        pytest.param(f"<h1><a href='/'>Trang chủ</a></h1><h1>{TITLE}</h1>", (), id="beside the way home"),
        pytest.param(f"<a href='/x'>Tin</a><span class='ArticleTitle'>{TITLE}</span>", (TITLE,), id="in a span"),
    ],
)
def test_the_headline_is_found(markup: str, stated: tuple[str, ...]) -> None:
    found = find_headline(fromstring(f"<html><body><div>{markup}<p>Bài</p></div></body></html>"), stated)
    assert found is not None
    assert shown_text(found).lower() == TITLE.lower()


def test_no_headline_is_none() -> None:
    assert find_headline(fromstring("<html><body><p>Bài</p></body></html>"), ()) is None


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        pytest.param(f"<h1><a href='/muc'><span>Tin tức</span></a>&nbsp;{TITLE}</h1>", TITLE, id="a section before it"),
        pytest.param(f"<h1><a href='/bai'>{TITLE}</a></h1>", TITLE, id="linked whole"),
        pytest.param(f"<h1><a href='/bai'>{TITLE[:-4]}</a>{TITLE[-4:]}</h1>", TITLE, id="linked but for its end"),
    ],
)
def test_a_headline_is_shown_without_the_link_to_its_section(markup: str, shown: str) -> None:
    assert "".join(shown_text(fromstring(markup)).split()) == "".join(shown.split())


def test_a_headline_in_large_type_stands_above_the_table_of_what_the_page_says_of_itself() -> None:
    rows = "".join(
        f"<tr><td><font size='2'>{name}</font></td><td><font size='2'>{said}</font></td></tr>"
        for name, said in (("Chuyên mục:", "Tin nhanh"), ("Tác giả:", "Lê Thị Bưởi"), ("Ngày đăng:", "05/10/2024"))
    )
    caption = "<div align='center'><i><font size='2'>Gian hàng miến dong của huyện tại hội chợ tỉnh</font></i></div>"
    body = "".join(f"<div><font size='3'>{line}</font></div>" for line in BODY)
    markup = f"<div><b><font size='4'>{TITLE}</font></b></div><table>{rows}</table>{caption}{body}"
    assert shown_text(find_headline(fromstring(f"<html><body>{markup}</body></html>"), ())) == TITLE
