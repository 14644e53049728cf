"""Reading the pages of the news web and of the gallery: our extraction with and without profiles, beside other readers.

`python -m benchmarks.extraction [ROUNDS] [LAYOUT...]`; with 0 rounds no time is taken, and layouts choose papers of the
gallery. Times are CPU time; in each round the ways take turns, and the ratio to a bare parse of the same pages is taken
inside the round, so that a noisy machine spoils no comparison. What counts as right is told in
`ocop/demo/gallery/scoring.py`; for a reader that sets no lead apart, it is right where it is one of the paragraphs.
"""

from __future__ import annotations

import logging
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from lxml.html import HTMLParser, document_fromstring

from benchmarks._rivals import Reader, rivals
from ocop.demo.articles import load_articles
from ocop.demo.expected import ExpectedArticle, single_spaced
from ocop.demo.gallery.pages import GalleryPage, gallery
from ocop.demo.gallery.papers import lots
from ocop.demo.gallery.scoring import GalleryScore, PageScore, plain, score_page, summary
from ocop.demo.gallery.truth import PageTruth
from ocop.demo.related import load_teasers
from ocop.demo.server import NewsWeb
from ocop.models import Article, Page
from pipelines.extraction.web import read_web_page

ROUNDS = 5
HEADER = f"{'':38}{'title':>7}{'day':>6}{'lead':>6}{'prec.':>7}{'recall':>8}{'leaks':>7}{'author':>8}"


@dataclass(frozen=True)
class Way:
    """One way of reading a page.

    Attributes:
        name: What it is.
        read: The article of a page, or None where it finds none.
        tells_lead: Whether it sets the lead apart.
    """

    name: str
    read: Reader
    tells_lead: bool = True


def news_web() -> list[GalleryPage]:
    """All articles of the news web as fetched, with what is annotated beside them."""
    with NewsWeb() as web:
        sources = {source.id: source for source in web.sources()}
        boxes = _boxes()
        return [
            GalleryPage(
                Page(
                    url=web.url(wanted.outlet, wanted.path),
                    body=web.site(wanted.outlet).respond(wanted.path).write(),
                    media_type="text/html",
                    fetched_at=web.site(wanted.outlet).newsroom.clock() + timedelta(minutes=5),
                    source=sources[wanted.outlet],
                    reason="listing",
                ),
                _truth(wanted, web.url(wanted.outlet, wanted.path), boxes),
            )
            for wanted in web.expected_harvest().articles
        ]


def _boxes() -> list[str]:
    """Everything that may stand in a box of the news web."""
    told = [teaser.sentence for teaser in load_teasers()]
    told += [line for article in load_articles() for line in (article.title, article.lead)]
    return [single_spaced(line) for line in told]


def _truth(wanted: ExpectedArticle, url: str, boxes: Sequence[str]) -> PageTruth:
    """What is annotated, with the lines of boxes that are none of its own."""
    return PageTruth(
        paper=wanted.outlet,
        article=wanted.id,
        url=url,
        title=single_spaced(wanted.title),
        lead=single_spaced(wanted.lead),
        lines=tuple(wanted.text.split("\n")),
        captions=wanted.captions,
        author=wanted.author,
        published_date=wanted.published_date,
        section=None,
        boxes=tuple(line for line in boxes if line not in wanted.text),
    )


def with_profile(page: Page) -> Article | None:
    return _article(read_web_page(page))


def without_profile(page: Page) -> Article | None:
    return _article(read_web_page(page, profiles=()))


def _article(found: object) -> Article | None:
    return found if isinstance(found, Article) else None


def ways() -> list[Way]:
    ours = [Way("ours, with profile", with_profile), Way("ours, without profile", without_profile)]
    return ours + [Way(name, read, tells_lead=False) for name, read in rivals().items()]


def score(way: Way, pages: Sequence[GalleryPage]) -> list[PageScore]:
    """Scores of a way on pages."""
    scores = []
    for page in pages:
        article = way.read(page.page)
        if article is not None and not way.tells_lead:
            lines = {plain(line) for line in article.text.split("\n")}
            article = replace(article, lead=page.truth.lead if plain(page.truth.lead) in lines else None)
        scores.append(score_page(page.truth, article))
    return scores


def row(name: str, found: GalleryScore) -> str:
    return (
        f"{name:38}{found.title:7.2f}{found.day:6.2f}{found.lead:6.2f}{found.precision:7.3f}{found.recall:8.3f}"
        f"{found.leaking:4}/{found.pages:<3}{found.author:7.2f}"
    )


def print_times(pages: Sequence[GalleryPage], rounds: int) -> None:
    """What each way costs on the pages of the news web."""
    floor = "lxml parse (floor)"
    readers: dict[str, Callable[[Page], object]] = {floor: _parse} | {way.name: way.read for way in ways()}
    times: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(rounds + 1):
        for name, read in readers.items():
            start = time.process_time()
            for page in pages:
                read(page.page)
            times[name].append((time.process_time() - start) / len(pages) * 1000)
    size = sum(len(page.page.body) for page in pages) / len(pages) / 1000
    print(f"{len(pages)} pages of the news web, {size:.0f} KB on average; median of {rounds} rounds")
    print(f"{'':38}{'ms/page':>8}{'x floor':>9}")
    for name in readers:
        # The first round warms up.
        ratio = statistics.median(one / other for one, other in zip(times[name][1:], times[floor][1:], strict=True))
        print(f"{name:38}{statistics.median(times[name][1:]):8.2f}{ratio:9.1f}")


def _parse(page: Page) -> object:
    return document_fromstring(page.body, parser=HTMLParser(encoding="utf-8"))


def print_scores(title: str, pages: Sequence[GalleryPage], *, by_layout: bool) -> None:
    """What each way reads right, in total and by layout."""
    print(f"\n{title}: {len(pages)} pages\n{HEADER}")
    for way in ways():
        scores = score(way, pages)
        print(row(way.name, summary(scores)))
        for paper in dict.fromkeys(page.truth.paper for page in pages) if by_layout else ():
            own = [found for found, page in zip(scores, pages, strict=True) if page.truth.paper == paper]
            print(row(f"    {paper}", summary(own)))


def main() -> None:
    """Print the tables."""
    logging.disable(logging.WARNING)
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    papers = {word for word in sys.argv[1:] if not word.isdigit()}
    rounds = numbers[0] if numbers else ROUNDS
    pages = [] if papers else news_web()
    if pages:
        if rounds:
            print_times(pages, rounds)
        print_scores("The news web", pages, by_layout=False)
    for lot in lots():
        chosen = [page for page in gallery(lot) if not papers or page.truth.paper in papers]
        if chosen:
            print_scores(f"The gallery, {lot.replace('_', ' ')}", chosen, by_layout=True)


if __name__ == "__main__":
    main()
