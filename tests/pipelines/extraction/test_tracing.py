"""What is cut away is told to whoever asks, and to nobody else."""

from __future__ import annotations

import pytest

from ocop.models import Page
from pipelines.extraction.pages import extract_article
from pipelines.extraction.tracing import Trace, is_traced, tracing
from tests.pipelines.extraction.making import LEAD, PARAGRAPHS, RELATED, STRANGE, TITLE, frame, page, page_text

MAIN = f"<div id='main'><h1>{TITLE}</h1><p class='sapo'>{LEAD}</p>{PARAGRAPHS}%s</div>"


def traced(it: Page) -> Trace:
    with tracing() as trace:
        extract_article(it)
    return trace


# Each case: what stands in an article of an unknown layout, and the reason and rule of the cut that holds it.
@pytest.mark.parametrize(
    ("markup", "reason", "rule"),
    [
        pytest.param(f"<div class='boxTinLienQuan'>{RELATED}</div>", "named box", "lien quan", id="by its class"),
        pytest.param(f"<aside>{RELATED}</aside>", "named box", "aside", id="by its tag"),
        pytest.param(f"<div><h3>Tin liên quan</h3>{RELATED}</div>", "headed box", "Tin liên quan", id="by its heading"),
        pytest.param(f"<div style='display:none'>{STRANGE}</div>", "hidden", "", id="hidden"),
        pytest.param(f"<nav>{STRANGE}</nav>", "menu", "", id="a menu"),
        pytest.param(f"<p>Xem thêm: {STRANGE} <a href='/x'>Tại đây</a></p>", "pointer", "", id="it leads elsewhere"),
        pytest.param(f"<p><a href='/x.html'>{STRANGE}</a></p>", "other article", "", id="a headline that is a link"),
    ],
)
def test_a_piece_that_is_cut_says_why(markup: str, reason: str, rule: str) -> None:
    cuts = [cut for cut in traced(page(frame("", MAIN % markup))).cuts if STRANGE in cut.text]
    assert (reason, rule) in {(cut.reason, cut.rule) for cut in cuts}


def test_a_profile_tells_the_xpath_that_cut() -> None:
    cuts = traced(page(page_text("mcms"), "mcms")).cuts
    (note,) = [cut for cut in cuts if "notebox" in cut.element]
    assert (note.reason, note.rule, note.element) == ("profile", "//*[has-class('notebox')]", "div.notebox.cms-note")


@pytest.mark.parametrize("file", ["mcms", "vccorp", "onecms", "liferay", "aspnet", "wordpress"])
def test_all_that_a_reader_sees_is_read_or_cut(file: str) -> None:
    """The clock of the header, the menu, the sidebar, the imprint and the box: each is told of."""
    told = "\n".join(cut.text for cut in traced(page(page_text(file), file)).cuts)
    for piece in ("20/09/2026 15:30", "Chuyên mục số 7", "Đọc nhiều", "Tổng Biên tập", STRANGE):
        assert piece in told, piece


def test_where_nobody_asks_nothing_is_kept() -> None:
    it = page(page_text("mcms"), "mcms")
    trace = traced(it)
    before = list(trace.cuts)
    assert not is_traced()
    extract_article(it)
    assert trace.cuts == before


def test_reading_is_the_same_whether_anybody_asks_or_not() -> None:
    it = page(page_text("vccorp"), "vccorp")
    with tracing():
        asked = extract_article(it)
    assert asked == extract_article(it)
