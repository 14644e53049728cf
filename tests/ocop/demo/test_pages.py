"""Each layout holds its article, and nothing else where its articles are."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from lxml import html

from ocop.demo.articles import DemoArticle, expected_text, load_articles
from ocop.demo.expected import single_spaced
from ocop.demo.outlets import load_outlets, outlet_by_id
from ocop.demo.related import load_teasers
from ocop.demo.server import NewsWeb
from ocop.demo.stamps import local

ARTICLES = load_articles()


def _has(name: str) -> str:
    return f"[contains(concat(' ', @class, ' '), ' {name} ')]"


@dataclass(frozen=True)
class Reader:
    """Where a family keeps an article, and what stands inside its body that is not of it."""

    title: str
    lead: str
    body: str
    boxes: tuple[str, ...]
    date: str


READERS = {
    "mcms": Reader(
        f"//h1{_has('cms-title')}",
        f"//div{_has('article__sapo')}",
        f"//div{_has('cms-body')}",
        (
            f".//div{_has('sda_middle')}",
            f".//div{_has('related-news')}",
            f".//div{_has('cms-note')}",
            f".//div{_has('rennab')}",
            f".//div{_has('article__author')}",
            f".//p[a{_has('cms-relate')}]",
        ),
        "//time[@class='time']",
    ),
    "vccorp": Reader(
        "//h1[@data-role='title']",
        "//h2[@data-role='sapo']",
        "//div[@data-role='content']",
        (f".//div{_has('VCSortableInPreviewMode')}", "./p[last()]"),
        "//*[@data-role='publishdate']",
    ),
    "liferay": Reader(
        "//div[@class='news-title']",
        "//div[@class='summary']",
        "//div[@class='news-content']",
        (".//div[@class='image-caption']",),
        "//span[@class='news-time']",
    ),
    "onecms": Reader(
        f"//h1{_has('sc-longform-header-title')}",
        f"//p{_has('sc-longform-header-sapo')}",
        f"//article{_has('entry')}",
        (f".//div{_has('block-sc-header')}", f".//div{_has('c-box')}", f".//div{_has('sc-hightlight-box')}"),
        f"//span{_has('sc-longform-header-date')}",
    ),
    "aspnet": Reader(
        "//span[@class='ArticleTitle']",
        "//span[@class='ArticleHeadline']",
        "//td[@class='ArticleContent']",
        ("./table[@class='image']", "./table[@class='boxTinLienQuan']"),
        "//span[@class='ArticleDate']",
    ),
    "wordpress": Reader(
        "//h1[@class='entry-title']",
        "//div[@class='entry-content']/p[1]",
        "//div[@class='entry-content']",
        (
            "./p[1]",
            f".//figure{_has('wp-caption')}",
            f".//div{_has('yarpp')}",
            f".//div{_has('jp-relatedposts')}",
            f".//div{_has('sharedaddy')}",
        ),
        "//time[contains(@class, 'entry-date')]",
    ),
}


def page_of(web: NewsWeb, article: DemoArticle, *, light: bool = False) -> str:
    pages = web.site(article.outlet).pages
    return pages.article(web.newsroom.edition(article), light=light)


def folded(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def lines_of(body: html.HtmlElement) -> list[str]:
    """Text of a body as a careful reader copies it: a line a paragraph, item or table row."""
    lines = []
    for element in body.iter("p", "h2", "h3", "li", "tr", "div"):
        if element.tag == "tr":
            lines.append(" | ".join(folded(cell) for cell in element.iter("td")))
        elif element.tag == "div":
            if element is not body and not element.findall("div"):
                lines.append(folded(element))
        elif not any(parent.tag == "tr" for parent in element.iterancestors() if parent in list(body.iter())):
            lines.append(folded(element))
    return [line for line in lines if line]


@pytest.mark.parametrize("light", [False, True], ids=["page", "twin"])
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_the_containers_of_a_layout_hold_exactly_the_article(web: NewsWeb, article: DemoArticle, light: bool):
    outlet = outlet_by_id(article.outlet)
    reader = READERS[outlet.family]
    tree = html.fromstring(page_of(web, article, light=light))
    (title,), (lead,), (body,) = (tree.xpath(where) for where in (reader.title, reader.lead, reader.body))
    assert folded(title) == article.title
    lead_text = folded(lead)
    assert lead_text.startswith(outlet.sapo_prefix)
    for where in reader.boxes:
        for box in body.xpath(where):
            box.drop_tree()
    read = [lead_text.removeprefix(outlet.sapo_prefix), *lines_of(body)]
    assert read == single_spaced(expected_text(article)).split("\n")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_captions_and_figures_of_others_are_on_the_page(web: NewsWeb, article: DemoArticle):
    page = html.fromstring(page_of(web, article)).text_content()
    shown = " ".join(page.split())
    for caption in article.captions:
        assert " ".join(caption.split()) in shown
    assert sum(teaser.sentence in shown for teaser in load_teasers()) >= 5
    assert "Tổng Biên tập" in shown


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_no_box_leads_back_to_its_own_article(web: NewsWeb, article: DemoArticle):
    tree = html.fromstring(page_of(web, article))
    base = web.url(article.outlet)
    linked = [str(address).removeprefix(base) for address in tree.xpath("//a/@href")]
    # WordPress links the date of an article to the article.
    allowed = 1 if outlet_by_id(article.outlet).family == "wordpress" else 0
    assert linked.count(article.path) == allowed
    others = {other.path for other in ARTICLES if other.outlet == article.outlet} - {article.path}
    assert len(others.intersection(linked)) >= 4


@pytest.mark.parametrize("outlet", load_outlets(), ids=lambda outlet: outlet.id)
def test_pages_weigh_what_real_ones_weigh(web: NewsWeb, outlet):
    for article in ARTICLES:
        if article.outlet == outlet.id:
            assert 50_000 <= len(page_of(web, article).encode()) <= 155_000
            assert len(page_of(web, article, light=True).encode()) < 30_000


@pytest.mark.parametrize(
    ("outlet", "marks"),
    [
        ("nongsanviet", ("cmsConfig", "common.mcms.one", 'http-equiv="refresh"', "<noscript><img", "data:image/gif")),
        ("datviet", ("&#x2B;07:00", 'content="website"', "Tham khảo thêm", "PhotoCMS_Caption", "(Giờ Đông Dương)")),
        ("xulang", ('<div id="clock"', "journal-content-article", "text-align: justify", "AssetPublisherPortlet")),
        ("lamgiang", ("datetimenow", "1cdn.vn", "XEM THỬ", "sc-hightlight-box", "Bài đọc tiếp", "Bài liên quan")),
        ("datmui", ('id="aspnetForm"', "__VIEWSTATE", "ctl00_lblNgay", "MsoNormal", 'property="article:tag"')),
        ("langnghe", ("yoast-schema-graph", "jp-relatedposts", "yarpp", "wp-caption-text", "shortlink")),
    ],
)
def test_fingerprints(web: NewsWeb, outlet: str, marks: tuple[str, ...]):
    article = next(article for article in ARTICLES if article.outlet == outlet)
    page = page_of(web, article)
    assert [mark for mark in marks if mark not in page] == []


def json_ld(page: str) -> list[dict[str, object]]:
    return [json.loads(text) for text in html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")]


def meta(page: str, name: str) -> str | None:
    found = html.fromstring(page).xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
    return str(found[0]) if found else None


class TestTraps:
    """The habits that a naive reader trips over."""

    def sample(self, web: NewsWeb, outlet: str) -> tuple[DemoArticle, str]:
        article = next(article for article in ARTICLES if article.outlet == outlet)
        return article, page_of(web, article)

    def test_mcms_tells_search_engines_another_title_and_a_change_before_the_publication(self, web: NewsWeb):
        article, page = self.sample(web, "nongsanviet")
        assert article.title not in str(html.fromstring(page).findtext(".//title"))
        assert meta(page, "og:title") == article.title
        assert meta(page, "author") == "Nông Sản Việt 24"
        assert str(meta(page, "article:modified_time")) < str(meta(page, "article:published_time"))
        avatar = html.fromstring(page).xpath("//figure[@class='article__avatar']")[0]
        assert not [parent for parent in avatar.iterancestors() if "article__body" in (parent.get("class") or "")]
        kinds = [block["@type"] for block in json_ld(page)]
        assert kinds == ["BreadcrumbList", "NewsArticle", "Organization", "WebSite"]

    def test_mcms_leaves_the_writer_out_of_the_structured_data_now_and_then(self, web: NewsWeb):
        names = set()
        for article in ARTICLES:
            if article.outlet == "nongsanviet":
                blocks = json_ld(page_of(web, article))
                names |= {block["author"]["name"] for block in blocks if "author" in block}  # type: ignore[index]
        assert "" in names
        assert len(names) > 1

    def test_vccorp_writes_entities_where_no_html_parser_comes(self, web: NewsWeb):
        article, page = self.sample(web, "datviet")
        assert 'content="' + local(article.published_at).strftime("%Y-%m-%dT%H:%M:%S") + "&#x2B;07:00" in page
        (story,) = [block for block in json_ld(page) if block["@type"] == "NewsArticle"]
        assert "&#" in str(story["headline"])
        assert meta(page, "og:type") == "website"

    def test_vccorp_has_two_kinds_of_clocks(self, web: NewsWeb):
        stamps = set()
        for article in ARTICLES:
            if article.outlet == "datviet":
                found = html.fromstring(page_of(web, article)).xpath("//*[@data-role='publishdate']")
                stamps.add(folded(found[0])[-4:])
        assert "MT+7" in stamps
        assert stamps & {"0 AM", "0 PM", "5 AM", "5 PM"}

    def test_onecms_writes_dates_month_first_and_has_no_structured_article(self, web: NewsWeb):
        article, page = self.sample(web, "lamgiang")
        day = local(article.published_at)
        assert str(meta(page, "article:published_time")).startswith(f"{day.month}/{day.day}/{day.year} ")
        assert meta(page, "author") == "lamgiang.example"
        assert meta(page, "article:author") == article.author
        assert [block["@type"] for block in json_ld(page)] == ["Organization"]
        assert f"/{day:%Y/%m/%d}/" in str(meta(page, "og:image"))

    def test_liferay_has_no_metadata_and_shows_today_first(self, web: NewsWeb):
        article, page = self.sample(web, "xulang")
        assert json_ld(page) == []
        assert "og:" not in page
        assert page.index(web.newsroom.clock().strftime("%Y")) < page.index(f"{local(article.published_at):%d/%m/%Y}")

    def test_aspnet_keeps_everything_in_one_form(self, web: NewsWeb):
        article, page = self.sample(web, "datmui")
        (form,) = html.fromstring(page).forms
        assert article.title in form.text_content()
        (story,) = json_ld(page)
        assert story["author"] == {"@type": "Person", "name": f"{article.author}ĐMNN"}
        assert str(story["datePublished"]).count(":") == 2
        assert meta(page, "description") != meta(page, "og:description")
        assert html.fromstring(page).xpath("//h1") == []

    def test_wordpress_states_times_in_utc(self, web: NewsWeb):
        _, page = self.sample(web, "langnghe")
        (block,) = json_ld(page)
        graph = block["@graph"]
        assert isinstance(graph, list)
        assert [node["@type"] for node in graph][:2] == ["Article", "WebPage"]
        assert str(graph[0]["datePublished"]).endswith("+00:00")

    def test_every_visible_date_is_the_local_day(self, web: NewsWeb):
        months = {5: "Tháng Năm"}
        for article in ARTICLES:
            reader = READERS[outlet_by_id(article.outlet).family]
            stamp = folded(html.fromstring(page_of(web, article)).xpath(reader.date)[0])
            day = local(article.published_at)
            forms = (f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day.day} {months.get(day.month, 'Tháng')}")
            assert any(form in stamp for form in forms), (article.id, stamp)
