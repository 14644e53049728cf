"""Lines in capitals: what keeps them, and that facts are those of the line in the usual case."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.facts import find_facts
from nlp.products import find_named_products
from nlp.spelling.capitals import recased
from ocop.models import Article


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Huyện Ba Vì: 12 sản phẩm OCOP từ 3 sao trở lên", id="a district after its type word"),
        pytest.param("Ba Bể, Na Rì công nhận thêm 5 sản phẩm", id="districts without"),
        pytest.param("Các xã Tân Long, Phước Vĩnh và An Bình có 3 sản phẩm", id="communes in a list"),
        pytest.param("UBND tỉnh Bắc Kạn trao giấy chứng nhận", id="abbreviations, and an act of the province"),
        pytest.param("Nhiệm vụ năm 2024", id="a heading"),
        pytest.param("Chủ thể thống nhất cách làm ở huyện Thống Nhất", id="a word that is a district too"),
        pytest.param("Bà Nguyễn Thái Bình nói về OCOP", id="a person named like a province"),
        pytest.param("HTX Cá Thính Văn Quán đạt 4 sao", id="a firm"),
        pytest.param("Vùng Đồng bằng sông Cửu Long có 90 sản phẩm", id="a region"),
    ],
)
def test_what_was_set_in_capitals_is_read_in_the_usual_case(text: str) -> None:
    assert recased(text.upper()).lower() == text.lower()
    assert recased(text.upper()).replace("Bằng Sông", "bằng sông") == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("OCOP", id="one word"),
        pytest.param("", id="nothing"),
        pytest.param("Cổng TTĐT huyện Ba Vì", id="mixed"),
        pytest.param("Sản Phẩm Của Tỉnh", id="each word"),
        pytest.param("12 345", id="no letters"),
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert recased(text) == text


def test_a_heading_in_capitals_reads_like_one_in_the_usual_case() -> None:
    heading = "Huyện Lập Thạch: 14 sản phẩm đạt OCOP từ 3 sao trở lên, của 9 chủ thể"
    told = []
    for line in (heading, heading.upper()):
        text = f"{line}\nTính đến hết năm 2021 như vậy."
        found = find_facts(Article("file:a", text, published_date=date(2022, 1, 20)))
        told.append([(one.value, one.star_min, one.status, one.place, one.evidence_start) for one in found])
    assert len(told[0]) == 2
    assert told[0] == told[1]


def test_names_are_told_as_the_paper_sets_them() -> None:
    text = "NĂM 2021 HUYỆN CÓ 1 SẢN PHẨM OCOP 4 SAO: CÁ THÍNH LẬP THẠCH (HTX CÁ THÍNH VĂN QUÁN)"
    (named,) = find_named_products(Article("file:a", text))
    assert (named.name, named.producer, named.star) == ("CÁ THÍNH LẬP THẠCH", "HTX CÁ THÍNH VĂN QUÁN", 4)


def test_capitals_without_diacritics() -> None:
    text = "TINH NINH THUAN CONG NHAN 22 SAN PHAM OCOP DOT 1 NAM 2023 CUA 14 CHU THE"
    found = find_facts(Article("file:a", text, published_date=date(2023, 9, 10)))
    assert [(one.value, one.place, one.status, one.date_end) for one in found] == [
        (22, "Ninh Thuận", "added", date(2023, 12, 31)),
        (14, "Ninh Thuận", "added", date(2023, 12, 31)),
    ]
