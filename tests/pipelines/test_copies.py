"""Copies are one story and other articles are not, on what papers make of the articles of the news web."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from sqlite_utils import Database

from ocop.dataset.connection import open_dataset
from ocop.dataset.readings import save_reading
from ocop.dataset.runs import begin_run
from ocop.demo.articles import DemoArticle, expected_text, load_articles
from ocop.demo.outlets import load_outlets
from ocop.demo.server import NewsWeb
from ocop.models import Article, Page, Reading, Source
from pipelines.extraction.pages import extract_article
from pipelines.signatures import signature
from tests.pipelines.retellings import COPIES, ORIGINALS, STORIES, Kind, series_of_two

OUTLETS = {each.id: Source(each.id, each.name, each.domain, each.kind) for each in load_outlets()}
PAIRS = 30


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_dataset(tmp_path / "ocop.db", "create") as opened:
        yield opened


def told(article: DemoArticle) -> Reading:
    """An article as the pipelines hand it to the dataset."""
    url = f"https://{OUTLETS[article.outlet].domain}/{article.id}"
    text = expected_text(article)
    read = Article(
        url,
        text,
        title=article.title,
        published_date=article.published_date,
        published_at=article.published_at,
        source_id=article.outlet,
        external_id=article.id,
    )
    page = Page(url, text.encode(), "text/html", article.published_at + timedelta(days=1), OUTLETS[article.outlet])
    return Reading(page, article=read, signature=signature(text))


def save_all(db: Database, readings: Iterable[Reading]) -> None:
    readings = list(readings)
    run_id = begin_run(db, "test", readings[0].page.fetched_at)
    for each in readings:
        save_reading(db, each, run_id, each.page.fetched_at)


def pairs(db: Database) -> set[frozenset[str]]:
    """The pairs of articles that share a story."""
    stories: dict[str, list[str]] = {}
    for story, name in db.execute("SELECT story_id, external_id FROM articles").fetchall():
        stories.setdefault(story, []).append(name)
    return {frozenset(pair) for names in stories.values() for pair in combinations(names, 2)}


def true_pairs(names: Iterable[str]) -> set[frozenset[str]]:
    return {
        frozenset(pair) for pair in combinations(names, 2) if pair[0].partition("~")[0] == pair[1].partition("~")[0]
    }


@pytest.mark.parametrize("kind", COPIES, ids=lambda kind: kind.__name__)
def test_a_copy_of_any_kind_is_of_the_story(db: Database, kind: Kind) -> None:
    """Originals and copies of one kind alone, so that no copy of another kind ties them together."""
    articles = [each for article in ORIGINALS for each in (article, *kind(article))]
    save_all(db, map(told, articles))
    wanted = true_pairs(each.id for each in articles)
    assert len(wanted) >= PAIRS
    assert pairs(db) == wanted
    heads = dict(db.execute("SELECT a.external_id, s.first_identity FROM articles a JOIN stories s ON s.id = story_id"))
    identities = dict(db.execute("SELECT external_id, identity FROM articles"))
    assert all(heads[each.id] == identities[each.id.partition("~")[0]] for each in articles), "the earliest is the head"


@pytest.mark.parametrize("kind", STORIES, ids=lambda kind: kind.__name__)
def test_a_story_of_its_own_stays_one(db: Database, kind: Kind) -> None:
    others = [each for article in ORIGINALS for each in kind(article)]
    assert len(others) >= PAIRS
    save_all(db, map(told, (*ORIGINALS, *others)))
    assert pairs(db) == set()


def test_the_parts_of_a_series_are_articles_of_their_own(db: Database) -> None:
    save_all(db, (told(part) for article in ORIGINALS for part in series_of_two(article)))
    assert pairs(db) == set()


@pytest.fixture(scope="module")
def planted() -> tuple[DemoArticle, ...]:
    """All articles of the news web, and of each a copy and a story of its own, of all kinds in turn."""
    made = list(load_articles())
    for at, article in enumerate(ORIGINALS):
        made += COPIES[at % len(COPIES)](article)
        made += STORIES[at % len(STORIES)](article)
    return tuple(made)


def test_planted_on_the_news_web_copies_are_found_and_nothing_else(
    db: Database, planted: tuple[DemoArticle, ...]
) -> None:
    """From pages as six systems write them, read by their profiles: precision and recall 1.0."""
    with NewsWeb(planted) as web:
        sources = {source.id: source for source in web.sources()}
        read = [(each, _read(web, sources[each.outlet], each)) for each in planted]
    save_all(db, (reading for _, reading in read))
    names = {reading.article.identity: each.id for each, reading in read if reading.article}
    stories: dict[str, list[str]] = {}
    for story, identity in db.execute("SELECT story_id, identity FROM articles").fetchall():
        stories.setdefault(story, []).append(names[identity])
    found = {frozenset(pair) for members in stories.values() for pair in combinations(members, 2)}
    originals = {each.id: each.copy_of or each.id.partition("~")[0] for each in planted}
    wanted = {frozenset(pair) for pair in combinations(originals, 2) if originals[pair[0]] == originals[pair[1]]}
    assert len(wanted) > len(ORIGINALS)
    assert found - wanted == set(), "precision"
    assert wanted - found == set(), "recall"


def _read(web: NewsWeb, source: Source, article: DemoArticle) -> Reading:
    answer = web.site(article.outlet).respond(article.path)
    page = Page(
        web.url(article.outlet, article.path), answer.write(), "text/html", web.newsroom.clock(), source,
        headers=(("content-type", answer.media_type),),
    )  # fmt: skip
    found = extract_article(page)
    assert isinstance(found, Article), article.id
    return Reading(page, article=found, signature=signature(found.text))
