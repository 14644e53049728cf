from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop.dataset.fold import fold, fold_name, fold_quickly

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
vietnamese_text = st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " 0123456789.,-“”"))


def test_every_vietnamese_letter_is_folded() -> None:
    assert set(fold(VIETNAMESE)) == set("aeiouyd")
    assert fold(VIETNAMESE.upper()) == fold(VIETNAMESE)


@given(st.text())
def test_offsets_stay_in_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(vietnamese_text)
def test_the_two_ways_of_folding_agree_on_vietnamese_in_both_normal_forms(text: str) -> None:
    assert fold_quickly(text) == fold(text)
    assert fold_quickly(unicodedata.normalize("NFD", text)) == fold(text)


@given(vietnamese_text.filter(str.strip))
def test_folding_agrees_with_the_tokenizer_of_the_index(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab ('t', 'row')")
    connection.execute("INSERT INTO t VALUES (?)", [text.replace("đ", "d").replace("Đ", "D")])
    indexed = {row[0] for row in connection.execute("SELECT term FROM words")}
    connection.close()
    assert indexed == set(fold_name(text).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thừa Thiên – Huế", "thua thien hue"),
        ("Bà Rịa_Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Hoà Bình", "Hòa Bình"),
        ("ĐẮK LẮK", "Dak  Lak "),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)
