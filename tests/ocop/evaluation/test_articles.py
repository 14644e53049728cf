"""An annotated article in TOML is held to the rules of a fact."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ocop.errors import OcopError
from ocop.evaluation.articles import load_article
from ocop.evaluation.labels import LabelledFact, LabelledProduct

_HEAD = '''
title = "Cà Mau thêm 32 sản phẩm OCOP"
published = 2024-01-09
outlet_province = "Cà Mau"
holds = ["total-and-parts", "title"]
text = """
Năm 2023, tỉnh có thêm 32 sản phẩm OCOP,
trong đó 4 sản phẩm 4 sao.
"""
'''
_FACT = """
[[facts]]
measure = "products"
value = 4
star_min = 4
star_max = 4
status = "added"
place_level = "province"
place = "Cà Mau"
province = "Cà Mau"
date_start = 2023-01-01
date_end = "2023-12-31"
date_basis = "text"
evidence = "4 sản phẩm 4 sao"
"""
_PRODUCT = """
[[named]]
name = "muối ba khía"
star = 4
province = "Cà Mau"
year = 2023
"""


def _write(folder: Path, content: str) -> Path:
    file = folder / "31-ca-mau.toml"
    file.write_text(content, encoding="utf-8")
    return file


def test_what_is_written_and_what_is_the_default(tmp_path: Path) -> None:
    found = load_article(_write(tmp_path, _HEAD + _FACT + _PRODUCT))
    assert found.article.title == "Cà Mau thêm 32 sản phẩm OCOP"
    assert found.article.published_date == date(2024, 1, 9)
    assert found.article.url == "file:31-ca-mau"
    assert found.article.text.startswith("Năm 2023, tỉnh có thêm 32 sản phẩm OCOP,\ntrong đó")
    assert found.holds == ("total-and-parts", "title")
    assert found.labels.id == "31-ca-mau"
    assert found.labels.facts == (
        LabelledFact(
            measure="products",
            value=4,
            star_min=4,
            star_max=4,
            status="added",
            place_level="province",
            place="Cà Mau",
            province="Cà Mau",
            date_start=date(2023, 1, 1),
            date_end=date(2023, 12, 31),
            date_basis="text",
            evidence="4 sản phẩm 4 sao",
        ),
    )
    assert found.labels.named == (LabelledProduct("muối ba khía", 4, province="Cà Mau", year=2023),)


def test_only_the_text_is_needed(tmp_path: Path) -> None:
    found = load_article(_write(tmp_path, 'text = "Không có số liệu."'))
    assert (found.article.title, found.article.published_date, found.holds) == (None, None, ())
    assert found.labels.facts == found.labels.named == ()


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    found = load_article(_write(tmp_path, _HEAD + _FACT.replace("4 sản", "4 sa\u0309n")))
    assert found.labels.facts[0].evidence == "4 sản phẩm 4 sao"


def test_evidence_may_be_in_the_title(tmp_path: Path) -> None:
    fact = _FACT.replace('evidence = "4 sản phẩm 4 sao"', 'evidence = "thêm 32 sản phẩm OCOP"')
    assert load_article(_write(tmp_path, _HEAD + fact)).labels.facts[0].evidence == "thêm 32 sản phẩm OCOP"


# Each case: what stands in the file, what stands there instead, and a part of the message.
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param("text =", "txt =", "text is missing", id="no text"),
        pytest.param("holds", "hold", "hold is not known here", id="an unknown key of the article"),
        pytest.param("\nvalue", "\nvalu", "facts[1].value is missing", id="a key misspelt"),
        pytest.param("date_basis", "date_bases", "date_bases is not known here", id="an unknown key of a fact"),
        pytest.param("year = 2023", "years = 2023", "named[1].years is not known", id="an unknown key of a product"),
        pytest.param('"4 sản phẩm 4 sao"', '"5 sản phẩm"', "is not a passage", id="evidence that is not there"),
        pytest.param('evidence = "4 sản phẩm 4 sao"', "", "is not a passage", id="no evidence"),
        pytest.param("star_max = 4", "", "star_max is missing", id="one end of the stars"),
        pytest.param("star_max = 4", "star_max = 3", "star_min is above", id="stars upside down"),
        pytest.param("value = 4", "value = 4\nvalue_high = 4", "value_high must be above", id="an empty range"),
        pytest.param("value = 4", 'value = 140\nunit = "percent"', "over 100 percent", id="more than all"),
        pytest.param(
            'status = "added"', 'producer_type = "company"', "belongs to producers", id="products with a producer type"
        ),
        pytest.param('place_level = "province"', "", "place_level is missing", id="no level"),
        pytest.param('place_level = "province"', 'place_level = "region"', "does not go", id="a region in a province"),
        pytest.param('\nplace = "Cà Mau"', '\nplace = "Năm Căn"', "the same name", id="a province in another"),
        pytest.param('\nprovince = "Cà Mau"\ndate', "\ndate", "province is missing", id="no province"),
        pytest.param('"Cà Mau"\nyear', '"Cà Mao"\nyear', "is no province", id="a province misspelt"),
        pytest.param('date_basis = "text"', "", "date_basis goes with", id="a date without its basis"),
        pytest.param('date_basis = "text"', 'date_basis = "published"', "2024-01-09", id="another day of publication"),
        pytest.param('"2023-12-31"', '"2022-12-31"', "date_start needs", id="a period upside down"),
        pytest.param("published = 2024-01-09", 'published = "2024-01-09"', "published must be", id="a day in quotes"),
        pytest.param("[[named]]", "[[named", "not a TOML file", id="no TOML"),
    ],
)
def test_what_contradicts_itself_is_refused(before: str, after: str, told: str, tmp_path: Path) -> None:
    content = _HEAD + _FACT + _PRODUCT
    assert before in content
    with pytest.raises(OcopError) as caught:
        load_article(_write(tmp_path, content.replace(before, after, 1)))
    assert str(caught.value).startswith("31-ca-mau.toml: ")
    assert told in str(caught.value)
