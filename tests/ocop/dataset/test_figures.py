from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from ocop.dataset.figure_question import FigureQuestion
from ocop.dataset.figures import Figure, find_figures
from ocop.dataset.places_in_words import place_words
from ocop.dataset.registry import relations
from ocop.errors import UsageError
from ocop.models import Reading, Source
from tests.ocop.dataset.make import DAT_MUI, NONG_SAN, TONG_HOP, a_fact, a_reading, an_article, save, table

CA_MAU_63 = {"place": "Cà Mau", "province": "Cà Mau", "place_code": "96", "place_code_list": "vn63"}
CA_MAU_34 = {**CA_MAU_63, "place_code_list": "vn34"}
BAC_LIEU = {"place": "Bạc Liêu", "province": "Bạc Liêu", "place_code": "95", "place_code_list": "vn63"}
HA_NOI = {"place": "Hà Nội", "province": "Hà Nội", "place_code": "01", "place_code_list": "vn63", "province_code": "01"}
FOUR = {"star_min": 4, "star_max": 4}


def told(
    name: str,
    number: int,
    day: str,
    published: str | None = None,
    *,
    same_story: int | None = None,
    outlet: Source = DAT_MUI,
    **changes: Any,
) -> Reading:
    """One article that tells one number; articles of one `same_story` are copies of each other."""
    words = " ".join("chuyện " + "o" * (same_story or 0) + "a" * number for number in range(40)) if same_story else ""
    text = f"Tỉnh có {number} sản phẩm OCOP. {words}"
    published_date = date.fromisoformat(day if published is None else published) if published != "" else None
    fact = a_fact(text, f"{number} sản phẩm OCOP", **{"date_end": date.fromisoformat(day) if day else None, **changes})
    signature = [same_story * 1000 + number for number in range(128)] if same_story else ()
    url = f"https://datmui.example/{name}"
    article = an_article(url, text=text, published_date=published_date, source_id=outlet.id)
    return a_reading(article, (fact,), signature=signature, source=outlet)


def answers(db: Database, **filters: Any) -> list[tuple[str | None, float, str | None]]:
    return [(figure.place, figure.value, figure.as_of_date) for figure in find_figures(db, FigureQuestion(**filters))]


@pytest.mark.parametrize(
    ("as_of", "value"),
    [
        pytest.param(None, 160, id="the latest of all"),
        pytest.param(date(2024, 6, 30), 160, id="the day itself"),
        pytest.param(date(2024, 6, 29), 145, id="the day before"),
        pytest.param(date(2023, 12, 31), 145, id="a day in between"),
        pytest.param(date(2021, 1, 1), None, id="before anything was told"),
    ],
)
def test_the_claim_in_force_at_a_date(db: Database, as_of: date | None, value: float | None) -> None:
    save(db, told("a", 145, "2023-12-05"), told("b", 160, "2024-06-30"), told("c", 99, "2022-01-01"))
    assert [figure.value for figure in find_figures(db, FigureQuestion(as_of=as_of))] == ([value] if value else [])


def test_some_parts_of_a_place_are_a_series_of_their_own(db: Database) -> None:
    """Two stories tell of the same two districts; two tell of communes that they do not name."""
    pair, land = {"place_parts": "Cái Nước; Đầm Dơi"}, {"place_parts": "9 xã vùng biên giới"}
    save(
        db,
        told("a", 101, "2023-12-31", **CA_MAU_63),
        told("b", 34, "2024-06-30", **CA_MAU_63, **pair),
        told("c", 34, "2024-06-30", outlet=NONG_SAN, **CA_MAU_63, **pair),
        told("d", 12, "2024-06-30", **CA_MAU_63, **land),
        told("e", 15, "2024-06-30", outlet=NONG_SAN, **CA_MAU_63, **land),
    )
    figures = find_figures(db, FigureQuestion(province="Cà Mau", as_of=date(2024, 12, 31)))
    assert [(each.value, each.place_parts, each.stories, each.agreement) for each in figures] == [
        (101, None, 1, "alone"),
        *((value, *land.values(), 1, "alone") for value in (12, 15)),
        (34, *pair.values(), 2, "agreed"),
    ]
    assert place_words(figures[-1], {"Cà Mau"}) == "Cà Mau (only Cái Nước; Đầm Dơi)"


# Each case: where, what is told of which days, and (as-of, in force from, until, whether the latest) of each figure.
@pytest.mark.parametrize(
    ("kind", "told_of", "in_force"),
    [
        pytest.param(
            CA_MAU_34 | {"status": "recognised"},
            ["2025-12-31", "2026-02-01"],
            [("2025-12-31", "2025-12-31", "2026-02-01", 0), ("2026-02-01", "2026-02-01", None, 1)],
            id="a stock, until the next",
        ),
        pytest.param(
            CA_MAU_63,
            ["2023-12-05", "2024-06-30"],
            [("2023-12-05", "2023-12-05", "2024-06-30", 0), ("2024-06-30", "2024-06-30", "2025-07-01", 1)],
            id="of a province that was merged, until the merger",
        ),
        pytest.param(
            CA_MAU_63,
            ["2024-06-30", "2025-09-20"],
            [("2024-06-30", "2024-06-30", "2025-07-01", 0), ("2025-09-20", "2025-09-20", "2025-09-21", 1)],
            id="of its former area, on that day alone",
        ),
        pytest.param(
            CA_MAU_34,
            ["2024-12-31", "2025-12-31"],
            [("2024-12-31", "2025-07-01", "2025-12-31", 0), ("2025-12-31", "2025-12-31", None, 1)],
            id="of a province of today for an earlier day, from its beginning",
        ),
        pytest.param(
            {"place_level": "district", "place": "Đầm Dơi", "place_code": "970"},
            ["2024-12-31"],
            [("2024-12-31", "2024-12-31", "2025-07-01", 1)],
            id="of a district, until districts were abolished",
        ),
        pytest.param(
            HA_NOI,
            ["2024-12-31", "2025-12-31"],
            [("2024-12-31", "2024-12-31", "2025-12-31", 0), ("2025-12-31", "2025-12-31", None, 1)],
            id="of a province that was left as it was, across the reform",
        ),
        pytest.param(
            {"place_level": "country", "place": "Việt Nam", "place_code": None, "place_code_list": None},
            ["2024-12-31"],
            [("2024-12-31", "2024-12-31", None, 1)],
            id="of the country",
        ),
        pytest.param(
            CA_MAU_63 | {"status": "added", "date_start": date(2023, 1, 1)},
            ["2023-12-31"],
            [("2023-12-31", "2023-01-01", "2024-01-01", 1)],
            id="a flow, in its period",
        ),
        pytest.param(
            CA_MAU_63 | {"status": "added"},
            ["2023-12-31"],
            [("2023-12-31", "2023-12-31", "2024-01-01", 1)],
            id="a flow of a day",
        ),
        pytest.param(
            CA_MAU_63 | {"status": "target"},
            ["2025-12-31"],
            [("2025-12-31", "2025-01-01", "2026-01-01", 1)],
            id="a plan, in the year it is for",
        ),
        pytest.param(
            CA_MAU_63 | {"status": "other"},
            ["2023-05-05", "2023-06-05"],
            [("2023-05-05", "2023-05-05", "2023-05-06", 0), ("2023-06-05", "2023-06-05", "2023-06-06", 1)],
            id="what was on sale, on the day that it is told of",
        ),
        pytest.param(
            CA_MAU_63 | {"unit": "percent"},
            ["2023-05-05", "2023-06-05"],
            [("2023-05-05", "2023-05-05", "2023-06-05", 0), ("2023-06-05", "2023-06-05", "2025-07-01", 1)],
            id="a share, as a stock",
        ),
    ],
)
def test_from_when_until_when_a_figure_is_in_force(
    db: Database, kind: dict[str, Any], told_of: list[str], in_force: list[tuple[object, ...]]
) -> None:
    save(db, *(told(day, number + 9, day, "2026-02-02", **kind) for number, day in enumerate(told_of)))
    columns = "as_of_date, from_date, until_date, is_latest"
    assert table(db, f"SELECT {columns} FROM figures ORDER BY as_of_date") == in_force


def test_each_period_of_a_flow_has_its_figure(db: Database) -> None:
    year = told("a", 80, "2023-12-31", status="added", date_start=date(2023, 1, 1))
    quarter = told("b", 20, "2023-12-31", status="added", date_start=date(2023, 10, 1))
    save(db, year, quarter)
    assert [
        (found.value, found.date_start, found.is_latest) for found in find_figures(db, FigureQuestion(status="added"))
    ] == [
        (80, "2023-01-01", True),
        (20, "2023-10-01", True),
    ]
    assert [found.value for found in find_figures(db, FigureQuestion(status="added", as_of=date(2023, 9, 30)))] == [80]


# Each case: what independent stories state of one day, and the figure: its number, the stories that state it, those
# that state what can be true beside it, and those that contradict it.
@pytest.mark.parametrize(
    ("stories", "number", "counts", "agreement"),
    [
        pytest.param(["eq 145"], 145, (1, 0, 0), "alone", id="one voice"),
        pytest.param(["eq 145", "eq 145"], 145, (2, 0, 0), "agreed", id="two voices"),
        pytest.param(["eq 145", "gt 140"], 145, (1, 1, 0), "agreed", id="more than 140, and 145"),
        pytest.param(["gt 140", "gt 140", "eq 145"], 145, (1, 2, 0), "agreed", id="the exact number of what agrees"),
        pytest.param(["gt 140", "eq 245"], 245, (1, 0, 1), "disputed", id="more than 140 is not 245"),
        pytest.param(["ge 140", "eq 245"], 245, (1, 1, 0), "agreed", id="at least 140 may be 245"),
        pytest.param(["le 20", "eq 12"], 12, (1, 1, 0), "agreed", id="at most 20 may be 12"),
        pytest.param(["lt 150", "eq 148"], 148, (1, 1, 0), "agreed", id="nearly 150, and 148"),
        pytest.param(["approx 150", "eq 152"], 152, (1, 1, 0), "agreed", id="about 150, and 152"),
        pytest.param(["eq 145", "eq 154"], 154, (1, 0, 1), "disputed", id="two numbers"),
        pytest.param(["gt 140", "gt 140", "eq 99"], 140, (2, 0, 1), "disputed", id="one exact number against many"),
        pytest.param(["ge 140", "ge 30"], 140, (1, 1, 0), "agreed", id="two lower bounds, neither with an upper one"),
        pytest.param(["eq 145", "eq 148", "gt 140"], 148, (1, 1, 1), "disputed", id="what agrees with both"),
    ],
)
def test_agreement(
    db: Database, stories: list[str], number: float, counts: tuple[int, int, int], agreement: str
) -> None:
    said = [story.split() for story in stories]
    save(db, *(told(str(at), int(n), "2023-12-05", comparator=sign) for at, (sign, n) in enumerate(said)))
    (figure,) = find_figures(db)
    assert (figure.value, figure.agreement) == (number, agreement)
    assert (figure.stories, figure.compatible_stories, figure.other_stories) == counts


def test_all_facts_behind_a_figure_are_named_in_the_order_of_publication(db: Database) -> None:
    """Copies and aggregators are in it; who states another number is not."""
    save(
        db,
        told("late", 145, "2023-12-05", "2023-12-20"),
        told("early", 145, "2023-12-05", "2023-12-06", same_story=1),
        told("copy", 145, "2023-12-05", "2023-12-07", same_story=1),
        told("aggregator", 145, "2023-12-05", "2023-12-08", outlet=TONG_HOP),
        told("undated", 145, "2023-12-05", ""),
        told("other", 154, "2023-12-05", "2023-12-05"),
    )
    (figure,) = find_figures(db)
    urls = dict(table(db, "SELECT id, url FROM fact_details"))
    names = [urls[fact_id].rsplit("/", 1)[1] for fact_id in figure.fact_ids]
    assert names == ["early", "copy", "aggregator", "late", "undated"]
    assert figure.fact_id == figure.fact_ids[0]
    assert (figure.first_stated_date, figure.last_stated_date) == ("2023-12-06", "2023-12-20")


def test_a_figure_tells_its_evidence_and_who_says_so(db: Database) -> None:
    save(db, told("late", 145, "2023-12-05", "2023-12-20"), told("early", 145, "2023-12-05", "2023-12-06"))
    (figure,) = find_figures(db)
    assert (figure.stories, figure.other_stories) == (2, 0)
    assert (figure.first_stated_date, figure.last_stated_date) == ("2023-12-06", "2023-12-20")
    assert (figure.url, figure.published_date) == ("https://datmui.example/early", "2023-12-06")
    assert (figure.sentence, figure.evidence) == ("Tỉnh có 145 sản phẩm OCOP.", "145 sản phẩm OCOP")
    assert (figure.outlet, figure.title, figure.potential) == (
        "Báo Đất Mũi Ngày Nay",
        "Nâng tầm đặc sản địa phương",
        False,
    )


def test_copies_of_one_story_are_one_voice(db: Database) -> None:
    copies = [told(name, 145, "2023-12-05", same_story=1) for name in ("a", "b", "c")]
    save(db, *copies, told("d", 145, "2023-12-05", same_story=2))
    assert [figure.stories for figure in find_figures(db)] == [2]


# Each case: what the outlets tell of one day, and the figure: its number, its voices, those of others, whose it is.
@pytest.mark.parametrize(
    ("told_by", "figure"),
    [
        pytest.param([(145, DAT_MUI), (145, TONG_HOP)], (145, 1, 0, 145, 145), id="an aggregator that says the same"),
        pytest.param([(145, DAT_MUI), (999, TONG_HOP)], (145, 1, 0, 145, 145), id="an aggregator that says otherwise"),
        pytest.param(
            [(145, DAT_MUI), (999, TONG_HOP), (999, TONG_HOP)], (145, 1, 0, 145, 145), id="two of its articles do"
        ),
        pytest.param([(999, TONG_HOP)], (999, 0, 0, 999, 999), id="what only an aggregator tells is kept, uncounted"),
        pytest.param([(145, DAT_MUI), (160, NONG_SAN)], (160, 1, 1, 145, 160), id="two outlets of their own"),
    ],
)
def test_an_aggregator_is_no_voice(
    db: Database, told_by: list[tuple[int, Source]], figure: tuple[int, int, int, int, int]
) -> None:
    save(db, *(told(str(at), number, "2023-12-05", outlet=outlet) for at, (number, outlet) in enumerate(told_by)))
    (found,) = find_figures(db)
    number, voices, others, lowest, highest = figure
    assert found.value == number
    assert (found.stories, found.other_stories) == (voices, others)
    assert (found.lowest_value, found.highest_value) == (lowest, highest)


def test_the_original_speaks_for_its_copy_at_an_aggregator(db: Database) -> None:
    copy = told("copy", 145, "2023-12-05", "2023-12-04", same_story=7, outlet=TONG_HOP)
    save(db, copy, told("original", 145, "2023-12-05", same_story=7))
    (found,) = find_figures(db)
    assert (found.url, found.stories) == ("https://datmui.example/original", 1)


def test_disagreement_is_shown_and_the_number_of_most_stories_stands_first(db: Database) -> None:
    copies = [told(f"copy-{name}", 154, "2023-12-05", same_story=1) for name in range(5)]
    save(db, *copies, told("a", 145, "2023-12-05"), told("b", 145, "2023-12-05"), told("c", 140, "2023-12-05"))
    (figure,) = find_figures(db)
    assert (figure.value, figure.stories, figure.other_stories) == (145, 2, 2)
    assert (figure.lowest_value, figure.highest_value) == (140, 154)


def test_of_equally_many_voices_the_exact_number_stands_first(db: Database) -> None:
    save(db, told("a", 140, "2023-12-05", comparator="gt"), told("b", 145, "2023-12-05"))
    assert [figure.value for figure in find_figures(db)] == [145]


def test_the_largest_count_of_an_article_is_its_total(db: Database) -> None:
    """A part that no column tells apart (of women's firms, of seafood) is no contradiction of the total."""
    text = "Tỉnh có 145 sản phẩm OCOP, trong đó 52 sản phẩm thủy sản."
    facts = (a_fact(text, "52 sản phẩm"), a_fact(text, "145 sản phẩm OCOP"))
    save(db, a_reading(an_article(text=text), facts))
    (figure,) = find_figures(db)
    assert (figure.value, figure.other_stories) == (145, 0)


def test_only_current_versions_speak(db: Database) -> None:
    first = told("a", 145, "2023-12-05")
    second = told("a", 146, "2023-12-05")
    page = second.page
    save(db, first, a_reading(second.article, second.facts, body=page.body, fetched=1))
    assert answers(db) == [("Cà Mau", 146, "2023-12-05")]


def test_what_differs_in_kind_is_kept_apart(db: Database) -> None:
    kinds: list[dict[str, Any]] = [
        {},
        FOUR,
        {**FOUR, "potential": True},
        {"star_min": 3, "star_max": 5},
        {"product_group": "food"},
        {"measure": "producers"},
        {"measure": "producers", "producer_type": "cooperative"},
        {"unit": "percent"},
        {"place_level": "district", "place": "Đầm Dơi", "place_code": "970"},
    ]
    save(db, *(told(str(number), 10 + number, "2023-12-05", **kind) for number, kind in enumerate(kinds)))
    assert len(find_figures(db)) == len(kinds)


def test_the_old_and_the_new_province_of_one_name_are_never_one(db: Database) -> None:
    save(
        db,
        told("a", 145, "2024-12-31", **CA_MAU_63),
        told("b", 99, "2024-12-31", province_code="96", **BAC_LIEU),
        told("c", 250, "2025-12-31", **CA_MAU_34),
    )
    assert answers(db, province="Cà Mau") == [
        ("Bạc Liêu", 99, "2024-12-31"),
        ("Cà Mau", 145, "2024-12-31"),
        ("Cà Mau", 250, "2025-12-31"),
    ]
    assert answers(db, province="Bạc Liêu") == [("Bạc Liêu", 99, "2024-12-31")]
    assert answers(db, province="vn63-96") == [("Cà Mau", 145, "2024-12-31")]
    assert answers(db, province="Đắk Lắk") == []


def test_spellings_of_one_place_are_one(db: Database) -> None:
    code = {"place_code": "17", "place_code_list": "vn63", "province_code": "25"}
    save(
        db,
        told("a", 100, "2023-01-31", place="Hòa Bình", province="Hòa Bình", **code),
        told("b", 120, "2023-12-31", place="Hoà Bình", province="Hoà Bình", **code),
    )
    assert [figure.value for figure in find_figures(db)] == [120]


def test_places_without_a_code_are_told_apart_by_name_and_unplaced_counts_by_article(db: Database) -> None:
    nowhere = {"place_level": None, "place": None, "province": None, "place_code": None, "place_code_list": None}
    region = {**nowhere, "place_level": "region", "province_code": None}
    save(
        db,
        told("a", 1, "2023-01-01", **{**region, "place": "Tây Nguyên"}),
        told("b", 2, "2023-01-02", **{**region, "place": "Tây Nguyên"}),
        told("c", 3, "2023-01-01", **{**region, "place": "Tây Bắc"}),
        told("d", 4, "2023-01-01", **{**nowhere, "province_code": None}),
        told("e", 5, "2023-01-02", **{**nowhere, "province_code": None}),
        told("f", 6, "2023-01-02", **{**nowhere, "province_code": None, "place_level": "country", "place": "Việt Nam"}),
        told("g", 7, "2023-01-03", **{**nowhere, "province_code": None, "place_level": "country", "place": "cả nước"}),
    )
    assert [figure.value for figure in find_figures(db)] == [7, 3, 2, 4, 5]


def test_what_has_no_date_stands_alone_and_answers_no_question_about_a_day(db: Database) -> None:
    """Without dates nobody can say whether 145 and 128 contradict each other, or which came first."""
    save(db, told("a", 145, "", "2023-12-05"), told("b", 128, "", "2022-12-05"), told("c", 33, "2020-12-31"))
    assert answers(db) == [("Cà Mau", 33, "2020-12-31"), ("Cà Mau", 145, None), ("Cà Mau", 128, None)]
    assert all(figure.other_stories == 0 for figure in find_figures(db))
    assert answers(db, as_of=date(2024, 1, 1)) == [("Cà Mau", 33, "2020-12-31")]


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        pytest.param({}, [145], id="the stock is what is asked for"),
        pytest.param({"status": "target"}, [200], id="a plan"),
        pytest.param({"status": None}, [30, 145, 200], id="all"),
        pytest.param({"status": "added", "star": 4}, [30], id="newly recognised four stars"),
        pytest.param({"star": 4}, [], id="no four-star stock is known"),
    ],
)
def test_filters_narrow_the_answer(db: Database, filters: dict[str, Any], values: list[float]) -> None:
    save(
        db,
        told("a", 145, "2023-12-05"),
        told("b", 200, "2025-12-31", "2023-12-05", status="target"),
        told("c", 30, "2023-12-31", "2023-12-05", status="added", date_start=date(2023, 1, 1), **FOUR),
    )
    assert sorted(figure.value for figure in find_figures(db, FigureQuestion(**filters))) == values


def test_the_country_comes_first_and_totals_before_their_parts(db: Database) -> None:
    country = {"place_level": "country", "place": "Việt Nam", "province": None, "place_code": None}
    save(
        db,
        told("a", 30, "2023-12-05", **FOUR),
        told("b", 145, "2023-12-05"),
        told("c", 5, "2023-12-05", star_min=5, star_max=5),
        told("d", 12, "2023-12-05", place_level="district", place="Đầm Dơi", place_code="970"),
        told("e", 99, "2023-12-05", **BAC_LIEU),
        told("f", 10880, "2023-12-05", **country, place_code_list=None, province_code=None),
    )
    assert [figure.value for figure in find_figures(db)] == [10880, 99, 145, 5, 30, 12]


def test_a_filter_that_cannot_be_is_told(db: Database) -> None:
    for filters in ({"province": "Cà Mâ"}, {"star": 0}, {"status": "x"}):
        with pytest.raises(UsageError):
            find_figures(db, FigureQuestion(**filters))  # type: ignore[arg-type]


def test_the_fields_of_a_figure_are_the_columns_of_the_view() -> None:
    assert [field.name for field in fields(Figure)] == [column.name for column in relations()["figures"].columns]
