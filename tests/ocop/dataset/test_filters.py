from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.filters import Filters, checked_filters, checked_star, checked_status, day_of
from ocop.dataset.registry import relations
from ocop.errors import UsageError
from tests.ocop.dataset.make import CA_MAU, NONG_SAN, a_fact, a_reading, an_article, save

FACTS = [column.name for column in relations()["fact_details"].columns]


@pytest.mark.parametrize(
    ("typed", "first", "day"),
    [
        ("2023-12-05", False, date(2023, 12, 5)),
        (" 5/12/2023 ", False, date(2023, 12, 5)),
        ("05.12.2023", True, date(2023, 12, 5)),
        ("2024-02", False, date(2024, 2, 29)),
        ("2/2024", False, date(2024, 2, 29)),
        ("2024-02", True, date(2024, 2, 1)),
        ("2023-12", False, date(2023, 12, 31)),
        ("2023", False, date(2023, 12, 31)),
        ("2023", True, date(2023, 1, 1)),
    ],
)
def test_days_as_people_type_them(typed: str, first: bool, day: date) -> None:
    assert day_of(typed, first=first) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("", "hôm qua", "2023-13-01", "2023-02-30", "99999", "1-2-3-4", "2023-", "0", "9999"),
        *("31/12/23", "12/23", "23"),  # years of two digits
    ],
)
def test_what_is_no_day_is_told_with_the_form(typed: str) -> None:
    with pytest.raises(UsageError, match="write it as 2023-12-31"):
        day_of(typed)


def test_stars_and_statuses_are_checked() -> None:
    assert (checked_star(5), checked_star(None)) == (5, None)
    assert (checked_status("target"), checked_status(None)) == ("target", None)
    for star in (0, 6, -1):
        with pytest.raises(UsageError, match="from 1 to 5"):
            checked_star(star)
    with pytest.raises(UsageError, match=r"did you mean “recognised”\? it is one of recognised, added"):
        checked_status("recognized")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Three facts: 145 of Cà Mau, 99 of Bạc Liêu with stars, 20 of Đắk Lắk as a target without a day."""

    def told(name: str, number: int, fields: dict[str, Any], **article: Any):  # type: ignore[no-untyped-def]
        text = CA_MAU.replace("145", str(number))
        return a_reading(
            an_article(f"https://datmui.example/{name}", text=text, **article),
            (a_fact(text, f"{number} sản phẩm OCOP", **fields),),
            source=article.get("source_id") and NONG_SAN,
        )

    bac_lieu = {"place": "Bạc Liêu", "province": "Bạc Liêu", "place_code": "95", "star_min": 4, "star_max": 4}
    dak_lak = {"place": "Đắk Lắk", "province": "Đắk Lắk", "place_code": "66", "province_code": "66"}
    path: Path = tmp_path_factory.mktemp("filters") / "ocop.db"
    with open_dataset(path, "create") as db:
        save(
            db,
            told("a", 145, {"star_min": 3, "star_max": 5}, published_date=date(2023, 12, 5)),
            told("b", 99, bac_lieu, source_id=NONG_SAN.id, outlet=NONG_SAN.name, published_date=date(2024, 1, 31)),
            told("c", 20, {**dak_lak, "status": "target"}, source_id=None, outlet="Bản tin xã", published_date=None),
        )
        yield db


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        pytest.param({}, [20, 99, 145], id="nothing narrowed"),
        pytest.param({"province": "Cà Mau"}, [99, 145], id="today's province with the old ones in it"),
        pytest.param({"province": "bac lieu"}, [99], id="an old province alone"),
        pytest.param({"star": 4}, [99], id="one star level; three to five is another kind"),
        pytest.param({"status": "target"}, [20], id="a status"),
        pytest.param({"outlet": "nongsanviet"}, [99], id="an outlet by its id"),
        pytest.param({"outlet": "nong san viet 24"}, [99], id="by its name without accents"),
        pytest.param({"outlet": "nongsanviet.example"}, [99], id="by its domain"),
        pytest.param({"outlet": "BẢN TIN XÃ"}, [20], id="one that no registry knows"),
        pytest.param({"since": "2023-12-05", "until": "2023-12"}, [145], id="both ends of a month"),
        pytest.param({"since": date(2024, 1, 1)}, [99], id="what has no day is not since"),
        pytest.param({"until": "2023"}, [145], id="nor until"),
        pytest.param({"province": "Cà Mau", "star": 4, "since": "1/2024"}, [99], id="all must hold"),
    ],
)
def test_filters_narrow_any_relation_that_has_their_columns(
    filled: Database, wanted: dict[str, Any], values: list[int]
) -> None:
    condition, parameters = checked_filters(filled, **wanted).condition(FACTS)
    found = filled.execute(f"SELECT value FROM fact_details WHERE {condition} ORDER BY value", parameters).fetchall()
    assert [value for (value,) in found] == values


@pytest.mark.parametrize(
    ("relation", "wanted", "condition"),
    [
        pytest.param("named_product_details", {"star": 5}, "star = ?", id="a product has one star"),
        pytest.param("figures", {"outlet": "nongsanviet"}, "outlet = ?", id="an outlet by name where no id stands"),
        pytest.param("stories", {"since": "2023"}, "first_published_date >= ?", id="a story's first day"),
    ],
)
def test_columns_of_other_relations(filled: Database, relation: str, wanted: dict[str, Any], condition: str) -> None:
    columns = [column.name for column in relations()[relation].columns]
    found, parameters = checked_filters(filled, **wanted).condition(columns)
    assert found == condition
    filled.execute(f"SELECT 1 FROM {relation} WHERE {found}", parameters).fetchall()


@pytest.mark.parametrize(
    ("relation", "filters", "said"),
    [
        ("articles", Filters(star=4), "narrowed by --star; it can be by --outlet, --since, --until"),
        ("pages", Filters(status="target"), "narrowed by --status; leave every filter out"),
    ],
)
def test_a_filter_without_a_column_is_told_with_those_that_have_one(relation: str, filters: Filters, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        filters.condition([column.name for column in relations()[relation].columns])


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"province": "Cà Mâ"}, "did you mean “Cà Mau”"),
        ({"star": 6}, "from 1 to 5"),
        ({"star": 0}, "from 1 to 5"),
        ({"status": "xong"}, "one of recognised"),
        ({"outlet": "nong san"}, "did you mean “Nông Sản Việt 24”"),
        ({"outlet": "nongsanvit"}, "did you mean “Nông Sản Việt 24”"),
        ({"outlet": "xyz"}, "no outlet “xyz”; `ocop export sources"),
        ({"outlet": ""}, "no outlet “”"),
        ({"province": ""}, "no province “”"),
        ({"since": "hôm qua"}, "write it as 2023-12-31"),
        ({"since": "2024", "until": "2023"}, "no day lies between 2024-01-01 and 2023-12-31"),
    ],
)
def test_a_filter_that_cannot_be_is_told(filled: Database, wanted: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        checked_filters(filled, **wanted)


def test_two_outlets_of_one_name_are_both_meant_by_it(filled: Database) -> None:
    filled.execute(
        "INSERT INTO sources (id, name, domain, kind) VALUES ('moi', 'Nông Sản Việt 24', 'moi.example', 'other')"
    )
    assert checked_filters(filled, outlet="Nông Sản Việt 24").condition({"source_id", "outlet"})[0] == "outlet = ?"
    assert checked_filters(filled, outlet="moi").condition({"source_id", "outlet"}) == ("source_id = ?", ["moi"])
    filled.execute("DELETE FROM sources WHERE id = 'moi'")
