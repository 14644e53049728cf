"""Errors one by one: missed, wrong, false."""

from __future__ import annotations

import pytest

from ocop.evaluation.faults import Difference, describe, find_faults
from ocop.evaluation.labels import LabelledFact, LabelledProduct
from tests.ocop.evaluation.making import fact, pair


def test_facts_that_were_missed_misread_and_made_up() -> None:
    gold = [fact(1, evidence="có 1\nsản phẩm"), fact(2, evidence="thêm 2 sản phẩm", status="added"), fact(4)]
    found = list(find_faults(pair(gold, [fact(2), fact(3, evidence="3 sao"), fact(4)], name="bai-1")))
    assert [(one.article_id, one.kind, one.subject, one.evidence) for one in found] == [
        ("bai-1", "missed", gold[0], "có 1 sản phẩm"),
        ("bai-1", "wrong", gold[1], "thêm 2 sản phẩm"),
        ("bai-1", "false", fact(3, evidence="3 sao"), "3 sao"),
    ]
    assert found[1].differences == (Difference("status", "added", "recognised"),)


def test_products_count_as_often_as_they_are_named() -> None:
    tea, rice = LabelledProduct("trà sen", 4), LabelledProduct("gạo ST25", 5)
    found = list(find_faults(pair(named=[tea, rice], found=[tea, tea, LabelledProduct("gạo ST25", 4)])))
    assert [(one.kind, one.subject, one.evidence) for one in found] == [
        ("missed", rice, ""),
        ("false", tea, ""),
        ("false", LabelledProduct("gạo ST25", 4), ""),
    ]


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        pytest.param(fact(80, value_high=130), "80-130 products, recognised, Cà Mau", id="a range"),
        pytest.param(fact(57.5, unit="percent"), "57.5 % products, recognised, Cà Mau", id="a share"),
        pytest.param(
            fact(6, star_min=5, star_max=5, potential=True, status="expected"),
            "6 products, 5 stars, potential, expected, Cà Mau",
            id="potential stars",
        ),
        pytest.param(LabelledFact("producers", 9), "9 producers, recognised", id="no place"),
        pytest.param(LabelledProduct("cốm Mễ Trì"), "product “cốm Mễ Trì”, no stars", id="a product without a star"),
    ],
)
def test_a_line_for_a_person(subject: LabelledFact | LabelledProduct, told: str) -> None:
    assert describe(subject) == told
