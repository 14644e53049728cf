from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.coverage import Covered, find_coverage
from ocop.dataset.filters import checked_filters
from ocop.errors import UsageError
from tests.ocop.dataset.make import TONG_HOP, save
from tests.ocop.dataset.telling import CA_MAU_34, FOUR, PAIR, told


def of(db: Database, year: int, province_id: str = "vn63-96") -> Covered:
    (found,) = [each for each in find_coverage(db) if (each.province_id, each.year) == (province_id, year)]
    return found


# Each case: what is told of a province in 2023, and how much that is.
@pytest.mark.parametrize(
    ("tellings", "extent"),
    [
        pytest.param([], "nothing", id="a hole"),
        pytest.param([{}], "stock", id="the stock"),
        pytest.param([{}, FOUR], "stock_and_stars", id="the stock and a star level"),
        pytest.param([FOUR], "something", id="a star level alone"),
        pytest.param(
            [{"place_level": "district", "place": "Đầm Dơi", "place_code": "970"}], "something", id="a district"
        ),
        pytest.param([PAIR, {**PAIR, **FOUR}], "something", id="two districts together"),
        pytest.param([{"status": "added", "date_start": date(2023, 1, 1)}], "something", id="what was added"),
        pytest.param([{"status": "target"}], "plans", id="plans alone"),
        pytest.param([{"unit": "percent"}], "something", id="a share is no stock"),
    ],
)
def test_how_much_is_known_of_a_year(db: Database, tellings: list[dict[str, Any]], extent: str) -> None:
    save(db, *(told(str(at), 30 + at, "2023-12-31", **fields) for at, fields in enumerate(tellings)))
    found = of(db, 2023)
    assert (found.extent, found.facts, found.articles) == (extent, len(tellings), len(tellings))
    assert of(db, 2022).extent == "nothing"


def test_copies_are_one_story_and_an_aggregator_none(db: Database) -> None:
    copies = [told(name, 145, "2023-12-31", same_story=1) for name in ("a", "b")]
    save(db, *copies, told("c", 145, "2023-12-31", outlet=TONG_HOP))
    assert (of(db, 2023).articles, of(db, 2023).stories) == (3, 1)


def test_every_province_has_the_years_in_which_it_was_there(db: Database) -> None:
    """The run of `save` is of 2026."""
    save(db, told("a", 145, "2023-12-31"))
    years: dict[str, list[int]] = {}
    for each in find_coverage(db):
        years.setdefault(each.code_list, []).append(each.year)
    assert {code_list: sorted(set(found)) for code_list, found in years.items()} == {
        "vn63": list(range(2018, 2026)),
        "vn34": [2025, 2026],
    }
    assert (len(years["vn63"]), len(years["vn34"])) == (63 * 8, 34 * 2)


def test_the_old_and_the_new_province_of_one_name_are_two(db: Database) -> None:
    save(db, told("a", 145, "2025-03-31"), told("b", 354, "2025-12-31", **CA_MAU_34))
    assert (of(db, 2025).facts, of(db, 2025, "vn34-96").facts) == (1, 1)


def test_a_province_of_today_brings_the_old_ones_in_it_along(db: Database) -> None:
    found = find_coverage(db, checked_filters(db, province="ca mau"))
    assert {each.province_id for each in found} == {"vn34-96", "vn63-96", "vn63-95"}
    with pytest.raises(UsageError, match="--province"):
        find_coverage(db, checked_filters(db, star=4))


def test_a_dataset_without_a_harvest_is_all_holes(db: Database) -> None:
    found = find_coverage(db)
    assert {each.extent for each in found} == {"nothing"}
    assert {each.year for each in found} == set(range(2018, 2026))
