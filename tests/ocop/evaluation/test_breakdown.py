"""Fields and classes: each table adds up to the scores."""

from __future__ import annotations

from ocop.evaluation.breakdown import (
    by_measure,
    by_place_level,
    by_stars,
    by_status,
    field_agreement,
    product_agreement,
)
from ocop.evaluation.labels import LabelledProduct
from ocop.evaluation.matching import match
from ocop.evaluation.scoring import Score, score
from tests.ocop.evaluation.making import fact, pair

_PAIR = pair(
    [fact(1), fact(2, status="added", star_min=4, star_max=4), fact(3, place_level="district", place="Ba Bể")],
    [
        fact(1, comparator="gt"),
        fact(2, status="target", star_min=4, star_max=4),
        fact(9, measure="producers", place_level=None),
    ],
)
_MATCHINGS = [match(_PAIR)]


def test_fields_are_counted_over_what_is_right_at_core() -> None:
    found = {one.field: (one.agreed, one.of) for one in field_agreement(_MATCHINGS)}
    assert found["status"] == (1, 2)
    assert found["comparator"] == (1, 2)
    assert found["place"] == found["date_end"] == found["group"] == (2, 2)


def test_a_field_of_nothing_agrees() -> None:
    assert {one.share for one in field_agreement([])} == {1.0}


def test_a_status_that_was_misread_counts_against_both() -> None:
    assert [(one.label, one.score) for one in by_status(_MATCHINGS)] == [
        ("recognised", Score(1, 2, 2)),
        ("added", Score(0, 0, 1)),
        ("target", Score(0, 1, 0)),
    ]


def test_classes_of_stars_places_and_measures() -> None:
    assert [(one.label, one.score) for one in by_stars(_MATCHINGS)] == [
        ("4", Score(0, 1, 1)),
        ("none", Score(1, 2, 2)),
    ]
    assert [one.label for one in by_place_level(_MATCHINGS)] == ["province", "district", "none"]
    assert [(one.label, one.score.predicted) for one in by_measure(_MATCHINGS)] == [("products", 2), ("producers", 1)]


def test_every_table_adds_up_to_the_strict_score() -> None:
    strict = score([_PAIR]).strict
    for table in (by_status, by_stars, by_place_level, by_measure):
        rows = [one.score for one in table(_MATCHINGS)]
        total = Score(sum(r.right for r in rows), sum(r.predicted for r in rows), sum(r.support for r in rows))
        assert total == strict, table


def test_further_fields_of_products() -> None:
    gold = LabelledProduct("chè Shan", 5, producer="HTX Bản Liền", place="xã Bản Liền", year=2022)
    read = LabelledProduct("Chè Shan", 5, producer="Hợp tác xã Bản Liền", place="Bản Liền", year=2022)
    other = LabelledProduct("cốm", 4)
    found = {one.field: (one.agreed, one.of) for one in product_agreement([pair(named=[other, gold], found=[read])])}
    assert found == {"potential": (1, 1), "producer": (0, 1), "place": (1, 1), "province": (1, 1), "year": (1, 1)}
