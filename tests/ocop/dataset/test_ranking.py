from __future__ import annotations

import pytest

from ocop.dataset.query import parse_query
from ocop.dataset.ranking import Document, Ranker

QUERY = parse_query("cà mau 4 sao").wanted


def score(document: Document, query: str = "cà mau 4 sao", **holders: int) -> float:
    terms = parse_query(query).wanted
    return Ranker(terms, {term: holders.get(term.words[0], 10) for term in terms}, 1000).score(document)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(
            Document("Tỉnh Cà Mau có 30 sản phẩm 4 sao.", "Cà Mau", ""),
            Document("Tỉnh có 30 sản phẩm.", "Bạc Liêu", ""),
            id="the words in the sentence above the words somewhere in the text",
        ),
        pytest.param(
            Document("Tỉnh có 30 sản phẩm 4 sao.", "Cà Mau", ""),
            Document("Tỉnh có 30 sản phẩm 4 sao.", "Bạc Liêu", ""),
            id="the place counts",
        ),
        pytest.param(
            Document("Tỉnh có 30 sản phẩm.", "", "Cà Mau thêm sản phẩm 4 sao"),
            Document("Tỉnh có 30 sản phẩm.", "", "Nâng tầm đặc sản"),
            id="the title counts",
        ),
        pytest.param(
            Document("Cà Mau: 4 sao.", "", ""),
            Document("Cà Mau: 4 sao" + ", và nhiều điều khác nữa" * 20, "", ""),
            id="of two sentences with the words, the short one says more of them",
        ),
    ],
)
def test_which_fact_says_more(better: Document, worse: Document) -> None:
    assert score(better) > score(worse)


def test_rare_words_weigh_more_than_common_ones() -> None:
    rare = Document("Trà Shan tuyết.", "", "")
    common = Document("Sản phẩm khác.", "", "")
    assert score(rare, "shan sản", shan=2, san=900) > score(common, "shan sản", shan=2, san=900)


def test_a_term_that_more_documents_hold_than_there_are_does_no_harm() -> None:
    assert score(Document("sao", "", ""), "sao", sao=5000) >= 0


def test_words_match_whole_unless_the_query_leaves_them_open() -> None:
    document = Document("Hoa sầu riêng", "", "")
    assert score(document, "rien*") > score(document, "rien") == score(document, "xyz")
    assert score(document, '"sau rieng"') > score(document, '"hoa rieng"')
