from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.contradictions import contradictions
from ocop.models import Reading
from tests.ocop.dataset.make import TONG_HOP, a_fact, a_reading, an_article, save


def told(name: str, number: int, **fields: Any) -> Reading:
    text = f"Tỉnh Cà Mau có {number} sản phẩm OCOP."
    source = fields.pop("source", None)
    of_source = {"source_id": source.id, "outlet": source.name} if source else {}
    article = an_article(f"https://datmui.example/{name}", text=text, **of_source)
    return a_reading(
        article, (a_fact(text, f"{number} sản phẩm OCOP", **fields),), **({"source": source} if source else {})
    )


def against(db: Database, value: float) -> list[tuple[float, int]]:
    """Numbers that contradict the fact of a value, with how many stories tell each."""
    facts = list(db.query("SELECT * FROM fact_details ORDER BY id"))
    found = contradictions(db, facts)
    return [
        (each.value, each.stories) for fact in facts if fact["value"] == value for each in found.get(fact["id"], ())
    ]


@pytest.mark.parametrize(
    ("other", "contradicted"),
    [
        pytest.param(told("b", 154), [(154, 1)], id="another number of the same day"),
        pytest.param(told("b", 145), [], id="the same number"),
        pytest.param(told("b", 150, comparator="le"), [], id="a bound that leaves room for it"),
        pytest.param(told("b", 154, date_end=date(2024, 12, 31)), [], id="another day"),
        pytest.param(told("b", 154, star_min=4, star_max=4), [], id="another kind of count"),
        pytest.param(told("b", 154, place="Bạc Liêu", place_code="95"), [], id="another place"),
        pytest.param(told("b", 154, source=TONG_HOP), [], id="an aggregator's word is not counted"),
        pytest.param(told("b", 154, date_end=None, date_basis=None), [], id="no day, no contradiction"),
    ],
)
def test_what_contradicts_a_fact(db: Database, other: Reading, contradicted: list[tuple[float, int]]) -> None:
    save(db, told("a", 145), other)
    assert against(db, 145) == contradicted


def test_what_most_stories_say_comes_first_and_copies_of_a_fact_are_contradicted_too(db: Database) -> None:
    save(db, told("a", 145), told("b", 99), told("c", 154), told("d", 154), told("e", 145), told("f", 145))
    assert against(db, 145) == [(154, 2), (99, 1)] * 3
    assert against(db, 99) == [(145, 3), (154, 2)]


def test_places_without_a_code_go_by_their_names(db: Database) -> None:
    nameless = {"place_level": "region", "place_code": None, "place_code_list": None, "province": None}
    save(db, told("a", 145, place="Miền Tây", **nameless), told("b", 154, place="Miền Đông", **nameless))
    assert against(db, 145) == []
    save(db, told("c", 99, place="Miền Tây", **nameless))
    assert against(db, 145) == [(99, 1)]


def test_of_nothing_nothing_is_contradicted(db: Database) -> None:
    assert contradictions(db, []) == {}
