"""Annotated articles from every kind of source, and what is said of those that cannot be used."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ocop.errors import OcopError
from ocop.evaluation.gold import fingerprint, load_gold
from ocop.evaluation.labels import LabelledFact, LabelledProduct
from tests.ocop.evaluation.making import record, write_jsonl

_TOML = 'text = "Cà Mau có 145 sản phẩm OCOP."\nholds = ["stock"]\n'


def test_json_lines(tmp_path: Path) -> None:
    product = {"name": "trà sen", "star": 4, "producer": None, "year": 2022}
    file = write_jsonl(tmp_path / "gold.jsonl", record("a", published="2024-01-09"), record(7, named=[product]))
    first, second = load_gold([str(file)])
    assert first.article.published_date == date(2024, 1, 9)
    assert first.labels.facts == (
        LabelledFact(
            "products",
            145.0,
            place_level="province",
            place="Cà Mau",
            province="Cà Mau",
            date_end=date(2023, 12, 31),
            date_basis="text",
            evidence="tỉnh Cà Mau có 145 sản phẩm OCOP",
        ),
    )
    assert second.labels.id == "7"
    assert second.labels.named == (LabelledProduct("trà sen", 4, year=2022),)


def test_a_folder_of_json_and_toml(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(json.dumps(record("b"), indent=1), encoding="utf-8-sig")
    (tmp_path / "01-ca-mau.toml").write_text(_TOML, encoding="utf-8")
    (tmp_path / "floors.toml").write_text("[own]\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    found = load_gold([str(tmp_path)])
    assert sorted(one.labels.id for one in found) == ["01-ca-mau", "b"]
    assert found == load_gold([str(tmp_path / "01-ca-mau.toml"), str(tmp_path / "b.json")])


def test_the_demo_is_a_source() -> None:
    found = load_gold(["demo"])
    assert sum(len(one.labels.facts) for one in found) > 500
    assert all(one.article.text for one in found)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("{", "gold.jsonl line 2: not JSON", id="no JSON"),
        pytest.param("[" * 100_000, "gold.jsonl line 2: not JSON", id="nested without end"),
        pytest.param("[]", "gold.jsonl line 2: not a JSON object", id="a list"),
        pytest.param(json.dumps({"id": "x", "text": "y"}), "facts is missing", id="not annotated"),
        pytest.param(json.dumps(record(text=None)), "gold.jsonl line 2: the record has no “text”", id="no text"),
        pytest.param(json.dumps(record(id=None)), "no “id”", id="no id"),
        pytest.param(json.dumps(record(published="hôm qua")), "not an ISO date", id="no date"),
        pytest.param(json.dumps(record(facts={})), "must be a list of tables", id="facts that are no list"),
        pytest.param(json.dumps(record(facts=[7])), "must be a list of tables", id="a fact that is a number"),
        pytest.param(json.dumps(record(named=[{"star": 4}])), "named[1].name is missing", id="a product without name"),
        pytest.param(json.dumps(record("a")), "“a” was there before", id="an article twice"),
    ],
)
def test_gold_that_cannot_be_used(content: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(record("a")) + "\n" + content + "\n", encoding="utf-8")
    with pytest.raises(OcopError) as caught:
        load_gold([str(file)])
    assert told in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        pytest.param("value", None, "facts[1].value is missing", id="no value"),
        pytest.param("value", "145", "facts[1].value must be a number", id="a value in quotes"),
        pytest.param("value", True, "facts[1].value must be a number", id="a value that is true"),
        pytest.param("measure", "villages", "facts[1].measure must be one of products, producers", id="no measure"),
        pytest.param("status", "recognized", "facts[1].status must be one of recognised", id="a status misspelt"),
        pytest.param("star_min", 6, "facts[1].star_min must be a whole number from 1 to 5", id="six stars"),
        pytest.param("date_end", "31/12/2023", "facts[1].date_end must be a day such as 2023-12-05", id="a date"),
        pytest.param("date_end", "20231231", "facts[1].date_end must be a day such as 2023-12-05", id="a short date"),
        pytest.param("date_end", 2023, "facts[1].date_end must be a date", id="a year for a date"),
        pytest.param("potential", "yes", "facts[1].potential must be true or false", id="no flag"),
        pytest.param("group", "snacks", "facts[1].group must be one of food", id="a group that is none"),
    ],
)
def test_a_field_out_of_range_is_named(field: str, value: Any, told: str, tmp_path: Path) -> None:
    (one,) = record()["facts"]
    file = write_jsonl(tmp_path / "gold.jsonl", record(facts=[one | {field: value}]))
    with pytest.raises(OcopError) as caught:
        load_gold([str(file)])
    assert str(caught.value).startswith("gold.jsonl line 1: ")
    assert told in str(caught.value)


def test_sources_that_are_not_there_or_empty(tmp_path: Path) -> None:
    with pytest.raises(OcopError, match="no such file or folder"):
        load_gold([str(tmp_path / "nowhere")])
    with pytest.raises(OcopError, match="no annotated article"):
        load_gold([str(tmp_path)])
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(OcopError, match="not UTF-8"):
        load_gold([str(tmp_path / "latin.jsonl")])


def test_line_breaks_of_unicode_end_no_line(tmp_path: Path) -> None:
    file = write_jsonl(tmp_path / "gold.jsonl", record(text="Cà Mau\u2028có 145 sản phẩm OCOP."))
    (one,) = load_gold([str(file)])
    assert "\u2028" in one.article.text


def test_the_fingerprint_is_of_what_is_annotated(tmp_path: Path) -> None:
    def of(*records: object) -> str:
        return fingerprint(load_gold([str(write_jsonl(tmp_path / "gold.jsonl", *records))]))

    before = of(record("a"), record("b"))
    assert before == of(record("b", url="https://example.vn/b"), record("a"))
    (one,) = record()["facts"]
    changes: list[dict[str, Any]] = [{"text": "khác"}, {"title": "Tin"}, {"facts": [one | {"value": 146}]}]
    assert len({before, *(of(record("a", **change), record("b")) for change in changes)}) == 4
