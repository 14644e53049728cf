from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ocop.dataset import search
from ocop.dataset.filters import checked_filters
from ocop.dataset.search import search_facts
from ocop.errors import UsageError
from tests.ocop.dataset.make import a_fact, a_reading, an_article, corrected, save, table


def article_with(name: str, text: str, *facts: tuple[str, dict[str, Any]], **fields: Any):  # type: ignore[no-untyped-def]
    article = an_article(f"https://datmui.example/{name}", text=text, **fields)
    return a_reading(article, tuple(a_fact(text, passage, **changes) for passage, changes in facts))


DAK_LAK = {"place": "Đắk Lắk", "province": "Đắk Lắk", "place_code": "66", "province_code": "66"}
BAC_LIEU = {"place": "Bạc Liêu", "province": "Bạc Liêu", "place_code": "95", "province_code": "96"}
FOUR = {"star_min": 4, "star_max": 4}


@pytest.fixture
def filled(db: Database) -> Database:
    save(
        db,
        article_with(
            "ca-mau",
            "Tỉnh Cà Mau có 145 sản phẩm OCOP. Có 30 sản phẩm đạt 4 sao.\nFestival Tôm thu hút khách.",
            ("145 sản phẩm OCOP", {}),
            ("30 sản phẩm đạt 4 sao", FOUR),
            title="Đặc sản vươn xa",
            published_date=date(2023, 12, 5),
        ),
        article_with(
            "dak-lak",
            "Đắk Lắk phấn đấu có thêm 20 sản phẩm 4 sao.",
            ("20 sản phẩm 4 sao", {**DAK_LAK, **FOUR, "status": "target"}),
            title="Cà phê Đắk Lắk",
            published_date=date(2024, 2, 1),
        ),
        article_with(
            "bac-lieu",
            "Toàn tỉnh có 99 sản phẩm, từ 3 sao trở lên.",
            ("99 sản phẩm", {**BAC_LIEU, "star_min": 3, "star_max": 5}),
            title="Muối Bạc Liêu",
            published_date=None,
        ),
    )
    return db


def found(db: Database, query: str, **filters: Any) -> list[float]:
    limit = filters.pop("limit", 20)
    return [hit.fact.value for hit in search_facts(db, query, checked_filters(db, **filters), limit=limit)]


def test_a_hit_tells_the_figure_its_sentence_the_match_and_where_it_stands(filled: Database) -> None:
    (hit,) = search_facts(filled, "dak lak")
    assert (hit.fact.value, hit.fact.place, hit.fact.star_min, hit.fact.status) == (20, "Đắk Lắk", 4, "target")
    assert hit.fact.date_end == date(2023, 12, 5)
    assert hit.fact.potential is False
    assert hit.sentence == "Đắk Lắk phấn đấu có thêm 20 sản phẩm 4 sao."
    assert [hit.sentence[start:end] for start, end in hit.marks] == ["Đắk", "Lắk"]
    assert (hit.title, hit.outlet, hit.published_date) == ("Cà phê Đắk Lắk", "Báo Đất Mũi Ngày Nay", "2024-02-01")
    assert hit.url == "https://datmui.example/dak-lak"
    assert table(filled, "SELECT article_id FROM facts WHERE id = ?", hit.fact_id) == [(hit.article_id,)]


@pytest.mark.parametrize(
    ("query", "values"),
    [
        pytest.param("Đắk Lắk", [20], id="with accents"),
        pytest.param("DAK LAK", [20], id="without, in capitals"),
        pytest.param("ca mau 4 sao", [30, 145], id="the place is found though its sentence does not name it"),
        pytest.param("festival tôm", [145, 30], id="the rest of the article is searched too"),
        pytest.param("ca phe", [20], id="the title is searched too"),
        pytest.param('"4 sao"', [20, 30, 145], id="a phrase; what says it itself comes first"),
        pytest.param("sao -mau", [20, 99], id="an excluded word"),
        pytest.param("festi*", [145, 30], id="a beginning"),
        pytest.param("festi", [], id="is not found as a whole word"),
        pytest.param("muối festival", [], id="all words must be in one article"),
        pytest.param("🍵 muoi", [99], id="signs beside a word"),
    ],
)
def test_what_is_found(filled: Database, query: str, values: list[float]) -> None:
    assert sorted(found(filled, query)) == sorted(values)
    if len(values) > 1:
        assert found(filled, query)[0] in values[:2]


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        pytest.param({"province": "Cà Mau"}, [30, 99, 145], id="today's province with the old ones in it"),
        pytest.param({"province": "bac lieu"}, [99], id="an old province alone"),
        pytest.param({"province": "66"}, [20], id="by its code"),
        pytest.param({"province": "Đắc Lắc"}, [20], id="by another spelling"),
        pytest.param({"star": 4}, [20, 30], id="one star level"),
        pytest.param({"star": 3}, [], id="three stars and more are not three stars"),
        pytest.param({"status": "target"}, [20], id="a status"),
        pytest.param({"since": date(2024, 1, 1)}, [20], id="since a day; no date is not since"),
        pytest.param({"until": "2023"}, [30, 145], id="until the end of a year"),
        pytest.param({"outlet": "bao dat mui ngay nay"}, [20, 30, 99, 145], id="an outlet"),
        pytest.param({"province": "Cà Mau", "star": 4, "status": "recognised"}, [30], id="all together"),
    ],
)
def test_filters_narrow_the_answer(filled: Database, filters: dict[str, Any], values: list[float]) -> None:
    assert sorted(found(filled, "san pham", **filters)) == values
    assert set(found(filled, "tôm", **filters)) <= set(values), "and what only the article's text holds"


def test_a_star_level_in_words_finds_first_what_counts_it_however_it_is_put(db: Database) -> None:
    text = "Cà Mau có 50 sản phẩm 4 sao, 12 sản phẩm hạng cao.\nTôm khô được 7 sản phẩm."
    facts = (
        ("50 sản phẩm 4 sao", {"star_min": 3, "star_max": 5}),
        ("12 sản phẩm", {}),
        ("7 sản phẩm", FOUR),
    )
    save(db, article_with("a", text, *facts))
    assert found(db, "ca mau 4 sao")[0] == 7
    assert sorted(found(db, "ca mau 4 sao")) == [7, 12, 50]
    assert found(db, "ca mau bốn sao") == [7], "nobody wrote it so, but that is what the seven are"
    assert found(db, "tom 4 sao")[0] == 7, "the article holds the words"
    assert found(db, "4 sao", star=3) == []


@pytest.mark.parametrize("few", [0, 2_000])
def test_articles_are_looked_into_for_facts_that_pass_the_filters(
    db: Database, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(search, "_FEW_FACTS", few)
    monkeypatch.setattr(search, "_ARTICLES_AT_ONCE", 2)
    for number in range(1, 8):
        text = f"Xã có {number} sản phẩm.\nFestival tôm."
        star = {"star_min": 5, "star_max": 5} if number == 1 else {}
        save(db, article_with(str(number), text, (f"{number} sản phẩm", star)))
    assert found(db, "festival", star=5) == [1], "the oldest of many"
    assert found(db, "festival", star=4) == []
    assert len(found(db, "festival")) == 7
    monkeypatch.setattr(search, "ARTICLE_CANDIDATES", 3)
    assert sorted(found(db, "festival", limit=3)) == [5, 6, 7]


def test_a_hit_says_what_other_stories_say(db: Database) -> None:
    for name, number in (("a", 145), ("b", 154), ("c", 154)):
        text = f"Tỉnh Cà Mau có {number} sản phẩm OCOP."
        save(db, article_with(name, text, (f"{number} sản phẩm OCOP", {})))
    by_value = {hit.fact.value: hit.contradicted_by for hit in search_facts(db, "ca mau")}
    assert [(other.value, other.stories, other.sentence) for other in by_value[145]] == [
        (154, 2, "Tỉnh Cà Mau có 154 sản phẩm OCOP.")
    ]
    assert [(other.value, other.stories) for other in by_value[154]] == [(145, 1)]


def test_filters_on_what_only_the_article_holds(filled: Database) -> None:
    assert found(filled, "festival", star=4) == [30]
    assert found(filled, "festival", province="Đắk Lắk") == []


def test_the_limit_keeps_the_best(filled: Database) -> None:
    assert found(filled, "ca mau 4 sao", limit=1) == [30]


def test_of_equal_hits_the_newest_comes_first(db: Database) -> None:
    text = "Tỉnh Cà Mau có 145 sản phẩm OCOP."
    for name, year in (("a", 2021), ("b", 2023), ("c", 2022)):
        save(db, article_with(name, text, ("145 sản phẩm OCOP", {}), published_date=date(year, 1, 1)))
    assert [hit.published_date for hit in search_facts(db, "ca mau")] == ["2023-01-01", "2022-01-01", "2021-01-01"]


def test_only_the_current_version_is_found(db: Database) -> None:
    first = a_reading(offset=1)
    save(db, first, corrected(first, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=1, offset=2))
    assert found(db, "ca mau") == [146]
    assert found(db, "145") == []


def test_filters_follow_a_better_reading(db: Database) -> None:
    text = "Tỉnh có 145 sản phẩm OCOP."
    save(db, article_with("a", text, ("145 sản phẩm OCOP", {})))
    save(db, article_with("a", text, ("145 sản phẩm OCOP", {**FOUR, "status": "added", **DAK_LAK})))
    assert found(db, "ocop", star=4, status="added", province="Đắk Lắk") == [145]
    assert found(db, "ocop", province="Cà Mau") == []
    assert found(db, "dak lak") == [145]
    assert found(db, "ca mau") == []


def test_many_matches_are_cut_before_they_are_ranked(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_CANDIDATES", 2)
    for number in range(4):
        save(db, article_with(str(number), f"Cà Mau có {number + 1} sản phẩm.", (f"{number + 1} sản phẩm", {})))
    assert sorted(found(db, "ca mau", limit=2)) == [3, 4]
    assert sorted(found(db, "ca mau", limit=4)) == [1, 2, 3, 4], "a longer answer looks into the articles too"


@pytest.mark.parametrize("query", ["", "   ", '"', "-chè", "🍵", "***", "\x00"])
def test_a_query_without_a_word_is_told_with_an_example(db: Database, query: str) -> None:
    with pytest.raises(UsageError, match="ocop search"):
        search_facts(db, query)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(max_size=40) | st.text('ab4sao "*-=()^:.đ', max_size=40))
def test_any_string_is_answered(filled: Database, query: str) -> None:
    try:
        hits = search_facts(filled, query)
    except UsageError:
        hits = []
    assert all(0 <= start < end <= len(hit.sentence) for hit in hits for start, end in hit.marks)
