from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ocop.dataset.query import MOST_TERMS, parse_query

TEXT = "Tỉnh Đắk Lắk có 10.880 sản phẩm OCOP, trong đó có 4 sản phẩm 5 sao."


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        pytest.param("dak lak", '("dak" AND "lak")', id="words"),
        pytest.param("Đắk Lắk", '("dak" AND "lak")', id="accents do not matter"),
        pytest.param("ca\u0300", '("ca")', id="nor does the normal form"),
        pytest.param('"sản phẩm OCOP"', '("san pham ocop")', id="a phrase"),
        pytest.param("“sản phẩm” sao", '("san pham" AND "sao")', id="typographic quotation marks"),
        pytest.param("tiêu* -chè", '("tieu" *) NOT ("che")', id="a beginning and an exclusion"),
        pytest.param('-"ba sao" sao', '("sao") NOT ("ba sao")', id="an excluded phrase"),
        pytest.param('"sản ph"*', '("san ph" *)', id="a phrase with an open end"),
        pytest.param("10.880", '("10 880")', id="a number with a point"),
        pytest.param("OCOP-2023", '("ocop 2023")', id="a hyphen inside a word excludes nothing"),
        pytest.param("AND (", '("and")', id="operators are words"),
        pytest.param("NEAR(a b) title:x ^y", '("near a" AND "b" AND "title x" AND "y")', id="all of them"),
        pytest.param('"không đóng', '("khong dong")', id="an open quotation mark"),
        pytest.param('"', "", id="nothing to look for"),
        pytest.param("-chè", "", id="only an exclusion"),
        pytest.param("🍵 …", "", id="signs"),
        pytest.param("", "", id="empty"),
    ],
)
def test_what_was_typed_in_the_language_of_the_index(typed: str, expression: str) -> None:
    assert parse_query(typed).expression == expression


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("dak lak", ["Đắk", "Lắk"]),
        ('"sản phẩm OCOP"', ["sản phẩm OCOP"]),
        ("san* 10.880", ["10.880", "sản", "sản"]),
        ('"sản phẩm" sản', ["sản phẩm", "sản phẩm"]),
        ("sa", []),
        ("không có", ["có", "có"]),
        ("-OCOP sao", ["sao"]),
        ("5 sao", ["5 sao"]),
        ("3 sao", ["sao"]),
    ],
)
def test_where_the_words_stand(typed: str, marked: list[str]) -> None:
    assert [TEXT[start:end] for start, end in parse_query(typed).matches(TEXT)] == marked


@given(st.text())
@example('"')
@example("AND (")
@example('a" OR "b')
@example("\x00")
@example("a\x00b*")
@example("-" * 50)
@example("'; DROP TABLE t; --")
def test_any_string_is_a_valid_query(typed: str) -> None:
    expression = parse_query(typed).expression
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x, y, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES (?, '')", [TEXT])
    if expression:
        connection.execute("SELECT * FROM t WHERE t MATCH ?", [expression]).fetchall()
        connection.execute("SELECT * FROM t WHERE t MATCH ?", [f"{{x y}} : {expression}"]).fetchall()
    connection.close()


@given(st.text(), st.text())
def test_marks_are_slices_in_order_without_overlaps(typed: str, text: str) -> None:
    last = 0
    for start, end in parse_query(typed).matches(text):
        assert last <= start < end <= len(text)
        last = end


@pytest.mark.parametrize(
    ("typed", "star", "beside"),
    [
        pytest.param("ca mau 4 sao", 4, ["ca", "mau"], id="a star level beside words"),
        pytest.param("bốn sao", 4, [], id="in words"),
        pytest.param("việt nam 5 sao", 5, ["viet", "nam"], id="only the two words that name it"),
        pytest.param("6 sao", None, ["6", "sao"], id="no such level"),
        pytest.param("3 sao 4 sao", None, ["3", "sao", "4"], id="two levels are none"),
        pytest.param('"4 sao"', None, ["4 sao"], id="a phrase is meant as it stands"),
        pytest.param("-4 sao", None, ["sao"], id="what is excluded is not asked for"),
        pytest.param("4* sao", None, ["4", "sao"], id="nor a beginning"),
        pytest.param("sao 4", None, ["sao", "4"], id="the other way round it is no level"),
    ],
)
def test_a_star_level_that_is_asked_for_in_words(typed: str, star: int | None, beside: list[str]) -> None:
    query = parse_query(typed)
    assert query.star == star
    assert [" ".join(term.words) for term in query.beside_star] == beside


def test_of_a_pasted_text_the_longest_words_are_looked_for() -> None:
    pasted = " ".join(f"{'a' * length} {'a' * length}" for length in range(1, MOST_TERMS + 11)) + " -a -a"
    query = parse_query(pasted)
    assert [len(term.words[0]) for term in query.wanted] == list(range(11, MOST_TERMS + 11))
    assert (query.left_out, len(query.excluded)) == (10, 1)
