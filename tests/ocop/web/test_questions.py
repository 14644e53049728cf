from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from ocop.dataset.connection import open_dataset
from ocop.web.labels import column_label
from ocop.web.questions import questions, topics
from ocop.web.site import make_site
from tests.ocop.web.asking import page, rows
from tests.ocop.web.conftest import DAK_LAK


@pytest.mark.parametrize("name", questions())
async def test_every_question_is_asked_in_both_languages_and_answers_or_says_what_is_missing(
    site: Any, name: str
) -> None:
    question = questions()[name]
    told = await page(site, f"/ocop/{name}")
    assert question.vi in told
    assert question.en.replace("'", "&#39;") in told
    for field in question.fields:
        assert f'<label for="f-{field.name}">{field.vi}' in told
    if question.needs_any or any(field.is_required for field in question.fields):
        assert "Fill in the field above" in told


@pytest.mark.parametrize("name", questions())
async def test_what_the_page_of_a_question_shows_is_in_its_answer_and_has_a_vietnamese_head(
    site: Any, name: str
) -> None:
    answer = (await site.client.get(f"/ocop/{name}.json")).json()
    assert answer["ok"], answer["error"]
    shown = questions()[name].shown
    assert set(shown) <= set(answer["columns"])
    assert [column for column in shown if column_label(column) == column] == []


def test_every_question_stands_under_one_heading() -> None:
    assert [question.name for topic in topics() for question in topic.questions] == sorted(
        questions(), key=[question.name for topic in topics() for question in topic.questions].index
    )


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ("province=dak+lak", [20.0]),
        ("province=" + quote("Đắk Lắk"), [20.0]),
        ("province=66", [20.0]),
        ("province=dak+lak&date=2023", [20.0]),
        ("province=dak+lak&date=1/12/2023", []),
        ("province=dak+lak&star=4", [20.0]),
        ("province=dak+lak&star=5", []),
        ("province=dak+lak&status=target", []),
        ("province=dak+lak&status=all", [20.0]),
        ("province=atlantis", []),
        ("", []),
    ],
)
async def test_the_figures_of_a_province_on_a_day(site: Any, asked: str, values: list[float]) -> None:
    found = await rows(site, f"/ocop/figures_of_a_province?{asked}")
    assert [row["value"] for row in found] == values
    assert {row["sentence"] for row in found} <= {DAK_LAK}


async def test_the_history_of_a_province_is_drawn_and_every_point_leads_to_its_fact(site: Any) -> None:
    (row,) = await rows(site, "/ocop/history_of_a_province?province=ca+mau")
    told = await page(site, "/ocop/history_of_a_province?province=ca+mau")
    assert f'<a href="/ocop/facts/{row["fact_id"]}" class="s0"><title>Cà Mau, 2023-12-05: {row["value"]:.0f}' in told


async def test_provinces_stand_side_by_side(site: Any) -> None:
    found = await rows(site, "/ocop/provinces_side_by_side?provinces=ca+mau,+dak+lak")
    assert [(row["place"], row["stars_4"]) for row in found] == [("Cà Mau", None), ("Đắk Lắk", 20.0)]
    assert 'class="chart"' in await page(site, "/ocop/provinces_side_by_side")


async def test_who_contradicts_whom_shows_both_sentences(site: Any) -> None:
    (row,) = await rows(site, "/ocop/conflicts_of_a_province?any_province=ca+mau")
    assert {row["value"], row["other_value"]} == {145.0, 150.0}
    told = await page(site, "/ocop/conflicts_of_a_province")
    assert "<mark>145 sản phẩm OCOP</mark>" in told
    assert "<mark>150 sản phẩm</mark>" in told
    assert await rows(site, "/ocop/conflicts_of_a_province?any_province=dak+lak") == []
    assert await rows(site, "/ocop/conflicts_of_a_province?conflict=shrinking_stock") == []


async def test_a_search_finds_what_ocop_search_finds(site: Any) -> None:
    assert [row["value"] for row in await rows(site, "/ocop/search?words=dak+lak+4+sao")] == [20.0]
    assert [row["value"] for row in await rows(site, "/ocop/search?words=dak+lak&star=4")] == [20.0]
    assert await rows(site, "/ocop/search?words=dak+lak&any_province=ca+mau") == []
    for typed in ('"', "AND (", "🍵", ""):
        assert await rows(site, f"/ocop/search?words={quote(typed)}") == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("products", 0),
        ("products?product=ca+phe&star=5", 1),
        ("products?product=che", 0),
        ("products?star=5", 1),
        ("products?star=4", 0),
        ("products?any_province=dak+lak", 1),
        ("products?any_province=ca+mau", 0),
        ("five_star_products", 1),
        ("sources_that_state_most", 2),
        ("what_the_last_run_changed", 7),
        ("what_the_last_run_changed?run=unknown", 0),
        ("old_and_new_provinces", 63),
        ("old_and_new_provinces?any_province=bac+lieu", 2),
        ("breakdowns_that_do_not_add_up", 0),
    ],
)
async def test_questions_of_products_sources_and_the_dataset(site: Any, asked: str, found: int) -> None:
    assert len(await rows(site, f"/ocop/{asked}")) == found


async def test_coverage_shows_what_is_known_and_the_holes(site: Any) -> None:
    found = await rows(site, "/ocop/coverage_and_holes?any_province=dak+lak")
    assert {row["year"] for row in found if row["extent"] != "nothing"} == {2023}
    holes = await rows(site, "/ocop/coverage_and_holes?any_province=dak+lak&extent=nothing")
    assert 2022 in {row["year"] for row in holes}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("figures_of_a_province?province=ca+mao", ("Không có tỉnh, thành nào tên “ca mao”", "did you mean “Cà Mau”")),
        ("figures_of_a_province?province=ca+mau&date=hom+qua", ("không phải là ngày", "is no day")),
        ("figures_of_a_province?province=ca+mau&star=9", ("“9” không có trong danh sách",)),
        (
            "figures_of_a_province?province=ca+mau&outlet=dat+mui",
            ("Không có nguồn tin nào tên “dat mui”", "did you mean “Báo Đất Mũi Ngày Nay”"),
        ),
        ("provinces_side_by_side?provinces=ca+mau;atlantis", ("Không có tỉnh, thành nào tên “atlantis”",)),
        (
            "figures_of_a_province?province=bac+lieu&date=2026",
            ("Bạc Liêu cũ (đến 30/6/2025) nay thuộc Cà Mau", "is part of today&#39;s Cà Mau"),
        ),
        ("five_star_products?_size=2", ("<h1>",)),
        ("products?product=khong+co", ("Nothing is known for this",)),
    ],
)
async def test_what_was_not_understood_is_said_with_the_nearest(site: Any, asked: str, words: tuple[str, ...]) -> None:
    told = await page(site, f"/ocop/{asked}")
    for each in words:
        assert each in told


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        pytest.param("", [(150, 1)], id="all together: one number, which another story contradicts"),
        pytest.param("datmui", [(145, 0)], id="by its id"),
        pytest.param("nong+san+viet+24", [(150, 0)], id="by its name: the other number, contradicted by nobody"),
        pytest.param("khong+co", [], id="unknown"),
    ],
)
async def test_figures_of_one_outlet_are_what_it_tells_alone(
    site: Any, outlet: str, expected: list[tuple[float, int]]
) -> None:
    found = await rows(site, f"/ocop/figures_of_a_province?province=ca+mau&outlet={outlet}")
    assert [(row["value"], row["other_stories"]) for row in found] == expected


async def test_an_outlet_that_no_registry_knows_goes_by_its_name(dataset: Path) -> None:
    with open_dataset(dataset, "write") as db:
        db.execute("UPDATE articles SET source_id = NULL, outlet = 'Bản tin xã' WHERE source_id = 'nongsanviet'")
    found = await rows(make_site(dataset), "/ocop/figures_of_a_province?province=ca+mau&outlet=ban+tin+xa")
    assert [row["value"] for row in found] == [150]


async def test_what_was_typed_stays_and_cannot_become_a_part_of_the_page(site: Any) -> None:
    told = await page(site, f"/ocop/figures_of_a_province?province={quote('<script>alert(1)</script>')}")
    assert "&lt;script&gt;" in told
    assert "<script" not in told
