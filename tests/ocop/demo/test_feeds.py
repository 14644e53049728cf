"""Feeds and sitemaps as those who crawl read them."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree

from ocop.demo.articles import load_articles
from ocop.demo.layouts import layout_of
from ocop.demo.outlets import load_outlets, outlet_by_id
from ocop.demo.server import NewsWeb

ARTICLES = load_articles()
OUTLETS = [outlet.id for outlet in load_outlets()]
FEEDS = [(outlet.id, path) for outlet in load_outlets() for path in layout_of(outlet.family).feed_paths]


def body_of(web: NewsWeb, outlet: str, path: str) -> bytes:
    answer = web.site(outlet).respond(path)
    assert answer.status == 200
    return answer.write()


@pytest.mark.parametrize(("outlet", "path"), FEEDS)
def test_feeds_hold_the_newest_articles_and_not_all(web: NewsWeb, outlet: str, path: str):
    feed = feedparser.parse(body_of(web, outlet, path))
    newest = [edition.article for edition in web.newsroom.editions(outlet)]
    length = outlet_by_id(outlet).feed_length
    assert len(feed.entries) == length < len(newest)
    links = [entry.link.partition("?utm")[0] for entry in feed.entries]
    assert links == [web.article_url(article.id) for article in newest[:length]]


@pytest.mark.parametrize(
    ("outlet", "path", "kind"),
    [
        ("nongsanviet", "/rss/home.rss", "rss20"),
        ("xulang", layout_of("liferay").feed_paths[0], "atom10"),
        ("langnghe", "/feed/", "rss20"),
        ("langnghe", "/feed/atom/", "atom10"),
    ],
)
def test_both_kinds_of_feeds_are_there(web: NewsWeb, outlet: str, path: str, kind: str):
    feed = feedparser.parse(body_of(web, outlet, path))
    assert feed.version == kind
    assert not feed.bozo
    newest = web.newsroom.editions(outlet)[0].article
    assert feed.entries[0].title == newest.title
    stamped = datetime.fromtimestamp(timegm(feed.entries[0].published_parsed), UTC)
    assert stamped == newest.published_at


@pytest.mark.parametrize(
    ("outlet", "path", "habit"),
    [
        ("datviet", "/home.rss", rb"<pubDate>\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d [AP]M</pubDate>"),
        ("datviet", "/home.rss", rb'<enclosure url="[^"]+" length="0"'),
        ("datviet", "/home.rss", rb"<title><!\[CDATA\["),
        ("nongsanviet", "/rss/home.rss", rb"<description>&lt;a href="),
        ("lamgiang", "/rss/nong-thon", rb"<pubDate>\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0700</pubDate>"),
        ("langnghe", "/feed/", rb"\?utm_source=rss&amp;utm_medium=rss"),
        ("langnghe", "/feed/", rb"<pubDate>[^<]+ \+0000</pubDate>"),
    ],
)
def test_habits_of_feeds(web: NewsWeb, outlet: str, path: str, habit: bytes):
    assert re.search(habit, body_of(web, outlet, path))


def test_one_feed_is_utf_16_with_titles_in_nfd(web: NewsWeb):
    body = body_of(web, "datmui", "/nong-thon-moi.rss")
    assert body.startswith("\ufeff".encode("utf-16-le"))
    text = body.decode("utf-16")
    assert "GMT+7</pubDate>" in text
    newest = web.newsroom.editions("datmui")[0].article
    assert newest.title not in text
    assert feedparser.parse(body).entries[0].link == web.article_url(newest.id)


def test_the_feed_that_always_says_now_is_no_fresher_than_its_newest_item(web: NewsWeb):
    text = body_of(web, "datviet", "/home.rss").decode()
    assert f"<lastBuildDate>{web.newsroom.clock().month}/" in text


def locations(document: bytes, tag: str) -> dict[str, str | None]:
    root = etree.fromstring(document)
    return {str(item.findtext("{*}loc")): item.findtext("{*}lastmod") for item in root.iter(f"{{*}}{tag}")}


def children(web: NewsWeb, outlet: str) -> dict[str, str | None]:
    layout = web.site(outlet).layout
    tag = "sitemap" if layout.sitemap_shape == "index" else "url"
    return locations(body_of(web, outlet, layout.sitemap_path), tag)


@pytest.mark.parametrize("outlet", OUTLETS)
def test_sitemaps_lead_to_every_article_once(web: NewsWeb, outlet: str):
    base = web.url(outlet)
    found: list[str] = []
    for address in children(web, outlet):
        answer = web.site(outlet).respond(address.removeprefix(base))
        if answer.status == 200 and "latest" not in address:
            found += locations(answer.write(), "url")
    expected = sorted(web.article_url(article.id) for article in ARTICLES if article.outlet == outlet)
    assert sorted(set(found) & set(expected)) == expected
    assert all(found.count(address) == 1 for address in expected)


def test_odd_sitemaps(web: NewsWeb):
    assert all(address.endswith(".xml") for address in children(web, "xulang")), "maps listed as if they were pages"
    assert any(re.search(r"/news-20\d\d-[1-9]\.xml$", address) for address in children(web, "nongsanviet"))
    assert web.site("lamgiang").respond("/sitemap-news.xml").status == 403
    first = web.site("nongsanviet").sitemaps.child_path(web.newsroom.editions("nongsanviet")[0])
    assert next(iter(locations(body_of(web, "nongsanviet", first), "url"))) == web.url("nongsanviet", "/")
    latest = body_of(web, "datviet", "/latest-news-sitemap.xml").decode()
    assert latest.count("<news:title>") == 5


@pytest.mark.parametrize("outlet", OUTLETS)
def test_a_child_is_as_new_as_its_newest_entry(web: NewsWeb, outlet: str):
    base = web.url(outlet)
    for address, stamp in children(web, outlet).items():
        if stamp is not None:
            entries = locations(body_of(web, outlet, address.removeprefix(base)), "url")
            assert stamp == max(entry for entry in entries.values() if entry)
