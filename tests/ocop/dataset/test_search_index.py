from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset import search_index
from ocop.dataset.filters import Filters
from ocop.dataset.outlet_names import OutletFilter
from ocop.dataset.provinces import ProvinceFilter
from ocop.dataset.query import Term, parse_query
from ocop.dataset.search_index import TextIndex, article_keys, row_keys
from tests.ocop.dataset.make import a_fact, a_reading, an_article, corrected, save, table


@pytest.fixture
def index(db: Database) -> TextIndex:
    """Facts 1 to 4, of which the third is an old version's and is not in the index."""
    first = a_reading(offset=1)
    save(db, first)
    for name, number in (("hai", 2), ("ba", 3)):
        text = f"Tỉnh Cà Mau có {number} sản phẩm OCOP, nhiều món mắm."
        reading = a_reading(
            an_article(f"https://datmui.example/{name}", text=text), (a_fact(text, f"{number} sản phẩm"),)
        )
        save(db, reading)
    save(db, corrected(first, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=1, offset=2))
    return TextIndex(db, "fact_search")


def found(index: TextIndex, typed: str, *keys: str) -> list[int]:
    query = parse_query(typed)
    return list(index.numbers(index.expression(query.wanted, query.excluded, keys)))


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        pytest.param("ca mau", [4, 3, 2], id="the newest first; an old version is not there"),
        pytest.param("145", [], id="nor is what it said"),
        pytest.param("mam", [3, 2], id="a word"),
        pytest.param("ma*", [4, 3, 2], id="a beginning of several words"),
        pytest.param('"nhieu mon ma"*', [3, 2], id="a phrase with an open end"),
        pytest.param("ma* -mam", [4], id="an exclusion"),
        pytest.param("cà -ma*", [], id="a beginning is excluded"),
        pytest.param("cà -xyz*", [4, 3, 2], id="one that no word has excludes nothing"),
        pytest.param("cà xyz*", [], id="one that no word has is not there"),
        pytest.param("cà " + " ".join(f"-x{number}" for number in range(500)), [4, 3, 2], id="500 exclusions"),
        pytest.param("=star4", [], id="nobody can type a filter"),
        pytest.param("statusrecognised", [], id="nor find its word"),
    ],
)
def test_what_an_index_finds(index: TextIndex, typed: str, numbers: list[int]) -> None:
    assert found(index, typed) == numbers


def test_a_beginning_of_too_many_words_is_left_to_the_index_itself(
    index: TextIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "_MOST_BEGINNINGS", 1)
    assert found(index, "m*") == [4, 3, 2]
    assert index.expression((Term(("m",), is_prefix=True),), (), ()) == '("m" *)'


def test_how_many_rows_hold_a_term_is_counted_where_few_do_and_else_estimated(
    db: Database, index: TextIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert index.last == 4
    assert index.holders(Term(("mam",))) == 2
    assert index.holders(Term(("xyz",), is_prefix=True)) == 0
    monkeypatch.setattr(search_index, "_COUNTED", 2)
    fresh = TextIndex(db, "fact_search")
    assert fresh.holders(Term(("ca",))) == 4  # two of the newest two, so all of four
    assert fresh.holders(Term(("mam",))) == 3  # two of the newest three


def test_the_rarest_leads_through_the_index(index: TextIndex) -> None:
    assert index.expression((Term(("ca",)), Term(("mam",)), Term(("2",))), (), ()) == '("2" AND "mam" AND "ca")'


def test_an_empty_index_holds_nothing(db: Database) -> None:
    empty = TextIndex(db, "product_search")
    assert (empty.last, empty.holders(Term(("ca",)))) == (0, 0)


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        pytest.param(Filters(), [], id="none"),
        pytest.param(Filters(star=4, status="target"), ['"=star4"', '"=statustarget"'], id="of the fact"),
        pytest.param(Filters(province=ProvinceFilter("Cà Mau", "96", ("vn34-96",))), ['"=today96"'], id="today's"),
        pytest.param(Filters(province=ProvinceFilter("Bạc Liêu", None, ("vn63-95",))), ['"=thenvn63x95"'], id="old"),
        pytest.param(Filters(outlet=OutletFilter("Báo", "a-b")), ['"=source612d62"'], id="an outlet by its id"),
        pytest.param(Filters(outlet=OutletFilter("Xã")), ['"=outlet58c3a3"'], id="an outlet by its name"),
        pytest.param(
            Filters(since=date(2023, 12, 30), until=date(2025, 2, 1)),
            ['("=day20231230" OR "=day20231231" OR "=year2024" OR "=month202501" OR "=day20250201")'],
            id="days, in whole years and months where they can be",
        ),
        pytest.param(Filters(since=date(2150, 1, 1)), ['("=daynever")'], id="days that no article has"),
    ],
)
def test_filters_as_words_of_the_index(filters: Filters, keys: list[str]) -> None:
    assert row_keys(filters) == keys


def test_only_outlet_and_days_concern_an_article() -> None:
    assert article_keys(Filters(star=4, status="target", province=ProvinceFilter("Cà Mau", "96", ()))) == []


@given(
    first=st.dates(date(2018, 1, 1), date(2027, 1, 1)),
    length=st.integers(0, 1500),
    beside=st.integers(-40, 1600),
)
def test_a_span_holds_its_days_and_no_other(first: date, length: int, beside: int) -> None:
    last, day = first + timedelta(length), first + timedelta(beside)
    (key,) = article_keys(Filters(since=first, until=last))
    of_day = {f'"=day{day:%Y%m%d}"', f'"=month{day:%Y%m}"', f'"=year{day:%Y}"'}
    assert bool(of_day & set(key.strip("()").split(" OR "))) is (first <= day <= last)


def test_an_index_follows_what_an_article_says_of_itself(db: Database, index: TextIndex) -> None:
    db.execute(
        "UPDATE articles SET published_date = '2020-02-29', outlet = 'Báo Mới', source_id = NULL WHERE version = 2"
    )
    assert found(index, "ca mau", *row_keys(Filters(since=date(2020, 2, 29), until=date(2020, 2, 29)))) == [4]
    assert found(index, "ca mau", *row_keys(Filters(outlet=OutletFilter("Báo Mới")))) == [4]
    assert found(index, "ca mau", *row_keys(Filters(outlet=OutletFilter("x", "datmui")))) == [3, 2]
    articles = TextIndex(db, "article_search")
    (number,) = table(db, "SELECT search_number FROM articles WHERE version = 2")[0]
    assert found(articles, "ca mau", *article_keys(Filters(outlet=OutletFilter("Báo Mới")))) == [number]
