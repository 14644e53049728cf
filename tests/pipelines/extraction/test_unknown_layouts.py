"""Pages of layouts that no profile knows: found by their place beside the headline."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.pipelines.extraction.making import (
    BODY,
    LEAD,
    PAGES,
    PARAGRAPHS,
    STRANGE,
    TITLE,
    article_of,
    frame,
    page,
    page_text,
)

HEAD = f"<title>{TITLE} - Báo Sông Trăng</title>"
MAIN = f"<h1>{TITLE}</h1><h2 class='lead'>{LEAD}</h2><div>{PARAGRAPHS}</div>"
LAYOUTS = sorted(path.stem for path in PAGES.glob("unknown/*.html"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_never_seen_is_read(name: str) -> None:
    article = article_of(page(page_text(f"unknown/{name}")))
    assert article.title == TITLE
    assert article.text.split("\n") == [LEAD, *BODY]
    assert article.lead == LEAD
    assert (article.published_date, article.published_ground) == (date(2024, 10, 5), "stamp")
    assert article.published_at == datetime(2024, 10, 5, 0, 15, tzinfo=UTC)


def test_the_writer_is_read_where_the_page_names_one() -> None:
    article = article_of(page(page_text("unknown/everything_in_one_box")))
    assert article.author == "Lê Thị Bưởi"


def test_the_clock_of_the_header_and_the_dates_of_boxes_are_no_publication() -> None:
    main = f"{MAIN}<div class='tin-khac'><a href='/x'>{STRANGE}</a> (19/09/2026)</div>"
    article = article_of(page(frame(HEAD, main)))
    assert (article.published_date, article.published_ground) == (None, None)


def test_the_description_shows_the_lead() -> None:
    head = f'{HEAD}<meta property="og:description" content="{LEAD[:60]}...">'
    article = article_of(page(frame(head, f"<h1>{TITLE}</h1><div><p>{LEAD}</p>{PARAGRAPHS}</div>")))
    assert article.lead == LEAD
    assert article.text.split("\n") == [LEAD, *BODY]


def test_the_same_title_and_lead_twice_are_told_once() -> None:
    main = f"<h1>{TITLE}</h1><div class='sapo'>{LEAD}</div><div><h2>{TITLE}</h2><p>{LEAD}</p>{PARAGRAPHS}</div>"
    article = article_of(page(frame(HEAD, main)))
    assert article.text.count(LEAD) == 1
    assert article.text.endswith(BODY[2])


def test_tables_lists_and_subheadings_keep_their_place() -> None:
    table = "<table><tr><th>Huyện</th><th>Số sản phẩm</th></tr><tr><td>Năm Cồn</td><td>12</td></tr></table>"
    main = f"""<h1>{TITLE}</h1><div><p><b>{LEAD}</b></p><p>{BODY[0]}</p><h3>Theo huyện</h3>{table}
        <ul><li>Bánh tráng Cồn Gà (4 sao)</li><li>Mật hoa dừa</li></ul><p>{BODY[1]}</p></div>"""
    assert article_of(page(frame(HEAD, main))).text.split("\n") == [
        LEAD,
        BODY[0],
        "Theo huyện",
        "Huyện | Số sản phẩm",
        "Năm Cồn | 12",
        "Bánh tráng Cồn Gà (4 sao)",
        "Mật hoa dừa",
        BODY[1],
    ]


def test_metadata_fills_what_the_page_does_not_show() -> None:
    head = f"""<title>x</title><meta property="og:title" content="{TITLE} | Báo Sông Trăng">
        <meta property="og:site_name" content="Báo Sông Trăng"><meta property="article:section" content="Nông thôn">
        <meta property="article:tag" content="OCOP"><meta property="article:tag" content="Sông Trăng">
        <meta name="author" content="Lê Thị Bưởi"><meta itemprop="datePublished" content="2024-10-05T07:15:00+07:00">
        <meta property="article:modified_time" content="2024-10-06T07:15:00+07:00">
        <link rel="canonical" href="https://songtrang.example/goc.html">"""
    article = article_of(page(frame(head, f"<div><p><b>{LEAD}</b></p>{PARAGRAPHS}</div>")))
    assert (article.title, article.section, article.author) == (TITLE, "Nông thôn", "Lê Thị Bưởi")
    assert (article.tags, article.outlet) == (("OCOP", "Sông Trăng"), "Báo Sông Trăng")
    assert article.url == "https://songtrang.example/goc.html"
    assert article.modified_at == datetime(2024, 10, 6, 0, 15, tzinfo=UTC)
    assert article.published_ground == "meta"


@pytest.mark.parametrize("author", ["Báo Sông Trăng", "songtrang.example", "https://facebook.com/x"])
def test_the_outlet_is_no_writer(author: str) -> None:
    head = f'{HEAD}<meta property="og:site_name" content="Báo Sông Trăng"><meta name="author" content="{author}">'
    assert article_of(page(frame(head, MAIN))).author is None


def test_keywords_are_split() -> None:
    head = f'{HEAD}<meta name="keywords" content="OCOP, Sông Trăng,">'
    assert article_of(page(frame(head, MAIN))).tags == ("OCOP", "Sông Trăng")
