"""Every article of the news web, read from its rendered page: exactly what is annotated beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from ocop.demo.expected import ExpectedArticle, expected_harvest
from ocop.demo.server import NewsWeb
from ocop.models import Article, Page, Source
from pipelines.extraction.no_article import NoArticle
from pipelines.extraction.pages import extract_article
from pipelines.extraction.web import read_web_page
from pipelines.relevance import relevance

HARVEST = expected_harvest()


@pytest.fixture(scope="module")
def web() -> Iterator[NewsWeb]:
    with NewsWeb() as started:
        yield started


@pytest.fixture(scope="module")
def sources(web: NewsWeb) -> dict[str, Source]:
    return {source.id: source for source in web.sources()}


def fetched(web: NewsWeb, sources: dict[str, Source], outlet: str, path: str) -> Page:
    site = web.site(outlet)
    answer = site.respond(path)
    return Page(
        url=web.url(outlet, path),
        body=answer.write(),
        media_type="text/html",
        fetched_at=site.newsroom.clock() + timedelta(seconds=1),
        source=sources[outlet],
        status=answer.status,
        headers=(("content-type", answer.media_type),),
        reason="listing",
    )


@pytest.mark.parametrize("wanted", HARVEST.articles, ids=lambda article: article.id)
def test_an_article_is_read_exactly(web: NewsWeb, sources: dict[str, Source], wanted: ExpectedArticle) -> None:
    article = extract_article(fetched(web, sources, wanted.outlet, wanted.path))
    assert isinstance(article, Article), article
    assert article.text.split("\n") == wanted.text.split("\n")
    assert article.title == wanted.title
    assert article.lead == wanted.lead
    assert article.author == wanted.author
    assert article.published_date == wanted.published_date
    assert article.published_at is not None
    assert article.captions == wanted.captions
    assert article.outlet_province == wanted.outlet_province
    assert article.url == web.url(wanted.outlet, wanted.path)
    assert relevance(article) == (None if wanted.topic == "ocop" else "not ocop")


@pytest.mark.parametrize("wanted", HARVEST.articles[::5], ids=lambda article: article.id)
def test_a_twin_is_the_same_article(web: NewsWeb, sources: dict[str, Source], wanted: ExpectedArticle) -> None:
    demo = web.site(wanted.outlet).newsroom.find(wanted.id)
    path = web.site(wanted.outlet).layout.twin_path(demo.slug, demo.published_at)
    original = extract_article(fetched(web, sources, wanted.outlet, wanted.path))
    twin = extract_article(fetched(web, sources, wanted.outlet, path))
    assert isinstance(original, Article)
    assert isinstance(twin, Article)
    assert (twin.identity, twin.content_sha256) == (original.identity, original.content_sha256)


@pytest.mark.parametrize("outlet", ["nongsanviet", "datviet", "lamgiang", "datmui", "langnghe"])
def test_twins_that_state_no_address_are_told_by_the_number_in_theirs(
    web: NewsWeb, sources: dict[str, Source], outlet: str
) -> None:
    """AMP, mobile, print and a second section; the addresses of the portal's two pages have nothing in common."""
    site = web.site(outlet)
    keys: dict[str, set[str]] = {}
    for wanted in HARVEST.articles:
        if wanted.outlet == outlet:
            demo = site.newsroom.find(wanted.id)
            key = (demo.slug, demo.published_at)
            for path in (wanted.path, site.layout.twin_path(*key), site.layout.print_path(*key)):
                found = fetched(web, sources, outlet, path)
                silent = replace(
                    found, body=re.sub(rb'<link rel="canonical"[^>]*>|<meta property="og:url"[^>]*>', b"", found.body)
                )
                article = extract_article(silent)
                assert isinstance(article, Article), path
                keys.setdefault(wanted.id, set()).add(article.identity)
    assert all(len(identities) == 1 for identities in keys.values())
    assert len(set.union(*keys.values())) == len(keys)


CAUSES = {"video": "picture or video", "infographic": "picture or video", "refusal": "refusal"}
CAUSES |= {"withdrawn": "withdrawn", "missing": "withdrawn"}


@pytest.mark.parametrize(
    "other", [o for o in HARVEST.others if o.kind != "private"], ids=lambda o: f"{o.outlet} {o.kind}"
)
def test_what_is_no_article_says_why(web: NewsWeb, sources: dict[str, Source], other: object) -> None:
    found = extract_article(fetched(web, sources, other.outlet, other.path))
    assert isinstance(found, NoArticle)
    assert found.cause == CAUSES[other.kind]


@pytest.mark.parametrize("outlet", ["nongsanviet", "datviet", "xulang", "lamgiang", "datmui", "langnghe"])
def test_front_pages_and_listings_are_no_articles(web: NewsWeb, sources: dict[str, Source], outlet: str) -> None:
    for path in ("/", web.site(outlet).layout.listing_path(1), web.site(outlet).layout.listing_path(2)):
        assert extract_article(fetched(web, sources, outlet, path)) == NoArticle("listing"), path


def test_without_profiles_title_day_lead_and_every_line_are_right(web: NewsWeb, sources: dict[str, Source]) -> None:
    for wanted in HARVEST.articles:
        article = read_web_page(fetched(web, sources, wanted.outlet, wanted.path), profiles=())
        assert isinstance(article, Article), wanted.id
        assert (article.title, article.lead) == (wanted.title, wanted.lead)
        assert article.published_date == wanted.published_date
        assert set(article.text.split("\n")) == set(wanted.text.split("\n")), wanted.id
