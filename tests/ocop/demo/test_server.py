"""The running web: conditional requests, corrections, the record of requests, start and stop."""

from __future__ import annotations

import re
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ocop.demo.articles import load_articles
from ocop.demo.listener import BackgroundServer, ListenError, Receive, Scope, Send, open_sockets
from ocop.demo.outlets import load_outlets
from ocop.demo.server import NewsWeb
from ocop.demo.tables import DemoDataError
from ocop.errors import UsageError
from spiders.registry import load_sources

from .conftest import Get

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def addresses(web: NewsWeb) -> list[str]:
    """Everything that a crawler may ask for again: pages, lists, feeds, sitemaps."""
    found = []
    for outlet in load_outlets():
        site = web.site(outlet.id)
        paths = ["/", *site.layout.feed_paths, site.layout.sitemap_path]
        paths += [site.layout.listing_path(number) for number in range(1, site.pages.listing_pages() + 1)]
        editions = web.newsroom.editions(outlet.id)
        paths += sorted({site.sitemaps.child_path(edition) for edition in editions})
        paths += [edition.article.path for edition in editions]
        found += [site.base + path for path in paths]
    return found


def states(web: NewsWeb, get: Get) -> dict[str, tuple[str, str]]:
    replies = {address: get(address, "HEAD") for address in addresses(web)}
    return {address: (reply.headers["etag"], reply.headers["last-modified"]) for address, reply in replies.items()}


def test_every_page_answers_304_to_both_kinds_of_conditions(web: NewsWeb, get: Get):
    for address, (etag, modified) in states(web, get).items():
        for headers in ({"If_None_Match": etag}, {"If_Modified_Since": modified}):
            reply = get(address, **headers)
            assert (reply.status, reply.body) == (304, b""), address
            assert (reply.headers["etag"], reply.headers["last-modified"]) == (etag, modified)
        assert get(address, If_None_Match='"other"').status == 200


def test_a_correction_changes_that_page_and_what_tells_of_it(web: NewsWeb, get: Get):
    before = states(web, get)
    (name, *_) = web.newsroom.correctable()
    article = web.newsroom.find(name)
    assert article.correction is not None
    page = get(web.article_url(name)).text
    assert web.correct(name.split("-")[0]) == web.article_url(name)
    after = states(web, get)
    changed = {address for address in before if before[address] != after[address]}
    pages = {web.article_url(each.id) for each in web.newsroom.articles}
    assert changed & pages == {web.article_url(name)}
    site = web.site(article.outlet)
    child = site.sitemaps.child_path(web.newsroom.edition(article))
    assert {site.base + path for path in (child, site.layout.sitemap_path, *site.layout.feed_paths)} <= changed
    assert all(address.startswith(site.base) for address in changed)
    assert get(web.article_url(name), If_None_Match=before[web.article_url(name)][0]).text != page
    web.reset()
    assert states(web, get) == before


@pytest.mark.parametrize("name", [article.id for article in load_articles() if article.correction])
def test_the_corrected_page_shows_the_corrected_text_and_its_change(web: NewsWeb, get: Get, name: str):
    url = web.correct(name)
    corrected = web.newsroom.find(name).corrected()
    text = re.sub(r"\s+", " ", get(url).text)
    assert corrected.title.split()[0] in text
    changed = web.newsroom.edition(web.newsroom.find(name)).modified_at
    assert abs((changed - datetime.now(UTC)).total_seconds()) < 60
    (expected,) = [article for article in web.expected_harvest().articles if article.id == name]
    assert expected.facts == corrected.facts
    article = web.newsroom.find(name)
    site = web.site(article.outlet)
    sitemap = site.respond(site.sitemaps.child_path(web.newsroom.edition(article))).write().decode()
    assert f"{changed.year}-{changed.month:02}" in sitemap


def test_no_other_page_of_the_outlet_differs_by_a_byte_after_a_correction():
    with NewsWeb(load_articles(), clock=lambda: NOW) as web:
        (name, *_) = web.newsroom.correctable()
        site = web.site(web.newsroom.find(name).outlet)
        paths = [edition.article.path for edition in web.newsroom.editions(site.outlet.id)]
        before = {path: site.respond(path).write() for path in paths}
        web.correct(name)
        assert [path for path in paths if site.respond(path).write() != before[path]] == [web.newsroom.find(name).path]


def test_requests_are_on_record(web: NewsWeb, get: Get):
    url = web.article_url("01")
    reply = get(url, User_Agent="ocop-test")
    get(url, If_None_Match=reply.headers["etag"])
    get(url, "HEAD")
    get(url, "POST")
    first, second, third, fourth = web.requests
    assert (first.method, first.path, first.status, first.bytes) == (
        "GET",
        url.removeprefix(web.url(first.outlet)),
        200,
        len(reply.body),
    )
    assert (first.conditional, first.user_agent, first.forbidden) == (False, "ocop-test", False)
    assert first.started <= first.answered <= second.answered
    assert (second.conditional, second.status, second.bytes) == (True, 304, 0)
    assert (third.method, third.status, third.bytes) == ("HEAD", 200, 0)
    assert (fourth.method, fourth.status) == ("POST", 405)
    web.forget_requests()
    assert web.requests == ()


def test_a_request_that_robots_forbids_is_marked(web: NewsWeb, get: Get):
    get(web.url("datmui", "/in-bai/a.htm"))
    assert [record.forbidden for record in web.requests] == [True]


def test_queries_reach_the_site(web: NewsWeb, get: Get):
    article = web.newsroom.editions("langnghe")[0].article
    site = web.site("langnghe")
    reply = get(site.base + site.layout.former_path(article.slug, article.published_at))
    assert (reply.status, reply.headers["location"]) == (301, web.article_url(article.id))
    assert web.requests[0].path.startswith("/?p=")


def test_a_registry_for_the_running_web(web: NewsWeb, tmp_path: Path):
    path = web.write_sources(tmp_path / "sources.toml")
    assert load_sources(path) == web.sources()
    by_id = {source.id: source for source in web.sources()}
    assert by_id["datmui"].province_codes == ("96",)
    for article in web.newsroom.articles:
        pattern = by_id[article.outlet].article_url_pattern
        assert pattern is not None
        assert re.fullmatch(pattern, web.article_url(article.id))


def test_a_registry_with_one_way_of_discovery(web: NewsWeb, tmp_path: Path):
    sources = load_sources(web.write_sources(tmp_path / "s.toml", delay_seconds=0.25, ways=("listings",)))
    assert all(source.listings and not source.feeds and not source.sitemaps for source in sources)
    assert {source.delay_seconds for source in sources} == {0.25}


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda web: web.url("vnexpress"), DemoDataError),
        (lambda web: web.article_url("999"), UsageError),
        (lambda web: web.correct("999"), UsageError),
    ],
)
def test_unknown_names(web: NewsWeb, call, error):
    with pytest.raises(error, match="the news web has no"):
        call(web)


def test_there_are_no_addresses_before_the_start():
    with pytest.raises(UsageError, match="before it is started"):
        NewsWeb().url("datmui")


def test_a_port_that_is_taken():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ListenError, match=f"port {port} of 127.0.0.1 cannot be used .* another first port"):
            NewsWeb(first_port=port).start()


def test_a_port_beyond_all_ports():
    with pytest.raises(ListenError, match="port 65536"):
        open_sockets(2, 65_535)


def test_ports_in_a_row(free_row: int):
    with NewsWeb(first_port=free_row) as web:
        ports = [int(web.url(outlet.id).rpartition(":")[2]) for outlet in web.outlets]
    assert ports == [free_row + number for number in range(len(ports))]


async def refuse(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """An application that is never asked."""


def test_a_server_that_does_not_come_up():
    (closed,) = open_sockets(1)
    closed.close()
    with pytest.raises(ListenError, match="did not start to listen: "):
        BackgroundServer(refuse, [closed]).start()


def test_stopping_twice_and_without_a_start():
    web = NewsWeb()
    web.stop()
    web.start()
    web.stop()
    web.stop()
