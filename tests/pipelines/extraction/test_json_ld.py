from __future__ import annotations

import json

import pytest

from pipelines.extraction.document import parse_html
from pipelines.extraction.json_ld import LinkedArticle, LinkedData, read_json_ld


def read(*blocks: object) -> LinkedData:
    scripts = "".join(
        f'<script type="application/ld+json">{block if isinstance(block, str) else json.dumps(block)}</script>'
        for block in blocks
    )
    tree = parse_html(f"<html><head>{scripts}</head><body><p>x</p></body></html>")
    assert tree is not None
    return read_json_ld(tree)


ARTICLE = {"@type": "NewsArticle", "headline": "Đầu đề", "datePublished": "2024-10-05"}
READ = LinkedArticle(headline="Đầu đề", published="2024-10-05")


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(ARTICLE, id="plain"),
        pytest.param({"@graph": [{"@type": "WebSite"}, ARTICLE]}, id="in a graph"),
        pytest.param([[ARTICLE]], id="in a list in a list"),
        pytest.param(
            {"@type": ["Article", "BlogPosting"], **{k: ARTICLE[k] for k in ("headline", "datePublished")}},
            id="two types",
        ),
        pytest.param({"@type": "WebPage", "mainEntity": ARTICLE}, id="inside another thing"),
        pytest.param("<!--" + json.dumps(ARTICLE) + "-->", id="in an HTML comment"),
        pytest.param("//<![CDATA[\n".replace("//", "") + json.dumps(ARTICLE) + "]]>", id="in CDATA"),
        pytest.param(json.dumps(ARTICLE)[:-1] + ",}", id="with a comma too many"),
        pytest.param(json.dumps(ARTICLE).replace("Đ", "Đ\n").replace("\\u0110", "\\u0110"), id="as it is"),
        pytest.param(json.dumps(ARTICLE).replace('"', "&quot;"), id="all escaped"),
    ],
)
def test_an_article_is_found(block: object) -> None:
    (article,) = read(block).articles
    assert (article.headline, article.published) == (READ.headline, READ.published)


def test_line_breaks_inside_strings_are_spaces() -> None:
    (article,) = read('{"@type": "NewsArticle", "headline": "Đầu\n\tđề"}').articles
    assert article.headline == "Đầu đề"


@pytest.mark.parametrize(
    "block", ["", "{", "null", "12", '"text"', "[]", '{"@type": 5}', '{"@type": [null]}', "[" * 5000]
)
def test_broken_blocks_are_no_articles(block: str) -> None:
    assert read(block, ARTICLE).articles == (READ,)


def test_a_flood_of_objects_is_cut() -> None:
    assert read([{"n": number} for number in range(20_000)]).articles == ()


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"@type": "Person", "name": "Lê Thị Bưởi"}, "Lê Thị Bưởi"),
        ([{"@type": "Person", "name": "Lê A"}, {"@type": "Person", "name": "Trần B"}], "Lê A, Trần B"),
        ("Lê Thị Bưởi", "Lê Thị Bưởi"),
        ({"@type": "Person", "name": "L&#234; Th&#7883; B&amp;#432;&amp;#7903;i"}, "Lê Thị Bưởi"),
        ({"@type": "Person", "name": "Tâm HằngTTXVN"}, "Tâm Hằng"),
        ({"@type": "Person", "name": "TTXVN"}, "TTXVN"),
        ({"@type": "Organization", "name": "Báo Sông Trăng"}, None),
        ({"@type": "Person", "name": ""}, None),
        ({"@type": "Person"}, None),
        (None, None),
        (7, None),
    ],
)
def test_the_writers_are_persons(author: object, name: str | None) -> None:
    assert read({**ARTICLE, "author": author}).articles[0].author == name


def test_all_fields() -> None:
    (article,) = read(
        {
            **ARTICLE,
            "description": "Tóm tắt",
            "dateModified": "2024-10-06",
            "articleSection": ["Nông thôn", "OCOP"],
            "keywords": ["OCOP, Sông Trăng", "bánh", "OCOP"],
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://a.example/1"},
        }
    ).articles
    assert article == LinkedArticle(
        headline="Đầu đề",
        description="Tóm tắt",
        published="2024-10-05",
        modified="2024-10-06",
        section="Nông thôn, OCOP",
        keywords=("OCOP", "Sông Trăng", "bánh"),
        url="https://a.example/1",
    )


OTHER = {"@type": "NewsArticle", "headline": "Tin khác", "url": "https://a.example/2", "datePublished": "2020-01-01"}


@pytest.mark.parametrize(
    ("blocks", "url", "title", "headline"),
    [
        pytest.param(
            [OTHER, {**ARTICLE, "url": "https://a.example/1"}],
            "https://a.example/1/?x",
            None,
            "Đầu đề",
            id="by address",
        ),
        pytest.param([OTHER, ARTICLE], "https://a.example/1", "ĐẦU ĐỀ", "Đầu đề", id="by title"),
        pytest.param([ARTICLE], "https://a.example/1", None, "Đầu đề", id="the only one"),
        pytest.param([OTHER, ARTICLE], "https://a.example/1", None, None, id="none of several"),
        pytest.param([], "https://a.example/1", "Đầu đề", None, id="none"),
    ],
)
def test_the_article_of_the_page_is_told_from_those_of_its_boxes(
    blocks: list[object], url: str, title: str | None, headline: str | None
) -> None:
    article = read(*blocks).article_at(url, title)
    assert (article.headline if article else None) == headline


def test_pictures_and_lists_are_told() -> None:
    assert read({"@type": "VideoObject"}).shows_pictures
    assert read({"@type": "CollectionPage"}).is_list
    assert not read(ARTICLE).is_list
