"""Which predicted fact answers which annotated one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocop.evaluation.labels import LabelledFact
from ocop.evaluation.matching import match
from ocop.evaluation.scoring import score
from tests.ocop.evaluation.making import fact, pair


def test_the_fact_that_agrees_most_is_the_answer() -> None:
    gold = [fact(2, place="Ba Bể"), fact(2, place="Na Rì")]
    predicted = [fact(2, place="Na Rì", status="added"), fact(2, place="Ba Bể", comparator="gt")]
    found = match(pair(gold, predicted))
    assert [(one.gold.place, one.differences) for one in found.matches] == [
        ("Ba Bể", ("comparator",)),
        ("Na Rì", ("status",)),
    ]


def test_the_same_passage_decides_where_nothing_agrees_strictly() -> None:
    gold = [fact(2, place="Ba Bể", evidence="Ba Bể có 2 sản phẩm"), fact(2, place="Na Rì", evidence="Na Rì 2")]
    predicted = [fact(2, place="Bạch Thông", evidence="huyện Na Rì 2"), fact(2, place="Ngân Sơn", evidence="có 2")]
    found = match(pair(gold, predicted))
    assert [(one.gold.place, one.predicted.place) for one in found.matches] == [
        ("Ba Bể", "Ngân Sơn"),
        ("Na Rì", "Bạch Thông"),
    ]


def test_what_is_left_is_missed_or_false() -> None:
    found = match(pair([fact(1), fact(2), fact(2)], [fact(2), fact(3)]))
    assert len(found.matches) == 1
    assert [one.value for one in found.missed] == [1, 2]
    assert [one.value for one in found.false] == [3]


_FACTS = st.lists(
    st.builds(
        LabelledFact,
        measure=st.just("products"),
        value=st.sampled_from([1, 2]),
        status=st.sampled_from(["recognised", "added"]),
        place=st.sampled_from(["Cà Mau", "Ba Bể"]),
        comparator=st.sampled_from(["eq", "gt"]),
    ),
    max_size=7,
)


@given(_FACTS, _FACTS)
def test_matches_are_as_many_as_the_scores_say(gold: list[LabelledFact], predicted: list[LabelledFact]) -> None:
    both = pair(gold, predicted)
    found, scores = match(both), score([both])
    assert len(found.matches) == scores.core.right
    assert sum(one.strict for one in found.matches) == scores.strict.right
    assert sum(not one.differences for one in found.matches) == scores.full.right
    assert len(found.matches) + len(found.missed) == len(gold)
    assert len(found.matches) + len(found.false) == len(predicted)
