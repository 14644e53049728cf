from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.connection import transaction
from ocop.dataset.earlier import keep_earlier
from ocop.dataset.runs import begin_run
from ocop.models import NamedProduct, Reading
from tests.ocop.dataset.make import CA_MAU, NOW, a_fact, a_reading, an_article, save, table

CAKE = NamedProduct("Bánh phồng tôm", "145 sản phẩm OCOP", 0, 17, star=4)


def kept(db: Database) -> list[tuple[Any, ...]]:
    """What is kept of earlier rows, but for run and ids."""
    rows = table(db, "SELECT relation, change, before FROM earlier_rows ORDER BY run_id, relation, row_id")
    return [(relation, change, json.loads(before)) for relation, change, before in rows]


def the_capture(*facts: Any, **fields: Any) -> Reading:
    """One archived capture, read again and again."""
    return a_reading(an_article(**fields), facts, offset=1)


TOTAL, FOUR = a_fact(CA_MAU, "145 sản phẩm OCOP"), a_fact(CA_MAU, "30 sản phẩm đạt 4 sao", star_min=4, star_max=4)


@pytest.mark.parametrize(
    ("again", "said"),
    [
        pytest.param(the_capture(TOTAL, FOUR), [], id="what is read as before leaves no trace"),
        pytest.param(
            the_capture(TOTAL, replace(FOUR, star_min=3, status="added")),
            [("facts", "changed", {"star_min": 4, "status": "recognised"})],
            id="of a fact that changed, the columns that came out differently",
        ),
        pytest.param(
            the_capture(TOTAL, FOUR, author="An"),
            [("articles", "changed", {"author": None})],
            id="of an article that changed likewise, empty ones too",
        ),
        pytest.param(
            the_capture(TOTAL, FOUR, text=CA_MAU + "!"),
            [("articles", "changed", {"text": None})],
            id="but not its text, which the archive holds",
        ),
    ],
)
def test_what_a_second_reading_changes_is_kept(
    db: Database, again: Reading, said: list[tuple[str, str, dict[str, Any]]]
) -> None:
    save(db, the_capture(TOTAL, FOUR))
    save(db, again)
    found = [(relation, change, {**before}) for relation, change, before in kept(db)]
    assert found == said


def test_a_fact_that_is_not_found_any_more_is_kept_whole_with_its_origin(db: Database) -> None:
    save(db, replace(the_capture(TOTAL, FOUR), named_products=(CAKE,)))
    save(db, the_capture(TOTAL))
    (fact, product) = kept(db)
    assert fact[:2] == ("facts", "withdrawn")
    assert (fact[2]["value"], fact[2]["evidence"]) == (30, "30 sản phẩm đạt 4 sao")
    assert fact[2]["sentence"].startswith("Đến nay, tỉnh Cà Mau")
    assert (fact[2]["url"], fact[2]["published_date"]) == ("https://datmui.example/bai-1.html", "2023-12-05")
    assert product[:2] == ("named_products", "withdrawn")
    assert (product[2]["name"], product[2]["title"]) == ("Bánh phồng tôm", "Nâng tầm đặc sản địa phương")


def test_an_article_that_is_taken_back_is_kept_with_all_that_it_stated(db: Database) -> None:
    save(db, the_capture(TOTAL, FOUR))
    save(db, replace(the_capture(), article=None, facts=(), cause="listing"))
    assert table(db, "SELECT count(*) FROM articles") == [(0,)]
    assert [(relation, change) for relation, change, _ in kept(db)] == [
        ("articles", "withdrawn"),
        ("facts", "withdrawn"),
        ("facts", "withdrawn"),
    ]
    assert (kept(db)[0][2]["title"], kept(db)[0][2]["text"]) == ("Nâng tầm đặc sản địa phương", None)


def test_a_row_that_a_run_touches_twice_keeps_what_it_said_at_first(db: Database) -> None:
    run_id = begin_run(db, "test", NOW)
    first: dict[str, object] = {"id": "f_1", "value": 30.0, "star_min": 4}
    second: dict[str, object] = {"id": "f_1", "value": 31.0, "star_min": 4}
    with transaction(db):
        keep_earlier(db, run_id, "facts", "a_1-1", {"f_1": first}, [second])
        keep_earlier(db, run_id, "facts", "a_1-1", {"f_1": second}, [])
    ((relation, change, before),) = kept(db)
    assert (relation, change, before["value"], before["star_min"]) == ("facts", "withdrawn", 30.0, 4)


def test_a_new_version_leaves_the_rows_of_the_one_before_it_alone(db: Database) -> None:
    save(db, a_reading(an_article(), (TOTAL,), offset=1))
    text = CA_MAU.replace("145", "146")
    save(db, a_reading(an_article(text=text), (a_fact(text, "146 sản phẩm OCOP"),), offset=2, fetched=1))
    assert kept(db) == []
    assert table(db, "SELECT count(*) FROM facts WHERE date_end = ?", date(2023, 12, 5).isoformat()) == [(2,)]
