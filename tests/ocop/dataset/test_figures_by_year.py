"""The panel of figures by year: what was in force at the end of each."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from tests.ocop.dataset.make import save
from tests.ocop.dataset.test_figures import BAC_LIEU, CA_MAU_34, CA_MAU_63, told


def panel(db: Database, harvested: str = "2026-03-01T00:00:00Z") -> list[tuple[int, str, float, str]]:
    db.execute("UPDATE runs SET started_at = ?", [harvested])
    query = "SELECT year, coalesce(place_code_list, ''), value, as_of_date FROM figures_by_year ORDER BY 1, 2, 3"
    return [tuple(row) for row in db.execute(query)]


def test_a_stock_stands_in_every_year_until_another_is_told(db: Database) -> None:
    save(db, told("a", 80, "2021-06-30", **CA_MAU_63), told("b", 145, "2023-12-31", **CA_MAU_63))
    assert panel(db) == [
        (2021, "vn63", 80, "2021-06-30"),
        (2022, "vn63", 80, "2021-06-30"),
        (2023, "vn63", 145, "2023-12-31"),
        (2024, "vn63", 145, "2023-12-31"),
    ], "the unit was dissolved in the middle of 2025"


def test_the_unit_of_today_stands_from_2025_on(db: Database) -> None:
    save(db, told("a", 354, "2025-09-20", **CA_MAU_34))
    assert panel(db) == [(2025, "vn34", 354, "2025-09-20"), (2026, "vn34", 354, "2025-09-20")]


def test_the_year_of_the_last_harvest_ends_with_it(db: Database) -> None:
    save(db, told("a", 354, "2025-09-20", **CA_MAU_34))
    assert panel(db, "2025-09-01T00:00:00Z") == [], "nobody knows yet what is told of later days"
    assert db.execute("SELECT max(in_force_date) FROM figures_by_year").fetchone() == (None,)


@pytest.mark.parametrize(
    ("day", "years"),
    [pytest.param("2023-12-31", [2023], id="of the year"), pytest.param("2023-09-30", [], id="of nine months")],
)
def test_what_was_added_stands_in_its_year_alone(db: Database, day: str, years: list[int]) -> None:
    save(db, told("a", 12, day, status="added", **BAC_LIEU))
    assert [year for year, *_ in panel(db)] == years


def test_what_has_no_date_stands_in_no_year(db: Database) -> None:
    save(db, told("a", 12, "", published="2024-01-05", **BAC_LIEU))
    assert panel(db) == []
