from __future__ import annotations

import pytest
from lxml.html import HtmlElement, fromstring

from pipelines.extraction.boxes import remove_boxes
from tests.pipelines.extraction.making import BODY, PARAGRAPHS, STRANGE


def read(inside: str) -> HtmlElement:
    return fromstring(f"<html><body><div id='page'><h1>Đầu đề</h1><div id='body'>{inside}</div></div></body></html>")


def left(inside: str) -> str:
    tree = read(inside)
    remove_boxes(tree, tree.xpath("//h1"))
    return tree.text_content()


BOX = f"<p>{STRANGE}</p><a href='/x'>Núi Mây dẫn đầu</a>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='related-news'>{BOX}</div>",
        f"<div class='boxTinLienQuan'>{BOX}</div>",
        f"<div class='tin_lien_quan'>{BOX}</div>",
        f"<div id='relatedPosts'>{BOX}</div>",
        f"<div type='RelatedNewsBox'>{BOX}</div>",
        f"<section class='c-box same-category'>{BOX}</section>",
        f"<div class='comment-list'><p>{STRANGE}</p></div>",
        f"<aside>{BOX}</aside>",
        f"<footer>{BOX}</footer>",
        f"<div role='complementary'>{BOX}</div>",
        f"<div class='x1'><h3>Tin liên quan</h3>{BOX}</div>",
        f"<div class='x1'><div><span>  Đọc tiếp: </span></div>{BOX}</div>",
        f"<div class='x1'><p><b>XEM THÊM</b></p>{BOX}</div>",
        f"<table><tr><th>Cùng chuyên mục</th></tr><tr><td>{BOX}</td></tr></table>",
        f"<div class='x1'><h3>12 bình luận</h3><p>{STRANGE}</p></div>",
        f"<div class='x1'><h3>Bình luận (3)</h3><p>{STRANGE}</p></div>",
        f"<p>Có thể bạn quan tâm</p><ul><li><a href='/x'>{STRANGE}</a></li></ul><p><a href='/y'>{STRANGE}</a></p>",
    ],
)
def test_a_box_is_taken_out_and_the_article_stays(box: str) -> None:
    text = left(f"<p>{BODY[0]}</p>{box}<p>{BODY[1]}</p><p>{BODY[2]}</p>")
    assert STRANGE not in text
    assert all(line in text for line in BODY)
    assert "Đầu đề" in text


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<div class='tin-lien-quan'>{PARAGRAPHS}</div>", id="the article itself under such a name"),
        pytest.param(f"<h3>Xem thêm</h3>{PARAGRAPHS}", id="a heading above running text"),
        pytest.param(f"<div><h3>Tin mới</h3>{PARAGRAPHS}</div>", id="a section without a link"),
        pytest.param(f"<p class='menuitem'>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p>", id="a word inside a word"),
        pytest.param(f"<p>{BODY[0]}</p><p>{BODY[1]} Tin liên quan</p><p>{BODY[2]}</p>", id="the phrase in a sentence"),
    ],
)
def test_the_article_is_no_box(markup: str) -> None:
    text = left(markup)
    assert all(line in text for line in BODY)


def test_what_holds_the_headline_is_no_box() -> None:
    tree = fromstring(f"<html><body><div class='related'><h1>Đầu đề</h1></div>{PARAGRAPHS * 3}</body></html>")
    remove_boxes(tree, tree.xpath("//h1"))
    assert "Đầu đề" in tree.text_content()


def test_a_list_of_headlines_is_a_box_beside_a_short_article() -> None:
    items = "".join(
        f"<li><a href='/{n}'>Núi Mây có {n}00 sản phẩm được xếp hạng</a><p>{STRANGE}</p></li>" for n in range(9)
    )
    text = left(f"<p>{BODY[0]}</p><div class='other-news'><ul>{items}</ul></div>")
    assert BODY[0] in text
    assert STRANGE not in text


def test_readers_words_below_the_row_of_counts_and_buttons_are_no_text() -> None:
    row = "<div><span>19 lượt thích</span><span>3 bình luận</span><span>Chia sẻ</span></div>"
    readers = f"<div><div>Bạn đọc Út Mười</div><div>{STRANGE}</div></div>"
    assert STRANGE not in left(f"<div>{PARAGRAPHS}</div>{row}{readers}")
    above = left(f"{row}<p>{BODY[0]}</p><p>{BODY[1]}</p>")
    assert BODY[0] in above, "above the text such a row opens nothing"


@pytest.mark.parametrize("name", ["page--withSidebar", "has-left-sidebar", "no-sidebar", "content without-menu"])
def test_what_stands_beside_a_box_is_none(name: str) -> None:
    assert BODY[0] in left(f"<div class='{name}'><p>{BODY[0]}</p></div>")
