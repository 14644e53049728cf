from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ocop.web.questions import questions
from ocop.web.site import make_site
from ocop.web.tables import table_pages
from tests.ocop.web.asking import page, rows


@pytest.fixture
def large_site(dataset: Path) -> Any:
    """The site over a dataset that counts as large."""
    return make_site(dataset, large=3)


async def test_of_a_large_dataset_the_rows_of_a_heavy_view_and_their_facets_are_not_counted(
    large_site: Any, site: Any
) -> None:
    small, large = await page(site, "/ocop/fact_details"), await page(large_site, "/ocop/fact_details")
    assert "3 dòng" in small
    assert "Counts by value" in small
    assert "3 dòng" not in large
    assert "Counts by value" not in large
    assert "<mark>145 sản phẩm OCOP</mark>" in large


async def test_the_newest_come_first_all_the_same(large_site: Any, site: Any) -> None:
    addresses = [await page(each, "/ocop/fact_details") for each in (large_site, site)]
    newest, of_small = [re.findall(r'href="(/ocop/facts/f_[^"]+)"', address) for address in addresses]
    assert newest == of_small != []


async def test_what_somebody_asks_for_is_counted_all_the_same(large_site: Any) -> None:
    assert "4 ★</a> 1" in await page(large_site, "/ocop/fact_details?_facet=star_min")


async def test_other_tables_are_counted(large_site: Any) -> None:
    assert "97 dòng" in await page(large_site, "/ocop/provinces")


async def test_the_page_of_a_view_that_takes_minutes_leads_to_its_question(large_site: Any, site: Any) -> None:
    question = questions()["figures_of_a_province"].vi
    assert f"<h1>{question}" in await page(large_site, "/ocop/figures")
    assert f"<h1>{question}" not in await page(large_site, "/ocop/figures?place_level=province")
    assert f"<h1>{question}" not in await page(site, "/ocop/figures")
    assert len(await rows(large_site, "/ocop/figures?place_level=province")) == 2


def test_pages_name_columns_and_questions_that_exist() -> None:
    for name, entry in table_pages().items():
        assert set(entry.questions) <= set(questions()), name
        assert entry.instead is None or entry.instead in entry.questions, name
