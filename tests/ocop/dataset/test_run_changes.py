from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.filters import checked_filters
from ocop.dataset.run_changes import checked_run, find_changes, last_writing_run, summed
from ocop.dataset.runs import begin_run
from ocop.errors import UsageError
from ocop.models import NamedProduct, Reading
from tests.ocop.dataset.make import CA_MAU, NOW, a_fact, a_reading, an_article, corrected, days, save, table

TOTAL, FOUR = a_fact(CA_MAU, "145 sản phẩm OCOP"), a_fact(CA_MAU, "30 sản phẩm đạt 4 sao", star_min=4, star_max=4)
CAKE = NamedProduct("Bánh phồng tôm", "145 sản phẩm OCOP", 23, 40, star=4)
FIRST = a_reading(an_article(), (TOTAL, FOUR), named=(CAKE,), offset=1)


def done(db: Database, run_id: str | None = None) -> dict[str, int]:
    """What the last run did, in words."""
    run_id = run_id or last_writing_run(db)
    assert run_id
    return {f"{item} {change}": number for (item, change), number in summed(find_changes(db, run_id)).items()}


# Each case: what a second run reads after the first article with two facts and a product, and what it did.
@pytest.mark.parametrize(
    ("again", "changes"),
    [
        pytest.param(
            a_reading(an_article("https://datmui.example/2"), (TOTAL,), offset=2),
            {"article added": 1, "fact added": 1},
            id="a new article",
        ),
        pytest.param(
            corrected(FIRST, "145 sản phẩm OCOP", "146 sản phẩm OCOP", offset=2, fetched=1, body=b"2"),
            {"article revised": 1, "fact dropped": 2, "fact added": 2, "named_product dropped": 1},
            id="a new version that states another number",
        ),
        pytest.param(
            a_reading(an_article(title="Khác"), (TOTAL, FOUR), named=(CAKE,), offset=2, fetched=1, body=b"2"),
            {"article revised": 1},
            id="a new version that states the same",
        ),
        pytest.param(
            replace(FIRST, facts=(TOTAL, replace(FOUR, value=31.0)), named_products=(replace(CAKE, star=5),)),
            {"fact changed": 1, "named_product changed": 1},
            id="the same capture read differently",
        ),
        pytest.param(
            a_reading(an_article(author="An"), (TOTAL, FOUR), named=(CAKE,), offset=1),
            {"article changed": 1},
            id="the same capture with an author",
        ),
        pytest.param(
            replace(FIRST, facts=(TOTAL,), named_products=()),
            {"fact withdrawn": 1, "named_product withdrawn": 1},
            id="the same capture in which less is found",
        ),
        pytest.param(
            replace(FIRST, article=None, facts=(), named_products=(), cause="listing"),
            {"article withdrawn": 1, "fact withdrawn": 2, "named_product withdrawn": 1},
            id="the same capture that is no article any more",
        ),
    ],
)
def test_what_a_run_did(db: Database, again: Reading, changes: dict[str, int]) -> None:
    save(db, FIRST)
    save(db, again)
    assert done(db, table(db, "SELECT max(id) FROM runs")[0][0]) == changes


def test_what_better_reading_finds_in_a_known_article_is_told_apart_from_what_came_with_it(db: Database) -> None:
    save(db, replace(FIRST, facts=(TOTAL,), named_products=()))
    save(db, FIRST)
    assert done(db) == {"fact found": 1, "named_product found": 1}
    assert done(db, table(db, "SELECT min(id) FROM runs")[0][0]) == {"article added": 1, "fact added": 1}


def test_a_withdrawn_fact_is_told_with_its_evidence(db: Database) -> None:
    save(db, FIRST)
    save(db, replace(FIRST, article=None, facts=(), named_products=(), cause="listing"))
    run_id = last_writing_run(db)
    assert run_id
    facts = [each for each in find_changes(db, run_id) if each.item == "fact"]
    statements = [each.statement for each in facts if each.statement]
    assert {(each.value, each.evidence) for each in statements} == {
        (145, "145 sản phẩm OCOP"),
        (30, "30 sản phẩm đạt 4 sao"),
    }
    assert {each.url for each in facts} == {"https://datmui.example/bai-1.html"}
    assert {each.title for each in facts} == {"Nâng tầm đặc sản địa phương"}
    assert {each.sentence[:7] for each in statements} == {"Đến nay"}


def test_a_changed_fact_is_told_with_what_it_said_before(db: Database) -> None:
    save(db, FIRST)
    save(db, replace(FIRST, facts=(TOTAL, replace(FOUR, value=31.0, status="added"))))
    (change,) = [each for each in find_changes(db, last_writing_run(db) or "") if each.item == "fact"]
    assert change.statement
    assert (change.statement.value, dict(change.before)) == (31, {"value": 30.0, "status": "recognised"})


def test_the_last_run_is_the_last_that_wrote(db: Database) -> None:
    assert last_writing_run(db) is None
    save(db, FIRST)
    wrote = table(db, "SELECT id FROM runs")[0][0]
    begin_run(db, "refresh", days(3))
    assert last_writing_run(db) == wrote


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        pytest.param({"province": "ca mau"}, 2, id="a province has its facts, and no articles"),
        pytest.param({"province": "Đắk Lắk"}, 0, id="another province"),
        pytest.param({"star": 4}, 2, id="stars of facts and of products"),
        pytest.param({"outlet": "datmui"}, 4, id="all of an outlet"),
        pytest.param({"until": "2023-12-04"}, 0, id="published before"),
    ],
)
def test_filters(db: Database, filters: dict[str, Any], number: int) -> None:
    save(db, FIRST)
    assert len(find_changes(db, last_writing_run(db) or "", checked_filters(db, **filters))) == number


def test_an_unknown_run_is_told_with_the_nearest(db: Database) -> None:
    with pytest.raises(UsageError, match="none was made yet"):
        checked_run(db, "x")
    run_id = begin_run(db, "refresh", NOW)
    assert checked_run(db, run_id) == run_id
    with pytest.raises(UsageError, match=run_id):
        checked_run(db, run_id[:-2])
