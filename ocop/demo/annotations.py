"""What a careful person reads in an article: its facts and its named products, as `docs/facts.md` defines them."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from typing import Any, cast, get_args

from ocop.demo.tables import Table
from ocop.models import (
    Comparator,
    DateBasis,
    Measure,
    PlaceLevel,
    ProducerType,
    ProductGroup,
    Status,
    Unit,
)
from ocop.paths import places_dir

_FIRST_YEAR, _LAST_YEAR = 2018, 2035


@dataclass(frozen=True, slots=True)
class AnnotatedFact:
    """One count as a person annotated it; the fields are those of `docs/facts.md`, in its order."""

    measure: Measure
    producer_type: ProducerType | None
    unit: Unit
    value: float
    value_high: float | None
    comparator: Comparator
    star_min: int | None
    star_max: int | None
    potential: bool
    status: Status
    place_level: PlaceLevel
    place: str
    province: str | None
    date_start: date | None
    date_end: date | None
    date_basis: DateBasis | None
    group: ProductGroup | None
    evidence: str

    def record(self) -> dict[str, Any]:
        """The fact in the JSON shape of `docs/facts.md`: whole numbers as integers, dates in ISO form."""
        return {item.name: _plain(getattr(self, item.name)) for item in fields(self)}

    def republished(self, original: date, copy: date) -> AnnotatedFact:
        """The same fact in a copy of the article that came out on another day.

        Only what is dated by the day of publication moves with it.
        """
        if self.date_basis != "published" or original == copy:
            return self
        return replace(
            self,
            date_start=copy if self.date_start == original else self.date_start,
            date_end=copy if self.date_end == original else self.date_end,
        )


@dataclass(frozen=True, slots=True)
class AnnotatedProduct:
    """One product that the article names together with its own rating."""

    name: str
    star: int | None
    potential: bool
    producer: str | None
    place: str | None
    province: str | None
    year: int | None

    def record(self) -> dict[str, Any]:
        """The product in the JSON shape of `docs/facts.md`."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


def read_fact(table: Table, text: str, published: date) -> AnnotatedFact:
    """Fact from its table, checked against the rules that a fact obeys.

    Args:
        table: The `[[facts]]` table.
        text: Stored text of the article, which must hold the evidence in one line.
        published: Local day of publication.

    Raises:
        DemoDataError: A key is missing, unknown or out of range, or the evidence is not in the text.
    """
    value = table.optional_number("value")
    if value is None:
        raise table.error("value", "is missing: a number is needed")
    fact = AnnotatedFact(
        measure=cast(Measure, table.choice("measure", get_args(Measure))),
        producer_type=cast(ProducerType | None, table.optional_choice("producer_type", get_args(ProducerType))),
        unit=cast(Unit, table.choice("unit", get_args(Unit), "count")),
        value=value,
        value_high=table.optional_number("value_high"),
        comparator=cast(Comparator, table.choice("comparator", get_args(Comparator), "eq")),
        star_min=table.optional_integer("star_min", 1, 5),
        star_max=table.optional_integer("star_max", 1, 5),
        potential=table.flag("potential"),
        status=cast(Status, table.choice("status", get_args(Status), "recognised")),
        place_level=cast(PlaceLevel, table.choice("place_level", get_args(PlaceLevel))),
        place=table.text("place"),
        province=table.optional_text("province"),
        date_start=table.optional_day("date_start"),
        date_end=table.optional_day("date_end"),
        date_basis=cast(DateBasis | None, table.optional_choice("date_basis", get_args(DateBasis))),
        group=cast(ProductGroup | None, table.optional_choice("group", get_args(ProductGroup))),
        evidence=table.text("evidence"),
    )
    table.close()
    _check_numbers(table, fact)
    _check_place(table, fact)
    _check_dates(table, fact, published)
    if "\n" in fact.evidence or fact.evidence not in text:
        raise table.error("evidence", f"is not a passage of one line of the text: “{fact.evidence}”")
    return fact


def read_product(table: Table) -> AnnotatedProduct:
    """Named product from its `[[named]]` table.

    Raises:
        DemoDataError: A key is missing, unknown or out of range.
    """
    product = AnnotatedProduct(
        name=table.text("name"),
        star=table.optional_integer("star", 1, 5),
        potential=table.flag("potential"),
        producer=table.optional_text("producer"),
        place=table.optional_text("place"),
        province=table.optional_text("province"),
        year=table.optional_integer("year", _FIRST_YEAR, _LAST_YEAR),
    )
    table.close()
    _check_province(table, product.province)
    return product


@cache
def province_names() -> frozenset[str]:
    """Names of all provinces, those of before 1 July 2025 and those of today.

    >>> {"Hà Giang", "Lâm Đồng", "Huế"} <= province_names()
    True
    """
    with (places_dir() / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row[name] for row in csv.DictReader(file) for name in ("old_name", "new_name"))


def _check_numbers(table: Table, fact: AnnotatedFact) -> None:
    if fact.value_high is not None and fact.value_high <= fact.value:
        raise table.error("value_high", "must be above value")
    if fact.unit == "percent" and fact.value > 100:
        raise table.error("value", "is over 100 percent")
    if fact.unit == "count" and not fact.value.is_integer():
        raise table.error("value", "must be a whole number for a count")
    if (fact.star_min is None) != (fact.star_max is None):
        raise table.error("star_min" if fact.star_min is None else "star_max", "is missing: stars have both ends")
    if fact.star_min is not None and fact.star_max is not None and fact.star_min > fact.star_max:
        raise table.error("star_min", "is above star_max")
    if fact.producer_type is not None and fact.measure == "products":
        raise table.error("producer_type", "belongs to producers only")


def _check_place(table: Table, fact: AnnotatedFact) -> None:
    wide = fact.place_level in ("country", "region")
    if wide and fact.province is not None:
        raise table.error("province", f"does not go with a {fact.place_level}")
    if not wide and fact.province is None:
        raise table.error("province", f"is missing: a {fact.place_level} lies in one")
    if fact.place_level == "country" and fact.place != "Việt Nam":
        raise table.error("place", "must be “Việt Nam” for the country")
    if fact.place_level == "province" and fact.place != fact.province:
        raise table.error("place", "and province must be the same name for a province")
    _check_province(table, fact.province)


def _check_province(table: Table, name: str | None) -> None:
    if name is not None and name not in province_names():
        raise table.error("province", f"is no province of data/places/provinces.csv: “{name}”")


def _check_dates(table: Table, fact: AnnotatedFact, published: date) -> None:
    dated = fact.date_start is not None or fact.date_end is not None
    if dated != (fact.date_basis is not None):
        raise table.error("date_basis", "goes with date_end: write both or neither")
    if fact.date_start and (fact.date_end is None or fact.date_end < fact.date_start):
        raise table.error("date_start", "needs a date_end that is not before it")
    if fact.date_basis == "published" and fact.date_end != published:
        raise table.error("date_end", f"must be the day of publication, {published}, where date_basis says so")


def _plain(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
