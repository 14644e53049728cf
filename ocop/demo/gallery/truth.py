"""What a careful reader finds on a page of the gallery, and what stands there beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PageTruth:
    """The article of one page.

    Attributes:
        paper: Id of the paper that prints it.
        article: Id of the article in the news web.
        url: Its canonical address.
        title: Headline.
        lead: Opening paragraph, which the layout sets apart.
        lines: Lead and body, one paragraph, item or table row a line, with single plain spaces.
        captions: Captions of the pictures; empty where the layout shows none.
        author: Writer; None where the page does not name one.
        published_date: Day of publication in Vietnam.
        section: Section; None where the page does not tell it.
        boxes: Sentences and headlines of other stories that stand on the same page and are no part of the article.
    """

    paper: str
    article: str
    url: str
    title: str
    lead: str
    lines: tuple[str, ...]
    captions: tuple[str, ...]
    author: str | None
    published_date: date
    section: str | None
    boxes: tuple[str, ...]
