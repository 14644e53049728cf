from __future__ import annotations

from datetime import date

import pytest

from ocop.demo.annotations import read_fact, read_product
from ocop.demo.tables import DemoDataError, Table
from ocop.records import FACT_FIELDS, NAMED_FIELDS

TEXT = "Năm 2023, tỉnh có 145 sản phẩm.\nTrong đó 31 sản phẩm 4 sao."
PUBLISHED = date(2024, 1, 9)
PLAIN = {
    "measure": "products",
    "value": 145,
    "evidence": "tỉnh có 145 sản phẩm",
    "place_level": "province",
    "place": "Cà Mau",
    "province": "Cà Mau",
    "date_end": date(2023, 12, 31),
    "date_basis": "text",
}


def read(**changes: object):
    values = {key: value for key, value in (PLAIN | changes).items() if value is not None}
    return read_fact(Table("03.toml", values, "facts[1]"), TEXT, PUBLISHED)


def test_a_record_has_exactly_the_fields_of_the_gold():
    record = read().record()
    assert tuple(record) == FACT_FIELDS
    assert record["value"] == 145
    assert isinstance(record["value"], int)
    assert record["date_end"] == "2023-12-31"
    assert (record["unit"], record["comparator"], record["status"]) == ("count", "eq", "recognised")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"value": None}, "value is missing"),
        ({"value": 145.5}, "must be a whole number for a count"),
        ({"value_high": 100}, "value_high must be above value"),
        ({"value": 120, "unit": "percent"}, "over 100 percent"),
        ({"star_min": 4}, "star_max is missing"),
        ({"star_max": 4}, "star_min is missing"),
        ({"star_min": 5, "star_max": 3}, "star_min is above star_max"),
        ({"producer_type": "company"}, "producer_type belongs to producers only"),
        ({"place_level": "region", "place": "Tây Nguyên"}, "province does not go with a region"),
        ({"province": None}, "province is missing: a province lies in one"),
        ({"place_level": "country", "place": "cả nước", "province": None}, "must be “Việt Nam”"),
        ({"place": "Năm Căn"}, "must be the same name for a province"),
        ({"place": "Cà Mâu", "province": "Cà Mâu"}, "is no province of data/places/provinces.csv"),
        ({"date_basis": None}, "date_basis goes with date_end"),
        ({"date_end": None}, "date_basis goes with date_end"),
        ({"date_start": date(2024, 1, 1)}, "date_start needs a date_end that is not before it"),
        ({"date_basis": "published"}, "must be the day of publication, 2024-01-09"),
        ({"evidence": "tỉnh có 146 sản phẩm"}, "is not a passage of one line of the text"),
        ({"evidence": "145 sản phẩm.\nTrong đó"}, "is not a passage of one line of the text"),
        ({"sao": 4}, "sao is not known here"),
        ({"status": "mới"}, "must be one of recognised, added"),
    ],
)
def test_what_a_fact_cannot_be(changes, message):
    with pytest.raises(DemoDataError) as error:
        read(**changes)
    assert str(error.value).startswith("03.toml: facts[1].")
    assert message in str(error.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"place_level": "district", "place": "Năm Căn"},
        {"place_level": "country", "place": "Việt Nam", "province": None},
        {"place_level": "region", "place": "Đồng bằng sông Cửu Long", "province": None},
        {"status": "target", "date_start": date(2021, 1, 1), "date_end": date(2025, 12, 31)},
        {"status": "target", "date_end": None, "date_basis": None},
        {"value": 80.5, "unit": "percent"},
        {"measure": "producers", "producer_type": "company"},
        {"place": "Hà Giang", "province": "Hà Giang"},
    ],
    ids=["district", "country", "region", "plan with both ends", "undated plan", "share", "kind", "former province"],
)
def test_what_a_fact_may_be(changes):
    read(**changes)


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"date_end": PUBLISHED, "date_basis": "published"}, date(2024, 1, 11)),
        ({"date_end": PUBLISHED}, PUBLISHED),
        ({}, date(2023, 12, 31)),
    ],
    ids=["dated by publication", "stated day that happens to be the same", "stated year"],
)
def test_a_copy_moves_only_dates_of_publication(changes, end):
    assert read(**changes).republished(PUBLISHED, date(2024, 1, 11)).date_end == end


def test_a_copy_of_a_flow_moves_both_ends():
    fact = read(date_start=PUBLISHED, date_end=PUBLISHED, date_basis="published", status="added")
    moved = fact.republished(PUBLISHED, date(2024, 1, 11))
    assert (moved.date_start, moved.date_end) == (date(2024, 1, 11), date(2024, 1, 11))


def test_named_products():
    product = read_product(Table("03.toml", {"name": "Tôm khô", "star": 5, "province": "Cà Mau", "year": 2023}))
    assert tuple(product.record()) == NAMED_FIELDS
    assert product.record()["potential"] is False
    with pytest.raises(DemoDataError, match="no province"):
        read_product(Table("03.toml", {"name": "Tôm khô", "province": "Năm Căn"}))
