from __future__ import annotations

from datetime import date

import pytest
from sqlite_utils import Database

from ocop.dataset.filters import checked_filters
from ocop.dataset.registry import public_relations
from ocop.dataset.selection import selected
from ocop.errors import UsageError
from tests.ocop.dataset.make import NONG_SAN, a_fact, a_reading, an_article, corrected, save, table
from tests.ocop.dataset.telling import told

TEXT = "Tỉnh Hà Giang có 20 sản phẩm OCOP đạt 4 sao."


@pytest.fixture
def filled(db: Database) -> Database:
    fact = a_fact(TEXT, "20 sản phẩm OCOP đạt 4 sao", star_min=4, star_max=4, place="Hà Giang", province="Hà Giang",
                  place_code="02", province_code="08", status="added", date_end=date(2024, 6, 30))  # fmt: skip
    article = an_article(
        "https://nongsanviet.example/1",
        TEXT,
        published_date=date(2024, 7, 2),
        outlet=NONG_SAN.name,
        source_id=NONG_SAN.id,
    )
    save(db, a_reading(), a_reading(article, (fact,), source=NONG_SAN))
    return db


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        pytest.param({}, [20, 145], id="all"),
        pytest.param({"province": "tuyen quang"}, [20], id="a province of today brings the old ones in it"),
        pytest.param({"province": "Hà Giang"}, [20], id="an old province"),
        pytest.param({"star": 4}, [20], id="a star level"),
        pytest.param({"status": "recognised"}, [145], id="a status"),
        pytest.param({"outlet": "nong san viet 24"}, [20], id="an outlet"),
        pytest.param({"since": "2024"}, [20], id="published since"),
        pytest.param({"until": "2023-12-05"}, [145], id="published until"),
        pytest.param({"star": 5, "outlet": "datmui"}, [], id="what nothing fits"),
    ],
)
@pytest.mark.parametrize("name", ["facts", "figures"])
def test_rows_are_narrowed_as_in_every_answer(
    filled: Database, name: str, filters: dict[str, object], values: list[int]
) -> None:
    selection = selected(name, columns=["value"], filters=checked_filters(filled, **filters))  # type: ignore[arg-type]
    assert sorted(value for (value,) in filled.execute(selection.query, selection.values)) == values
    assert len(selection.words) == len(filters)


@pytest.mark.parametrize(
    ("day", "values"),
    [(date(2023, 12, 4), []), (date(2023, 12, 5), [145]), (date(2024, 6, 30), [20, 145])],
)
def test_figures_can_be_those_in_force_on_a_day(filled: Database, day: date, values: list[int]) -> None:
    selection = selected("figures", columns=["value"], as_of=day)
    assert sorted(value for (value,) in filled.execute(selection.query, selection.values)) == values
    assert selection.words == {"in force on": day.isoformat()}


def test_a_figure_that_was_replaced_is_in_force_no_more(db: Database) -> None:
    later = a_fact("Có 150 sản phẩm OCOP.", "150 sản phẩm OCOP", date_end=date(2024, 3, 1))
    save(db, a_reading(), a_reading(an_article("https://datmui.example/2", "Có 150 sản phẩm OCOP."), (later,)))
    selection = selected("figures", columns=["value"], as_of=date(2024, 3, 1))
    assert db.execute(selection.query, selection.values).fetchall() == [(150,)]


def test_figures_of_an_outlet_are_those_that_it_tells_alone(db: Database) -> None:
    """As with `ocop figures --outlet`: another paper's number for the same day counts neither for nor against."""
    other = a_fact("Có 150 sản phẩm OCOP.", "150 sản phẩm OCOP")
    own = {"outlet": NONG_SAN.name, "source_id": NONG_SAN.id}
    article = an_article("https://nongsanviet.example/2", "Có 150 sản phẩm OCOP.", **own)
    save(db, a_reading(), a_reading(article, (other,), source=NONG_SAN))
    for outlet, expected in (("datmui", [(145, 0)]), ("nongsanviet", [(150, 0)])):
        selection = selected("figures", columns=["value", "other_stories"], filters=checked_filters(db, outlet=outlet))
        assert db.execute(selection.query, selection.values).fetchall() == expected


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        pytest.param({"outlet": "datmui"}, 1, id="the outlet of one number"),
        pytest.param({"outlet": "nongsanviet"}, 1, id="the outlet of the other"),
        pytest.param({"province": "Cà Mau", "star": 4}, 0, id="another star level"),
    ],
)
def test_conflicts_are_those_of_either_side(db: Database, filters: dict[str, object], count: int) -> None:
    """As with `ocop conflicts`: an outlet is contradicted, whichever of the two numbers is its own."""
    day = "2023-12-31"
    save(db, told("a", 145, day), told("b", 150, day, outlet=NONG_SAN))
    selection = selected("conflicts", filters=checked_filters(db, **filters))  # type: ignore[arg-type]
    assert len(db.execute(selection.query, selection.values).fetchall()) == count


def test_figures_by_year_of_an_outlet_are_those_that_it_tells_alone(db: Database) -> None:
    """The panel answers as the figures do: by the outlet's own facts, not by the rows where it stands first."""
    other = a_fact("Có 145 sản phẩm OCOP.", "145 sản phẩm OCOP", date_end=date(2023, 12, 5))
    own = {"outlet": NONG_SAN.name, "source_id": NONG_SAN.id, "published_date": date(2023, 12, 6)}
    article = an_article("https://nongsanviet.example/2", "Có 145 sản phẩm OCOP.", **own)
    save(db, a_reading(), a_reading(article, (other,), source=NONG_SAN))
    for filters, stories in (({}, [2, 2]), ({"outlet": "nongsanviet"}, [1, 1]), ({"since": "2023-12-06"}, [1, 1])):
        answers = []
        for name in ("figures", "figures_by_year"):
            selection = selected(name, columns=["stories"], filters=checked_filters(db, **filters))  # type: ignore[arg-type]
            answers += {count for (count,) in db.execute(selection.query, selection.values)}
        assert answers == stories


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        pytest.param({"province": "tuyen quang"}, [20], id="a province"),
        pytest.param({"star": 4, "status": "added"}, [20], id="one fact that fits both"),
        pytest.param({"star": 4, "status": "recognised"}, [], id="two facts that fit one each"),
        pytest.param({"status": "recognised", "until": "2024"}, [20, 145], id="a status and a day"),
        pytest.param({"province": "Hà Giang", "outlet": "datmui"}, [], id="another outlet's"),
        pytest.param({"outlet": "nongsanviet"}, [20], id="an outlet alone"),
    ],
)
@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("articles", "rows.id"),
        ("stories", "(SELECT max(id) FROM articles WHERE story_id = rows.id)"),
        ("pages", "rows.article_id"),
        ("captures", "rows.article_id"),
    ],
)
def test_tables_about_articles_are_narrowed_by_what_these_state(
    db: Database, name: str, article: str, filters: dict[str, object], values: list[int]
) -> None:
    added = a_fact(TEXT, "20 sản phẩm OCOP đạt 4 sao", star_min=4, star_max=4, place="Hà Giang", province="Hà Giang",
                   place_code="02", province_code="08", status="added")  # fmt: skip
    stock = a_fact(TEXT, "20 sản phẩm OCOP", place="Hà Giang", province="Hà Giang", place_code="02", province_code="08",
                   value_start=TEXT.index("20") + 1)  # fmt: skip
    own = {"outlet": NONG_SAN.name, "source_id": NONG_SAN.id, "published_date": date(2024, 7, 2)}
    told = an_article("https://nongsanviet.example/1", TEXT, **own)
    save(db, a_reading(offset=1), a_reading(told, (added, stock), source=NONG_SAN, offset=2))
    selection = selected(name, filters=checked_filters(db, **filters))  # type: ignore[arg-type]
    counted = f"SELECT max(value) FROM facts WHERE article_id = {article}"
    query = f"SELECT ({counted}) FROM ({selection.query}) AS rows"
    assert sorted(value for (value,) in db.execute(query, selection.values)) == values


def test_a_story_is_told_by_the_current_version_of_its_article(db: Database) -> None:
    before = a_reading()
    save(db, before, corrected(before, "145 sản phẩm OCOP", "146 sản phẩm OCOP", fetched=1), at=None)
    db.execute("UPDATE facts SET status = 'added' WHERE value = 145")
    for name, rows in (("stories", 0), ("articles", 1)):
        selection = selected(name, filters=checked_filters(db, status="added"))
        assert len(db.execute(selection.query, selection.values).fetchall()) == rows


def test_columns_come_in_the_order_in_which_they_are_named(filled: Database) -> None:
    selection = selected("facts", columns=["value", "id"])
    assert [column.name for column in selection.columns] == ["value", "id"]
    assert table(filled, selection.query) == table(filled, "SELECT value, id FROM fact_details ORDER BY id")


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        pytest.param("fact", {}, "there is no table “fact”; did you mean “facts”", id="nearly a table"),
        pytest.param("signatures", {}, "there are figures, figures_by_year, facts", id="a table of the program's own"),
        pytest.param("facts; DROP TABLE facts", {}, "there is no table", id="SQL"),
        pytest.param("", {}, "there is no table", id="nothing"),
        pytest.param("facts", {"columns": ["star"]}, "no column “star”; did you mean “star_", id="nearly a column"),
        pytest.param("facts", {"columns": ["search_number"]}, "no column “search_number”", id="an internal column"),
        pytest.param("facts", {"columns": ["value", "value"]}, "value is named twice", id="a column twice"),
        pytest.param("facts", {"columns": []}, "name at least one column", id="no column"),
        pytest.param("facts", {"as_of": date(2024, 1, 1)}, "--as-of is for figures", id="a day for what has none"),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_told_with_what_does(name: str, options: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        selected(name, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "filters", "said"),
    [
        pytest.param("runs", {"province": "Cà Mau"}, "runs cannot be narrowed by --province; leave", id="no filter"),
        pytest.param("coverage", {"star": 4}, "by --star; it can be by --province", id="no stars"),
        pytest.param("named_products", {"status": "added"}, "--status.*--province", id="no status"),
    ],
)
def test_a_filter_without_a_column_is_told_with_those_that_have_one(
    filled: Database, name: str, filters: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        selected(name, filters=checked_filters(filled, **filters))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", public_relations())
def test_every_table_has_an_order_of_its_own(filled: Database, name: str) -> None:
    relation = selected(name).relation
    keys = table(filled, f"SELECT {', '.join(relation.key)} FROM {relation.name}")
    assert len(keys) == len(set(keys))
