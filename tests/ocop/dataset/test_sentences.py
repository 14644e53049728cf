from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop.dataset.sentences import sentence_span


@pytest.mark.parametrize(
    ("text", "passage", "sentence"),
    [
        pytest.param("Một. Có 12 sản phẩm. Ba.", "12 sản phẩm", "Có 12 sản phẩm.", id="between full stops"),
        pytest.param("Có 10.880 sản phẩm. Ba.", "10.880", "Có 10.880 sản phẩm.", id="a point in a number ends nothing"),
        pytest.param(
            "TP. Huế có 5 sản phẩm. X.", "5 sản", "TP. Huế có 5 sản phẩm.", id="an abbreviation before a name"
        ),
        pytest.param(
            "ThS. Lan nói: có 5 sản phẩm! X.", "5", "ThS. Lan nói: có 5 sản phẩm!", id="a title before a name"
        ),
        pytest.param("Tít\nCó 5 sản phẩm\nHết", "5", "Có 5 sản phẩm", id="line breaks end a sentence"),
        pytest.param("“Có 5.” Ông nói. X.", "Ông", "Ông nói.", id="a closing quotation mark belongs to the sentence"),
        pytest.param("Có 5. Thêm 6. Hết.", "5. Thêm 6", "Có 5. Thêm 6.", id="a passage over two sentences"),
        pytest.param("Dòng 1 có 5\nDòng 2 có 6\nHết", "5\nDòng 2", "Dòng 1 có 5\nDòng 2 có 6", id="over two lines"),
        pytest.param("  có 5  ", "5", "có 5", id="spaces around are no part of it"),
        pytest.param("5", "5", "5", id="the whole text"),
    ],
)
def test_the_sentence_around_a_passage(text: str, passage: str, sentence: str) -> None:
    start = text.index(passage)
    first, last = sentence_span(text, start, start + len(passage))
    assert text[first:last] == sentence


@given(st.text(st.sampled_from("ab .!?…\n”T1")), st.data())
def test_the_sentence_always_holds_the_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_span(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
