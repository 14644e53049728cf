"""The tables of `data/places`, read once: provinces of both lists, districts, communes, regions and other names."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from nlp.text import fold
from ocop.models import CodeList
from ocop.paths import places_dir

Era = Literal["former", "present"]
"""Which of two provinces of one name is meant: the one up to the reform, or the one since."""
REFORM = date(2025, 7, 1)
"""The day on which 63 provinces became 34 and the districts ended (Resolution 202/2025/QH15)."""
HUE_CITY = date(2025, 1, 1)
"""The day on which Thừa Thiên Huế became the city of Huế (Resolution 175/2024/QH15)."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province by name, before and after the reform of 1 July 2025.

    Attributes:
        name: Name without a type word.
        old_code: Its code in the list of 63 (`vn63`); None where the name is only of today.
        new_code: Its code in the list of 34 (`vn34`); None where the name ended with the reform.
        today_code: Code in the list of 34 of the province in which it lies today.
        region: Socio-economic region that it lay in before the reform.
    """

    name: str
    old_code: str | None
    new_code: str | None
    today_code: str
    region: str

    def code_at(self, day: date | None, era: Era | None = None) -> tuple[str, CodeList]:
        """Code and code list of the province of this name on a day; None stands for a day before the reform.

        A province that had ended by that day keeps its old code, and so does one that is told of as it was before;
        one that the reform did not change was never another.

        Args:
            day: The day that tells which of two provinces of this name is meant, where the text does not.
            era: What the text says of it ("Lào Cai cũ"); None where it says nothing.

        >>> find_by_name("Lào Cai").code_at(date(2024, 1, 1)), find_by_name("Lào Cai").code_at(date(2026, 1, 1))
        (('10', 'vn63'), ('15', 'vn34'))
        >>> find_by_name("Lào Cai").code_at(date(2026, 1, 1), "former")
        ('10', 'vn63')
        """
        told = era if self.is_merged else None
        new = told == "present" if told else day is not None and day >= REFORM
        if self.new_code is not None and (new or self.old_code is None):
            return self.new_code, "vn34"
        return self.old_code or self.today_code, "vn63" if self.old_code else "vn34"

    @property
    def is_merged(self) -> bool:
        """Whether the province in which it lies today was made of several.

        >>> find_by_name("Lào Cai").is_merged, find_by_name("Lạng Sơn").is_merged
        (True, False)
        """
        return self.today_code in _merged()


@dataclass(frozen=True, slots=True)
class Unit:
    """A district, or a commune, of one of the two code lists.

    Attributes:
        name: Name without its type word.
        kind: Type word: "huyện", "thị xã", "thành phố", "quận", "xã", "phường", "thị trấn", "đặc khu".
        code: Official code.
        code_list: The list that the code is from.
        province_code: Code of its province in the same list.
        district_code: Code of its district, for a commune of before the reform.
    """

    name: str
    kind: str
    code: str
    code_list: CodeList
    province_code: str
    district_code: str | None = None


_SIGNS = re.compile(r"[\W_]")
_UNIT_KINDS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "huyện", "quận", "phường", "xã")


def _rows(*parts: str) -> Iterator[dict[str, str]]:
    with places_dir().joinpath(*parts).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _split_kind(full_name: str) -> tuple[str, str]:
    """Type word and bare name of "Thành phố Cà Mau"."""
    for kind in _UNIT_KINDS:
        if full_name.lower().startswith(kind + " "):
            name = full_name[len(kind) + 1 :]
            # "Quận 1" and "Phường 12" are not names without their type word.
            return kind, full_name if name.isdigit() else name
    return "", full_name


@cache
def provinces() -> tuple[Province, ...]:
    """All provinces of both lists, one for each name; "Thừa Thiên Huế" and "Huế" are two names."""
    rows = list(_rows("provinces.csv"))
    today = {row["new_name"]: row["new_code"] for row in rows}
    found = [
        Province(row["old_name"], row["old_code"], today.get(row["old_name"]), row["new_code"], row["region"])
        for row in rows
    ]
    hue = next(row for row in rows if row["new_name"] == "Huế")
    return (*found, Province("Huế", None, hue["new_code"], hue["new_code"], hue["region"]))


@cache
def _merged() -> frozenset[str]:
    """Codes of today's provinces that were made of several."""
    made_of = Counter(province.today_code for province in provinces() if province.old_code is not None)
    return frozenset(code for code, number in made_of.items() if number > 1)


@cache
def zones() -> frozenset[str]:
    """Keys of the names of the special zones, islands that were districts until the reform.

    >>> len(zones()), "ly son" in zones()
    (13, True)
    """
    return frozenset(name_key(unit.name) for unit in communes() if unit.kind == "đặc khu")


@cache
def _by_name() -> dict[str, Province]:
    return {province.name: province for province in provinces()}


def find_by_name(name: str) -> Province:
    """Province by its exact official name.

    Raises:
        KeyError: No province has that name.
    """
    return _by_name()[name]


@cache
def aliases() -> tuple[tuple[str, str, str], ...]:
    """Rows of `aliases.csv`: alias, canonical name (or names, separated by `|`), kind."""
    return tuple((row["alias"], row["canonical"], row["kind"]) for row in _rows("aliases.csv"))


@cache
def districts() -> tuple[Unit, ...]:
    """All districts up to 30 June 2025, those that had ended since 2018 included."""
    found = []
    for row in _rows("units", "districts_old.csv"):
        kind, name = _split_kind(row["name"])
        found.append(Unit(name, kind, row["code"], "vn63", row["province_code"]))
    known = {(unit.name, unit.province_code) for unit in found}
    for row in _rows("district_changes_2018_2025.csv"):
        if (row["name"], row["old_province_code"]) not in known:
            kind = row["type"].split(" (")[0]
            name = row["name"].split(" (")[0]
            found.append(Unit(name, kind, row["gso_code"], "vn63", row["old_province_code"]))
    return tuple(found)


@cache
def communes() -> tuple[Unit, ...]:
    """All communes of both lists."""
    province_of = {unit.code: unit.province_code for unit in districts()}
    found = []
    for row in _rows("units", "communes_old.csv"):
        kind, name = _split_kind(row["name"])
        province = province_of.get(row["district_code"], "")
        found.append(Unit(name, kind, row["code"], "vn63", province, row["district_code"]))
    for row in _rows("units", "communes_new.csv"):
        kind, name = _split_kind(row["name"])
        found.append(Unit(name, kind, row["code"], "vn34", row["province_code"]))
    return tuple(found)


@cache
def communes_of(code_list: CodeList, province_code: str) -> dict[str, Unit]:
    """Communes of a province in one list, by the key of their names; of two of one name, the first.

    >>> communes_of("vn34", "01")["hoan kiem"].kind
    'phường'
    """
    found: dict[str, Unit] = {}
    for unit in _communes_by_province().get((code_list, province_code), ()):
        found.setdefault(name_key(unit.name), unit)
    return found


def only_commune(code_list: CodeList, key: str) -> Unit | None:
    """The commune of a name, by its key, where only one of a list has it.

    >>> only_commune("vn34", "bac kan").province_code
    '19'
    """
    found = _communes_by_key().get((code_list, key), ())
    return found[0] if len(found) == 1 else None


def is_commune(name: str) -> bool:
    """Whether a commune of either list has a name.

    >>> is_commune("Gia Tân 2"), is_commune("Gia Tân 9")
    (True, False)
    """
    key = name_key(name)
    return ("vn63", key) in _communes_by_key() or ("vn34", key) in _communes_by_key()


@cache
def _communes_by_key() -> dict[tuple[CodeList, str], list[Unit]]:
    found: dict[tuple[CodeList, str], list[Unit]] = {}
    for unit in communes():
        found.setdefault((unit.code_list, name_key(unit.name)), []).append(unit)
    return found


@cache
def _communes_by_province() -> dict[tuple[CodeList, str], list[Unit]]:
    found: dict[tuple[CodeList, str], list[Unit]] = {}
    for unit in communes():
        found.setdefault((unit.code_list, unit.province_code), []).append(unit)
    return found


@cache
def province_names() -> dict[str, Province]:
    """Every way of writing a province, folded and with dashes and dots as spaces, to the province.

    Names of provincial capitals and nicknames are left out: they are names of something else as well.
    """
    names = {name_key(province.name): province for province in provinces()}
    usable = {"official", "abbrev", "spelling_variant", "dash_variant", "tone_style", "typo", "no_diacritics", "kind"}
    for alias, canonical, kind in aliases():
        if kind in usable and canonical in _by_name():
            names.setdefault(name_key(alias), find_by_name(canonical))
    return names


def name_key(name: str) -> str:
    """Key under which a name is looked up: folded, with dots, dashes and commas as single spaces.

    >>> name_key("TP.HCM"), name_key("Bà Rịa – Vũng Tàu")
    ('tp hcm', 'ba ria vung tau')
    """
    return " ".join(_SIGNS.sub(" ", fold(name)).split())
