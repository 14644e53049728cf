"""What makes a fact more or less sure."""

from nlp.confidence import confidence
from nlp.facts import find_claims, find_facts
from nlp.reading import read_article
from tests.nlp.articles import BREAKDOWN, article


def sure(text: str) -> float:
    (fact,) = find_facts(article(text, home="Hà Nam"))
    return fact.confidence


def test_a_stated_date_makes_surer() -> None:
    assert sure("Đến hết năm 2023, tỉnh Hà Nam có 90 sản phẩm OCOP.") > sure("Tỉnh Hà Nam có 90 sản phẩm OCOP.")


def test_a_number_in_words_makes_less_sure() -> None:
    stated = "Tỉnh Hà Nam có {} sản phẩm OCOP 4 sao."
    assert sure(stated.format("mười hai")) <= sure(stated.format("12"))


def test_every_claim_has_an_estimate() -> None:
    claims = find_claims(read_article(BREAKDOWN))
    assert claims
    assert all(0 < confidence(claim) < 1 for claim in claims)
