from __future__ import annotations

import re
from urllib.robotparser import RobotFileParser

import pytest
from lxml import html

from ocop.demo.articles import load_articles
from ocop.demo.outlets import load_outlets, outlet_by_id
from ocop.demo.server import NewsWeb

ARTICLES = load_articles()
OUTLETS = [outlet.id for outlet in load_outlets()]


def page(web: NewsWeb, outlet: str, target: str) -> html.HtmlElement:
    answer = web.site(outlet).respond(target)
    assert answer.status == 200
    return html.fromstring(answer.write())


@pytest.mark.parametrize("outlet", OUTLETS)
def test_the_pages_of_the_listing_lead_to_all_articles_about_ocop(web: NewsWeb, outlet: str):
    site, base = web.site(outlet), web.url(outlet)
    reached: set[str] = set()
    pages = site.pages.listing_pages()
    assert pages > 1
    for number in range(1, pages + 1):
        tree = page(web, outlet, site.layout.listing_path(number))
        for address in {str(href).removeprefix(base) for href in tree.xpath("//a/@href")}:
            if not re.fullmatch(site.layout.pattern, address):
                continue
            answer = site.respond(address)
            if answer.status == 301 and answer.location:
                answer = site.respond(answer.location.removeprefix(base))
            if answer.status == 200 and answer.media_type.startswith("text/html"):
                reached |= set(html.fromstring(answer.write()).xpath("//link[@rel='canonical']/@href"))
        following = [str(href) for href in tree.xpath("//a/@href")]
        if number < pages:
            assert base + site.layout.listing_path(number + 1) in following
    articles = [article for article in ARTICLES if article.outlet == outlet and article.topic == "ocop"]
    assert {web.article_url(article.id) for article in articles} <= reached


@pytest.mark.parametrize("outlet", OUTLETS)
def test_the_first_page_of_the_listing_is_not_all_of_it(web: NewsWeb, outlet: str):
    site = web.site(outlet)
    assert len(site.pages.listed()) > outlet_by_id(outlet).page_length
    assert not site.respond("/khong-co").write().startswith(b"%")


@pytest.mark.parametrize("outlet", OUTLETS)
def test_old_addresses_redirect_and_twins_tell_their_canonical(web: NewsWeb, outlet: str):
    site = web.site(outlet)
    article = next(article for article in ARTICLES if article.outlet == outlet)
    key = (article.slug, article.published_at)
    former = site.respond(site.layout.former_path(*key))
    assert (former.status, former.location) == (301, web.article_url(article.id))
    for path_of in (site.layout.twin_path, site.layout.print_path):
        tree = page(web, outlet, path_of(*key))
        assert tree.xpath("//link[@rel='canonical']/@href") == [web.article_url(article.id)]


@pytest.mark.parametrize("outlet", OUTLETS)
def test_robots_forbids_what_pages_link(web: NewsWeb, outlet: str):
    site = web.site(outlet)
    robots = RobotFileParser()
    robots.parse(site.respond("/robots.txt").write().decode().splitlines())
    article = next(article for article in ARTICLES if article.outlet == outlet)
    links = [str(href).removeprefix(site.base) for href in page(web, outlet, article.path).xpath("//a/@href")]
    forbidden = [link for link in links if link.startswith("/") and not robots.can_fetch("anyone", link)]
    assert forbidden == [site.layout.print_path(article.slug, article.published_at)]
    assert all(site.forbids(link) for link in forbidden)
    assert robots.can_fetch("anyone", article.path)
    assert not site.forbids(article.path)
    assert robots.site_maps() == [site.base + site.layout.sitemap_path]


def test_one_outlet_asks_for_a_delay(web: NewsWeb):
    delays = [re.findall(r"Crawl-delay: (\S+)", web.site(outlet).robots()) for outlet in OUTLETS]
    assert delays == [[], [], ["0.1"], [], [], []]


@pytest.mark.parametrize(
    ("kind", "status", "text"),
    [
        ("withdrawn", 410, "Không tìm thấy trang"),
        ("missing", 404, "Không tìm thấy trang"),
        ("refusal", 200, "Yêu cầu của bạn đã bị từ chối"),
        ("video", 200, "OCOP"),
        ("infographic", 200, "OCOP"),
        ("private", 200, "Bản nháp"),
    ],
)
def test_listed_addresses_that_are_no_articles(web: NewsWeb, kind: str, status: int, text: str):
    for outlet in load_outlets():
        site = web.site(outlet.id)
        for extra in outlet.extras:
            if extra.kind == kind:
                path = site.pages.extra_path(extra)
                answer = site.respond(path)
                assert answer.status == status
                assert text in answer.write().decode()
                assert re.fullmatch(site.layout.pattern, path), "it looks like an article's address"
                assert site.forbids(path) is (kind == "private")
                assert any(item.url == site.base + path for item in site.pages.listed())


def test_pages_without_text_have_no_paragraphs(web: NewsWeb):
    body = {
        "nongsanviet": "//div[@itemprop='articleBody']",
        "datviet": "//div[@itemprop='articleBody']",
        "xulang": "//div[@class='news-content']",
        "lamgiang": "//article/p",
        "langnghe": "//div[@class='entry-content']/p",
    }
    for outlet in load_outlets():
        for extra in outlet.extras:
            if extra.kind in ("video", "infographic"):
                tree = page(web, outlet.id, web.site(outlet.id).pages.extra_path(extra))
                words = " ".join(str(node.text_content()) for node in tree.xpath(body[outlet.id])).split()
                assert words == [], outlet.id


@pytest.mark.parametrize("outlet", OUTLETS)
def test_unknown_addresses_and_meaningless_queries(web: NewsWeb, outlet: str):
    site = web.site(outlet)
    assert site.respond("/khong-co-trang-nay.html").status == 404
    article = next(article for article in ARTICLES if article.outlet == outlet)
    assert site.respond(f"{article.path}?utm_source=zalo").status == 200
    assert site.respond("/static/2023/12/05/anh.gif").media_type == "image/gif"
    assert site.respond("/").status == 200


def test_a_page_number_behind_the_last(web: NewsWeb):
    first = web.site("nongsanviet").respond("/tu-khoa/ocop-tag1877.html")
    assert web.site("nongsanviet").respond("/tu-khoa/ocop-tag1877.html?page=99").etag == first.etag
    assert web.site("datviet").respond("/ocop/trang-99.htm").status == 404


@pytest.mark.parametrize("outlet", OUTLETS)
def test_the_front_page_shows_the_newest(web: NewsWeb, outlet: str):
    links = page(web, outlet, "/").xpath("//a/@href")
    newest = web.newsroom.editions(outlet)[0].article
    assert web.article_url(newest.id) in links
