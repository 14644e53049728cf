"""Predictions: our reader's, and those of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.facts import find_facts
from nlp.products import find_named_products
from ocop.errors import OcopError, UsageError
from ocop.evaluation.gold import load_gold
from ocop.evaluation.labels import GoldArticle, Labels, pair_up
from ocop.evaluation.predictions import load_predictions, predict
from ocop.evaluation.scoring import score
from ocop.models import Article
from ocop.records import prediction_line
from tests.ocop.evaluation.making import record, write_jsonl


def test_our_answer_scores_the_same_from_a_file(tmp_path: Path) -> None:
    gold = load_gold(["demo"])[:12]
    lines = (
        prediction_line(one.labels.id, find_facts(one.article), find_named_products(one.article)) + "\n" for one in gold
    )
    file = tmp_path / "facts.jsonl"
    file.write_text("".join(lines), encoding="utf-8")
    now, then = pair_up(gold, map(predict, gold)), pair_up(gold, load_predictions(file))
    assert score(now) == score(then)
    assert all(one.confidence is not None for pair in now for one in pair.predicted.facts)


def test_lists_may_be_missing_and_a_confidence_may_be_there(tmp_path: Path) -> None:
    (one,) = record()["facts"]
    lines = [{"id": 1}, {"id": "b", "facts": [one | {"confidence": 0.8, "note": "x"}]}]
    first, second = load_predictions(write_jsonl(tmp_path / "p.jsonl", *lines))
    assert first == Labels("1")
    assert second.facts[0].confidence == 0.8


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param([{"facts": []}], "p.jsonl line 1: id is missing", id="no id"),
        pytest.param([{"id": "a"}, {"id": "a"}], "p.jsonl line 2: the article “a” was answered before", id="twice"),
        pytest.param([{"id": "a", "facts": [{"value": 1}]}], "facts[1].measure is missing", id="no measure"),
    ],
)
def test_predictions_that_cannot_be_used(lines: list[object], told: str, tmp_path: Path) -> None:
    with pytest.raises(OcopError) as caught:
        load_predictions(write_jsonl(tmp_path / "p.jsonl", *lines))
    assert told in str(caught.value)


def test_predictions_of_other_articles_are_a_mistake() -> None:
    gold = [GoldArticle(Article("file:a", "Tin"), Labels("a"))]
    with pytest.raises(UsageError, match="of other articles"):
        pair_up(gold, [Labels("z")])
    assert pair_up(gold, [])[0].predicted == Labels("a")
