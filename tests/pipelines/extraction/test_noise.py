from __future__ import annotations

import pytest
from lxml.html import HtmlElement, fromstring

from pipelines.extraction.noise import is_caption, names_of, remove_inert, running_text, short_text
from tests.pipelines.extraction.making import BODY, PARAGRAPHS


def read(inside: str) -> HtmlElement:
    return fromstring(f"<html><body><div id='page'><h1>Đầu đề</h1><div id='body'>{inside}</div></div></body></html>")


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
