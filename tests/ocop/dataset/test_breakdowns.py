from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.breakdowns import breakdown_counts, find_breakdowns
from ocop.dataset.filters import checked_filters
from ocop.errors import UsageError
from ocop.models import Fact, Reading
from tests.ocop.dataset.make import a_fact, a_reading, an_article, save
from tests.ocop.dataset.telling import FIVE, FOUR, THREE

COOPERATIVE, COMPANY = {"producer_type": "cooperative"}, {"producer_type": "company"}
GROUP, HOUSEHOLD = {"producer_type": "cooperative_group"}, {"producer_type": "household"}
DAM_DOI = {"place_level": "district", "place": "Đầm Dơi", "place_code": "970"}
CAI_NUOC = {"place_level": "district", "place": "Cái Nước", "place_code": "969"}
POTENTIAL = {**FIVE, "potential": True}
RENEWED = {"status": "renewed", "date_start": date(2023, 1, 1)}
ADDED = {"status": "added", "date_start": date(2023, 1, 1)}
PRODUCERS = {"measure": "producers"}


def split(total: dict[str, Any], *parts: tuple[float, dict[str, Any]]) -> Reading:
    """An article with a total of 145, unless it says otherwise, and its parts."""
    numbers = [total.pop("number", 145), *(number for number, _ in parts)]
    text = ", ".join(f"{number} sản phẩm số {at}" for at, number in enumerate(numbers)) + "."
    facts: list[Fact] = []
    for at, (number, fields) in enumerate(zip(numbers, [total, *({**total, **own} for _, own in parts)], strict=True)):
        fact = a_fact(text, f"{number} sản phẩm số {at}", **fields)
        facts.append(replace(fact, part_of=0) if at else fact)
    return a_reading(an_article(text=text), facts)


# Each case: a total of 145 with its parts, by what they are split, the verdict and its reason.
@pytest.mark.parametrize(
    ("total", "parts", "dimension", "verdict", "reason"),
    [
        pytest.param({}, [(113, THREE), (32, FOUR)], "stars", "adds_up", None, id="stars that add up"),
        pytest.param({}, [(113, THREE), (40, FOUR)], "stars", "does_not_add_up", "too_much", id="too many"),
        pytest.param(
            {},
            [(100, THREE), (30, FOUR), (5, FIVE)],
            "stars",
            "does_not_add_up",
            "too_little",
            id="all levels, too few",
        ),
        pytest.param({}, [(32, FOUR)], "stars", "incomplete", "parts_missing", id="one level alone"),
        pytest.param(
            {"star_min": 3, "star_max": 4},
            [(100, THREE), (30, FOUR)],
            "stars",
            "does_not_add_up",
            "too_little",
            id="all levels of the total's own range",
        ),
        pytest.param(
            {},
            [(113, THREE), (31, FOUR), (1, POTENTIAL)],
            "stars",
            "adds_up",
            None,
            id="potential stars beside the rest",
        ),
        pytest.param(
            {},
            [(113, THREE), (32, FOUR), (1, POTENTIAL)],
            "stars",
            "adds_up",
            None,
            id="potential stars among the rest",
        ),
        pytest.param(
            {},
            [(113, THREE), (33, {"star_min": 3, "star_max": 4})],
            "stars",
            "incomplete",
            "overlap",
            id="levels overlap",
        ),
        pytest.param(
            {},
            [(113, THREE), (32, {**FOUR, "comparator": "gt"})],
            "stars",
            "incomplete",
            "inexact",
            id="a rounded part",
        ),
        pytest.param(
            {"comparator": "gt"},
            [(113, {**THREE, "comparator": "eq"})],
            "stars",
            "incomplete",
            "inexact",
            id="a rounded total",
        ),
        pytest.param(
            {}, [(78, {**THREE, "unit": "percent"})], "stars", "incomplete", "percent", id="a part told in per cent"
        ),
        pytest.param(
            PRODUCERS,
            [(46, COOPERATIVE), (30, COMPANY), (9, GROUP), (60, HOUSEHOLD)],
            "producer_type",
            "adds_up",
            None,
            id="kinds of producers",
        ),
        pytest.param(
            PRODUCERS,
            [(46, COOPERATIVE), (30, COMPANY), (9, GROUP), (10, HOUSEHOLD)],
            "producer_type",
            "does_not_add_up",
            "too_little",
            id="all kinds of producers, too few",
        ),
        pytest.param(
            PRODUCERS, [(100, THREE), (60, FOUR)], "stars", "incomplete", "overlap", id="producers of several stars"
        ),
        pytest.param({}, [(100, DAM_DOI), (45, CAI_NUOC)], "place", "adds_up", None, id="districts"),
        pytest.param(
            {}, [(100, DAM_DOI), (60, CAI_NUOC)], "place", "does_not_add_up", "too_much", id="too many in them"
        ),
        pytest.param(
            {},
            [(100, DAM_DOI), (60, {**CAI_NUOC, "place_level": "commune"})],
            "place",
            "incomplete",
            "overlap",
            id="a commune may lie in the district",
        ),
        pytest.param(ADDED, [(100, {}), (45, RENEWED)], "status", "adds_up", None, id="new ones and renewed ones"),
        pytest.param(
            ADDED, [(100, {}), (60, RENEWED)], "status", "incomplete", "overlap", id="new and renewed may overlap"
        ),
        pytest.param({}, [(52, {}), (93, {})], "none", "adds_up", None, id="parts that no column tells apart"),
        pytest.param({}, [(52, {})], "none", "incomplete", "parts_missing", id="one such part"),
        pytest.param({}, [(90, {}), (93, {})], "none", "incomplete", "overlap", id="such parts are no contradiction"),
        pytest.param(
            {}, [(150, {**FOUR, **DAM_DOI})], "stars+place", "incomplete", "overlap", id="told apart in two ways"
        ),
    ],
)
def test_a_total_and_its_parts(
    db: Database,
    total: dict[str, Any],
    parts: list[tuple[float, dict[str, Any]]],
    *,
    dimension: str,
    verdict: str,
    reason: str | None,
) -> None:
    save(db, split({**total}, *parts))
    (found,) = find_breakdowns(db)
    assert (found.dimension, found.verdict, found.reason) == (dimension, verdict, reason)
    assert found.parts == tuple(number for number, _ in parts)
    assert found.total.value == 145


def test_parts_of_different_dimensions_are_never_added_together(db: Database) -> None:
    save(db, split({}, (113, THREE), (32, FOUR), (100, DAM_DOI), (45, CAI_NUOC)))
    assert {(each.dimension, each.parts_sum, each.verdict) for each in find_breakdowns(db)} == {
        ("stars", 145, "adds_up"),
        ("place", 145, "adds_up"),
    }


def test_what_does_not_add_up_comes_first_and_filters_narrow(db: Database) -> None:
    broken = split({"number": 99}, (90, THREE), (32, FOUR))
    assert broken.article
    elsewhere = an_article("https://datmui.example/2", text=broken.article.text)
    save(db, split({}, (113, THREE), (32, FOUR)), a_reading(elsewhere, broken.facts))
    assert [each.verdict for each in find_breakdowns(db)] == ["does_not_add_up", "adds_up"]
    assert [each.total.value for each in find_breakdowns(db, verdict="does_not_add_up")] == [99]
    assert find_breakdowns(db, checked_filters(db, province="Đắk Lắk")) == []
    assert breakdown_counts(db) == {"does_not_add_up": 1, "incomplete": 0, "adds_up": 1}
    with pytest.raises(UsageError, match="one of does_not_add_up, incomplete, adds_up"):
        find_breakdowns(db, verdict="wrong")
