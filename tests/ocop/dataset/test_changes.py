"""What reading a capture again changes, and how that is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlite_utils import Database

from ocop.dataset.captures import captures_to_read, latest_capture
from ocop.dataset.readings import Saved, store_reading
from ocop.dataset.reread import SourceChanges, changes_by_source
from ocop.dataset.runs import begin_run
from ocop.models import NamedProduct, Reading
from tests.ocop.dataset.make import CA_MAU, NOW, a_fact, a_reading, an_article, days, table

FIRST = a_reading(offset=1)
(FACT,) = FIRST.facts
ARTICLE = an_article()
NAMED = NamedProduct("Tôm khô", "145 sản phẩm OCOP", CA_MAU.index("145"), CA_MAU.index("145") + 17)


def _store(db: Database, *readings: Reading, reader: str | None = "rules") -> list[Saved]:
    run_id = begin_run(db, "test", NOW)
    return [store_reading(db, each, run_id, NOW, reader) for each in readings]


@pytest.mark.parametrize(
    ("again", "counts"),
    [
        pytest.param(FIRST, {}, id="nothing"),
        pytest.param(
            replace(FIRST, article=replace(ARTICLE, title="OCOP Cà Mau", author="Lan")),
            {"articles": 1, "article title": 1, "article author": 1},
            id="headline and author",
        ),
        pytest.param(
            replace(FIRST, article=replace(ARTICLE, published_date=None, published_ground=None)),
            {"articles": 1, "article published_date": 1, "article published_ground": 1},
            id="the date",
        ),
        pytest.param(
            replace(FIRST, facts=(replace(FACT, star_min=3, star_max=5),)),
            {"articles": 1, "facts changed": 1, "fact star_min": 1, "fact star_max": 1},
            id="the stars of a fact",
        ),
        pytest.param(
            replace(FIRST, facts=(FACT, a_fact(CA_MAU, "30 sản phẩm đạt 4 sao"))),
            {"articles": 1, "facts added": 1},
            id="one fact more",
        ),
        pytest.param(replace(FIRST, facts=()), {"articles": 1, "facts removed": 1}, id="one fact less"),
        pytest.param(replace(FIRST, named_products=(NAMED,)), {"articles": 1, "products": 1}, id="a named product"),
        pytest.param(
            replace(FIRST, cause="not ocop"),
            {"articles withdrawn": 1, "facts removed": 1},
            id="no article about the programme any more",
        ),
        pytest.param(
            replace(FIRST, article=an_article("https://datmui.example/khac")),
            {"articles withdrawn": 1, "articles moved": 1, "facts removed": 1, "facts added": 1},
            id="another canonical address",
        ),
        pytest.param(replace(FIRST, cause="extraction failed: KeyError"), {}, id="our own failure changes nothing"),
    ],
)
def test_a_second_reading_tells_what_it_changed(db: Database, again: Reading, counts: dict[str, int]) -> None:
    first, second = _store(db, FIRST, again)
    assert first.changes.counts() == {"facts added": 1}
    assert second.changes.counts() == counts


def test_a_page_that_held_nothing_and_now_does_is_an_article_more(db: Database) -> None:
    _, second = _store(db, replace(FIRST, cause="too short"), FIRST)
    assert second.outcome == "new"


def test_a_capture_remembers_the_rules_that_read_it_but_not_those_that_failed(db: Database) -> None:
    _store(db, FIRST)
    assert table(db, "SELECT reader_sha256 FROM captures") == [("rules",)]
    _store(db, FIRST, reader="better rules")
    assert table(db, "SELECT reader_sha256 FROM captures") == [("better rules",)]
    _store(db, replace(FIRST, cause="extraction failed: KeyError"))
    assert table(db, "SELECT reader_sha256 FROM captures") == [(None,)]


def test_what_waits_is_counted_by_outlet_and_day(db: Database) -> None:
    others = [a_reading(an_article(f"https://datmui.example/{n}"), offset=n, fetched=n) for n in range(2, 5)]
    foreign = a_reading(an_article("https://khac.example/1", source_id=None), offset=9, source=None)
    _store(db, FIRST, *others, foreign)
    _store(db, FIRST, reader="better rules")

    def is_read(_: str | None, reader: str | None) -> bool:
        return reader == "better rules"

    assert captures_to_read(db, is_read) == 4
    assert captures_to_read(db, is_read, source_ids=["datmui"]) == 3
    assert captures_to_read(db, is_read, since=days(3)) == 2
    assert captures_to_read(db, lambda source_id, _: source_id is None) == 4


def test_a_page_without_capture_is_not_known(db: Database) -> None:
    assert latest_capture(db, "p_0") is None


def test_changes_are_told_by_outlet() -> None:
    counts = {
        "dataset/reread": 3,
        "dataset/reread/camau": 2,
        "dataset/new/camau": 1,
        "changes/articles": 2,
        "changes/articles/camau": 1,
        "changes/article text/camau": 1,
        "changes/fact star_min/camau": 2,
        "changes/fact place/camau": 3,
        "changes/facts changed/camau": 4,
    }
    camau, files = changes_by_source(counts)
    assert camau == SourceChanges(
        "camau",
        read=3,
        articles=1,
        added=1,
        facts_changed=4,
        article_fields=(("text", 1),),
        fact_fields=(("place", 3), ("star_min", 2)),
    )
    assert (files.source_id, files.read, files.articles) == (None, 1, 1)
    assert camau.is_change
    assert not SourceChanges("camau", read=9).is_change
