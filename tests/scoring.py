"""How well the reader does on annotated articles: F1 over facts whose fields agree, articles taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from nlp.facts import find_facts
from nlp.text import fold
from ocop.records import article_from_record, fact_record

CORE = ("measure", "unit", "value", "value_high", "star_min", "star_max")
STRICT = (*CORE, "potential", "status", "place_level", "place")


def f1(gold: Iterable[Mapping[str, Any]], fields: tuple[str, ...]) -> float:
    """F1 of the facts read from annotated articles, each a record of the input shape with its `facts`."""
    agreed = read = annotated = 0
    for record in gold:
        expected = Counter(_key(fact, fields) for fact in record["facts"])
        found = Counter(_key(fact_record(fact), fields) for fact in find_facts(article_from_record(record)))
        agreed += (expected & found).total()
        read += found.total()
        annotated += expected.total()
    return 2 * agreed / (read + annotated)


def _key(fact: Mapping[str, Any], fields: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(fold(str(fact[name])) if name == "place" else fact[name] for name in fields)
