"""Each page of the gallery holds its article as its truth tells it, and figures of other provinces around it."""

from __future__ import annotations

import unicodedata

import pytest
from lxml import html

from ocop.demo.articles import load_articles
from ocop.demo.gallery.pages import PAGES_OF_A_PAPER, VISITED_AT, GalleryPage, gallery, page_of
from ocop.demo.gallery.papers import Paper, load_papers, lots

PAPERS = [paper for lot in lots() for paper in load_papers(lot)]
PAGES = [page for lot in lots() for page in gallery(lot)]


def tree_of(page: GalleryPage, paper: Paper) -> html.HtmlElement:
    tree = html.fromstring(page.page.body, parser=html.HTMLParser(encoding=paper.charset))
    for element in tree.xpath("//script|//style"):
        element.drop_tree()
    return tree


def spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.replace("\u200b", "")).split())


def shown(page: GalleryPage) -> str:
    (paper,) = (paper for paper in PAPERS if paper.id == page.truth.paper)
    return spaced(" ".join(tree_of(page, paper).itertext()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.truth.paper} {page.truth.article[:2]}")
def test_a_page_holds_its_article_in_order(page: GalleryPage) -> None:
    text = shown(page)
    at = text.find(page.truth.lead)
    assert at >= 0
    assert spaced(page.truth.title) in text
    for line in page.truth.lines:
        for cell in line.split(" | "):
            at = text.find(spaced(cell), at)
            assert at >= 0, line
    for caption in page.truth.captions:
        assert spaced(caption) in text
    assert page.truth.author is None or page.truth.author in text
    assert page.truth.section is None or page.truth.section in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.truth.paper} {page.truth.article[:2]}")
def test_a_page_is_full_of_other_provinces_figures(page: GalleryPage) -> None:
    text, own = shown(page), "\n".join(page.truth.lines)
    around = [line for line in page.truth.boxes if line in text and any(char.isdigit() for char in line)]
    assert len(around) >= 6
    assert not [line for line in around if line in own]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_a_paper_prints_any_article(paper: Paper) -> None:
    addresses = set()
    for article in load_articles():
        page = page_of(paper, article)
        assert page.truth.title
        assert page.page.url.startswith(f"https://{paper.domain}/")
        addresses.add(page.page.url)
    assert len(addresses) > PAGES_OF_A_PAPER


def test_every_paper_has_its_pages_and_one_lot_has_at_least_seven_papers() -> None:
    assert len(PAGES) == len(PAPERS) * PAGES_OF_A_PAPER
    assert all(len(load_papers(lot)) >= 7 for lot in lots())
    assert len({paper.id for paper in PAPERS}) == len(PAPERS) == len({paper.domain for paper in PAPERS})


def test_pages_are_always_the_same() -> None:
    assert [page.page.body for page in gallery("lot_a")] == [page.page.body for page in gallery("lot_a")]
    assert all(page.page.fetched_at == VISITED_AT for page in PAGES)


def test_a_table_a_list_and_a_heading_are_among_the_pages() -> None:
    articles = {article.id: article for article in load_articles()}
    kinds = {block.kind for page in gallery("lot_a") for block in articles[page.truth.article].blocks}
    assert kinds == {"paragraph", "heading", "bullets", "grid"}
