"""`ocop facts`: figures of a text or of many articles, without a dataset."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from ocop.cli.app import app
from ocop.records import FACT_FIELDS

_SENTENCE = (
    "Đến cuối tháng 8/2023, toàn tỉnh An Giang có 92 sản phẩm OCOP từ 3 sao trở lên, trong đó có 2 sản phẩm đạt 5 sao."
)


def test_articles_come_back_in_the_shape_of_the_definition(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "bai-1", "text": _SENTENCE}) + "\n\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["facts", "--jsonl", str(file)])
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    answer = json.loads(line)
    assert list(answer) == ["id", "facts", "named"]
    assert answer["id"] == "bai-1"
    assert [(fact["value"], fact["star_min"], fact["star_max"]) for fact in answer["facts"]] == [(92, 3, 5), (2, 5, 5)]
    assert tuple(answer["facts"][0]) == FACT_FIELDS
    assert answer["facts"][0]["evidence"] in _SENTENCE
    assert answer["facts"][0]["date_end"] == "2023-08-31"


def test_a_broken_line_costs_the_others_nothing() -> None:
    lines = "\n".join(['{"id": 1, "text": "' + _SENTENCE + '"}', "{", "[]", '{"id": "x"}', '{"id": "y", "text": ""}'])
    result = CliRunner().invoke(app, ["facts", "--jsonl"], input=lines)
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "y"]
    told = result.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in told[:3]] == ["line 2", "line 3", "line 4"]
    assert "3 of the lines" in told[3]


def test_a_person_sees_a_table_with_the_words_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "bai.txt"
    file.write_text(f"An Giang có 92 sản phẩm OCOP\n{_SENTENCE}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["facts", str(file)])
    assert result.exit_code == 0
    assert "An Giang" in result.stdout
    assert "có 2 sản phẩm đạt 5 sao" in result.stdout


def test_records_are_shown_to_a_person_too(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "bai-1", "title": "Tin OCOP", "text": _SENTENCE}), encoding="utf-8")
    result = CliRunner().invoke(app, ["facts", str(file)])
    assert result.exit_code == 0
    assert "Tin OCOP" in result.stdout


def test_a_broken_record_is_told_to_a_person(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text("{\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["facts", str(file)])
    assert result.exit_code == 1
    assert "line 1" in result.stderr


def test_a_page_without_an_article_is_told(tmp_path: Path) -> None:
    file = tmp_path / "trang.html"
    file.write_text("<html><body></body></html>", encoding="utf-8")
    result = CliRunner().invoke(app, ["facts", str(file)])
    assert result.exit_code == 1
    assert "no article" in result.stderr


def test_a_named_product_is_shown_with_its_producer() -> None:
    text = "Sản phẩm chè Shan tuyết Bản Liền của Hợp tác xã Bản Liền, tỉnh Lào Cai được công nhận OCOP 5 sao năm 2022."
    result = CliRunner().invoke(app, ["facts", "-"], input=text)
    assert result.exit_code == 0
    assert "5 sao" in result.stdout
