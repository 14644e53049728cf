"""Which facts a further one may repeat, and that finding them needs no look at the others."""

from dataclasses import replace

import pytest

from nlp.facts import find_claims
from nlp.reading import read_article
from nlp.retellings import Kept, Told
from ocop.models import Comparator, Fact
from tests.nlp.articles import article

BODY = read_article(article("Đến nay, huyện Ba Bể có 100 sản phẩm OCOP 3 sao.\n20 sản phẩm OCOP mới\n"))
CLAIM = find_claims(BODY)[0]
SENTENCE, HEADING = BODY.sentences
FACT = Fact("products", 100, "", 0, 0, 0, 0, "number_noun", place_level="district", place="Ba Bể")


def told(value: float, place: str = "Ba Bể", heading: bool = False, comparator: Comparator = "eq") -> Told:
    fact = replace(FACT, value=value, place=place, comparator=comparator)
    return Told(fact, CLAIM, HEADING if heading else SENTENCE)


@pytest.mark.parametrize(
    ("one", "rivals"),
    [
        pytest.param(told(100), [1, 4], id="equal value and place"),
        pytest.param(told(100, "Na Rì"), [2], id="equal value elsewhere"),
        pytest.param(told(7), [], id="no such value"),
        pytest.param(told(100, heading=True), [1, 2, 4], id="a heading leaves the place out"),
        pytest.param(told(100, heading=True, comparator="gt"), [1, 2, 4, 1, 2, 3, 4], id="rounded in a heading"),
        pytest.param(told(130, heading=True, comparator="approx"), [3], id="rounded, near one value"),
        pytest.param(told(105, heading=True, comparator="lt"), [1, 2, 4], id="rounded up"),
        pytest.param(told(105, heading=True, comparator="ge"), [3], id="rounded down"),
        pytest.param(told(10, heading=True, comparator="approx"), [], id="rounded, near none"),
        pytest.param(told(100, comparator="gt"), [1, 4], id="a bound in the body is no rounding"),
    ],
)
def test_rivals_share_what_a_repetition_shares(one: Told, rivals: list[int]) -> None:
    kept = Kept()
    for number, known in enumerate((told(100), told(100, "Na Rì"), told(114), told(100), told(200)), 1):
        kept.add(number, known)
    assert kept.rivals(one) == rivals


def test_a_richer_fact_takes_the_place_of_the_one_it_repeats() -> None:
    kept = Kept()
    kept.add(0, told(100))
    kept.replace(0, replace(told(100), fact=replace(FACT, star_min=3)))
    assert [one.fact.star_min for one in kept.values()] == [3]
    assert [number for number, _ in kept.items()] == kept.rivals(told(100)) == [0]
