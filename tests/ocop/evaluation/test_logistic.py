"""Fitting the weights of marks."""

import math

import pytest

from ocop.evaluation.logistic import MIN_ARTICLES, Example, fit, shrunk

OWN, NOTHING = ("told", "own"), ("told", "nothing")


def examples(right: int, wrong: int, *marks: tuple[str, str]) -> list[Example]:
    return [Example(f"a{i}", marks, i < right) for i in range(right + wrong)]


def test_without_marks_the_estimate_is_the_share() -> None:
    assert fit(examples(30, 10)).estimate([]) == pytest.approx(0.75, abs=0.001)


def test_with_no_penalty_to_speak_of_the_estimates_are_the_shares() -> None:
    weights = fit([*examples(90, 10, OWN), *examples(60, 40, NOTHING)], penalty=1e-6)
    assert (weights.estimate([OWN]), weights.estimate([NOTHING])) == (pytest.approx(0.9, abs=0.002), 0.6)


def test_the_penalty_pulls_towards_what_is_known_of_all() -> None:
    known = [*examples(90, 10, OWN), *examples(60, 40, NOTHING)]
    weak, strong = fit(known, penalty=1), fit(known, penalty=100)
    assert weak.estimate([OWN]) > strong.estimate([OWN]) > 0.75
    assert weak.estimate([NOTHING]) < strong.estimate([NOTHING]) < 0.75


def test_a_mark_of_few_articles_gets_no_weight() -> None:
    of_one = [Example("one", (OWN,), False)] * 20
    assert OWN not in fit([*of_one, *examples(50, 0, NOTHING)]).marks
    assert OWN in fit([*of_one, *examples(MIN_ARTICLES - 1, 0, OWN)]).marks


@pytest.mark.parametrize(
    "known", [pytest.param(examples(20, 0, OWN), id="all right"), pytest.param(examples(0, 20, OWN), id="all wrong")]
)
def test_outcomes_that_are_all_alike_give_finite_weights(known: list[Example]) -> None:
    weights = fit(known)
    assert math.isfinite(weights.intercept)
    assert 0 < weights.estimate([OWN]) < 1


def test_it_is_deterministic() -> None:
    known = [*examples(90, 10, OWN), *examples(60, 40, NOTHING)]
    assert fit(known) == fit(list(known))


def test_nothing_known_is_even() -> None:
    assert shrunk(fit([]), [], 0.75).estimate([OWN]) == 0.5


@pytest.mark.parametrize(("share", "mean"), [(0.6, 0.6), (0.75, 0.75), (0.95, 0.8)])
def test_shrinking_lowers_the_mean_and_never_raises_it(share: float, mean: float) -> None:
    known = [*examples(95, 5, OWN), *examples(65, 35, NOTHING)]
    fitted = fit(known)
    weights = shrunk(fitted, known, share)
    assert sum(weights.estimate(one.marks) for one in known) / len(known) == pytest.approx(mean, abs=0.002)
    assert weights.marks == fitted.marks
