"""The annotated articles that lie beside a checkout of the maintainers, where they are present."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlp.facts import find_facts
from ocop.records import FACT_FIELDS, article_from_json, fact_record

_GOLD = Path(__file__).parents[3] / "shared" / "gold"
_STRICT = (
    "measure",
    "unit",
    "value",
    "value_high",
    "star_min",
    "star_max",
    "potential",
    "status",
    "place_level",
    "place",
)


@pytest.mark.skipif(not _GOLD.is_dir(), reason="no annotated articles beside the checkout")
def test_the_seeds_are_read_without_a_mistake() -> None:
    assert set(_STRICT) <= set(FACT_FIELDS)
    for line in (_GOLD / "seeds.jsonl").read_text("utf-8").splitlines():
        found = [fact_record(fact) for fact in find_facts(article_from_json(line))]
        expected = json.loads(line)["facts"]
        assert _keys(found) == _keys(expected)


def _keys(facts: list[dict[str, object]]) -> list[str]:
    return sorted(json.dumps([fact[name] for name in _STRICT], ensure_ascii=False) for fact in facts)
