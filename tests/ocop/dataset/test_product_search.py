from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset import product_search
from ocop.dataset.filters import checked_filters
from ocop.dataset.product_search import ProductHit, search_products
from ocop.errors import UsageError
from ocop.models import NamedProduct, Reading
from tests.ocop.dataset.make import TONG_HOP, a_reading, an_article, assert_index_in_step, corrected, save, table


def naming(page: str, *products: NamedProduct, published: date | None = date(2024, 5, 1), **fields: Any) -> Reading:
    text = f"Bài {page}: " + "; ".join(product.evidence for product in products)
    article = an_article(f"https://datmui.example/{page}", text=text, published_date=published, **fields)
    return a_reading(article, (), named=products, source=None)


def a_product(name: str, star: int | None = 5, **fields: Any) -> NamedProduct:
    evidence = f"sản phẩm {name} đạt {star} sao"
    place = {"province": "Hà Giang", "place": "huyện Hoàng Su Phì"}
    return NamedProduct(
        **{"name": name, "star": star, "evidence": evidence, "evidence_start": 0, "evidence_end": 9, **place, **fields}
    )


@pytest.fixture
def filled(db: Database) -> Database:
    save(
        db,
        naming("a", a_product("Chè Shan tuyết Fìn Hò", producer="HTX Fìn Hò Trà"), published=date(2023, 3, 1)),
        naming("b", a_product("chè shan tuyết fìn hò"), a_product("Mật ong bạc hà", 4), published=date(2024, 5, 1)),
        naming("c", a_product("Chè Shan tuyết Fìn Hò", 4, producer="HTX Fìn Hò Trà"), published=date(2021, 3, 1)),
        naming("d", a_product("Tôm khô", None, province="Cà Mau", place="Rạch Gốc", potential=True), published=None),
    )
    return db


def names(db: Database, query: str = "", **filters: Any) -> list[str]:
    return [hit.name for hit in search_products(db, query, checked_filters(db, **filters))]


def test_a_product_is_shown_once_by_its_latest_article_with_all_that_is_told_of_it(filled: Database) -> None:
    (hit,) = search_products(filled, "fin ho")
    assert (hit.name, hit.star, hit.stars, hit.stories) == ("chè shan tuyết fìn hò", 5, (4, 5), 3)
    assert hit.producer == "HTX Fìn Hò Trà", "which the latest article leaves out"
    assert (hit.place, hit.province, hit.province_code) == ("huyện Hoàng Su Phì", "Hà Giang", "08")
    assert [hit.evidence[start:end] for start, end in hit.marks] == ["fìn", "hò"]
    assert (hit.url, hit.published_date) == ("https://datmui.example/b", "2024-05-01")
    assert table(filled, "SELECT article_id FROM named_products WHERE id = ?", hit.named_product_id) == [
        (hit.article_id,)
    ]


@pytest.mark.parametrize(
    ("query", "filters", "found"),
    [
        pytest.param("che shan", {}, ["chè shan tuyết fìn hò"], id="without accents"),
        pytest.param('"shan tuyết"', {"star": 5}, ["chè shan tuyết fìn hò"], id="a phrase and a star level"),
        pytest.param(
            "shan 4 sao", {}, ["Chè Shan tuyết Fìn Hò"], id="a star level in words: the article that gives it"
        ),
        pytest.param("hoang su phi -shan", {}, ["Mật ong bạc hà"], id="by place, with an exclusion"),
        pytest.param("htx fin ho tra", {}, ["Chè Shan tuyết Fìn Hò"], id="by producer: the latest that names it"),
        pytest.param("mat o*", {}, ["Mật ong bạc hà"], id="a beginning"),
        pytest.param("", {"province": "Cà Mau"}, ["Tôm khô"], id="a filter alone"),
        pytest.param(
            "", {"province": "Tuyên Quang", "star": 4}, ["Mật ong bạc hà", "Chè Shan tuyết Fìn Hò"], id="filters"
        ),
        pytest.param("shan", {"until": "2021"}, ["Chè Shan tuyết Fìn Hò"], id="until a day"),
        pytest.param("shan", {"star": 3}, [], id="no such product"),
        pytest.param("tom mat", {}, [], id="all words must be of one product"),
    ],
)
def test_what_is_found(filled: Database, query: str, filters: dict[str, Any], found: list[str]) -> None:
    assert sorted(names(filled, query, **filters)) == sorted(found)


def test_products_of_one_name_but_of_different_producers_or_provinces_are_different(db: Database) -> None:
    save(
        db,
        naming("a", a_product("Mật ong", producer="HTX Một")),
        naming("b", a_product("Mật ong", producer="HTX Hai")),
        naming("c", a_product("mật ong")),
        naming("d", a_product("Mật ong", province="Cà Mau", producer="HTX Một"), a_product("…", province=None)),
    )
    found = search_products(db, "mat ong")
    assert sorted((hit.province or "", hit.producer or "", hit.stories) for hit in found) == [
        ("Cà Mau", "HTX Một", 1),
        ("Hà Giang", "", 1),
        ("Hà Giang", "HTX Hai", 1),
        ("Hà Giang", "HTX Một", 1),
    ]
    assert len(search_products(db, "mat ong", limit=2)) == 2


def test_many_statements_about_one_product_hide_no_other(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    save(db, naming("a", a_product("Mật ong")), *(naming(page, a_product("Trà")) for page in "bcde"))
    monkeypatch.setattr(product_search, "_MOST_STATEMENTS", 1)
    monkeypatch.setattr(product_search, "_MORE_STATEMENTS", 2)
    found = search_products(db, "hoang su phi", limit=2)
    assert sorted((hit.name, hit.stories) for hit in found) == [("Mật ong", 1), ("Trà", 4)]


def test_a_name_of_signs_alone_stands_for_itself(db: Database) -> None:
    save(db, naming("a", a_product("…", producer="HTX Một")), naming("b", a_product("!", producer="HTX Một")))
    assert [hit.stories for hit in search_products(db, "htx")] == [1, 1]


def test_an_aggregators_word_is_no_story(db: Database) -> None:
    reading = naming("a", a_product("Tôm khô"), source_id=TONG_HOP.id, outlet=TONG_HOP.name)
    save(db, a_reading(reading.article, (), named=reading.named_products, source=TONG_HOP))
    (hit,) = search_products(db, "tom kho")
    assert (hit.stories, hit.stars) == (0, (5,))


def test_the_index_follows_every_change(db: Database) -> None:
    reading = naming("a", a_product("Tôm khô"))
    save(db, a_reading(reading.article, (), named=(a_product("Tôm khô"),), offset=1))
    save(db, a_reading(reading.article, (), named=(a_product("Tôm khô", 4), a_product("Cua")), offset=1))
    assert (names(db, "tom", star=4), names(db, "tom", star=5), names(db, "cua")) == (["Tôm khô"], [], ["Cua"])
    newer = a_reading(reading.article, (), named=(a_product("Cá"),), offset=1)
    save(db, newer)
    assert (names(db, "tom"), names(db, "ca")) == ([], ["Cá"])
    save(db, corrected(newer, "Bài", "Bản sửa", fetched=1, offset=2))
    assert names(db, "ca") == [], "of the version before"
    assert_index_in_step(db)
    assert table(db, "SELECT count(*) FROM named_products WHERE search_number IS NULL") == [(0,)]


def test_what_has_its_stars_comes_before_what_may_get_them(db: Database) -> None:
    save(db, naming("a", a_product("Trà xanh")), naming("b", a_product("Trà", potential=True)))
    assert [hit.potential for hit in search_products(db, "tra", checked_filters(db, star=5))] == [False, True]
    assert [hit.potential for hit in search_products(db, "tra 5 sao")] == [False, True]


def test_potential_stars_are_told(filled: Database) -> None:
    hit: ProductHit = search_products(filled, "tom kho")[0]
    assert (hit.star, hit.potential, hit.published_date) == (None, True, None)


@pytest.mark.parametrize("query", ["", "  ", "🍵", "-chè"])
def test_neither_word_nor_filter_is_told_with_an_example(db: Database, query: str) -> None:
    with pytest.raises(UsageError, match="ocop products"):
        search_products(db, query)


def test_a_filter_that_products_have_no_column_for_is_told(db: Database) -> None:
    with pytest.raises(UsageError, match="narrowed by --status; it can be by --province, --star"):
        search_products(db, "tom", checked_filters(db, status="target"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(query=st.text(max_size=40))
def test_any_string_is_answered(filled: Database, query: str) -> None:
    hits = search_products(filled, query, checked_filters(filled, star=5))
    assert all(hit.star == 5 for hit in hits)
