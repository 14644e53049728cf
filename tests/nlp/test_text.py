"""Reading in one spelling, and the way back to the original offsets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text import fold, mentions_ocop, one_tone_style, read


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("HOÀ BÌNH", "hoa binh"),
        ("Ðà Nẵng", "da nang"),  # the Icelandic letter that some keyboards give
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "thua thien hue"),
        ("café", "cafe"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sản phẩm OCOP của tỉnh", True),
        ("chương trình mỗi xã, phường một sản phẩm", True),
        ("CHƯƠNG TRÌNH MỖI XÃ\nMỘT SẢN PHẨM", True),
        ("OTOP của Thái Lan, OVOP của Nhật Bản", False),
        ("sản phẩm của xã", False),
        ("", False),
    ],
)
def test_mentions_ocop(text: str, expected: bool) -> None:
    assert mentions_ocop(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoà bình", "hòa bình"),
        ("thuỷ sản", "thủy sản"),
        ("khoẻ", "khỏe"),
        ("quý i", "quý i"),  # "qu" is a consonant
        ("hoàng hoá", "hoàng hóa"),  # a closed syllable keeps its mark
    ],
)
def test_tone_marks_have_one_place(text: str, expected: str) -> None:
    assert one_tone_style(text) == expected


def test_view_has_plain_signs_and_the_same_length() -> None:
    view = read("Ðến\u00a0nay – “5\u202fsao”")
    assert view.text == 'Đến nay - "5 sao"'
    assert view.offsets is None


def test_view_of_decomposed_text_leads_back() -> None:
    original = unicodedata.normalize("NFD", "Huyện Hàm Yên có\u200b 15 sản phẩm")
    view = read(original)
    start = view.text.index("15")
    begin, end = view.original_span(start, start + 2)
    assert original[begin:end] == "15"
    assert view.text == "Huyện Hàm Yên có 15 sản phẩm"


@given(st.text(max_size=200))
def test_every_span_of_a_view_leads_back(text: str) -> None:
    view = read(text)
    assert len(view.lower) == len(view.text)
    start, end = view.original_span(0, len(view.text))
    assert 0 <= start <= end <= len(text)


@given(st.text(alphabet="aàáâăđeêoôơuưyhqHĐ \u0301\u0300", max_size=60))
def test_composed_and_decomposed_text_read_the_same(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert read(composed).text == read(unicodedata.normalize("NFD", composed)).text
