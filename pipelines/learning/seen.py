"""A page of an outlet as it looks to one who does not know its layout: its tree, and where in it the parts are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from ocop.models import Page
from pipelines.extraction.blocks import read_blocks
from pipelines.extraction.by_look import Parts, find_parts, layout_by_look
from pipelines.extraction.charset import decode, looks_binary
from pipelines.extraction.document import parse_html
from pipelines.extraction.head import read_head
from pipelines.extraction.layout import Layout, stamp_texts
from pipelines.extraction.noise import remove_inert
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
        own: Elements that hold the article's own lines.
        lines: The lines of the article, folded.
        around: All lines of the page, folded.
    """

    page: Page
    tree: HtmlElement
    title: HtmlElement | None
    lead: HtmlElement | None
    bodies: tuple[HtmlElement, ...]
    date: HtmlElement | None
    boxes: tuple[HtmlElement, ...]
    own: frozenset[HtmlElement]
    lines: tuple[str, ...]
    around: frozenset[str]


def look_at(page: Page) -> SeenPage | None:
    """A page as it looks; None where it shows no article.

    Args:
        page: A page of type `text/html`.
    """
    markup = decode(page.body, dict(page.headers).get("content-type"))
    tree = None if looks_binary(markup) else parse_html(markup)
    if tree is None or tree.body is None:
        return None
    head = read_head(tree)
    linked = head.linked.article_at(page.url, None)
    outlet = page.source.name if page.source else head.metas.first("og:site_name")
    titles = head.titles(linked, outlet)
    description = head.description or (linked.description if linked else None)
    remove_inert(tree)
    for number, element in enumerate(tree.iter()):
        if isinstance(element.tag, str):
            element.set(_MARK, str(number))
    known = {element.get(_MARK): element for element in tree.iter() if element.get(_MARK)}
    searched, read = deepcopy(tree), deepcopy(tree)
    parts = find_parts(searched, titles, description)
    layout = layout_by_look(read, titles, description)
    if not parts.containers or not layout.lines:
        return None
    seen = _seen(page, tree, parts, layout, known)
    for element in known.values():
        element.attrib.pop(_MARK, None)
    return seen


def _seen(
    page: Page, tree: HtmlElement, parts: Parts, layout: Layout, known: dict[str | None, HtmlElement]
) -> SeenPage:
    def original(element: HtmlElement | None) -> HtmlElement | None:
        return None if element is None else known.get(element.get(_MARK))

    bodies = tuple(
        known[element.get(_MARK)] for element in parts.containers if element is not parts.lead and element.get(_MARK)
    )
    left = {element.get(_MARK) for container in parts.containers for element in container.iter()}
    own = {known[line.element.get(_MARK)] for line in layout.lines if line.element is not None}
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
        lead=original(parts.lead),
        bodies=bodies,
        date=original(date),
        boxes=tuple(_boxes(bodies, left)),
        own=frozenset(own),
        lines=tuple(folded(line.text) for line in layout.lines),
        around=frozenset(folded(line.text) for line in read_blocks([tree]).lines),
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
