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


def test_the_outlets_name_in_a_heading_that_leads_home_is_no_headline() -> None:
    head = f"<title>[E-Magazine] {TITLE}</title>"
    main = f'<h1><a href="/">Báo Sông Trăng điện tử</a></h1><h2>{TITLE}</h2><p>{LEAD}</p><div>{PARAGRAPHS}</div>'
    article = article_of(page(frame(head, main)))
    assert article.title == TITLE
    assert article.text.split("\n") == [LEAD, *BODY]


def test_a_heading_that_leads_to_the_article_itself_is_its_headline() -> None:
    main = f'<h1><a href="/san-pham-ocop-1.html">{TITLE}</a></h1><p class="sapo">{LEAD}</p><div>{PARAGRAPHS}</div>'
    assert article_of(page(frame(HEAD, main))).title == TITLE


def test_the_outlets_name_that_a_page_states_as_its_title_is_not_looked_for_in_its_footer() -> None:
    main = (
        f"<font size=4><b>{TITLE}</b></font> <font size=1>(7:15:00 SA - 5/10/2024)</font><p><i>{LEAD}</i>{PARAGRAPHS}"
    )
    foot = "<div>Tạp chí Sông Trăng<br>Tổng biên tập: Lê Văn Sen<br>Giấy phép số 12/GP-STTTT ngày 3/3/2009</div>"
    article = article_of(page(f"<html><head><title>Tạp chí Sông Trăng</title></head><body>{main}{foot}</body></html>"))
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert article.published_at == datetime(2024, 10, 5, 0, 15, tzinfo=UTC)
    assert article.text.split("\n") == [LEAD, *BODY]


def test_a_licence_is_no_date_of_publication() -> None:
    foot = "<p>Giấy phép số 9/GP-BTTTT ngày 25/12/2020</p>"
    main = f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}</div>{foot}"
    assert article_of(page(frame(HEAD, main))).published_date is None


def test_the_label_of_a_player_is_not_the_beginning_of_the_text() -> None:
    player = "<p>Nghe bản tin:</p><audio src='/1.mp3'></audio>"
    body = f"<h3>{TITLE}</h3>{player}<p><b>{LEAD}</b></p>{PARAGRAPHS}"
    article = article_of(page(frame(HEAD, f"<div>{body}</div>")))
    assert (article.lead, article.text.split("\n")) == (LEAD, [LEAD, *BODY])


def test_a_label_before_the_lead_is_left_out() -> None:
    main = (
        f"<h1>{TITLE}</h1><div class='tomtat'><div>Trích yếu:&nbsp;</div><div>{LEAD}</div></div><div>{PARAGRAPHS}</div>"
    )
    assert article_of(page(frame(HEAD, main))).lead == LEAD


@pytest.mark.parametrize(
    "behind",
    [
        "<p>Nội dung: <b>Lê Thị Bưởi</b></p><p>Thiết kế: <b>Xưởng Sen</b></p>",
        "<p class='h5 text-right'><strong>Tác giả: </strong>Lê Thị Bưởi</p><p><strong>Nguồn tin: </strong>Đài xã</p>",
        "<div style='text-align:right'><span id='dnn_lblTacGia'>Lê Thị Bưởi</span></div>",
    ],
)
def test_the_writer_is_read_below_the_body(behind: str) -> None:
    article = article_of(
        page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}</div><div>{behind}</div>"))
    )
    assert article.author == "Lê Thị Bưởi"
    assert article.text.split("\n") == [LEAD, *BODY]


@pytest.mark.parametrize(
    "stated", ["Đài Sông Trăng - {}", "Báo Sông Trăng: {}", "{} - Chi tiết - Sở Nông nghiệp Sông Trăng"]
)
def test_the_headline_is_found_in_a_title_with_other_names(stated: str) -> None:
    head = f"<title>{stated.format(TITLE)}</title>"
    main = f"<h1>THỜI SỰ TRONG TỈNH NHÀ</h1><h3>{TITLE}</h3><p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}</div>"
    assert article_of(page(frame(head, main))).title == TITLE


def test_the_date_beside_the_headline_stays_where_links_stand_beside_it() -> None:
    link = "<a href='https://news.example/x'>Theo dõi báo trên mạng xã hội</a>"
    row = f"<ul><li>07:15 | 05/10/2024</li><li>{link}</li></ul>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1>{row}<p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}</div>")))
    assert article.published_at == datetime(2024, 10, 5, 0, 15, tzinfo=UTC)


def test_a_time_that_is_told_by_its_distance_has_its_date_in_the_title() -> None:
    row = "<span><time title='07:15 05/10/2024'>2 năm trước</time> · 3 phút đọc</span>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1>{row}<p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}</div>")))
    assert article.published_at == datetime(2024, 10, 5, 0, 15, tzinfo=UTC)


def test_a_profile_whose_headline_is_that_of_another_story_does_not_fit() -> None:
    other = f"<div class='journal-content-article'><p>{STRANGE}</p></div>"
    box = f"<div><h3 class='asset-title'>Núi Mây dẫn đầu cả vùng</h3>{other}</div>"
    main = f"<h3>{TITLE}</h3><div class='journal-content-article'><p><b>{LEAD}</b></p>{PARAGRAPHS}</div>{box}"
    article = article_of(page(frame(HEAD, main)))
    assert (article.title, article.grounds.title) == (TITLE, "look")


def test_a_lead_beside_a_picture_is_no_caption() -> None:
    row = f"<table><tr><td><img src='/1.jpg'></td><td><b>{LEAD}</b></td></tr></table>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1>{row}<div>{PARAGRAPHS}</div>")))
    assert (article.lead, article.captions) == (LEAD, ())


def test_the_date_above_the_headline_is_preferred_to_that_of_a_change_below_it() -> None:
    above = "<ul><li><span>5 thg 10, 2024</span></li></ul>"
    below = "<p>Updated: <span>9 thg 10, 2024</span></p>"
    article = article_of(
        page(frame(HEAD, f"{above}<h1>{TITLE}</h1>{below}<p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}</div>"))
    )
    assert article.published_date == date(2024, 10, 5)


def test_a_writer_above_the_name_of_an_office_signs_too() -> None:
    right = "<p align='right'><b>{}</b></p>"
    end = right.format("Lê Thị Bưởi") + right.format("Phòng Văn hóa - Xã hội xã")
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}{end}</div>")))
    assert (article.author, article.text.split("\n")) == ("Lê Thị Bưởi", [LEAD, *BODY])


def test_a_path_through_the_site_is_no_headline() -> None:
    path = "<div><a href='/tin-tuc'>Tin tức</a> / <a href='/tin-tuc/kinh-te'>Kinh tế nông thôn mới</a></div>"
    main = f"{path}<h4><b>{TITLE}</b></h4><p>05/10/2024 07:15</p><p><i>{LEAD}</i></p><div>{PARAGRAPHS}</div>"
    assert (
        article_of(page(f"<html><head><title>Sở Công Thương</title></head><body>{main}</body></html>")).title == TITLE
    )
