"""How right the reading of a page is.

A paragraph is right if it equals a line of the truth but for spaces, the bars between table cells and the spelling of
one letter in several code points; a line that is read twice is right once. A figure leaks if most of the words of a box
that states it, four in a row, are found in what was read and not in the article itself.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ocop.demo.gallery.truth import PageTruth
from ocop.models import Article

_RUN = 4
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class PageScore:
    """What is right on one page.

    Attributes:
        title: Whether the headline is exact.
        day: Whether the day of publication is exact.
        lead: Whether the opening paragraph is exact.
        right: Paragraphs that were read and are of the article.
        found: Paragraphs that were read.
        wanted: Paragraphs of the article.
        leaked: Sentences of other stories with a figure that were read as if they were of the article.
        author: Whether the writer is exact; None where the page names none.
    """

    title: bool
    day: bool
    lead: bool
    right: int
    found: int
    wanted: int
    leaked: tuple[str, ...]
    author: bool | None = None


@dataclass(frozen=True, slots=True)
class GalleryScore:
    """What is right on several pages.

    Attributes:
        pages: Number of pages.
        title: Share of exact headlines.
        day: Share of exact days.
        lead: Share of exact opening paragraphs.
        precision: Share of the paragraphs read that are of their article, over all pages; 1 where none was read.
        recall: Share of the paragraphs of the articles that were read.
        leaking: Number of pages with a figure of another story.
        author: Share of exact writers among the pages that name one; 1 where none does.
    """

    pages: int
    title: float
    day: float
    lead: float
    precision: float
    recall: float
    leaking: int
    author: float


def score_page(truth: PageTruth, article: Article | None) -> PageScore:
    """Score of one page; None stands for a page that was taken for no article."""
    if article is None:
        author = None if truth.author is None else False
        return PageScore(False, False, False, 0, 0, len(truth.lines), (), author)
    found = Counter(line for line in map(plain, article.text.split("\n")) if line)
    wanted = Counter(map(plain, truth.lines))
    return PageScore(
        title=plain(article.title or "") == plain(truth.title),
        day=article.published_date == truth.published_date,
        lead=plain(article.lead or "") == plain(truth.lead),
        right=sum((found & wanted).values()),
        found=sum(found.values()),
        wanted=sum(wanted.values()),
        leaked=leaked(truth, article),
        author=None if truth.author is None else plain(article.author or "") == plain(truth.author),
    )


def summary(scores: Iterable[PageScore]) -> GalleryScore:
    """Score of several pages; paragraphs are counted over all of them."""
    pages = list(scores)
    found, right = sum(page.found for page in pages), sum(page.right for page in pages)
    authors = [page.author for page in pages if page.author is not None]
    count = max(len(pages), 1)
    return GalleryScore(
        pages=len(pages),
        title=sum(page.title for page in pages) / count,
        day=sum(page.day for page in pages) / count,
        lead=sum(page.lead for page in pages) / count,
        precision=right / found if found else 1.0,
        recall=right / max(sum(page.wanted for page in pages), 1),
        leaking=sum(bool(page.leaked) for page in pages),
        author=sum(authors) / len(authors) if authors else 1.0,
    )


def leaked(truth: PageTruth, article: Article) -> tuple[str, ...]:
    """Sentences with a figure from the boxes of the page of which most was read as the article's."""
    own = _runs([truth.title, *truth.lines, *truth.captions])
    read = _runs([article.title or "", article.lead or "", *article.text.split("\n")])
    found = []
    for sentence in truth.boxes:
        runs = _runs([sentence]) - own
        if runs and any(char.isdigit() for char in sentence) and len(runs & read) > _MOST * len(runs):
            found.append(sentence)
    return tuple(found)


def plain(line: str) -> str:
    r"""A line as it is compared: in NFC, without bars between cells, with single spaces.

    >>> plain("Năm Căn |  12\xa0sản phẩm ")
    'Năm Căn 12 sản phẩm'
    """
    return " ".join(unicodedata.normalize("NFC", line).replace("|", " ").split())


def _runs(lines: Iterable[str]) -> set[tuple[str, ...]]:
    """All runs of four words in lines; a shorter line is one run."""
    runs = set()
    for line in lines:
        words = tuple(plain(line).split())
        runs |= {words[at : at + _RUN] for at in range(max(len(words) - _RUN, 0) + 1)}
    return runs - {()}
