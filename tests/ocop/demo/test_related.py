from __future__ import annotations

from pathlib import Path

import pytest

from ocop.demo.articles import DemoArticle, expected_text, load_articles
from ocop.demo.related import load_teasers, related_to, teasers_for

ARTICLES = load_articles()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_boxes_speak_of_other_things(article: DemoArticle):
    teasers = teasers_for(article, 5)
    assert len(teasers) == 5
    assert not [teaser for teaser in teasers if teaser.province in expected_text(article)]
    related = related_to(article, ARTICLES, 4)
    assert len(related) == 4
    assert all(other.outlet == article.outlet and other.id != article.id for other in related)
    assert not [other for other in related if article.id in (other.copy_of, other.id) or article.copy_of == other.id]


def test_articles_about_other_provinces_come_first():
    for article in ARTICLES:
        shared = [bool(other.provinces & article.provinces) for other in related_to(article, ARTICLES, 20)]
        assert shared == sorted(shared)


def test_every_teaser_states_a_count_of_its_province():
    for teaser in load_teasers():
        assert any(character.isdigit() for character in teaser.sentence)
        assert teaser.province in teaser.sentence


def test_a_copy_is_never_related_to_its_original(folder: Path):
    original, copy = load_articles(folder)
    assert related_to(copy, (original, copy), 4) == ()
