from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.charset import decode, looks_binary

LINE = "Đến cuối tháng 8/2023, toàn tỉnh có 92 sản phẩm đạt chứng nhận từ ba sao trở lên."
META = '<meta charset="{}">' + LINE


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param(LINE.encode(), None, id="UTF-8, nothing said"),
        pytest.param(LINE.encode(), "text/html; charset=iso-8859-1", id="UTF-8 under another claim in the header"),
        pytest.param(LINE.encode("utf-8-sig"), "text/html", id="UTF-8 with a mark"),
        pytest.param(LINE.encode("utf-16"), None, id="UTF-16 with a mark"),
        pytest.param(LINE.encode("utf-16-le"), None, id="UTF-16 without a mark"),
        pytest.param(LINE.encode("utf-16-be"), None, id="UTF-16 big-endian without a mark"),
        pytest.param(unicodedata.normalize("NFD", LINE).encode(), "text/html; charset=UTF-8", id="decomposed"),
        pytest.param(LINE.encode()[:40] + b"\x00" + LINE.encode()[40:], None, id="a NUL in the middle"),
    ],
)
def test_a_line_is_read(body: bytes, content_type: str | None) -> None:
    assert unicodedata.normalize("NFC", decode(body, content_type)) == LINE


def vietnamese_windows(text: str) -> bytes:
    """Windows-1258 has base letters and tone marks apart: decompose only the tones."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    pieces = []
    for char in text:
        decomposed = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in decomposed if mark in tones)
        base = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in tones))
        pieces.append((base + tone).encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        pytest.param(LINE, "text/html; charset=windows-1258", id="claimed in the header"),
        pytest.param(META.format("windows-1258"), "text/html", id="claimed in the page"),
        pytest.param(LINE, None, id="not claimed"),
        pytest.param(META.format("utf-8"), None, id="under a false claim"),
        pytest.param(LINE, "text/html; charset=punycode", id="under a claim that no page can mean"),
    ],
)
def test_windows_1258_is_read(text: str, content_type: str | None) -> None:
    assert unicodedata.normalize("NFC", decode(vietnamese_windows(text), content_type)) == text


def test_a_page_cut_inside_a_letter_keeps_all_before_the_cut() -> None:
    assert decode(LINE.encode() + "ê".encode()[:1]).startswith(LINE)


def test_a_page_in_another_claimed_encoding_is_read() -> None:
    assert (
        decode("Đặc sản là café".replace("Đặc sản", "Dac san").encode("cp1252") * 9, "text/html; charset=cp1252")[:15]
        == "Dac san là café"
    )


def test_bytes_of_no_encoding_do_not_fail() -> None:
    assert "\ufffd" in decode(bytes(range(256)) * 4)


@given(st.binary(max_size=400), st.none() | st.text(max_size=30))
def test_anything_is_read_as_something(body: bytes, content_type: str | None) -> None:
    assert "\x00" not in decode(body, content_type)


def test_binary_junk_is_told_from_text() -> None:
    assert looks_binary(decode(bytes(range(256)) * 10))
    assert not looks_binary(LINE)
    assert not looks_binary("")
