from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from pipelines.extraction.blocks import Line, data_rows, read_blocks, without_ends
from pipelines.extraction.wording import tidy


def lines(markup: str) -> list[str]:
    return [line.text for line in read_blocks([fromstring(f"<div>{markup}</div>")]).lines]


def captions(markup: str) -> tuple[str, ...]:
    return read_blocks([fromstring(f"<div>{markup}</div>")]).captions


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>Một</p><p>Hai</p>", ["Một", "Hai"], id="paragraphs"),
        pytest.param("<div>Một</div><div><span>Hai</span></div>", ["Một", "Hai"], id="divs for paragraphs"),
        pytest.param("Một<br>Hai<br/><br/>Ba", ["Một", "Hai", "Ba"], id="line breaks"),
        pytest.param("Một<p></p>Hai<p></p>Ba", ["Một", "Hai", "Ba"], id="bare text between empty paragraphs"),
        pytest.param("<h2>Đề mục</h2><p>Một</p>", ["Đề mục", "Một"], id="a subheading"),
        pytest.param("<p>Có <b>145</b> sản<i> phẩm</i>.</p>", ["Có 145 sản phẩm."], id="words in bold"),
        pytest.param("<p>H<sub>2</sub>O, 15 m<sup>2</sup></p>", ["H2O, 15 m2"], id="small letters"),
        pytest.param("<p>Một\n  hai&nbsp;&nbsp;ba\u200b</p>", ["Một hai ba"], id="spaces"),
        pytest.param("<p>So\u031b\u0323i</p>", ["Sợi"], id="decomposed letters"),
        pytest.param("<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>", ["A", "B", "C"], id="a list in a list"),
        pytest.param("<dl><dt>Năm Căn</dt><dd>12</dd></dl>", ["Năm Căn", "12"], id="a list of definitions"),
        pytest.param("<blockquote>“Vui”, bà nói.</blockquote>sau", ["“Vui”, bà nói.", "sau"], id="a quotation"),
        pytest.param("<center>Một</center><font>Hai</font> ba", ["Một", "Hai ba"], id="old tags"),
        pytest.param("<form><p>Một</p></form>", ["Một"], id="inside a form"),
        pytest.param("<section><p>Một</p></section><p>Hai</p>", ["Một", "Hai"], id="the order of the page"),
        pytest.param("<p>a<!-- lúc 10:00 -->b</p>", ["ab"], id="a comment"),
        pytest.param("<p> </p><div></div>", [], id="nothing"),
        pytest.param(
            "<table><tr><th>Huyện</th><th>Số</th></tr><tr><td>Năm <b>Căn</b></td><td><p>12</p></td></tr></table>",
            ["Huyện | Số", "Năm Căn | 12"],
            id="a table of data",
        ),
        pytest.param("<table><tr><td>A</td><td></td><td>C</td></tr></table>", ["A |  | C"], id="an empty cell"),
        pytest.param(
            "<table><tr><td>Một.</td></tr><tr><td><p>Hai.</p><p>Ba.</p></td></tr></table>",
            ["Một.", "Hai.", "Ba."],
            id="a table for layout",
        ),
        pytest.param(
            "<table><tr><td>menu</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
            ["menu", "1 | 2"],
            id="a table in a table",
        ),
        pytest.param(
            f"<table><tr><td>trái</td><td><p>{'dài ' * 200}</p></td></tr></table>",
            ["trái", ("dài " * 200).strip()],
            id="a column of text",
        ),
        pytest.param(
            "<figure class='wp-block-table'><table><tr><td>A</td><td>1</td></tr></table></figure>",
            ["A | 1"],
            id="a table in a figure",
        ),
        pytest.param(
            "<table><tr><td><img src=a>Chè</td><td>4 sao</td></tr></table>", ["Chè", "4 sao"], id="pictures in a table"
        ),
    ],
)
def test_lines(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=a><figcaption>Xưởng\n<i>bánh</i></figcaption></figure>",
        "<table class=image><tr><td><img src=a></td></tr><tr><td>Xưởng bánh</td></tr></table>",
        "<div class='PhotoCMS_Caption'><p>Xưởng bánh</p></div>",
        "<figure><figcaption>Xưởng bánh</figcaption></figure><figure><figcaption>Xưởng bánh</figcaption></figure>",
    ],
)
def test_captions_are_apart(markup: str) -> None:
    assert captions(f"<p>Một</p>{markup}<p>Hai</p>") == ("Xưởng bánh",)
    assert lines(f"<p>Một</p>{markup}<p>Hai</p>") == ["Một", "Hai"]


def test_a_table_without_cells_is_none() -> None:
    assert data_rows(fromstring("<table></table>")) is None


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><a href=x>Núi Mây dẫn đầu cả vùng</a></p>", True),
        ("<p>Xem thêm: <a href=x>Núi Mây</a> dẫn đầu cả vùng về số sản phẩm</p>", True),
        ("<p>&gt;&gt; Mời đọc <a href=x>Núi Mây dẫn đầu</a></p>", True),
        ("<p>Theo <a href=x>báo Núi Mây</a>, tỉnh có 12 sản phẩm.</p>", False),
        ("<p>Xem thêm: chưa có gì</p>", False),
        ("<table><tr><td><a href=x>Chè</a></td><td><a href=y>4 sao</a></td></tr></table>", False),
    ],
)
def test_lines_that_lead_elsewhere(markup: str, expected: bool) -> None:
    (line,) = read_blocks([fromstring(f"<div>{markup}</div>")]).lines
    assert line.leads_elsewhere is expected


@pytest.mark.parametrize(
    ("ending", "author"),
    [
        (["Lê Thị Bưởi"], "Lê Thị Bưởi"),
        (["LÊ THỊ BƯỞI", "Tổng Biên tập: Trần Sao"], "Lê Thị Bưởi"),
        (["Trần B"], "Lê A, Trần B"),
        (["Giấy phép số 12/GP-BTTTT", "Bản quyền thuộc Báo Sông Trăng", "Ghi rõ nguồn khi đăng lại"], None),
    ],
)
def test_the_end_of_the_page_is_no_article(ending: list[str], author: str | None) -> None:
    whole = [Line("Tổng Biên tập: mở đầu bài thì giữ."), Line("Lê Thị Bưởi"), Line("Hết."), *map(Line, ending)]
    assert [line.text for line in without_ends(whole, author)] == [line.text for line in whole[:3]]


def test_deep_trees_need_no_stack() -> None:
    root = fromstring("<div>đầu</div>")
    inner = root
    for _ in range(2000):
        child = root.makeelement("div")
        inner.append(child)
        inner = child
    inner.text = "đáy"
    assert [line.text for line in read_blocks([root]).lines] == ["đầu", "đáy"]


@given(st.text(max_size=200))
def test_every_letter_of_a_paragraph_is_kept(text: str) -> None:
    root = fromstring("<div><p></p></div>")
    root[0].text = safe = "".join(char for char in text if char.isprintable())
    assert [line.text for line in read_blocks([root]).lines] == [line for line in [tidy(safe)] if line]
