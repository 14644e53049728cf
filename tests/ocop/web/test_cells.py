from __future__ import annotations

from typing import Any

import pytest

from ocop.web.cells import cell_html, facet_label

COUNT = {"value": 145.0, "value_high": None, "comparator": "eq", "unit": "count", "measure": "products"}


@pytest.mark.parametrize(
    ("column", "value", "more", "html"),
    [
        ("value", 145.0, COUNT, "<b>145</b> sản phẩm"),
        ("value", 145.0, {**COUNT, "fact_id": "f_1"}, '<a href="/ocop/facts/f_1"><b>145</b> sản phẩm</a>'),
        ("value", 145.0, {**COUNT, "status": "target"}, "<b>145</b> sản phẩm <small>mục tiêu</small>"),
        ("value", 1018.0, {**COUNT, "value": 1018.0, "comparator": "gt"}, "<b>hơn 1.018</b> sản phẩm"),
        ("value", 80.0, {**COUNT, "value": 80.0, "value_high": 130.0}, "<b>80–130</b> sản phẩm"),
        (
            "value",
            31.7,
            {**COUNT, "value": 31.7, "unit": "percent", "producer_type": "household"},
            "<b>31,7 %</b> hộ, cơ sở",
        ),
        ("value", None, COUNT, None),
        ("value", "many", COUNT, None),
        ("value", 12.0, {}, "12"),
        ("parts_sum", 155.0, {}, "155"),
        (
            "other_value",
            150.0,
            {**COUNT, "other_value": 150.0, "other_comparator": "ge"},
            "<b>ít nhất 150</b> sản phẩm",
        ),
        ("sentence", "Có 145 sản phẩm.", {"evidence": "145 sản phẩm"}, "Có <mark>145 sản phẩm</mark>."),
        ("sentence", "Có <b>.", {}, "Có &lt;b&gt;."),
        ("sentence", "145 sản phẩm.", {"evidence": "Có: 145 sản phẩm."}, "<mark>145 sản phẩm.</mark>"),
        ("other_sentence", "Có 150.", {"evidence": "145", "other_evidence": "150"}, "Có <mark>150</mark>."),
        ("evidence", "Chè Ngọc Thúy 4 sao", {"name": "Chè Ngọc Thúy"}, "<mark>Chè Ngọc Thúy</mark> 4 sao"),
        ("title", "Cà Mau", {"article_id": "a_1-1"}, '<a href="/ocop/articles/a_1-1">Cà Mau</a>'),
        ("title", "Cà Mau", {}, None),
        ("outlet", "Báo Cà Mau", {"url": "javascript:alert(1)"}, "Báo Cà Mau"),
        ("outlet", "Báo Cà Mau", {"url": "file:bai.txt", "published_date": None}, "Báo Cà Mau"),
        ("outlet", "Báo Cà Mau", {}, None),
        ("place", "Đầm Dơi", {"place_level": "district", "province": "Cà Mau"}, "Đầm Dơi, Cà Mau"),
        (
            *("place", "Cà Mau", {"place_level": "province", "province_id": "vn34-96"}),
            '<a href="/ocop/provinces/vn34-96">Cà Mau</a> <small>từ 7/2025</small>',
        ),
        ("place", "Việt Nam", {"place_level": "country"}, None),
        (
            *("place", "Việt Nam", {"place_level": "country", "place_parts": "Bạc Liêu; Cà Mau"}),
            "Việt Nam <small>chỉ tính Bạc Liêu; Cà Mau</small>",
        ),
        ("star", 5, {"potential": 1}, "tiềm năng 5 ★"),
        ("stories", 2, {"other_stories": 0}, None),
        ("stories", 2, {"other_stories": 1}, "2; <strong>1 nêu khác</strong>"),
        (
            *("stories", 2, {"other_stories": 1, "value": 145.0, "lowest_value": 145.0, "highest_value": 150.0}),
            "2; <strong>1 nêu khác: 150</strong>",
        ),
        ("article_id", "a_1-1", {}, '<a href="/ocop/articles/a_1-1">a_1-1</a>'),
        ("province_code", "96", {}, '<a href="/ocop/provinces/vn34-96">96</a>'),
        (
            *("fact_ids", '["f_1", "f_2"]', {}),
            '<a href="/ocop/facts/f_1">f_1</a> <a href="/ocop/facts/f_2">f_2</a>',
        ),
        ("fact_ids", "no json", {}, None),
        ("fact_ids", "7", {}, None),
        ("part_values", "[153.0, 2.0]", {}, "153 + 2"),
        ("part_values", "7", {}, None),
        ("row_id", "f_1", {"item": "fact", "change": "added"}, '<a href="/ocop/facts/f_1">f_1</a>'),
        ("row_id", "f_1", {"item": "fact", "change": "withdrawn"}, None),
        ("author", "Nguyễn Văn A", {}, None),
    ],
)
def test_a_cell_is_shown_as_people_read_it(column: str, value: Any, more: dict[str, Any], html: str | None) -> None:
    made = cell_html(column, value, {column: value, **more}, None)
    assert made == html


def test_a_value_of_a_set_has_its_word_its_meaning_and_itself() -> None:
    made = cell_html("status", "recognised", {}, "facts")
    assert made is not None
    assert 'title="số hiện có tại một thời điểm · the stock in force at a date"' in made
    assert ">hiện có " in made
    assert ">recognised<" in made


def test_the_same_name_means_what_it_means_in_its_own_table() -> None:
    assert "số giảm" in str(cell_html("kind", "shrinking_stock", {}, None))
    assert cell_html("status", 404, {}, "pages") is None


def test_the_id_of_a_view_leads_to_the_row_of_its_table() -> None:
    assert cell_html("id", "f_1", {}, "fact_details") == '<a href="/ocop/facts/f_1">f_1</a>'
    assert cell_html("id", "f_1", {}, "facts") is None


def test_a_facet_without_a_value_has_a_dash() -> None:
    assert (facet_label("status", None), facet_label("star_min", 4)) == ("–", "4 ★")
