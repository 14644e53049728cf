"""`ocop evaluate`: the report for a person and for a machine, and what is said of a gold that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ocop.cli.app import app
from tests.ocop.cli.running import failed
from tests.ocop.evaluation.making import record, write_jsonl


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two articles: one is read rightly, the other is annotated with a fact that its text does not state."""
    (one,) = record()["facts"]
    other = one | {"status": "added", "place": "An Giang", "province": "An Giang"}
    product = {"name": "trà sen", "star": 4}
    return write_jsonl(tmp_path / "gold.jsonl", record("a"), record("b", facts=[other], named=[product]))


def test_a_person_sees_scores_fields_and_classes(gold: Path) -> None:
    result = _run(gold)
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "2 articles, 2 facts, 1 named products"
    assert "core 1.000 1.000 1.000 2 2 2" in lines
    assert "strict 0.500 0.500 0.500 2 2 1" in lines
    assert "named 0.000 0.000 0.000 1 0 0" in lines
    assert "articles with every fact strictly right: 1 of 2" in lines
    assert "status 0.500 1 2" in lines
    assert "added 0.000 0.000 0.000 1 0 0" in lines
    assert "confidence" not in result.stdout


def test_errors_name_the_article_the_fields_and_the_words(gold: Path) -> None:
    lines = [" ".join(line.split()) for line in _run(gold, "--errors").stdout.splitlines()]
    wrong, missed = lines[-2:]
    assert wrong.startswith(
        "b wrong 145 products, added, An Giang status: added → recognised; place: An Giang → Cà Mau"
    )
    assert wrong.endswith("tỉnh Cà Mau có 145 sản phẩm OCOP")
    assert missed == "b missed product “trà sen”, 4 stars"
    assert "missed" not in _run(gold, "--errors", "--limit", "1").stdout


def test_no_errors_is_said(tmp_path: Path) -> None:
    file = write_jsonl(tmp_path / "gold.jsonl", record())
    assert "no errors" in _run(file, "--errors").stdout


def test_calibration(gold: Path) -> None:
    told = _run(gold, "--calibration").stdout
    assert "mean confidence" in told
    assert "Brier score 0." in told


def test_a_machine_gets_one_object(gold: Path) -> None:
    found = json.loads(_run(gold, "--json", "--errors", "--calibration").stdout)
    assert found["articles"] == 2
    assert found["strict"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "right": 1, "predicted": 2, "support": 2}
    assert found["fields"]["status"] == {"share": 0.5, "agreed": 1, "of": 2}
    assert found["by_place_level"]["province"]["support"] == 2
    wrong, missed = found["errors"]
    assert wrong["differences"]["place"] == {"gold": "An Giang", "predicted": "Cà Mau"}
    assert wrong["subject"]["date_end"] == "2023-12-31"
    assert (missed["of"], missed["subject"]["name"]) == ("product", "trà sen")
    assert found["calibration"]["facts"] == 2
    plain = json.loads(_run(gold, "--json").stdout)
    assert "errors" not in plain
    assert "calibration" not in plain


def test_predictions_of_a_file_are_scored(gold: Path, tmp_path: Path) -> None:
    predicted = write_jsonl(tmp_path / "facts.jsonl", {"id": "a", "facts": record()["facts"]})
    found = json.loads(_run(gold, "--predicted", predicted, "--json").stdout)
    assert (found["strict"]["precision"], found["strict"]["recall"]) == (1.0, 0.5)


def test_several_golds_are_one(gold: Path, tmp_path: Path) -> None:
    other = write_jsonl(tmp_path / "other.jsonl", record("c"))
    assert json.loads(_run(gold, other, "--json").stdout)["articles"] == 3


# Each case: what stands in the gold or the call, how it ends, and a word of the line that tells it.
@pytest.mark.parametrize(
    ("call", "code", "word"),
    [
        pytest.param(["nowhere.jsonl"], 2, "nowhere.jsonl", id="a gold that is not there"),
        pytest.param(["{broken}"], 1, "line 1", id="a gold that is no JSON"),
        pytest.param(["{gold}", "{gold}"], 2, "“a”", id="the same gold twice"),
        pytest.param(["{gold}", "--predicted", "nowhere.jsonl"], 2, "nowhere.jsonl", id="no predictions there"),
        pytest.param(["{gold}", "--predicted", "{broken}"], 1, "line 1", id="predictions that are no JSON"),
        pytest.param(["{gold}", "--predicted", "{others}"], 2, "other articles", id="predictions of other articles"),
        pytest.param(["{gold}", "--predicted", "{gold}", "--calibration"], 2, "confidence", id="no confidence in them"),
        pytest.param(["{gold}", "--errors", "--limit", "0"], 2, "limit", id="no errors at all"),
        pytest.param([], 2, "GOLD", id="no gold"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    call: list[str], code: int, word: str, gold: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.jsonl").write_text("{\n", encoding="utf-8")
    others = write_jsonl(tmp_path / "others.jsonl", {"id": "z", "facts": []})
    names = {"gold": gold, "broken": tmp_path / "broken.jsonl", "others": others}
    result = _run(*(argument.format(**names) for argument in call))
    assert result.exit_code == code
    assert len(result.stderr.splitlines()) == 1
    assert word in result.stderr


def test_a_process_of_its_own_ends_as_told(tmp_path: Path) -> None:
    assert "nowhere" in failed(2, "evaluate", tmp_path / "nowhere")
