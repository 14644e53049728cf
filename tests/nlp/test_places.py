"""Provinces by any of their names and codes, at a date."""

from datetime import date

import pytest

from nlp.places import find_province, name_at, province_by_code, province_name, today
from nlp.placing.gazetteer import communes, districts, provinces

BEFORE, AFTER = date(2024, 6, 1), date(2025, 9, 1)


def test_all_provinces_of_both_lists_are_there() -> None:
    assert len({one.old_code for one in provinces() if one.old_code}) == 63
    assert len({one.today_code for one in provinces()}) == 34
    assert {one.new_code for one in provinces() if one.new_code} == {one.today_code for one in provinces()}


def test_units_have_a_province() -> None:
    old = {one.old_code for one in provinces()}
    assert len(districts()) > 690
    assert all(unit.province_code in old for unit in districts())
    assert {unit.code_list for unit in communes()} == {"vn63", "vn34"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("TP.HCM", "Hồ Chí Minh"),
        ("Tp. Hồ Chí Minh", "Hồ Chí Minh"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("dak nong", "Đắk Nông"),
        ("tỉnh Khánh Hoà", "Khánh Hòa"),
        ("Huế", "Huế"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
    ],
)
def test_names(name: str, found: str) -> None:
    province = find_province(name)
    assert province is not None
    assert province.name == found


@pytest.mark.parametrize("name", ["", "Atlantis", "Ba Bể"])
def test_names_of_nothing(name: str) -> None:
    assert find_province(name) is None


def test_one_code_means_two_provinces() -> None:
    old, new = province_by_code("15", "vn63"), province_by_code("15", "vn34")
    assert old is not None and new is not None
    assert (old.name, new.name) == ("Yên Bái", "Lào Cai")
    assert province_by_code("99", "vn34") is None


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Bạc Liêu", BEFORE, "Bạc Liêu"),
        ("Bạc Liêu", AFTER, "Cà Mau"),
        ("Bạc Liêu", None, "Bạc Liêu"),
        ("Huế", BEFORE, "Thừa Thiên Huế"),
        ("Thừa Thiên Huế", date(2025, 2, 1), "Huế"),
    ],
)
def test_name_at_a_date(name: str, day: date | None, expected: str) -> None:
    province = find_province(name)
    assert province is not None
    assert name_at(province, day) == expected


def test_an_outlets_home() -> None:
    assert province_name(("95", "96"), BEFORE) == "Bạc Liêu"
    assert province_name(("95", "96"), AFTER) == "Cà Mau"
    assert province_name((), BEFORE) is None
    assert province_name(("98",), BEFORE) is None


def test_code_at_a_date() -> None:
    lao_cai, ha_giang = find_province("Lào Cai"), find_province("Hà Giang")
    assert lao_cai is not None and ha_giang is not None
    assert lao_cai.code_at(BEFORE) == ("10", "vn63")
    assert lao_cai.code_at(AFTER) == ("15", "vn34")
    assert ha_giang.code_at(AFTER) == ("02", "vn63")
    assert today(ha_giang).name == "Tuyên Quang"
