"""The pages of the gallery: any article of the news web as any paper prints it, with what a reader finds there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from ocop.demo.annotations import province_names
from ocop.demo.articles import DemoArticle, expected_text, load_articles
from ocop.demo.blocks import Block
from ocop.demo.expected import single_spaced
from ocop.demo.filler import Filler, filler
from ocop.demo.gallery.boxes import Comment, comments_for, neighbours
from ocop.demo.gallery.papers import Paper, load_papers, number_of
from ocop.demo.gallery.truth import PageTruth
from ocop.demo.related import Teaser, shuffled, teasers_for
from ocop.demo.rendering import encoded, render
from ocop.demo.stamps import folder
from ocop.demo.views import Item, Picture
from ocop.models import Page, Source

VISITED_AT = datetime.fromisoformat("2026-04-08T14:21:07+07:00")
"""When the pages are fetched: the time that the clocks in their headers show, to the second or to the minute."""

PAGES_OF_A_PAPER = 10
_OTHERS, _TEASERS, _COMMENTS = 12, 9, 3


@dataclass(frozen=True, slots=True)
class GalleryView:
    """What the template of a paper is given.

    Attributes:
        paper: The paper.
        base: Its address without a slash at the end.
        now: The time of the visit.
        filler: Styles and scripts.
        places: Provinces for menus.
        url: Address of the page.
        canonical: Address of the article, the same but for a twin.
        number: Running number.
        title: Headline.
        lead: Opening paragraph.
        blocks: Body.
        pictures: Its pictures, the caption empty where there is none.
        author: Writer.
        section: Section.
        tags: Keywords.
        published_at: Moment of publication.
        modified_at: Moment of the last change.
        others: Other stories.
        teasers: Short items about other provinces, each with a figure.
        comments: What readers write.
    """

    paper: Paper
    base: str
    now: datetime
    filler: Filler
    places: Sequence[str]
    url: str
    canonical: str
    number: int
    title: str
    lead: str
    blocks: Sequence[Block]
    pictures: Sequence[Picture]
    author: str
    section: str
    tags: Sequence[str]
    published_at: datetime
    modified_at: datetime
    others: Sequence[Item]
    teasers: Sequence[Teaser]
    comments: Sequence[Comment]


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """A page as fetched, with its truth."""

    page: Page
    truth: PageTruth


def gallery(lot: str) -> tuple[GalleryPage, ...]:
    """The pages of all papers of a lot, ten different articles a paper."""
    return tuple(page for paper in load_papers(lot) for page in pages_of(paper))


def pages_of(paper: Paper, articles: Iterable[DemoArticle] | None = None) -> tuple[GalleryPage, ...]:
    """Articles as a paper prints them.

    Args:
        paper: The paper.
        articles: Articles of the news web; None takes ten about the programme, others for each paper.
    """
    return tuple(page_of(paper, article) for article in (_chosen(paper) if articles is None else articles))


def page_of(paper: Paper, article: DemoArticle) -> GalleryPage:
    """One article of the news web as a paper prints it."""
    view = _view(paper, article)
    body = encoded(render(f"{paper.id}.html", view, paper.folder), paper.charset)
    page = Page(
        url=view.url,
        body=body,
        media_type="text/html",
        fetched_at=VISITED_AT,
        source=source_of(paper),
        headers=(("content-type", paper.content_type),),
        reason="listing",
    )
    return GalleryPage(page, _truth(paper, article, view))


def source_of(paper: Paper) -> Source:
    """The paper as a registered source."""
    return Source(id=paper.id, name=paper.name, domain=paper.domain, kind=paper.kind, family=paper.family)


@cache
def _articles() -> tuple[DemoArticle, ...]:
    return load_articles()


def _chosen(paper: Paper) -> list[DemoArticle]:
    stories = [article for article in _articles() if article.topic == "ocop" and article.copy_of is None]
    return shuffled(stories, paper.id, [article.id for article in stories])[:PAGES_OF_A_PAPER]


def _view(paper: Paper, article: DemoArticle) -> GalleryView:
    def address(pattern: str, of: DemoArticle) -> str:
        return paper.base + paper.path_of(pattern, of.slug, of.section, of.published_at)

    return GalleryView(
        paper=paper,
        base=paper.base,
        now=VISITED_AT,
        filler=filler(paper.id, paper.weight),
        places=sorted(province_names()),
        url=address(paper.address, article),
        canonical=address(paper.canonical, article),
        number=number_of(article.published_at),
        title=article.title,
        lead=article.lead,
        blocks=article.blocks,
        pictures=_pictures(paper, article),
        author=article.author,
        section=article.section,
        tags=article.tags,
        published_at=article.published_at,
        modified_at=article.modified_at or article.published_at,
        others=[
            Item(
                title=other.title,
                lead=other.lead,
                url=address(paper.address, other),
                published_at=other.published_at,
                modified_at=other.modified_at or other.published_at,
                author=other.author,
            )
            for other in neighbours(article, _articles(), _OTHERS)
        ],
        teasers=teasers_for(article, _TEASERS),
        comments=comments_for(article, _COMMENTS),
    )


def _pictures(paper: Paper, article: DemoArticle) -> list[Picture]:
    place = f"{paper.base}/uploads/{folder(article.published_at)}/{article.slug}"
    captions = article.captions if "captions" in paper.shows else ()
    return [Picture(f"{place}-{number}.jpg", caption) for number, caption in enumerate(captions or ("",), start=1)]


def _truth(paper: Paper, article: DemoArticle, view: GalleryView) -> PageTruth:
    text = single_spaced(expected_text(article))
    strange = [teaser.sentence for teaser in view.teasers] + [comment.text for comment in view.comments]
    strange += [line for item in view.others for line in (item.title, item.lead)]
    return PageTruth(
        paper=paper.id,
        article=article.id,
        url=view.canonical,
        title=single_spaced(article.title),
        lead=single_spaced(article.lead),
        lines=tuple(text.split("\n")),
        captions=article.captions if "captions" in paper.shows else (),
        author=article.author if "author" in paper.shows else None,
        published_date=article.published_date,
        section=article.section if "section" in paper.shows else None,
        boxes=tuple(line for line in map(single_spaced, strange) if line not in text),
    )
