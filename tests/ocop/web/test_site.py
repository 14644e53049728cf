from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from ocop.dataset.connection import open_dataset
from ocop.dataset.registry import public_relations, relations
from ocop.errors import DatasetError, UsageError
from ocop.models import NamedProduct
from ocop.web.metadata import site_metadata
from ocop.web.functions import search_expression
from ocop.web.site import make_site
from tests.ocop.dataset.make import a_fact, a_reading, an_article, save

DAK_LAK = "Đắk Lắk có 20 sản phẩm 4 sao."


@pytest.fixture
def site(tmp_path: Path) -> Any:
    path = tmp_path / "any-name.db"
    tea = NamedProduct("Cà phê Ea Kao", "Cà phê Ea Kao đạt 5 sao", 0, 23, star=5, province="Đắk Lắk")
    place = {"place": "Đắk Lắk", "province": "Đắk Lắk", "place_code": "66", "province_code": "66"}
    fact = a_fact(DAK_LAK, "20 sản phẩm 4 sao", star_min=4, star_max=4, **place)
    other_number = "Tỉnh Cà Mau có 150 sản phẩm OCOP."
    with open_dataset(path, "create") as db:
        save(
            db,
            a_reading(),
            a_reading(an_article("https://datmui.example/2", text=DAK_LAK), (fact,), named=(tea,)),
            a_reading(
                an_article("https://datmui.example/3", text=other_number), (a_fact(other_number, "150 sản phẩm"),)
            ),
        )
    return make_site(path)


async def rows(site: Any, path: str) -> list[dict[str, Any]]:
    page, _, query = path.partition("?")
    response = await site.client.get(f"{page}.json?_shape=array&{query}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found


async def test_the_front_page_says_what_this_is_in_both_languages(site: Any) -> None:
    response = await site.client.get("/")
    assert response.status_code == 200
    assert "OCOP qua báo chí" in response.text
    assert "OCOP in the news" in response.text


@pytest.mark.parametrize("name", public_relations())
async def test_every_table_and_view_has_a_page_that_tells_its_meaning(site: Any, name: str) -> None:
    response = await site.client.get(f"/ocop/{name}")
    assert response.status_code == 200
    relation = relations()[name]
    for meaning in (relation.vi, relation.en.split("<")[0], relation.columns[0].vi):
        assert meaning.replace("'", "&#39;") in response.text


async def test_what_is_of_use_to_the_program_alone_is_hidden(site: Any) -> None:
    tables = (await site.client.get("/ocop.json")).json()["tables"]
    shown = {table["name"] for table in tables if not table["hidden"]}
    assert shown == {name for name, relation in public_relations().items() if relation.kind == "table"}


@pytest.mark.parametrize("typed", ["dak lak", "Đắk Lắk", '"đắk lắk"', "dak -sach", "la*"])
@pytest.mark.parametrize("table", ["facts", "fact_details", "articles"])
async def test_the_search_box_takes_words_with_and_without_accents(site: Any, table: str, typed: str) -> None:
    found = await rows(site, f"/ocop/{table}?_search={quote(typed)}")
    assert [row.get("sentence") or row["text"] for row in found] == [DAK_LAK]


@pytest.mark.parametrize("typed", ['"', "AND (", "🍵", "NEAR(", "*"])
async def test_any_string_can_be_typed_into_the_search_box(site: Any, typed: str) -> None:
    assert await rows(site, f"/ocop/fact_details?_search={quote(typed)}") == []
    assert await rows(site, f"/ocop/search?words={quote(typed)}") == []


async def test_the_figures_of_a_province(site: Any) -> None:
    for name in ("dak lak", "Đắk Lắk"):
        (figure,) = await rows(site, f"/ocop/figures_of_a_province?province={quote(name)}")
        assert (figure["value"], figure["sentence"], figure["stories"]) == (20.0, DAK_LAK, 1)
    assert await rows(site, "/ocop/figures_of_a_province?province=atlantis") == []


async def test_search_disagreements_and_five_star_products_are_one_click_away(site: Any) -> None:
    assert [row["value"] for row in await rows(site, "/ocop/search?words=dak+lak+4+sao")] == [20.0]
    (conflict,) = await rows(site, "/ocop/disagreements")
    assert (conflict["lowest_value"], conflict["highest_value"], conflict["other_stories"]) == (145.0, 150.0, 1)
    assert [row["name"] for row in await rows(site, "/ocop/five_star_products")] == ["Cà phê Ea Kao"]


async def test_facets_count_the_values(site: Any) -> None:
    found = (await site.client.get("/ocop/fact_details.json")).json()["facet_results"]
    assert {facet: len(result["results"]) for facet, result in found.items()}["star_min"] == 1


async def test_nothing_can_be_changed_and_the_file_cannot_be_taken(
    site: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = await site.client.get("/ocop.json?sql=delete+from+facts")
    assert refused.status_code == 400
    assert (await site.client.get("/ocop.db")).status_code == 403
    assert len(await rows(site, "/ocop/facts")) == 3
    assert capsys.readouterr().out == "", "a mistyped query is told in the browser, not on the terminal"


def test_a_file_that_is_no_dataset_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="ocop demo"):
        make_site(tmp_path / "no.db")


async def test_a_path_with_accents_and_spaces_is_served_and_one_with_a_question_mark_is_told(tmp_path: Path) -> None:
    path = tmp_path / "dữ liệu của tôi" / "số liệu.db"
    open_dataset(path, "create").close()
    assert len(await rows(make_site(path), "/ocop/provinces?_size=100")) == 97
    with pytest.raises(UsageError, match="rename or move it"):
        make_site(tmp_path / "gì?.db")


def test_facets_order_and_search_name_columns_that_exist() -> None:
    for name, entry in site_metadata()["databases"]["ocop"]["tables"].items():
        if name not in relations():
            continue
        columns = {column.name for column in relations()[name].columns}
        used = {*entry.get("facets", []), entry.get("sort_desc"), entry.get("label_column"), entry.get("fts_pk")}
        assert used - {None} <= columns, name


def test_nothing_typed_finds_nothing() -> None:
    assert search_expression(None) == search_expression("") == '""'
