"""The scores: by hand, and beside the script that defines them where it lies beside the checkout."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ocop.evaluation.gold import load_gold
from ocop.evaluation.labels import GoldArticle, LabelledFact, LabelledProduct, Labels, pair_up
from ocop.evaluation.predictions import load_predictions, predict
from ocop.evaluation.report import LEVELS, score_of
from ocop.evaluation.scoring import Score, score
from ocop.models import Article
from ocop.records import FACT_FIELDS, NAMED_FIELDS
from tests.ocop.evaluation.making import fact, pair

_SHARED = Path(__file__).parents[4] / "shared" / "gold"

# Each case: what is annotated, what was read, and (right, predicted, support) at core, strict and full.
_CASES = [
    pytest.param([fact()], [fact()], (1, 1, 1), (1, 1, 1), (1, 1, 1), id="the same fact"),
    pytest.param([fact()], [], (0, 0, 1), (0, 0, 1), (0, 0, 1), id="nothing found"),
    pytest.param([], [fact()], (0, 1, 0), (0, 1, 0), (0, 1, 0), id="made up"),
    pytest.param([fact(145)], [fact(145.0)], (1, 1, 1), (1, 1, 1), (1, 1, 1), id="whole numbers, however written"),
    pytest.param([fact(star_min=3)], [fact(star_min=4)], (0, 1, 1), (0, 1, 1), (0, 1, 1), id="stars are core"),
    pytest.param([fact()], [fact(status="added")], (1, 1, 1), (0, 1, 1), (0, 1, 1), id="status is strict"),
    pytest.param([fact()], [fact(potential=True)], (1, 1, 1), (0, 1, 1), (0, 1, 1), id="potential is strict"),
    pytest.param([fact(date_end=date(2023, 12, 31))], [fact()], (1, 1, 1), (1, 1, 1), (0, 1, 1), id="dates are full"),
    pytest.param([fact()], [fact(comparator="gt")], (1, 1, 1), (1, 1, 1), (0, 1, 1), id="comparator is full"),
    pytest.param([fact()], [fact(province="An Giang")], (1, 1, 1), (1, 1, 1), (1, 1, 1), id="province is not scored"),
    pytest.param([fact()], [fact(), fact()], (1, 2, 1), (1, 2, 1), (1, 2, 1), id="told apart too often"),
    pytest.param([fact(), fact()], [fact()], (1, 1, 2), (1, 1, 2), (1, 1, 2), id="told apart too seldom"),
    pytest.param(
        [fact(place="Hoà Vang")], [fact(place="huyện HÒA VANG")], (1, 1, 1), (1, 1, 1), (1, 1, 1), id="names of places"
    ),
    pytest.param(
        [fact(place_level="country", place="Việt Nam")],
        [fact(place_level="country", place="cả nước")],
        (1, 1, 1),
        (1, 1, 1),
        (1, 1, 1),
        id="the country by any name",
    ),
    pytest.param(
        [fact(place="Cà Mau")], [fact(place=None)], (1, 1, 1), (0, 1, 1), (0, 1, 1), id="a place that was not found"
    ),
]


@pytest.mark.parametrize(("gold", "predicted", "core", "strict", "full"), _CASES)
def test_facts_agree_level_by_level(
    gold: list[LabelledFact],
    predicted: list[LabelledFact],
    core: tuple[int, int, int],
    strict: tuple[int, int, int],
    full: tuple[int, int, int],
) -> None:
    scores = score([pair(gold, predicted)])
    assert (scores.core, scores.strict, scores.full) == (Score(*core), Score(*strict), Score(*full))
    assert scores.articles_strictly_right == (strict[0] == strict[1] == strict[2])


def test_articles_are_counted_together() -> None:
    right = pair([fact(i) for i in range(8)], [fact(i) for i in range(8)])
    wrong = pair([fact(1), fact(2)], [fact(3), fact(4)], name="b")
    scores = score([right, wrong])
    assert (scores.core.precision, scores.core.recall, scores.core.f1) == (0.8, 0.8, 0.8)
    assert (scores.articles, scores.articles_strictly_right) == (2, 1)


@pytest.mark.parametrize(
    ("name", "star", "right"),
    [
        pytest.param("Trà sen Tây Hồ", 4, 1, id="as written"),
        pytest.param("trà  SEN “Tây-Hồ”", 4, 1, id="case, quotes, dashes and spaces"),
        pytest.param("Trà sen Tây Hồ", 5, 0, id="another star"),
        pytest.param("Trà sen", 4, 0, id="half the name"),
    ],
)
def test_named_products_agree_in_name_and_star(name: str, star: int, right: int) -> None:
    gold = LabelledProduct("trà sen Tây Hồ", 4, producer="HTX Quảng An")
    assert score([pair(named=[gold], found=[LabelledProduct(name, star)])]).named == Score(right, 1, 1)


@pytest.mark.parametrize(
    ("one", "precision", "recall", "f1"),
    [
        pytest.param(Score(0, 0, 0), 1, 1, 1, id="nothing to find and nothing found"),
        pytest.param(Score(0, 0, 5), 0, 0, 0, id="nothing found"),
        pytest.param(Score(0, 5, 0), 0, 1, 0, id="all made up"),
        pytest.param(Score(3, 4, 6), 0.75, 0.5, 0.6, id="some of it right"),
    ],
)
def test_measures(one: Score, precision: float, recall: float, f1: float) -> None:
    assert (one.precision, one.recall, one.f1) == (precision, recall, f1)


@pytest.mark.skipif(not _SHARED.is_dir(), reason="no annotated articles beside the checkout")
@pytest.mark.parametrize("name", ["seeds", "dev"])
@pytest.mark.parametrize("spoilt", [pytest.param(False, id="as read"), pytest.param(True, id="spoilt")])
def test_the_numbers_are_those_of_the_script(name: str, spoilt: bool, tmp_path: Path) -> None:
    gold_file = _SHARED / f"{name}.jsonl"
    gold = load_gold([str(gold_file)])
    chance = random.Random(7)
    labels = [_spoilt(predict(one), chance) if spoilt else predict(one) for one in gold]
    file = tmp_path / "predicted.jsonl"
    file.write_text("".join(json.dumps(_record(one), default=str) + "\n" for one in labels), encoding="utf-8")
    script = [sys.executable, str(_SHARED / "score.py"), str(gold_file), str(file), "--json"]
    theirs = json.loads(subprocess.run(script, capture_output=True, text=True, check=True).stdout)

    ours = score(pair_up(gold, load_predictions(file)))
    for level in LEVELS:
        one = score_of(ours, level)
        told = theirs[level]
        assert (one.right, one.predicted, one.support) == (told["tp"], told["predicted"], told["gold"]), level
        rounded = tuple(round(value, 4) for value in (one.precision, one.recall, one.f1))
        assert rounded == (told["p"], told["r"], told["f1"]), level
    assert ours.articles == theirs["articles"]
    assert ours.articles_strictly_right == theirs["articles_strictly_perfect"]


def _spoilt(labels: Labels, chance: random.Random) -> Labels:
    """An answer with facts left out, told twice and changed in every way that the levels tell apart."""
    changes: list[dict[str, Any]] = [
        {"status": "other"},
        {"place": "Thành phố Cần Thơ", "place_level": "province"},
        {"place_level": "country"},
        {"value": 7.5},
        {"star_min": None, "star_max": None},
        {"potential": True},
        {"comparator": "approx"},
        {"group": "food"},
        {"date_end": date(2020, 2, 29)},
        {},
    ]
    told = [one for one in labels.facts for _ in range(chance.choice((0, 1, 1, 1, 2)))]
    facts = [replace(one, **chance.choice(changes)) for one in told]
    named = [replace(one, name=one.name.upper()) for one in labels.named for _ in range(chance.choice((0, 1, 2)))]
    return Labels(labels.id, tuple(facts), tuple(named))


def _record(labels: Labels) -> dict[str, Any]:
    return {
        "id": labels.id,
        "facts": [{name: getattr(one, name) for name in FACT_FIELDS} for one in labels.facts],
        "named": [{name: getattr(one, name) for name in NAMED_FIELDS} for one in labels.named],
    }


def test_an_article_without_a_prediction_counts() -> None:
    gold = [GoldArticle(Article(f"file:{name}", "Tin"), Labels(name, (fact(),))) for name in ("a", "b")]
    assert score(pair_up(gold, [Labels("b", (fact(),))])).core == Score(1, 1, 2)
