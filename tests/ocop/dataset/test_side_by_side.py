from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.figure_question import FigureQuestion
from ocop.dataset.side_by_side import compare
from ocop.errors import UsageError
from tests.ocop.dataset.make import save
from tests.ocop.dataset.telling import PAIR
from tests.ocop.dataset.test_figures import BAC_LIEU, CA_MAU_34, CA_MAU_63, FOUR, HA_NOI, told

HUE_63 = {"place": "Thừa Thiên Huế", "province": "Thừa Thiên Huế", "place_code": "46", "province_code": "46"}
HUE_34 = {"place": "Huế", "province": "Huế", "place_code": "46", "province_code": "46", "place_code_list": "vn34"}


@pytest.fixture
def provinces(db: Database) -> Database:
    save(
        db,
        told("a", 99, "2023-12-31", **BAC_LIEU),
        told("b", 145, "2024-06-30", **CA_MAU_63),
        told("c", 30, "2024-06-30", **CA_MAU_63, **FOUR),
        told("d", 354, "2025-12-31", **CA_MAU_34),
        told("e", 2711, "2024-12-31", **HA_NOI),
        told("f", 500, "2024-12-31", status="added", date_start=date(2024, 1, 1), **HA_NOI),
        told("g", 60, "2023-12-31", status="added", date_start=date(2023, 1, 1), **CA_MAU_63),
        told("h", 12, "2024-12-31", place_level="district", place="Đầm Dơi", place_code="970"),
        told("j", 34, "2024-11-30", **CA_MAU_63, **PAIR),
        told("i", 7, "", "2024-12-31", **FOUR, **HA_NOI),
    )
    return db


def side_by_side(db: Database, *provinces: str, **filters: Any) -> tuple[tuple[str, ...], list[dict[str, float]]]:
    found = compare(db, provinces, FigureQuestion(**filters))
    return found.columns, [{name: cell.value for name, cell in row.cells.items()} for row in found.rows]


def test_each_province_has_a_column_and_each_kind_a_row(provinces: Database) -> None:
    """What has no date and what is of a district, or of some, stands beside nothing."""
    assert side_by_side(provinces, "Hà Nội", "ca mau", as_of=date(2024, 12, 31)) == (
        ("Hà Nội", "Bạc Liêu", "Cà Mau"),
        [{"Hà Nội": 2711, "Bạc Liêu": 99, "Cà Mau": 145}, {"Cà Mau": 30}],
    )


def test_the_old_and_the_new_province_of_one_name_have_columns_of_their_own(provinces: Database) -> None:
    columns, rows = side_by_side(provinces, "Cà Mau")
    assert columns == ("Bạc Liêu", "Cà Mau (until 6/2025)", "Cà Mau (since 7/2025)")
    assert rows[0] == {"Bạc Liêu": 99, "Cà Mau (until 6/2025)": 145, "Cà Mau (since 7/2025)": 354}
    assert side_by_side(provinces, "Cà Mau", as_of=date(2026, 1, 1)) == (("Cà Mau",), [{"Cà Mau": 354}])


def test_a_province_of_which_nothing_is_known_has_an_empty_column(provinces: Database) -> None:
    assert side_by_side(provinces, "Đắk Lắk", "Bạc Liêu") == (("Đắk Lắk", "Bạc Liêu"), [{"Bạc Liêu": 99}])


def test_a_province_is_not_compared_with_itself(provinces: Database) -> None:
    assert side_by_side(provinces, "Hà Nội", "ha noi", "TP Hà Nội", "01")[0] == ("Hà Nội",)


def test_a_province_that_was_renamed_has_one_column(db: Database) -> None:
    save(db, told("a", 80, "2023-12-31", **HUE_63), told("b", 110, "2025-12-31", **HUE_34))
    assert side_by_side(db, "Huế", history=True) == (("Huế",), [{"Huế": 80}, {"Huế": 110}])


def test_flows_are_compared_by_period_and_a_history_by_day(provinces: Database) -> None:
    assert side_by_side(provinces, "Hà Nội", "vn63-96", status="added")[1] == [{"Cà Mau": 60}, {"Hà Nội": 500}]
    history = side_by_side(provinces, "Hà Nội", "Bạc Liêu", "vn63-96", history=True, measure="products")
    assert history[1] == [{"Bạc Liêu": 99}, {"Cà Mau": 145}, {"Hà Nội": 2711}, {"Cà Mau": 30}]


def test_an_unknown_province_is_told(provinces: Database) -> None:
    with pytest.raises(UsageError, match="did you mean “Hà Nội”"):
        compare(provinces, ["Cà Mau", "Hà Noj"])
