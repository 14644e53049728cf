from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.document import parse_html
from pipelines.extraction.wording import without_control

PARAGRAPH = "<p>Cà Mau có 145 sản phẩm.</p>"


@pytest.mark.parametrize("tag", ["div", "span", "b", "font", "ul", "blockquote"])
@pytest.mark.parametrize("levels", [300, 3_000, 100_000])
def test_deep_nesting_loses_no_text_and_takes_no_time(tag: str, levels: int) -> None:
    markup = f"<h1>Đầu đề</h1>{f'<{tag} class=x>' * levels}{PARAGRAPH}{f'</{tag}>' * levels}<p>Cuối bài.</p>"
    start = time.process_time()
    tree = parse_html(markup)
    assert tree is not None
    assert "".join(tree.text_content().split()) == "Đầuđề" + "CàMaucó145sảnphẩm." + "Cuốibài."
    assert time.process_time() - start < 3


def test_nesting_of_changing_tags_loses_no_text() -> None:
    markup = f"{'<div><span a=1>' * 30_000}{PARAGRAPH}{'</span></div>' * 30_000}<p>Cuối bài.</p><br/>"
    tree = parse_html(markup)
    assert tree is not None
    assert tree.text_content().split() == ["Cà", "Mau", "có", "145", "sản", "phẩm.", "Cuối", "bài."]


@pytest.mark.parametrize("levels", [2_500, 100_000])
def test_nesting_without_end_tags_loses_no_text(levels: int) -> None:
    tree = parse_html("<div>" * levels + PARAGRAPH)
    assert tree is not None
    assert tree.text_content().strip() == "Cà Mau có 145 sản phẩm."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<html><body><p>Cà Mau có <b>145", "Cà Mau có 145", id="cut off"),
        pytest.param("<?xml version='1.0' encoding='utf-8'?><html><body>Cà Mau</body></html>", "Cà Mau", id="XHTML"),
        pytest.param("<p>Cà<!-- Sat Aug 15 2026 --> Mau", "Cà Mau", id="a comment"),
        pytest.param("Cà Mau", "Cà Mau", id="no markup"),
        pytest.param("<body><p>Cà</p></body></html><p>Mau", "CàMau", id="text behind the end"),
        pytest.param("<html><body><p>Cà</html>\n<html><body><p>Mau", "CàMau", id="two documents in one"),
        pytest.param("<html lang=vi /><head><title>x</title></head><body>Cà Mau", "Cà Mau", id="a root closed at once"),
        pytest.param("<html><body class=a/><p>Cà Mau", "Cà Mau", id="a body closed at once"),
        pytest.param("<p\x0cclass=a>Cà&#12; Mau", "Cà Mau", id="form feeds"),
    ],
)
def test_odd_markup_is_read(markup: str, text: str) -> None:
    tree = parse_html(markup)
    assert tree is not None
    assert without_control(tree.body.text_content()) == text
    assert len(list(tree.iter())) == len(tree.xpath("//*"))


@pytest.mark.parametrize("markup", ["", " \n", "<!-- -->"])
def test_nothing_is_no_tree(markup: str) -> None:
    tree = parse_html(markup)
    assert tree is None or not tree.text_content().strip()


@given(st.text(max_size=200))
def test_no_text_fails(markup: str) -> None:
    parse_html(markup)
