"""Boxes, captions, notes and bylines that only their make and their place tell, on layouts that no rule names."""

from __future__ import annotations

import pytest

from tests.pipelines.extraction.making import BODY, LEAD, STRANGE, TITLE, article_of, frame, page

HEAD = f"<title>{TITLE} - Báo Sông Trăng</title>"
OTHER = "Núi Mây: 999 sản phẩm được xếp hạng trong năm nay"


def lines(inside: str = "", behind: str = "", before: str = "") -> list[str]:
    first, second, third = (f"<p>{line}</p>" for line in BODY)
    main = f"""<div class="a"><h1>{TITLE}</h1><div class="b">05/10/2024 07:15</div>{before}<div class="c">{LEAD}</div>
        <div class="d">{first}{second}{inside}{third}</div>{behind}</div>"""
    return article_of(page(frame(HEAD, main))).text.split("\n")


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<div class='e'><a href='/x'>{OTHER}</a><div>{STRANGE}</div></div>", id="headline, summary"),
        pytest.param(f"<blockquote><a href='/x'>{OTHER}</a><br>{STRANGE}</blockquote>", id="with a line break"),
        pytest.param(f"<div><b>Đừng bỏ lỡ</b><a href='/x'>{OTHER}</a><p>{STRANGE}</p></div>", id="label"),
        pytest.param(
            f"<table><tr><td><a href='/x'>{OTHER}</a></td><td>1/2/2018</td></tr>"
            f"<tr><td colspan=2>{STRANGE}</td></tr></table>",
            id="in the rows of a table",
        ),
        pytest.param(f"<dl><dt><a href='/x'>{OTHER}</a></dt><dd>{STRANGE}</dd></dl>", id="in a list of terms"),
        pytest.param(f"<a href='/x'><h4>{OTHER}</h4><span>{STRANGE}</span></a>", id="all of it a link"),
        pytest.param(f"<div class='n'><p><b>{OTHER}</b></p><p>{STRANGE}</p></div>", id="a note"),
    ],
)
def test_what_tells_of_another_article_is_left_out(box: str) -> None:
    assert lines(inside=box) == [LEAD, *BODY]
    if "href" in box:
        assert STRANGE not in lines(behind=f"{box}{box}")


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param("<p><img src=a><br><em>{}</em></p>", id="slanted, below a line break"),
        pytest.param("<p><img src=a></p><p align=center>{}</p>", id="centred, in a paragraph of its own"),
        pytest.param("<div class='e'><img src=a><span>{}</span></div>", id="in a frame with the picture"),
        pytest.param("<table><tr><td><img src=a></td></tr><tr><td>{}</td></tr></table>", id="in a table"),
    ],
)
def test_captions_are_told_by_their_place(picture: str) -> None:
    caption = "Bà con phơi bánh tráng bên sông"
    first, second, third = (f"<p>{line}</p>" for line in BODY)
    main = f"<h1>{TITLE}</h1><div class='c'>{LEAD}</div><div>{first}{picture.format(caption)}{second}{third}</div>"
    article = article_of(page(frame(HEAD, main)))
    assert article.text.split("\n") == [LEAD, *BODY]
    assert article.captions == (caption,)


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<p><strong>Lê Thị Bưởi</strong></p>", "Lê Thị Bưởi"),
        ("<p style='text-align:right'>Bài, ảnh: Lê Thị Bưởi</p>", "Lê Thị Bưởi"),
        ("<p>Nhóm phóng viên</p>", None),
    ],
)
def test_the_byline_is_no_paragraph(byline: str, author: str | None) -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><div class='c'>{LEAD}</div><div>{body}{byline}</div>")))
    assert (article.text.split("\n"), article.author) == ([LEAD, *BODY], author)


def test_a_body_in_several_parts_is_read_whole() -> None:
    parts = "".join(f"<div class='part-{number}'><p>{line}</p></div>" for number, line in enumerate(BODY))
    article = article_of(page(frame(HEAD, f"<div><h1>{TITLE}</h1><h2>{LEAD}</h2>{parts}</div>")))
    assert article.text.split("\n") == [LEAD, *BODY]


def test_the_headline_is_no_banner_of_the_office() -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    main = (
        f"<h1>SỞ NÔNG NGHIỆP SÔNG TRĂNG</h1><div class='x'>{TITLE}</div><div>05/10/2024</div><p><b>{LEAD}</b></p>{body}"
    )
    article = article_of(page(frame("<title>Cổng thông tin điện tử tỉnh Sông Trăng</title>", main)))
    assert (article.title, article.lead) == (TITLE, LEAD)


def test_a_label_before_the_lead_is_none_of_it() -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    lead = f"<div class='sapo'><span>ST24</span> {LEAD}</div>"
    assert article_of(page(frame(HEAD, f"<h1>{TITLE}</h1>{lead}<div>{body}</div>"))).lead == LEAD
