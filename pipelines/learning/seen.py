"""A page of an outlet as it looks to one who does not know its layout: its tree, and where in it the parts are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from ocop.models import Article, Page
from pipelines.extraction.blocks import read_blocks
from pipelines.extraction.by_look import Parts, find_parts
from pipelines.extraction.charset import decode
from pipelines.extraction.document import parse_html
from pipelines.extraction.head import read_head
from pipelines.extraction.layout import stamp_texts
from pipelines.extraction.noise import remove_inert
from pipelines.extraction.web import read_web_page
from pipelines.extraction.wording import folded

_MARK = "data-ocop-number"


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page and what stands where on it.

    Attributes:
        page: The page.
        tree: Its tree without scripts and hidden parts, in which the elements below are.
        title: Element of the headline; None where it was not found, as with the others.
        lead: Element of the opening paragraph that stands apart.
        bodies: Elements that hold the text.
        date: Element of the date stamp.
        boxes: Elements inside the bodies that are no part of the article.
        own: Elements of the article's own lines, but for a lead that stands apart.
        strange: Elements of all other lines, but for those in the boxes.
        around: All lines of the page, folded.
        article: The article as it is read by the look of the page.
    """

    page: Page
    tree: HtmlElement
    title: HtmlElement | None
    lead: HtmlElement | None
    bodies: tuple[HtmlElement, ...]
    date: HtmlElement | None
    boxes: tuple[HtmlElement, ...]
    own: frozenset[HtmlElement]
    strange: frozenset[HtmlElement]
    around: frozenset[str]
    article: Article

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the article, folded."""
        return tuple(folded(line) for line in self.article.text.split("\n"))


def look_at(page: Page) -> SeenPage | None:
    """A page as it looks; None where it shows no article.

    Args:
        page: A page of type `text/html`.
    """
    article = read_web_page(page, ())
    tree = parse_html(decode(page.body, dict(page.headers).get("content-type")))
    if not isinstance(article, Article) or tree is None:
        return None
    head = read_head(tree)
    linked = head.linked.article_at(page.url, None)
    outlet = page.source.name if page.source else head.metas.first("og:site_name")
    description = head.description or (linked.description if linked else None)
    remove_inert(tree)
    for number, element in enumerate(tree.iter()):
        if isinstance(element.tag, str):
            element.set(_MARK, str(number))
    known = {element.get(_MARK): element for element in tree.iter() if element.get(_MARK)}
    parts = find_parts(deepcopy(tree), head.titles(linked, outlet), description)
    seen = _seen(page, article, tree, parts, known) if parts.containers else None
    for element in known.values():
        element.attrib.pop(_MARK, None)
    return seen


def _seen(
    page: Page, article: Article, tree: HtmlElement, parts: Parts, known: dict[str | None, HtmlElement]
) -> SeenPage:
    def original(element: HtmlElement | None) -> HtmlElement | None:
        return None if element is None else known.get(element.get(_MARK))

    bodies = tuple(
        known[element.get(_MARK)] for element in parts.containers if element is not parts.lead and element.get(_MARK)
    )
    left = {element.get(_MARK) for container in parts.containers for element in container.iter()}
    lead = original(parts.lead)
    apart = set() if lead is None else set(lead.iter())
    lines = {folded(line) for line in article.text.split("\n")}
    content = read_blocks(parts.containers).lines
    own = {
        known[line.element.get(_MARK)] for line in content if line.element is not None and folded(line.text) in lines
    }
    boxes = tuple(_boxes(bodies, left))
    cut = {element for box in boxes for element in box.iter()}
    shown = read_blocks([tree]).lines
    strange = {line.element for line in shown if line.element is not None} - (own - apart) - cut
    stamp = next(iter((*parts.stamps, *parts.clocks)), None)
    around = (*parts.near, *parts.behind, *parts.before)
    date = next((each for each in around if stamp and stamp in stamp_texts([each])), None)
    # What is written for machines is read without doubt.
    for each in () if date is None else date.iterdescendants():
        if (each.get("datetime") or each.get("content")) and any(stamp_texts([each])):
            date = each
            break
    return SeenPage(
        page=page,
        tree=tree,
        title=original(parts.headline),
        lead=lead,
        bodies=bodies,
        date=original(date),
        boxes=boxes,
        own=frozenset(own - apart),
        strange=frozenset(strange),
        around=frozenset(folded(line.text) for line in shown),
        article=article,
    )


def _boxes(bodies: Iterable[HtmlElement], left: set[str | None]) -> Iterator[HtmlElement]:
    """The largest elements inside bodies that were taken out."""
    for body in bodies:
        stack = list(body)
        while stack:
            element = stack.pop()
            if element.get(_MARK) not in left:
                yield element
            else:
                stack.extend(element)
