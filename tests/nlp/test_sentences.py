"""Ends of sentences in Vietnamese news."""

import pytest

from nlp.sentences import lines, sentences
from nlp.text import read


def split(text: str) -> list[str]:
    view = read(text)
    return [view.text[a:b] for start, end in lines(view) for a, b in sentences(view, start, end)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh có 39. Năm nay thêm 5.", ["Tỉnh có 39.", "Năm nay thêm 5."]),
        ("UBND TX. Sa Pa và TP. Lào Cai họp.", ["UBND TX. Sa Pa và TP. Lào Cai họp."]),
        ("Đến năm 2025.Năm 2026 có 7.", ["Đến năm 2025.", "Năm 2026 có 7."]),
        ("Trang ocop.gov.vn có 5 mục.", ["Trang ocop.gov.vn có 5 mục."]),
        ("Có 10.880 sản phẩm. 519 chủ thể.", ["Có 10.880 sản phẩm.", "519 chủ thể."]),
        ("1. Gạo nếp", ["1. Gạo nếp"]),
        ("Một dòng\nHai dòng", ["Một dòng", "Hai dòng"]),
        ("• Trà sen • Mật ong", ["• Trà sen", "• Mật ong"]),
        ("Trà, cà phê… được bán. Rồi hết.", ["Trà, cà phê… được bán.", "Rồi hết."]),
        ("   \n\n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_sentence_without_end_is_cut() -> None:
    pieces = split("sản phẩm " * 3000)
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 2500
