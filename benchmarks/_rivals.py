"""Other readers of pages, each as a function that gives an article: beside them our own is measured.

newspaper4k and readability-lxml hold back libraries that this project uses in newer versions, so they are no part of
the development environment: `make rivals` puts them in one of their own. Where they are missing, they are left out.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Mapping
from datetime import date

import trafilatura
from lxml.html import document_fromstring

from ocop.models import Article, Page
from pipelines.extraction.charset import decode

_CELLS = ("td", "th")
_BLOCKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "blockquote", "figcaption", "section", *_CELLS)
Reader = Callable[[Page], Article | None]


def rivals() -> dict[str, Reader]:
    """The readers that are installed, by the name of what they are. None of them sets the lead apart."""
    wanted: Mapping[str, tuple[str, Reader]] = {
        "trafilatura alone": ("trafilatura", trafilatura_alone),
        "newspaper4k": ("newspaper", newspaper),
        "readability-lxml": ("readability", readability),
    }
    return {name: read for name, (module, read) in wanted.items() if importlib.util.find_spec(module)}


def trafilatura_alone(page: Page) -> Article | None:
    answer = trafilatura.extract(
        page.body, url=page.url, include_comments=False, with_metadata=True, output_format="json"
    )
    if answer is None:
        return None
    found = json.loads(answer)
    lines = [line.removeprefix("- ") for line in found["text"].split("\n")]
    return _article(page, found["title"], found["date"], found["author"], lines)


def newspaper(page: Page) -> Article | None:
    from newspaper import Article as Newspaper  # noqa: PLC0415

    reader = Newspaper(page.url, language="vi", fetch_images=False)
    reader.download(input_html=decode(page.body, dict(page.headers).get("content-type")))
    reader.parse()
    day = reader.publish_date.date().isoformat() if reader.publish_date else None
    return _article(page, reader.title, day, ", ".join(reader.authors), reader.text.split("\n"))


def readability(page: Page) -> Article | None:
    from readability import Document  # noqa: PLC0415

    document = Document(decode(page.body, dict(page.headers).get("content-type")))
    return _article(page, document.short_title(), None, None, _lines(document.summary()))


def _lines(markup: str) -> list[str]:
    """Text of a piece of HTML, a line a block; the cells of a row stay on one."""
    tree = document_fromstring(markup)
    for element in tree.iter(*_BLOCKS):
        in_cell = element.tag in _CELLS or next(element.iterancestors(*_CELLS), None) is not None
        joint = " " if in_cell else "\n"
        element.text = joint + (element.text or "")
        element.tail = joint + (element.tail or "")
    return [" ".join(line.split()) for line in str(tree.text_content()).split("\n")]


def _article(page: Page, title: str | None, day: str | None, author: str | None, lines: list[str]) -> Article:
    return Article(
        url=page.url,
        title=title,
        text="\n".join(filter(None, map(str.strip, lines))),
        author=author or None,
        published_date=date.fromisoformat(day) if day else None,
    )
