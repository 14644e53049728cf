from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.area_sums import joint_comparator, sum_old
from ocop.dataset.figure_question import FigureQuestion
from ocop.errors import UsageError
from tests.ocop.dataset.make import save
from tests.ocop.dataset.telling import PAIR
from tests.ocop.dataset.test_figures import BAC_LIEU, CA_MAU_34, CA_MAU_63, FOUR, HA_NOI, told

YEAR = {"status": "added", "date_start": date(2024, 1, 1)}


def sums(db: Database, **filters: Any) -> list[tuple[str, float | None, str, tuple[str, ...]]]:
    return [
        (found.province, found.value, found.on_date, found.unknown) for found in sum_old(db, FigureQuestion(**filters))
    ]


def test_parts_are_added_where_all_are_known_on_the_day(db: Database) -> None:
    save(
        db,
        told("a", 99, "2023-12-31", **BAC_LIEU),
        told("b", 145, "2024-06-30", **CA_MAU_63),
        told("c", 191, "2024-12-31", **CA_MAU_63),
        told("d", 354, "2025-12-31", **CA_MAU_34),
    )
    (found,) = sum_old(db, FigureQuestion(province="Cà Mau"))
    assert (found.province, found.province_code, found.value, found.comparator) == ("Cà Mau", "96", 290, "eq")
    assert (found.on_date, found.unknown, found.value_high) == ("2025-06-30", (), None)
    assert [(part.place, part.value, part.as_of_date) for part in found.parts] == [
        ("Bạc Liêu", 99, "2023-12-31"),
        ("Cà Mau", 191, "2024-12-31"),
    ]
    assert sums(db, province="ca mau", as_of=date(2024, 7, 1)) == [("Cà Mau", 244, "2024-07-01", ())]
    assert sums(db, as_of=date(2024, 6, 29)) == [("Cà Mau", None, "2024-06-29", ("Cà Mau",))]
    assert sums(db, as_of=date(2023, 1, 1)) == []
    assert sums(db, as_of=date(2025, 7, 1)) == [], "the old provinces are no more"


def test_a_history_has_a_sum_for_every_day_from_which_another_one_holds(db: Database) -> None:
    save(
        db,
        told("a", 99, "2023-12-31", **BAC_LIEU),
        told("b", 145, "2024-06-30", **CA_MAU_63),
        told("c", 191, "2024-12-31", **CA_MAU_63),
        told("d", 30, "2024-12-31", **CA_MAU_63, **FOUR),
        told("e", 25, "2024-10-31", **CA_MAU_63, **FOUR),
    )
    assert sums(db, history=True) == [
        ("Cà Mau", 244, "2024-06-30", ()),
        ("Cà Mau", 290, "2024-12-31", ()),
        ("Cà Mau", None, "2024-12-31", ("Bạc Liêu",)),
    ]


def test_what_is_said_of_former_areas_after_the_reform_is_added_on_its_day(db: Database) -> None:
    """“Trong 855 sản phẩm ấy, Hải Phòng cũ góp 380, Hải Dương cũ góp 475”, in an article of November 2025."""
    save(db, told("a", 99, "2025-11-06", **BAC_LIEU), told("b", 145, "2025-11-06", **CA_MAU_63))
    assert sums(db, as_of=date(2025, 11, 6)) == [("Cà Mau", 244, "2025-11-06", ())]
    assert sums(db, as_of=date(2025, 11, 7)) == []


# Each case: what is told of Bạc Liêu and of Cà Mau, and whether it may be added.
@pytest.mark.parametrize(
    ("bac_lieu", "ca_mau", "sum_of_them"),
    [
        pytest.param({}, {}, [30], id="the same kind"),
        pytest.param(FOUR, {}, [None, None], id="other stars"),
        pytest.param({"measure": "producers"}, {}, [None, None], id="products and producers"),
        pytest.param({"product_group": "food"}, {}, [None, None], id="one group and all"),
        pytest.param({"potential": True, **FOUR}, FOUR, [None, None], id="potential stars"),
        pytest.param({"unit": "percent"}, {"unit": "percent"}, [], id="shares"),
        pytest.param({"status": "other"}, {"status": "other"}, [], id="counts of no one kind"),
        pytest.param(YEAR, YEAR, [30], id="flows of one year"),
        pytest.param(YEAR, {**YEAR, "date_start": date(2024, 10, 1)}, [None, None], id="a year and a quarter"),
        pytest.param({"status": "target"}, {}, [None, None], id="a plan and a stock"),
        pytest.param({}, PAIR, [None], id="some districts of a province"),
        pytest.param(
            {"place_level": "district", "place": "Đông Hải", "place_code": "960"}, {}, [None], id="a district"
        ),
    ],
)
def test_only_what_is_of_one_kind_is_added(
    db: Database, bac_lieu: dict[str, Any], ca_mau: dict[str, Any], sum_of_them: list[float | None]
) -> None:
    save(
        db,
        told("a", 10, "2024-12-31", **{**BAC_LIEU, **bac_lieu}),
        told("b", 20, "2024-12-31", **{**CA_MAU_63, **ca_mau}),
    )
    assert [found.value for found in sum_old(db, FigureQuestion(status=None, as_of=date(2024, 12, 31)))] == sum_of_them


def test_a_sum_tells_bounds_and_ranges_of_its_parts(db: Database) -> None:
    save(
        db,
        told("a", 90, "2024-12-31", value_high=100.0, **BAC_LIEU),
        told("b", 145, "2024-12-31", comparator="gt", **CA_MAU_63),
    )
    (found,) = sum_old(db)
    assert (found.value, found.value_high, found.comparator) == (235, 245, "gt")


@pytest.mark.parametrize(
    ("parts", "of_the_sum"),
    [
        (["eq", "eq"], "eq"),
        (["eq", "ge"], "ge"),
        (["ge", "gt"], "gt"),
        (["lt", "le"], "lt"),
        (["eq", "approx"], "approx"),
        (["gt", "lt"], "approx"),
    ],
)
def test_what_stands_before_a_sum(parts: list[str], of_the_sum: str) -> None:
    assert joint_comparator(parts) == of_the_sum


@pytest.mark.parametrize(
    ("province", "said"),
    [("Bạc Liêu", "single old province"), ("Hà Nội", "was not merged"), ("Cà Mâ", "did you mean “Cà Mau”")],
)
def test_a_province_that_has_no_parts_is_told(db: Database, province: str, said: str) -> None:
    save(db, told("a", 10, "2024-12-31", **HA_NOI))
    with pytest.raises(UsageError, match=said):
        sum_old(db, FigureQuestion(province=province))
