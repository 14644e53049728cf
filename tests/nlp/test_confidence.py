"""How sure a fact is."""

from importlib import resources

import pytest

from nlp.confidence import confidence, read_weights
from nlp.facts import find_facts, find_marked_facts
from nlp.risks import QUESTIONS
from tests.nlp.articles import BREAKDOWN, article


def sure(text: str) -> float:
    (fact,) = find_facts(article(text, home="Hà Nam"))
    return fact.confidence


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        pytest.param(
            "Tỉnh Hà Nam hiện có 90 sản phẩm OCOP.", "Tỉnh Hà Nam với 90 sản phẩm OCOP.", id="a word tells the status"
        ),
        pytest.param(
            "Tỉnh Hà Nam hiện có 90 sản phẩm OCOP.", "Tỉnh Hà Nam hiện có 3 sản phẩm OCOP.", id="a small number"
        ),
    ],
)
def test_what_makes_surer(surer: str, less_sure: str) -> None:
    assert sure(surer) > sure(less_sure)


def test_every_fact_has_the_estimate_of_its_marks() -> None:
    facts, marked = find_facts(BREAKDOWN), find_marked_facts(BREAKDOWN)
    assert [fact.confidence for fact in facts] == [confidence(marks) for _, marks in marked]
    assert all(0 < fact.confidence < 1 for fact in facts)


def test_the_weights_are_of_questions_that_are_asked() -> None:
    weights = read_weights(resources.files("nlp").joinpath("data", "confidence.toml").read_text("utf-8"))
    assert {question for question, _ in weights.marks} == set(QUESTIONS)
