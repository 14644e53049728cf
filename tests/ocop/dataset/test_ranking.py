from __future__ import annotations

import pytest

from ocop.dataset.query import parse_query
from ocop.dataset.ranking import Field, Ranker

FIELDS = (Field(("sentence",), 4.0, usual_length=180), Field(("place", "province"), 4.0), Field(("title",), 3.0))
Row = dict[str, str | None]


def row(sentence: str, place: str = "", title: str | None = None) -> Row:
    return {"sentence": sentence, "place": place, "province": None, "title": title}


def score(found: Row, query: str = "cà mau 4 sao", **holders: int) -> float:
    terms = parse_query(query).wanted
    return Ranker(FIELDS, terms, {term: holders.get(term.words[0], 10) for term in terms}, 1000).score(found)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(
            row("Tỉnh Cà Mau có 30 sản phẩm 4 sao.", "Cà Mau", ""),
            row("Tỉnh có 30 sản phẩm.", "Bạc Liêu", ""),
            id="the words in the sentence above the words somewhere in the text",
        ),
        pytest.param(
            row("Tỉnh có 30 sản phẩm 4 sao.", "Cà Mau", ""),
            row("Tỉnh có 30 sản phẩm 4 sao.", "Bạc Liêu", ""),
            id="the place counts",
        ),
        pytest.param(
            row("Tỉnh có 30 sản phẩm.", "", "Cà Mau thêm sản phẩm 4 sao"),
            row("Tỉnh có 30 sản phẩm.", "", "Nâng tầm đặc sản"),
            id="the title counts",
        ),
        pytest.param(
            row("Cà Mau: 4 sao.", "", ""),
            row("Cà Mau: 4 sao" + ", và nhiều điều khác nữa" * 20, "", ""),
            id="of two sentences with the words, the short one says more of them",
        ),
    ],
)
def test_which_fact_says_more(better: Row, worse: Row) -> None:
    assert score(better) > score(worse)


def test_rare_words_weigh_more_than_common_ones() -> None:
    rare = row("Trà Shan tuyết.", "", "")
    common = row("Sản phẩm khác.", "", "")
    assert score(rare, "shan sản", shan=2, san=900) > score(common, "shan sản", shan=2, san=900)


def test_a_term_that_more_documents_hold_than_there_are_does_no_harm() -> None:
    assert score(row("sao", "", ""), "sao", sao=5000) >= 0


def test_words_match_whole_unless_the_query_leaves_them_open() -> None:
    found = row("Hoa sầu riêng", "", "")
    assert score(found, "rien*") > score(found, "rien") == score(found, "xyz")
    assert score(found, '"sau rieng"') > score(found, '"hoa rieng"')
