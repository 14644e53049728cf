"""Briefs: a headline, a lead and one sentence more, in which each line weighs much."""

from __future__ import annotations

import pytest

from tests.pipelines.extraction.making import BODY, LEAD, STRANGE, TITLE, article_of, frame, page

HEAD = f"<title>{TITLE} - Báo Sông Trăng</title>"
PICTURE = "<img src='/anh.jpg' alt=''>"


def lines_of(main: str) -> list[str]:
    return article_of(page(frame(HEAD, main))).text.split("\n")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<figure>{PICTURE}</figure><p>{BODY[0]}</p>", id="the picture in a frame of its own"),
        pytest.param(f"{PICTURE}<p>{BODY[0]}</p>", id="the picture beside the paragraph"),
        pytest.param(f"<table><tr><td>{PICTURE}</td></tr></table>{BODY[0]}", id="the picture in a table"),
    ],
)
def test_the_only_sentence_below_the_picture_is_text(body: str) -> None:
    assert lines_of(f"<h1>{TITLE}</h1><p><b>{LEAD}</b></p><div>{body}</div>") == [LEAD, BODY[0]]


def test_a_credit_below_the_picture_is_none() -> None:
    caption = "Bà con đóng gói miến dong trước ngày hội của huyện. Ảnh: Lê Thị Bưởi."
    article = article_of(
        page(frame(HEAD, f"<h1>{TITLE}</h1><p><b>{LEAD}</b></p><p>{BODY[0]}</p><div>{PICTURE}<p>{caption}</p></div>"))
    )
    assert article.text.split("\n") == [LEAD, BODY[0]]
    assert caption in article.captions


def test_the_row_of_the_headline_and_its_date_is_no_paragraph() -> None:
    rows = (f"<span>{TITLE}</span> <i>(05/10/2024 07:15)</i>", f"<i>{LEAD}</i>", f"<span>{PICTURE}<br>{BODY[0]}</span>")
    table = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    assert lines_of(f"<table>{table}</table>") == [LEAD, BODY[0]]


@pytest.mark.parametrize(
    ("behind", "stays"),
    [
        pytest.param("", False, id="a frame that ends the text"),
        pytest.param(f"<h3>Thêm</h3><div>{BODY[1]}</div>", True, id="a body put together of frames"),
    ],
)
def test_a_frame_with_a_heading_of_its_own_tells_of_something_else(behind: str, stays: bool) -> None:
    note = f"<div><p><strong>Muối ớt Núi Mây được xếp hạng</strong></p><p>{STRANGE}</p></div>"
    lines = lines_of(f"<h1>{TITLE}</h1><h2 class='lead'>{LEAD}</h2><div><p>{BODY[0]}</p>{note}{behind}</div>")
    assert (STRANGE in lines) is stays
    assert lines[:2] == [LEAD, BODY[0]]


def test_a_header_that_weighs_more_than_the_text_is_not_all_of_it() -> None:
    header = f"<header><h1>{TITLE}</h1><div>bởi Lê Thị Bưởi, xuất bản 05/10/2024 07:15</div><div>{LEAD}</div></header>"
    assert lines_of(f"<article>{header}<div><div><p>{BODY[0][:90]}.</p></div></div></article>")[0] == LEAD


def test_of_two_lines_the_first_is_the_lead_where_it_is_set_otherwise() -> None:
    body = f"<p class='dam'>{LEAD}</p><p>{BODY[0]}</p>"
    assert article_of(page(frame(HEAD, f"<h1>{TITLE}</h1><div>{body}</div>"))).lead == LEAD
