"""What stands between the paragraphs of pages of unknown layout and is no part of the article."""

from __future__ import annotations

import pytest

from tests.pipelines.extraction.making import BODY, LEAD, PARAGRAPHS, STRANGE, TITLE, article_of, frame, page

HEAD = f"<title>{TITLE} - Báo Sông Trăng</title>"


@pytest.mark.parametrize("tag", ["blockquote", "div", "section"])
def test_a_frame_that_tells_of_another_article_before_its_headline_is_left_out(tag: str) -> None:
    box = f"<{tag}><p>{STRANGE}</p><p><a href='/tin-2.html'>Núi Mây dẫn đầu vùng về sản phẩm OCOP</a></p></{tag}>"
    body = f"<p>{BODY[0]}</p><p>{BODY[1]}</p>{box}<p>{BODY[2]}</p>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{body}</div>")))
    assert article.text.split("\n") == [LEAD, *BODY]


def test_a_quotation_without_a_headline_behind_it_stays() -> None:
    body = f"<p>{BODY[0]}</p><p>{BODY[1]}</p><blockquote><p>{BODY[2]}</p></blockquote><p>{LEAD}</p>"
    assert BODY[2] in article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><div>{body}</div>"))).text


def test_a_table_of_contents_is_no_text() -> None:
    toc = "<div id='ez-toc-container'><p>Mục lục</p><ul><li><a href='#1'>Đợt 2 năm 2024</a></li></ul></div>"
    main = f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{toc}{PARAGRAPHS}</div>"
    assert article_of(page(frame(HEAD, main))).text.split("\n") == [LEAD, *BODY]


@pytest.mark.parametrize("label", ["- Advertisement -", "Quảng cáo", "Nội dung tài trợ"])
def test_an_advertisement_between_paragraphs_is_left_out_with_its_label_only(label: str) -> None:
    box = f"<div><span>{label}</span><p>Gạo mới: mua 2 túi tặng 1, giao tận bếp trong 4 giờ.</p></div>"
    body = f"<p>{BODY[0]}</p>{box}<p>{BODY[1]}</p><p>{label}</p><p>{BODY[2]}</p>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{body}</div>")))
    assert article.text.split("\n") == [LEAD, *BODY]


def test_buttons_that_are_no_links_are_no_text() -> None:
    body = f"<p>{BODY[0]}</p><h4>Xem toàn bài</h4><p>{BODY[1]}</p><p>{BODY[2]}</p><span>11 lượt thích</span>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{body}</div>")))
    assert article.text.split("\n") == [LEAD, *BODY]


def test_a_short_article_is_preferred_to_a_long_box_far_from_its_headline() -> None:
    schedule = "".join(f"<li><b>{hour}:30</b> Nông thôn ngày nay<div>{STRANGE}</div></li>" for hour in range(5, 12))
    news = f"<div><div><h3>{TITLE}</h3></div><div><p><em>{LEAD}</em></p><p>{BODY[1]}</p></div></div>"
    article = article_of(page(frame(HEAD, f"<div class='c1'>{news}</div><div class='c2'><ul>{schedule}</ul></div>")))
    assert article.text.split("\n") == [LEAD, BODY[1]]


def test_a_box_of_headlines_with_their_summaries_in_one_line_is_left_out() -> None:
    link = "<a href='/cu.html'>Núi Mây dẫn đầu vùng về sản phẩm OCOP</a>"
    lines = f"{link}: {STRANGE}<br>{link} - {STRANGE}<br>{link}<span>{STRANGE}</span>"
    items = f"<ul><li>{link}<span>{STRANGE}</span></li></ul>"
    body = f"<p>{BODY[0]}</p><div><b>Bài cũ hay đọc lại:</b><br>{lines}</div><p>{BODY[1]}</p>{items}<p>{BODY[2]}</p>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{body}</div>")))
    assert article.text.split("\n") == [LEAD, *BODY]


def test_a_sentence_that_begins_with_a_link_stays() -> None:
    linked = BODY[1].replace("Ông Đinh Văn Lúa, người phụ trách", "<a href='/x'>Ông Đinh Văn Lúa, người phụ trách</a>")
    body = f"<p>{BODY[0]}</p><p>{linked}</p><p>{BODY[2]}</p>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{body}</div>")))
    assert article.text.split("\n") == [LEAD, *BODY]


def test_centred_paragraphs_below_pictures_are_no_captions() -> None:
    body = "".join(
        f"<figure><img src='/{at}.jpg'></figure><div style='text-align:center'>{line}</div>"
        for at, line in enumerate((*BODY, f"{LEAD} {BODY[0]} {BODY[1]} {BODY[2]}"))
    )
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{body}</div>")))
    assert article.text.split("\n")[: len(BODY) + 1] == [LEAD, *BODY]
    assert article.captions == ()


@pytest.mark.parametrize(
    "end", ["<p>* * *</p>", "<p>Nếu thấy bài viết có ích, xin bạn chia sẻ để nhiều người cùng đọc.</p>"]
)
def test_ornaments_and_requests_to_the_reader_are_no_text(end: str) -> None:
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{PARAGRAPHS}{end}</div>")))
    assert article.text.split("\n") == [LEAD, *BODY]


def test_a_body_may_be_called_after_its_table_of_contents() -> None:
    toc = "<div class='box-readmore'><p>Nội dung bài viết</p><ul><li><a href='#1'>Đợt 2 năm 2024</a></li></ul></div>"
    main = f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div id='toc-content'>{toc}{PARAGRAPHS}</div>"
    assert article_of(page(frame(HEAD, main))).text.split("\n") == [LEAD, *BODY]


def test_an_offer_between_paragraphs_is_no_text() -> None:
    offer = "<div><a href='/mua'><img src='/1.jpg'></a><h3>Khoai lang sấy 250 g</h3><p>68.000đ</p><p>75.000đ</p></div>"
    body = f"<p>{BODY[0]}</p><p>{BODY[1]}</p>{offer}<p>{BODY[2]}</p>"
    article = article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div>{body}</div>")))
    assert article.text.split("\n") == [LEAD, *BODY]
