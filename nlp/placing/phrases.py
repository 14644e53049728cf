"""The gazetteer as phrases to be found in a text."""

from __future__ import annotations

from functools import cache

from nlp.lexicon import PhraseTable, words_of
from nlp.placing.gazetteer import Unit, aliases, districts, provinces

# Syllables that papers write in several ways.
_WRITTEN = (
    ("đắk", "đăk", "đak", "dak", "đác", "đắc"),
    ("krông", "krong"),
    ("kông", "kong"),
    ("chư", "chu"),
    ("căng", "cang"),
    ("quy", "qui"),
    ("kỳ", "kì"),
    ("mỹ", "mĩ"),
    ("lý", "lí"),
    ("sỹ", "sĩ"),
    ("vỹ", "vĩ"),
    ("hy", "hi"),
    ("r ' lấp", "rlấp"),
)


@cache
def province_table() -> PhraseTable:
    """Every way of writing a province, to its name."""
    names = {province.name for province in provinces()}
    skipped = {
        "region",
        "macro_region",
        "subregion",
        "country",
        "level_prefix",
        "vintage_marker",
        "capital_or_city",
        "capital",
    }
    entries = {words_of(name): name for name in names}
    for alias, canonical, kind in aliases():
        if kind not in skipped and canonical in names:
            entries.setdefault(words_of(alias), canonical)
    return PhraseTable("province", entries.items())


@cache
def region_table() -> PhraseTable:
    """Regions, each to its name as written, or in full where it is abbreviated."""
    entries: dict[tuple[str, ...], str] = {}
    for alias, canonical, kind in aliases():
        if kind in ("region", "macro_region", "subregion"):
            bare = alias.removeprefix("vùng ").removeprefix("các tỉnh ")
            abbreviated = bare.isupper() or bare.startswith("ĐB ")
            entries.setdefault(words_of(bare), canonical if abbreviated else bare)
    return PhraseTable("region", entries.items())


@cache
def _districts_by_name() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for unit in districts():
        found.setdefault(" ".join(words_of(unit.name)), []).append(unit)
    return {name: tuple(units) for name, units in found.items()}


@cache
def district_table() -> PhraseTable:
    """Names of districts of before the reform, without type words."""
    entries = {tuple(written.split(" ")): name for name in _districts_by_name() for written in _spellings(name)}
    entries.update((tuple(name.split(" ")), name) for name in _districts_by_name())
    return PhraseTable("district", entries.items())


def _spellings(name: str) -> set[str]:
    """Other ways of writing a name of the highlands, and of writing a final "y" or "i"."""
    found = {name}
    for group in _WRITTEN:
        for one in group:
            for other in group:
                found |= {f" {written} ".replace(f" {one} ", f" {other} ").strip() for written in found}
    return found


def districts_named(name: str) -> tuple[Unit, ...]:
    """Districts of a name, in any province.

    >>> [unit.province_code for unit in districts_named("Phú Tân")]
    ['89', '96']
    """
    return _districts_by_name().get(" ".join(words_of(name)), ())
