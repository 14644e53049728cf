from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from ocop.web.evidence import Passage, marked_text

TEXT = "Tỉnh có 2 sản phẩm 4 sao & 3 sao.\n\nHết <b>."


def passages(*spans: tuple[int, int]) -> list[Passage]:
    return [Passage(start, end, f"f_{number}", f"/f/{number}") for number, (start, end) in enumerate(spans)]


def test_paragraphs_passages_and_signs_that_html_knows() -> None:
    assert marked_text(TEXT, passages((8, 18))) == (
        '<p>Tỉnh có <a id="f_0" href="/f/0"><mark>2 sản phẩm</mark></a> 4 sao &amp; 3 sao.</p><p>Hết &lt;b&gt;.</p>'
    )


def test_passages_that_overlap_mark_what_the_earlier_ones_have_left() -> None:
    told = marked_text(TEXT, passages((8, 24), (19, 32), (10, 12)))
    assert re.findall("<mark>(.*?)</mark>", told) == ["2 sản phẩm 4 sao", " &amp; 3 sao"]


@given(st.text("ab<&\n ", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_whatever_is_marked_the_text_stays(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(min(start, len(text)), min(end, len(text))) for start, end in spans if start < end]
    told = marked_text(text, passages(*inside))
    assert html.unescape(re.sub("<[^>]*>", "", told.replace("</p>", "\n"))).split() == text.split()
    assert told.count("<a ") == told.count("</a>") == told.count("<mark>")
