"""Provinces by code and by any of their names, at a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nlp.placing.gazetteer import HUE_CITY, REFORM, Province, find_by_name, name_key, province_names, provinces
from ocop.models import CodeList

__all__ = ["Province", "find_province", "name_at", "province_by_code", "province_name"]

_TYPE_WORDS = ("tinh ", "thanh pho ", "tp ", "t ")


def province_by_code(code: str, code_list: CodeList) -> Province | None:
    """Province that has a code in one of the two lists; None where the list has no such code.

    >>> province_by_code("15", "vn63").name, province_by_code("15", "vn34").name
    ('Yên Bái', 'Lào Cai')
    """
    for province in provinces():
        if (province.old_code if code_list == "vn63" else province.new_code) == code:
            # Before 2025 the code 46 was "Thừa Thiên Huế"; since then it is "Huế".
            return province
    return None


def find_province(name: str) -> Province | None:
    """Province by any of its names: old or new, abbreviated, misspelt, with or without diacritics or a type word.

    >>> find_province("TP.HCM").name, find_province("tinh dak lak").name, find_province("BR-VT").name
    ('Hồ Chí Minh', 'Đắk Lắk', 'Bà Rịa - Vũng Tàu')
    >>> find_province("Atlantis") is None
    True
    """
    key = name_key(name)
    names = province_names()
    if key in names:
        return names[key]
    for word in _TYPE_WORDS:
        if key.startswith(word) and key[len(word) :] in names:
            return names[key[len(word) :]]
    return None


def name_at(province: Province, day: date | None) -> str:
    """Name on a day of the province that a name stands for; None stands for a day before the reform.

    Before the reform a province keeps its own name; since the reform it is the name of the province it became part of.

    >>> name_at(find_province("Bạc Liêu"), date(2024, 5, 1)), name_at(find_province("Bạc Liêu"), date(2025, 9, 1))
    ('Bạc Liêu', 'Cà Mau')
    """
    if province.today_code == "46":
        return "Huế" if day is not None and day >= HUE_CITY else "Thừa Thiên Huế"
    if day is not None and day >= REFORM:
        today = province_by_code(province.today_code, "vn34")
        return today.name if today else province.name
    return province.name


def province_name(codes: Sequence[str], day: date | None) -> str | None:
    """Name on a day of an outlet's home province: the first of its codes, which are of the list `vn63`.

    None where there are no codes or the first is not in the list; an unknown day counts as before the reform.

    >>> province_name(("95", "96"), date(2025, 12, 1)), province_name(("95", "96"), date(2023, 12, 1))
    ('Cà Mau', 'Bạc Liêu')
    """
    province = province_by_code(codes[0], "vn63") if codes else None
    return name_at(province, day) if province else None


def today(province: Province) -> Province:
    """The province of today in which a province lies.

    >>> today(find_province("Hà Giang")).name
    'Tuyên Quang'
    """
    return province_by_code(province.today_code, "vn34") or find_by_name(province.name)
