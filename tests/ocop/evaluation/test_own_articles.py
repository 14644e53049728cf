"""The annotated articles of `tests/gold`: each can be used, and together they hold every construction of the list."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from nlp.placing.gazetteer import districts, name_key, provinces
from ocop.evaluation.articles import FILES, load_article
from ocop.evaluation.gold import load_gold
from ocop.evaluation.labels import GoldArticle

_FOLDER = Path(__file__).parents[2] / "gold"
_FILES = sorted(_FOLDER.glob(FILES))


@cache
def _constructions() -> dict[str, str]:
    """The constructions of the language by name, each with its meaning."""
    found: dict[str, str] = tomllib.loads((_FOLDER / "constructions.toml").read_text("utf-8"))
    return found


@cache
def _article(file: Path) -> GoldArticle:
    return load_article(file)


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_an_article_is_annotated_by_the_rules(file: Path) -> None:
    found = _article(file)
    assert found.holds, "it must say for which constructions it was written"
    assert not set(found.holds) - set(_constructions()), "names must be from constructions.toml"
    assert len(set(found.labels.facts)) == len(found.labels.facts), "a fact that is told twice is one"


def test_numbers_of_articles_are_their_own() -> None:
    numbers = [file.stem.split("-")[0] for file in _FILES]
    assert len(set(numbers)) == len(numbers)


def test_every_construction_has_a_meaning_and_an_article() -> None:
    held = {name for file in _FILES for name in _article(file).holds}
    assert all(isinstance(meaning, str) and meaning for meaning in _constructions().values())
    assert sorted(set(_constructions()) - held) == []


def _written() -> list[GoldArticle]:
    return [one for file in sorted((_FOLDER / "written").glob("*.jsonl")) for one in load_gold([str(file)])]


def test_written_articles_state_what_their_annotation_says() -> None:
    ids = [one.labels.id for one in _written()]
    assert len(ids) > 300
    assert len(set(ids)) == len(ids)
    for one in _written():
        passages = (one.article.text, one.article.title or "")
        assert all(any(fact.evidence in passage for passage in passages) for fact in one.labels.facts), one.labels.id
        assert len(set(one.labels.facts)) == len(one.labels.facts), one.labels.id


def test_written_articles_play_in_places_that_exist() -> None:
    known = {name_key(one.name) for one in districts()}
    names = {one.name for one in provinces()}
    for one in _written():
        for fact in one.labels.facts:
            assert fact.province is None or fact.province in names, (one.labels.id, fact.province)
            if fact.place_level == "district" and fact.place is not None:
                assert name_key(fact.place) in known, (one.labels.id, fact.place)


def test_written_articles_date_facts_by_the_rules() -> None:
    for one in _written():
        for fact in one.labels.facts:
            assert (fact.date_end is None) == (fact.date_basis is None), (one.labels.id, fact.evidence)
            if fact.date_basis == "published":
                assert fact.date_end == one.article.published_date, (one.labels.id, fact.evidence)
