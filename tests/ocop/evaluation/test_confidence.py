"""`make confidence` in a checkout of its own, and what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

import ocop.evaluation.confidence as command
from nlp.confidence import read_weights
from ocop.evaluation.calibration import calibrate
from ocop.evaluation.confidence import UNSEEN, WEIGHTS, cross_validated, examples_of, fitted, judged, weights_text
from ocop.evaluation.gold import load_gold
from ocop.evaluation.logistic import Example
from tests.ocop.evaluation.making import record, write_jsonl


def toy() -> list[Example]:
    """Facts of twelve articles: the more marks speak for one, the more often it is right."""
    found = []
    for i in range(600):
        told, noun = i % 2 == 0, i % 3 == 0
        wrong_one_in = 4 + 20 * told + 12 * noun
        marks = (("told", "own" if told else "nothing"), ("noun", "named" if noun else "elsewhere"))
        found.append(Example(f"a{i % 12}", marks, (i // 6) % wrong_one_in != 0))
    return found


def test_bins_of_higher_confidence_are_right_more_often() -> None:
    bins = calibrate(judged(fitted(toy()), toy())).bins
    assert len(bins) > 2
    shares = [one.accuracy for one in bins]
    assert shares == sorted(shares)
    assert all(one.accuracy >= one.mean_confidence for one in bins)


def test_the_mean_is_what_is_assumed_of_text_never_seen() -> None:
    for found in (judged(fitted(toy()), toy()), cross_validated(toy())):
        assert len(found) == len(toy())
        assert sum(one.confidence for one in found) / len(found) == pytest.approx(UNSEEN, abs=0.01)


def test_an_article_is_judged_by_the_others() -> None:
    (_, odd) = calibrate(cross_validated([Example("a", (), True), Example("b", (), False)], folds=2)).bins
    assert odd.right == 0


def test_the_file_holds_what_was_fitted() -> None:
    weights = fitted(toy())
    text = weights_text(weights)
    again = read_weights(text)
    assert weights_text(again) == text
    assert again.intercept == pytest.approx(weights.intercept, abs=0.005)
    assert again.marks == {mark: pytest.approx(weight, abs=0.005) for mark, weight in weights.marks.items()}
    assert all(line.startswith("#") for line in text.splitlines()[:5])


def test_examples_are_strictly_right_or_not(tmp_path: Path) -> None:
    (one,) = record()["facts"]
    gold = load_gold([str(write_jsonl(tmp_path / "gold.jsonl", record("a"), record("b", facts=[one | {"value": 7}])))])
    found = examples_of(gold)
    assert [(example.article, example.right) for example in found] == [("a", True), ("b", False)]
    assert found[0].marks == found[1].marks


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout whose own gold is three articles."""
    (tmp_path / WEIGHTS.parent).mkdir(parents=True)
    own = write_jsonl(tmp_path / "own.jsonl", record("a"), record("b"), record("c"))
    monkeypatch.setattr(command, "gold_sets", lambda _: {"own": (str(own),)})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_the_same_weights_again(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    cross, own, _ = capsys.readouterr().out.splitlines()
    assert cross.startswith("our own, cross-validated over the articles: 3 facts, 1.000 right, mean confidence 0.7")
    assert own == "own: 3 facts, 1.000 right, mean confidence 0.750; above 0.9: 0 facts, 1.000 right"
    first = (checkout / WEIGHTS).read_text("utf-8")
    assert command.main([]) == 0
    assert (checkout / WEIGHTS).read_text("utf-8") == first


def test_another_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command.main([]) == 2
    assert "run `make confidence` in the folder of the project" in capsys.readouterr().err
