from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.conflicts import find_conflicts
from ocop.dataset.filters import checked_filters
from ocop.models import Reading
from tests.ocop.dataset.make import NONG_SAN, TONG_HOP, a_fact, a_reading, an_article, save, table
from tests.ocop.dataset.telling import CA_MAU_34, CA_MAU_63, FOUR, PAIR, THREE, told

DAY = "2023-12-31"
LAND = {"place_parts": "9 xã vùng biên giới"}


def found(db: Database, **filters: Any) -> list[tuple[str, float, float]]:
    """Kind and both numbers of each conflict."""
    return [
        (each.kind, each.one.value, each.other.value) for each in find_conflicts(db, checked_filters(db, **filters))
    ]


def pair(one: dict[str, Any], other: dict[str, Any]) -> list[Reading]:
    """Two stories, each with the number and fields given."""
    return [told("a", **{"day": DAY, **one}), told("b", **{"day": DAY, "outlet": NONG_SAN, **other})]


# Each case: what two independent stories tell of one day, and the contradiction, where there is one.
@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param({"number": 145}, {"number": 154}, "different_number", id="two numbers of one day"),
        pytest.param({"number": 145}, {"number": 145}, None, id="one number"),
        pytest.param({"number": 145}, {"number": 154, "outlet": TONG_HOP}, None, id="an aggregator is no voice"),
        pytest.param(
            {"number": 145}, {"number": 140, "comparator": "gt"}, None, id="more than 140 leaves room for 145"
        ),
        pytest.param({"number": 190}, {"number": 140, "comparator": "gt"}, "different_number", id="but not for 190"),
        pytest.param({"number": 190}, {"number": 140, "comparator": "ge"}, None, id="at least 140 does for any above"),
        pytest.param({"number": 139}, {"number": 140, "comparator": "ge"}, "different_number", id="and for none below"),
        pytest.param({"number": 145}, {"number": 150, "comparator": "lt"}, None, id="nearly 150"),
        pytest.param({"number": 145}, {"number": 150, "comparator": "approx"}, None, id="about 150"),
        pytest.param({"number": 145}, {"number": 150, "comparator": "le"}, None, id="at most 150"),
        pytest.param({"number": 95}, {"number": 80, "value_high": 130.0}, None, id="within a range"),
        pytest.param({"number": 60}, {"number": 80, "value_high": 130.0}, "different_number", id="below a range"),
        pytest.param({"number": 145, **FOUR}, {"number": 154, **THREE}, None, id="of other stars"),
        pytest.param({"number": 145}, {"number": 30, **FOUR}, None, id="a part of the whole"),
        pytest.param(
            {"number": 145, "star_min": 3, "star_max": 5}, {"number": 113, **THREE}, None, id="three and more, or three"
        ),
        pytest.param({"number": 145}, {"number": 154, "measure": "producers"}, None, id="of producers"),
        pytest.param({"number": 145}, {"number": 34, **PAIR}, None, id="of some districts"),
        pytest.param({"number": 34, **PAIR}, {"number": 36, **PAIR}, "different_number", id="of the same districts"),
        pytest.param({"number": 12, **LAND}, {"number": 15, **LAND}, None, id="of districts that nobody names"),
        pytest.param({"number": 145}, {"number": 154, "product_group": "food"}, None, id="of one group"),
        pytest.param({"number": 145}, {"number": 154, "potential": True}, None, id="of potential stars"),
        pytest.param({"number": 145}, {"number": 154, "status": "target"}, None, id="a plan"),
        pytest.param(
            {"number": 145, "status": "other"}, {"number": 154, "status": "other"}, None, id="what nothing fixes"
        ),
        pytest.param({"number": 145}, {"number": 154, "day": "2024-06-30"}, None, id="of another day"),
        pytest.param(
            {"number": 145, **CA_MAU_63}, {"number": 154, **CA_MAU_34}, None, id="the old and the new province"
        ),
        pytest.param(
            {"number": 145}, {"number": 154, "place_code": "95", "place": "Bạc Liêu"}, None, id="of another province"
        ),
        pytest.param(
            {"number": 200, "status": "target"}, {"number": 220, "status": "target"}, "different_number", id="two plans"
        ),
        pytest.param(
            {"number": 12, "status": "added", "date_start": date(2023, 1, 1)},
            {"number": 20, "status": "added", "date_start": date(2023, 1, 1)},
            "other_round",
            id="two rounds of one year, perhaps",
        ),
        pytest.param(
            {"number": 12, "status": "added", "date_start": date(2023, 12, 31)},
            {"number": 20, "status": "added", "date_start": date(2023, 12, 31)},
            "different_number",
            id="one decision of one day",
        ),
        pytest.param(
            {"number": 12, "status": "added", "date_start": date(2023, 1, 1)},
            {"number": 20, "status": "added", "date_start": date(2023, 7, 1)},
            None,
            id="other periods",
        ),
    ],
)
def test_two_stories_of_one_day(db: Database, one: dict[str, Any], other: dict[str, Any], kind: str | None) -> None:
    save(db, *pair(one, other))
    assert [each[0] for each in found(db)] == ([kind] if kind else [])


# Each case: an earlier and a later stock, and the contradiction.
@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        pytest.param({"number": 145}, {"number": 128}, "shrinking_stock", id="a stock shrinks"),
        pytest.param({"number": 145}, {"number": 160}, None, id="a stock grows"),
        pytest.param({"number": 145}, {"number": 34, **PAIR}, None, id="some districts have less"),
        pytest.param({"number": 145}, {"number": 140, "comparator": "gt"}, None, id="a rounded number hides no loss"),
        pytest.param({"number": 145, **THREE}, {"number": 128, **THREE}, "risen_stars", id="products may have risen"),
        pytest.param(
            {"number": 9, "star_min": 5, "star_max": 5},
            {"number": 7, "star_min": 5, "star_max": 5},
            "shrinking_stock",
            id="but not above five",
        ),
        pytest.param({"number": 145, **CA_MAU_63}, {"number": 128, **CA_MAU_34}, None, id="a reform lies between"),
        pytest.param(
            {"number": 9, "potential": True},
            {"number": 7, "potential": True},
            None,
            id="potential stars are meant to go",
        ),
        pytest.param({"number": 60, "unit": "percent"}, {"number": 50, "unit": "percent"}, None, id="a share"),
        pytest.param({"number": 200, "status": "target"}, {"number": 150, "status": "target"}, None, id="a plan"),
    ],
)
def test_a_stock_of_two_days(db: Database, earlier: dict[str, Any], later: dict[str, Any], kind: str | None) -> None:
    save(db, told("a", day="2023-12-31", **earlier), told("b", day="2024-12-31", outlet=NONG_SAN, **later))
    assert found(db) == ([(kind, later["number"], earlier["number"])] if kind else [])


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        pytest.param(5, {"status": "renewed", "date_start": date(2024, 6, 1)}, id="recognised again"),
        pytest.param(17, {"status": "other", "more": " đã hết hạn"}, id="reported as expired"),
    ],
)
def test_a_stock_that_has_lapsed_in_part(db: Database, number: int, fields: dict[str, Any]) -> None:
    between = told("between", number, "2024-06-01", **fields)
    save(db, told("a", 145, "2023-12-31"), between, told("b", 128, "2024-12-31"))
    assert found(db) == [("lapsed_stock", 128, 145)]


def test_an_article_that_tells_of_the_loss_itself_contradicts_nobody(db: Database) -> None:
    text = "Cuối năm 2023 tỉnh có 145 sản phẩm OCOP, nay còn 128 sản phẩm OCOP."
    facts = (
        a_fact(text, "145 sản phẩm OCOP", date_end=date(2023, 12, 31)),
        a_fact(text, "128 sản phẩm OCOP", date_end=date(2024, 12, 31)),
    )
    save(db, a_reading(an_article(text=text), facts))
    assert found(db) == []


def test_a_part_that_no_column_tells_apart_is_no_contradiction(db: Database) -> None:
    text = "Tỉnh có 145 sản phẩm OCOP, trong đó 52 sản phẩm thủy sản."
    facts = (a_fact(text, "145 sản phẩm OCOP", comparator="eq"), a_fact(text, "52 sản phẩm", part_of=0))
    other = told("b", 145, "2023-12-05", outlet=NONG_SAN)
    save(db, a_reading(an_article(text=text), facts), other)
    assert found(db) == []


def test_each_number_stands_once_with_its_stories_and_the_most_told_first(db: Database) -> None:
    copies = [told(f"copy-{name}", 154, DAY, same_story=1) for name in range(5)]
    save(db, *copies, told("b", 145, DAY), told("c", 145, DAY), told("d", 160, DAY))
    conflicts = sorted(find_conflicts(db), key=lambda each: (-each.one_stories, each.other.value))
    assert [(each.one.value, each.one_stories, each.other.value, each.other_stories) for each in conflicts[:2]] == [
        (145, 2, 154, 1),
        (145, 2, 160, 1),
    ]
    assert {conflicts[2].one.value, conflicts[2].other.value} == {154, 160}


def test_both_evidences_are_there(db: Database) -> None:
    save(db, *pair({"number": 145, "published": "2024-01-02"}, {"number": 154, "published": "2024-01-03"}))
    (conflict,) = find_conflicts(db)
    assert (conflict.one.sentence, conflict.other.sentence) == (
        "Tỉnh có 145 sản phẩm OCOP.",
        "Tỉnh có 154 sản phẩm OCOP.",
    )
    assert (conflict.one.outlet, conflict.other.outlet) == ("Báo Đất Mũi Ngày Nay", "Nông Sản Việt 24")
    assert (conflict.one.published_date, conflict.other.published_date) == ("2024-01-02", "2024-01-03")
    assert conflict.other.url == "https://datmui.example/b"
    assert (conflict.one_date, conflict.other_date, conflict.one.place) == (DAY, DAY, "Cà Mau")


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        pytest.param({"province": "ca mau"}, 1, id="its province"),
        pytest.param({"province": "Đắk Lắk"}, 0, id="another province"),
        pytest.param({"star": 4}, 0, id="other stars"),
        pytest.param({"status": "recognised"}, 1, id="its status"),
        pytest.param({"outlet": "nongsanviet"}, 1, id="the outlet of the other side"),
        pytest.param({"outlet": "datmui", "since": "2024-01-02"}, 1, id="outlet and day of one side"),
        pytest.param({"outlet": "datmui", "since": "2024-01-03"}, 0, id="the outlet of one and the day of the other"),
        pytest.param({"since": "2024-01-03"}, 1, id="one side is late enough"),
        pytest.param({"until": "2024-01-01"}, 0, id="neither is early enough"),
    ],
)
def test_filters(db: Database, filters: dict[str, Any], number: int) -> None:
    save(db, *pair({"number": 145, "published": "2024-01-02"}, {"number": 154, "published": "2024-01-03"}))
    assert len(found(db, **filters)) == number


def test_the_answer_is_the_view(db: Database) -> None:
    save(db, *pair({"number": 145}, {"number": 154}), told("c", 99, "2024-12-31"))
    assert sorted(found(db)) == sorted(table(db, "SELECT kind, value, other_value FROM conflicts"))
