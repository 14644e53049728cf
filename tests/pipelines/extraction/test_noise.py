from __future__ import annotations

import pytest
from lxml.html import HtmlElement, fromstring

from pipelines.extraction.noise import is_caption, names_of, remove_boxes, remove_inert, running_text, short_text
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


@pytest.mark.parametrize(
    "inert",
    [
        "<script>Núi Mây</script>",
        "<style>Núi Mây</style>",
        "<noscript><p>Núi Mây</p></noscript>",
        "<div style='color: red; DISPLAY : none'>Núi Mây</div>",
        "<p hidden>Núi Mây</p>",
        "<textarea>Núi Mây</textarea>",
        "<select><option>Núi Mây</option></select>",
        "<nav>Núi Mây</nav>",
        "<svg><text>Núi Mây</text></svg>",
    ],
)
def test_what_no_reader_sees_is_taken_out(inert: str) -> None:
    tree = read(f"<form><p>Trước</p>{inert} sau</form>")
    remove_inert(tree)
    assert " ".join(tree.text_content().split()) == "Đầu đềTrước sau"


def test_an_article_that_a_script_unfolds_stays() -> None:
    tree = read(f"<div style='display: none'>{PARAGRAPHS}</div>")
    remove_inert(tree)
    assert all(line in tree.text_content() for line in BODY)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<figcaption>Xưởng bánh</figcaption>", True),
        ("<p class='wp-caption-text'>Xưởng bánh</p>", True),
        ("<div class='PhotoCMS_Caption'>Xưởng bánh</div>", True),
        ("<td class='Image'>Xưởng bánh</td>", True),
        ("<div class='image-caption'>Xưởng bánh</div>", True),
        ("<p class='captioned'>Xưởng bánh</p>", False),
        ("<p>Xưởng bánh</p>", False),
        (f"<article class='format-image'>{PARAGRAPHS * 4}</article>", False),
    ],
)
def test_captions_are_told_by_their_names(markup: str, expected: bool) -> None:
    assert is_caption(fromstring(markup)) is expected


def test_small_helpers() -> None:
    element = fromstring("<div id='boxTin' class='Xem-Thêm VIPBox'>abc <a>de</a></div>")
    assert running_text(element) == 4
    assert short_text(element, 20) == "abc de"
    assert short_text(element, 4) == ""
    assert "xem them" in names_of(element).split(" | ")[0]
    assert " box tin " in names_of(element)
    assert names_of(fromstring("<p>abc</p>")) == ""
