from __future__ import annotations

import pytest

from pipelines.extraction.document import parse_html
from pipelines.extraction.head import Head, read_head
from pipelines.extraction.json_ld import LinkedArticle
from tests.pipelines.extraction.making import LEAD, TITLE


def head(inside: str, body: str = "<p>x</p>") -> Head:
    tree = parse_html(f"<html lang='VI-vn'><head>{inside}</head><body>{body}</body></html>")
    assert tree is not None
    return read_head(tree)


def test_what_a_page_states() -> None:
    stated = head(f"<title> {TITLE}\n| Báo </title><LINK REL='Canonical' HREF=' https://a.example/1 '>")
    assert (stated.title, stated.canonical, stated.language) == (f"{TITLE} | Báo", "https://a.example/1", "vi")
    assert not stated.has_player


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"<meta property='og:description' content='{LEAD}'><meta name='description' content='Tin'>", LEAD),
        ("<meta name='description' content='Tin'>", "Tin"),
        (f"<meta property='og:title' content='{TITLE}'><meta property='og:description' content='{TITLE}'>", None),
        ("", None),
    ],
    ids=["og before search engines", "the only one", "nothing but the title again", "none"],
)
def test_the_description(inside: str, expected: str | None) -> None:
    assert head(inside).description == expected


LIST = """<script type="application/ld+json">{"@type": "CollectionPage"}</script>"""


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<meta property='og:type' content='article'>", True),
        ("<meta property='og:type' content='website'>", False),
        ('<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script>', True),
        (
            f"<meta property='og:type' content='article'>{LIST}",
            False,
        ),
    ],
)
def test_whether_it_says_that_it_is_an_article(inside: str, expected: bool) -> None:
    assert head(inside).states_article is expected


def test_titles_come_without_the_outlet_and_once() -> None:
    stated = head(f"<title>{TITLE} - Báo Sông Trăng</title><meta property='og:title' content='{TITLE}'>")
    assert stated.titles(LinkedArticle(headline="Khác"), "Báo Sông Trăng") == ("Khác", TITLE)
    assert stated.titles(None, "Báo Sông Trăng") == (TITLE,)


@pytest.mark.parametrize("body", ["<video src=a></video>", "<iframe src='https://www.youtube.com/embed/1'></iframe>"])
def test_players_are_seen(body: str) -> None:
    assert head("", body).has_player


def test_metas_are_read_by_any_of_their_names() -> None:
    metas = head(
        "<meta property='article:tag' content='A'><meta property='article:tag' content='B&amp;#x2B;'>"
        "<meta property='article:tag' content='A'><meta itemprop='datePublished' content='2024'>"
        "<meta name='x' content=' '>"
    ).metas
    assert metas.all("article:tag") == ("A", "B+")
    assert metas.first("x", "datepublished") == "2024"
    assert metas.first("x") is None


def test_microdata_of_the_item_that_holds_the_body_tells_the_day() -> None:
    day = "<time itemprop='datePublished' datetime='2024-10-05'></time>"
    others = "<li itemscope><time itemprop='datePublished' datetime='2023-01-02'></time></li>"
    stated = head("", f"<div itemscope>{day}<p itemprop='articleBody'>A</p></div><ul>{others}</ul>")
    assert stated.metas.all("datepublished") == ("2024-10-05",)
